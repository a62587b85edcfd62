import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseResult } from './document.ts'
import { begin, type History, type Machine, type Step, take } from './history.ts'

/** A short run on the same histories every time; `npm run test:histories` plays 10,000 new ones. */
const long = process.env.HISTORIES
const HISTORIES = Number(long ?? 60)
/** Milliseconds; the machine may be busy. */
const TIMEOUT = long ? 4 * 3_600_000 : 300_000
const options = long ? { endOnFailure: true } : { endOnFailure: true, seed: 20261126 }

const machine: fc.Arbitrary<Machine> = fc.record({
  finds: fc
    .array(fc.boolean(), { minLength: 4, maxLength: 4 })
    .map((finds) => (finds.some(Boolean) ? finds : [true, true, false, true])),
  seed: fc.nat({ max: 5000 }),
})
const run: fc.Arbitrary<Step> = fc.record({ kind: fc.constant('run' as const), machine, article: fc.nat({ max: 3 }) })
const human: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('set' as const),
      record: fc.nat({ max: 9 }),
      field: fc.nat({ max: 6 }),
      value: fc.nat({ max: 9 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('state' as const),
      record: fc.nat({ max: 9 }),
      state: fc.constantFrom('accept' as const, 'reject' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('delete' as const, 'duplicate' as const, 'type' as const),
      record: fc.nat({ max: 9 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('comment' as const), line: fc.nat({ max: 200 }) }) },
)

const play = (steps: readonly Step[]): History => {
  let history = begin()
  for (const [i, step] of steps.entries()) {
    const done = take(history, step, i)
    if (done.broken) throw new Error(`step ${i} (${step.kind}): ${done.broken}`)
    history = done.history
  }
  return history
}

/** Histories that lost something once. */
const on = (...finds: number[]): boolean[] => [0, 1, 2, 3].map((i) => finds.includes(i))
const again = (finds: boolean[], seed = 0, article = 0): Step => ({ kind: 'run', machine: { finds, seed }, article })
const set = (record: number, field: number, value: number): Step => ({ kind: 'set', record, field, value })
const LOST_ONCE: [Step, [Step[], Step][]][] = [
  // a deleted record whose sentence goes and comes back
  [
    again(on(2)),
    [
      [[{ kind: 'delete', record: 0 }], again(on(0, 1, 3), 0, 2)],
      [[set(0, 0, 0)], again(on(2), 0, 1)],
    ],
  ],
  // a value set back to the machine's while its record was an orphan
  [
    again(on(0)),
    [
      [[set(0, 0, 1)], again(on(1, 2, 3), 4608)],
      [[{ kind: 'delete', record: 5 }, set(4, 6, 5)], again(on(2))],
      [[set(0, 6, 0), { kind: 'delete', record: 7 }], again(on(0, 1, 3))],
    ],
  ],
  // a comment above a line that goes, with a record coming behind it
  [
    again(on(1, 2)),
    [
      [
        [
          { kind: 'delete', record: 0 },
          { kind: 'state', record: 0, state: 'accept' },
        ],
        again(on(0, 2), 8),
      ],
      [[{ kind: 'delete', record: 0 }], again(on(2), 0, 2)],
      [[{ kind: 'comment', line: 110 }, { kind: 'state', record: 0, state: 'accept' }, set(0, 0, 0)], again(on(2, 3))],
      [[set(0, 0, 0)], again(on(0, 1, 3))],
    ],
  ],
]

test(
  'whatever people said and wrote stays, over every run; a second run changes nothing',
  () => {
    const rounds = fc.array(fc.tuple(fc.array(human, { minLength: 1, maxLength: 4 }), run), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(run, rounds, (first, more) => {
        play([first, ...more.flatMap(([edits, again]) => [...edits, again])])
      }),
      { ...options, numRuns: HISTORIES, examples: LOST_ONCE },
    )
  },
  TIMEOUT,
)

test(
  'the order of two corrections that touch different fields does not matter',
  () => {
    fc.assert(
      fc.property(
        run,
        run,
        fc.nat({ max: 9 }),
        fc.nat({ max: 6 }),
        fc.nat({ max: 6 }),
        fc.nat({ max: 9 }),
        (first, again, record, a, b, value) => {
          fc.pre(a !== b)
          const one: Step = { kind: 'set', record, field: a, value }
          const other: Step = { kind: 'set', record: record + 1, field: b, value }
          const said = (steps: Step[]): unknown => {
            const document = parseResult(play(steps).file!).document
            return JSON.parse(JSON.stringify(document?.value, (key, told) => (key === 'at' ? undefined : told)))
          }
          expect(said([first, one, other, again])).toEqual(said([first, other, one, again]))
        },
      ),
      { ...options, numRuns: Math.ceil(HISTORIES / 10) },
    )
  },
  TIMEOUT,
)
