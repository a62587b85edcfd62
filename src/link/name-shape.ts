import type { RuleBook } from '../rulebook/book.ts'

/** How well a personal name fits each state, from how names of its languages look. Only a hint: names travel. */
export type NameShape = (name: string) => ReadonlyMap<string, number>

interface Language {
  readonly codes: readonly string[]
  readonly also: readonly string[]
  readonly given: ReadonlySet<string>
  readonly particles: ReadonlySet<string>
  readonly letters: string
}

export function nameShapes(book: RuleBook): NameShape {
  const rules = book.rules('name-shapes')
  const languages = rules.map(
    (rule): Language => ({
      codes: rule.codes,
      also: rule.codes_also ?? [],
      given: new Set(rule.given.map(plain)),
      particles: new Set(rule.particles ?? []),
      letters: (rule.letters ?? '').replaceAll(' ', ''),
    }),
  )
  const endings = new Map<string, number[]>()
  rules.forEach((rule, i) => {
    for (const ending of rule.endings) endings.set(plain(ending), [...(endings.get(plain(ending)) ?? []), i])
  })
  return (name) => {
    const words = name.split(/[\s]+/).filter(Boolean)
    const folded = words.map(plain)
    const ended = new Map<number, number>()
    const family = folded.at(-1) ?? ''
    for (let length = 2; length <= Math.min(9, family.length - 1); length++)
      for (const i of endings.get(family.slice(-length)) ?? [])
        ended.set(i, Math.max(ended.get(i) ?? 0, length < 3 ? 0.35 : length < 4 ? 0.7 : 1.2))
    const fits = new Map<string, number>()
    languages.forEach((language, i) => {
      const given = words.length > 1 && folded.slice(0, -1).some((word) => language.given.has(word)) ? 1.3 : 0
      const particle = folded.some((word) => language.particles.has(word.split('-', 1)[0]!)) ? 0.5 : 0
      const letter = [...name.toLowerCase()].some((sign) => language.letters.includes(sign)) ? 0.5 : 0
      const fit = given + particle + letter + (ended.get(i) ?? 0)
      if (fit <= 0) return
      for (const code of language.codes) fits.set(code, Math.max(fits.get(code) ?? 0, fit))
      for (const code of language.also) fits.set(code, Math.max(fits.get(code) ?? 0, fit * 0.6))
    })
    return fits
  }
}

const plain = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f.'’]/g, '')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ı', 'i')
    .replaceAll('ð', 'd')
    .replaceAll('þ', 'th')
