import type { RuleBook } from '../rulebook/book.ts'
import { nearest } from './nearest.ts'

/**
 * The code of the country that somebody wrote out where records say its code: by its names, adjectives and peoples in our rules, by its
 * name in the languages that reviewers write (as the platform knows them), or by one of these with a slip. Null for the name of a body.
 */
export function countryNames(book: RuleBook): (party: string) => string | null {
  const ours = namesOf(book)
  const longer = [...ours.keys()].filter((name) => name.length >= SHORTEST)
  const bodies = bodyNames(book)
  let foreign: ReadonlyMap<string, string> | null = null
  return (party) => {
    const word = folded(party)
    if (bodies.has(word)) return null
    const told = ours.get(word)
    if (told) return told
    foreign ??= foreignNames([...new Set(ours.values())])
    const abroad = foreign.get(word)
    if (abroad) return abroad
    const near = word.length < SHORTEST ? null : nearest(word, longer, mostSlips)
    return near === null ? null : ours.get(near)!
  }
}

/** Of fewer letters, a slip of one is another word: `Mali`, `Malta`. */
const SHORTEST = 5

/** `Sweeden`, `Norwegen`; but `Caritas` is no country. */
const mostSlips = (name: string): number => (name.length < 8 ? 1 : 2)

const folded = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/^the\s+|\./g, '')
    .trim()

/** Folded name → code; where two countries share one, the first. */
function namesOf(book: RuleBook): Map<string, string> {
  const codes = new Map<string, string>()
  const add = (code: string, names: readonly string[] = []): void => {
    for (const name of names) if (!codes.has(folded(name))) codes.set(folded(name), code)
  }
  for (const [code, names] of Object.entries(book.world.countries)) add(code, names)
  for (const { code, names, exact, adjectives, people } of book.rules('countries'))
    for (const words of [names, exact, adjectives, people]) add(code, words)
  return codes
}

const bodyNames = (book: RuleBook): Set<string> =>
  new Set(
    book
      .rules('bodies')
      .flatMap(({ code, names = [], exact = [] }) => [...(code === undefined ? [] : [code]), ...names, ...exact])
      .map(folded),
  )

const LANGUAGES = ['de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'cs', 'sv', 'da', 'nb', 'fi', 'uk', 'ru']

/** The codes are those that people know; a platform without these languages knows no names of theirs. */
function foreignNames(codes: readonly string[]): ReadonlyMap<string, string> {
  const names = LANGUAGES.flatMap((language) => {
    const display = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
    return codes.flatMap((code) => {
      const name = display.of(code)
      return name === undefined ? [] : [[folded(name), code] as const]
    })
  })
  return new Map(names.reverse())
}
