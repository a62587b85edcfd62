import type { RuleBook } from '../rulebook/book.ts'

/** How well a personal name fits each state, from how names of its languages look. Only a hint: names travel. */
export type NameShape = (name: string) => ReadonlyMap<string, number>

/** The languages that something speaks for, as places in the list of rules. */
type Index = ReadonlyMap<string, readonly number[]>

/** What was seen of a name for one language. */
interface Hints {
  given: number
  particle: number
  letter: number
  ending: number
}

export function nameShapes(book: RuleBook): NameShape {
  const rules = book.rules('name-shapes')
  const given = indexOf(rules.map((rule) => rule.given.map(plain)))
  const particles = indexOf(rules.map((rule) => rule.particles ?? []))
  const letters = indexOf(rules.map((rule) => [...(rule.letters ?? '').replaceAll(' ', '')]))
  const endings = indexOf(rules.map((rule) => rule.endings.map(plain)))
  return (name) => {
    const words = name.split(/[\s]+/).filter(Boolean)
    const folded = words.map(plain)
    const hints = new Map<number, Hints>()
    const hint = (languages: readonly number[] | undefined, field: keyof Hints, weight: number): void => {
      for (const i of languages ?? []) {
        const known = hints.get(i) ?? { given: 0, particle: 0, letter: 0, ending: 0 }
        known[field] = Math.max(known[field], weight)
        hints.set(i, known)
      }
    }
    const family = folded.at(-1) ?? ''
    for (let length = 2; length <= Math.min(9, family.length - 1); length++)
      hint(endings.get(family.slice(-length)), 'ending', length < 3 ? 0.35 : length < 4 ? 0.7 : 1.2)
    for (const word of folded.slice(0, -1)) hint(given.get(word), 'given', 1.3)
    for (const word of folded) hint(particles.get(word.split('-', 1)[0]!), 'particle', 0.5)
    for (const sign of name.toLowerCase()) hint(letters.get(sign), 'letter', 0.5)
    const fits = new Map<string, number>()
    for (const [i, { given, particle, letter, ending }] of [...hints].sort(([a], [b]) => a - b)) {
      const fit = given + particle + letter + ending
      for (const code of rules[i]!.codes) fits.set(code, Math.max(fits.get(code) ?? 0, fit))
      for (const code of rules[i]!.codes_also ?? []) fits.set(code, Math.max(fits.get(code) ?? 0, fit * 0.6))
    }
    return fits
  }
}

/** Word → the lists that it is in. */
function indexOf(lists: readonly (readonly string[])[]): Index {
  const index = new Map<string, number[]>()
  lists.forEach((list, i) => {
    for (const word of new Set(list)) {
      const known = index.get(word)
      if (known) known.push(i)
      else index.set(word, [i])
    }
  })
  return index
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
