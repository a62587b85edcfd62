import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { fitsOf } from './fits.ts'
import { type Extraction, extractionSchema } from './record.ts'

const span = { quote: '€2m', start: 3, end: 6 }
const WHOLE: Extraction = {
  schema: 'aid-article/1',
  article: {
    id: 'a_1',
    source: 'a.txt',
    title: null,
    url: null,
    published: '2024-01-24',
    published_from: 'option',
    language: 'en',
    gate: 'open',
  },
  run: { version: '0.1.0', rules: 'h' },
  records: [
    {
      id: 'r_7a1d90',
      donors: ['DK'],
      recipients: ['UA'],
      channel: [],
      funding_source: [],
      amount: { value: 2e6, currency: 'EUR', qualifier: 'exact' },
      equivalents: [],
      items: [{ name: 'tents', category: null, quantity: 40, qualifier: 'about', unit: null }],
      type: 'humanitarian',
      sector: null,
      instrument: 'grant',
      status: 'pledged',
      novelty: 'new',
      scope: 'single',
      part_of: null,
      programme: null,
      announced: '2024-01',
      period: '2024/2027',
      delivery: null,
      officials: [],
      groups: [],
      spans: { anchor: span, 'donors.DK': span },
      why: { instrument: 'money' },
      confidence: 0.7,
      doubts: [{ code: 'c', sentence: 's' }],
      review: { state: 'corrected', flag: true, conflicts: [{ path: 'donors', machine: null }] },
    },
  ],
  officials: [{ name: 'N', office: 'O', office_id: null, country: 'DK', body: null, spans: [span] }],
  groups: [{ name: 'G', members: ['DK'], spans: [span] }],
  agreements: [{ kind: 'treaty', parties: ['DK'], date: '2024', spans: [] }],
  countries: [{ code: 'DK', spans: [span] }],
  money: [{ text: '€2m', value: 2e6, currency: 'EUR', qualifier: 'exact', role: 'unclear', record: undefined, span }],
  dates: [{ text: 'today', value: null, mod: null, span }],
  problems: [{ code: 'c', sentence: 's', span: null }],
}

const fits = fitsOf(extractionSchema)
const agrees = (value: unknown): boolean => fits(value) === extractionSchema.safeParse(value).success

test('a whole extraction fits', () => expect(fits(WHOLE)).toBe(true))

const odd = fc.oneof(
  fc.constantFrom(null, undefined, '', 'x', 'DK', '2024-13', 'EUR', 0, -1, 0.5, 2 ** 60, Number.NaN, true, [], {}),
  fc.constantFrom<unknown>([span], { a: span }, { ...span, more: 1 }, [null], ['', 'x'], new Date(0), [[]]),
)

/** Every place of a value, as the keys that lead there. */
const placesOf = (value: unknown): readonly (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [[key], ...placesOf(inner).map((path) => [key, ...path])])
    : []

const changed = (value: unknown, [key, ...rest]: readonly string[], change: (at: unknown) => unknown): unknown => {
  if (key === undefined) return change(value)
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) }
  Reflect.set(copy, key, changed(Reflect.get(copy, key), rest, change))
  return copy
}

test('the plain question and the schema agree on whatever stands anywhere', () => {
  fc.assert(
    fc.property(fc.constantFrom(...placesOf(WHOLE)), odd, (path, value) => agrees(changed(WHOLE, path, () => value))),
    { numRuns: 1500 },
  )
})

test('… and on fields left out and added', () => {
  for (const path of placesOf(WHOLE)) {
    const less = changed(WHOLE, path.slice(0, -1), (at) =>
      Array.isArray(at) ? at : Object.fromEntries(Object.entries(at as object).filter(([key]) => key !== path.at(-1))),
    )
    const more = changed(WHOLE, path, (at) => (typeof at === 'object' && at ? { ...at, more: 1 } : at))
    expect([path, agrees(less), agrees(more)]).toEqual([path, true, true])
  }
})

test('what is not known here is asked of the schema', () => {
  const isEven = fitsOf(z.strictObject({ even: z.number().refine((value) => value % 2 === 0), any: z.unknown() }))
  expect([isEven({ even: 2, any: 1 }), isEven({ even: 3, any: 1 }), isEven({ even: 2, any: 1, more: 1 })]).toEqual([
    true,
    false,
    false,
  ])
})
