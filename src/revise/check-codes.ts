import type { Step } from './path.ts'
import { cut, type Found, problem } from './problem.ts'
import { isObject } from './same.ts'
import { strayKeys } from './tidy.ts'
import type { Vocabulary } from './vocabulary.ts'

/*
 * Codes of currencies, countries and bodies that people typed, and words that stayed behind when a code was corrected.
 */

const PARTIES = ['donors', 'recipients', 'channel', 'funding_source'] as const

const BY_CODE: ReadonlySet<string> = new Set(PARTIES)

/** Every short word in capitals: what a slip in a code was probably meant to be stands elsewhere in the file. */
export function codesOf(value: unknown): string[] {
  if (typeof value === 'string') return /^[A-Z]{2,6}$/.test(value) ? [value] : []
  if (Array.isArray(value)) return [...new Set(value.flatMap(codesOf))]
  return isObject(value) ? [...new Set(Object.values(value).flatMap(codesOf))] : []
}

export function codeProblems(
  record: unknown,
  path: readonly Step[],
  vocabulary: Vocabulary,
  nearby: readonly string[],
): Found[] {
  if (!isObject(record)) return []
  const { currencies, meant } = vocabulary
  const sums = [
    ...(isObject(record.amount) ? [[['amount'], record.amount] as const] : []),
    ...(Array.isArray(record.equivalents)
      ? record.equivalents.map((sum, i) => [['equivalents', i], sum] as const)
      : []),
  ]
  const money = sums.flatMap(([where, sum]) => {
    const code: unknown = isObject(sum) ? sum.currency : null
    if (typeof code !== 'string' || currencies.has(code)) return []
    return [unknown([...path, ...where, 'currency'], 'currency', code, meant(code, 'currencies', nearby))]
  })
  const names = PARTIES.flatMap((field) => {
    const list: unknown = record[field]
    if (!Array.isArray(list)) return []
    return list.flatMap((party: unknown, i) =>
      typeof party === 'string' ? partyProblem(record, field, party, [...path, field, i], vocabulary, nearby) : [],
    )
  })
  return [...money, ...names]
}

/** Codes of the lists of officials, groups, agreements and countries. */
export function listProblems(file: unknown, vocabulary: Vocabulary, nearby: readonly string[]): Found[] {
  if (!isObject(file)) return []
  return Object.entries(LISTED).flatMap(([list, field]) => {
    const entries: readonly unknown[] = Array.isArray(file[list]) ? file[list] : []
    return entries.flatMap((entry, i) => {
      const told: unknown = isObject(entry) ? entry[field] : null
      const codes = Array.isArray(told) ? told.map((one: unknown, k) => [one, [k]] as const) : [[told, []] as const]
      return codes.flatMap(([code, step]) =>
        typeof code === 'string' ? partyProblem({}, field, code, [list, i, field, ...step], vocabulary, nearby) : [],
      )
    })
  })
}

const LISTED = { officials: 'country', groups: 'members', agreements: 'parties', countries: 'code' } as const

/** @param record with the spans and reasons that stand under the party's name */
function partyProblem(
  record: Readonly<Record<string, unknown>>,
  field: string,
  party: string,
  place: readonly Step[],
  { parties, meant, countryOf }: Vocabulary,
  nearby: readonly string[],
): Found[] {
  if (parties.has(party)) return []
  if (looksLikeCode(party)) return [unknown(place, 'country or body', party, meant(party, 'parties', nearby))]
  const code = countryOf(party)
  if (code === null) return []
  const key = `${field}.${party}`
  const maps = [record.spans, record.why].filter((map) => isObject(map) && Object.hasOwn(map, key))
  const also = maps.length ? `, and ${field}.${code} in place of ${key}` : ''
  return [
    problem(
      place,
      'check/country-name',
      `${party} is no code: records name a country by its code`,
      `write ${code}${also}`,
    ),
  ]
}

/** A body without an acronym is written out, and cannot be looked up. */
const looksLikeCode = (word: string): boolean => /^[A-Za-z]{2}$/.test(word)

const unknown = (path: readonly Step[], what: string, code: string, meant: string | null): Found =>
  problem(
    path,
    'check/unknown-code',
    `no ${what} ${code}`,
    meant ? `did you mean ${meant}?` : `write the code of a ${what} that there is`,
  )

/** A value was corrected in an editor, and the words or the reason of the old one stayed. */
export function strayProblems(record: unknown, path: readonly Step[], { countryOf }: Vocabulary): Found[] {
  if (!isObject(record)) return []
  return (['spans', 'why'] as const).flatMap((map) =>
    strayKeys(record, map).map((key) => {
      const field = key.slice(0, key.indexOf('.'))
      const list = Array.isArray(record[field]) ? record[field] : []
      const free = list.find(
        (entry) => typeof entry === 'string' && !(isObject(record[map]) && `${field}.${entry}` in record[map]),
      )
      const held = list.map((entry) => (typeof entry === 'string' ? entry : JSON.stringify(entry))).join(', ')
      const name: unknown = (BY_CODE.has(field) && typeof free === 'string' && countryOf(free)) || free
      const mend =
        name === undefined
          ? 'take this line out'
          : `take this line out, or name it ${field}.${name} if it is about ${name}`
      return problem(
        [...path, map, key],
        'check/stray',
        `${field} is [${cut(held)}], and has no ${key.slice(field.length + 1)} any more`,
        mend,
      )
    }),
  )
}
