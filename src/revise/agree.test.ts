import { expect, test } from 'vitest'
import { extractionSchema } from '../core/record.ts'
import { extract } from '../index.ts'
import { book } from '../testing.ts'
import { adjudicationOf } from './adjudicate.ts'
import { agreementOf, measure, pairRecords } from './agree.ts'
import { same } from './same.ts'

const machine = extract('Denmark will give Ukraine 91 million kroner. Norway sent Moldova 20 million euros.', book, {
  published: '2024-01-25',
  source: 'a.txt',
})
const accepted = { state: 'accepted' } as const
const read = { ...machine, records: machine.records.map((record) => ({ ...record, review: accepted })) }
const nominal = (a: unknown, b: unknown): number => (same(a, b) ? 0 : 1)
const pairsOf = (a: string, b: string): [string, string][] => [...a].map((sign, i) => [sign, b[i]!])

/** Figures of the textbooks: Krippendorff, “Computing Krippendorff’s Alpha-Reliability”, examples B and C. */
test('α and κ are those of the textbook', () => {
  const b = measure(pairsOf('0100000010', '1110010000'), nominal)
  expect(b.alpha).toBeCloseTo(0.095, 3)
  expect(b.kappa).toBeCloseTo(0.0909, 3)
  expect(measure(pairsOf('aabbdcccedda', 'babbbcccedd'.concat('d')), nominal).alpha).toBeCloseTo(0.692, 3)
  expect(measure([], nominal)).toEqual({ n: 0, observed: 0, kappa: null, alpha: null })
  expect(measure(pairsOf('aaa', 'aaa'), nominal)).toEqual({ n: 3, observed: 1, kappa: null, alpha: null })
})

test('a near sum and a near date are nearer than a far one', () => {
  const alpha = (value: number, announced: string): (number | null)[] => {
    const other = {
      ...read,
      records: read.records.map((record, i) =>
        i ? record : { ...record, announced, amount: { value, currency: 'DKK', qualifier: 'exact' as const } },
      ),
    }
    const dated = {
      ...read,
      records: read.records.map((record, i) => (i ? record : { ...record, announced: '2024-01-25' })),
    }
    const { fields } = agreementOf(pairRecords('a', dated, other))
    return [fields.amount!.alpha, fields.announced!.alpha]
  }
  const [near, nearDay] = alpha(90_000_000, '2024-01-26')
  const [far, farDay] = alpha(1_000_000, '2023-01-25')
  expect(near!).toBeGreaterThan(far!)
  expect(nearDay ?? 1).toBeGreaterThan(farDay ?? -1)
})

test('records are matched by their words, and what differs is listed for the page', () => {
  const [first, second] = read.records
  const other = {
    ...read,
    records: [
      { ...second!, id: 'r_ffffff' },
      { ...first!, status: 'committed' as const },
    ],
  }
  const pairs = pairRecords('a', read, other)
  expect(pairs.map(({ differences }) => differences)).toEqual([
    [{ path: 'status', a: first!.status, b: 'committed' }],
    [],
  ])
  const settled = adjudicationOf('a', read, other)
  expect(settled.records[0]!.review.conflicts).toEqual([{ path: 'status', machine: 'committed' }])
  expect(extractionSchema.safeParse(settled).success).toBe(true)
  const alone = adjudicationOf('a', { ...read, records: [first!] }, other)
  expect(alone.records[1]!.doubts[0]!.code).toBe('one_reviewer')
  expect(alone.records).toHaveLength(2)
})

test('only what both reviewed is measured', () => {
  const [first, second] = machine.records
  const of = (...records: (typeof first)[]) => ({ ...machine, records: records.map((record) => record!) })
  const check = (a: typeof machine, b: typeof machine, reviewed: object, found: number | null): void => {
    const agreement = agreementOf(pairRecords('a', a, b, { a: machine, b: machine }))
    expect(agreement.reviewed).toEqual({ both: 0, a: 0, b: 0, none: 0, ...reviewed })
    expect(agreement.found).toBe(found)
  }
  check(machine, machine, { none: 2 }, null)
  check(read, machine, { a: 2 }, null)
  check(read, read, { both: 2 }, 1)
  // one was accepted, the other corrected in an editor that set no state
  check(read, of(first, { ...second!, status: 'proposed' }), { a: 1, both: 1 }, 1)
  // one took out what the other accepted
  check(read, of(first), { a: 1, both: 1 }, 0)
  check(of({ ...first!, review: { state: 'rejected' } }, second), read, { both: 1, b: 1 }, 0)
  // nothing is known of who never opened the article
  check(
    machine,
    of(first, second, { ...second!, id: 'r_ffffff', review: { state: 'corrected' } }),
    { none: 2, b: 1 },
    null,
  )
})
