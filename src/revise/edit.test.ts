import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extract } from '../index.ts'
import { book } from '../testing.ts'
import { writeYaml } from '../write/index.ts'
import { parseResult, type ResultDocument } from './document.ts'
import { type Edit, type Edited, edit, type Hand, replay } from './edit.ts'
import { applyEntries, invert, type LogEntry, parseLog, printLog } from './log.ts'
import { pointsOf } from './points.ts'
import { rebuild } from './rebuild.ts'
import { rewrite } from './rewrite.ts'
import { same } from './same.ts'

const TEXT = [
  'Denmark will give Ukraine 91 million kroner for cyber defence, Defence Minister Troels Lund Poulsen said. 🇩🇰',
  'Norway has sent Moldova 20 million euros. Sweden pledged 6,000 artillery rounds and 40 trucks to Ukraine.',
].join('\n\n')
const extraction = extract(TEXT, book, { published: '2024-01-25', source: 'a.txt' })
const points = pointsOf(TEXT)
const written = writeYaml(extraction)
const ids = extraction.records.map(({ id }) => id)
const hand = { time: '2026-01-02T03:04:05Z', reviewer: 'Ada', file: 'a.txt.yaml' }

/** The file with a person's comment behind or above every line that can have one. */
const commented = written
  .split('\n')
  .map((line, i) => (/^\s*(?:- )?[\w.]+: ?\S/.test(line) ? `${line}   # note ${i}` : line))
  .join('\n')

const open = (text: string): ResultDocument => {
  const { document, issues } = parseResult(text)
  if (!document) throw new Error(issues.map(({ cause, place }) => `${place} ${cause}`).join('\n'))
  return document
}
const done = (edited: Edited): Extract<Edited, { ok: true }> => {
  if (!edited.ok) throw new Error(edited.issues.map(({ cause }) => cause).join('\n'))
  return edited
}
const value = (text: string): { records: Record<string, unknown>[] } => open(text).value as never

/** The lines that a step changes, `-` before those that went and `+` before those that came. */
function check(text: string, step: Edit, ...lines: string[]): void {
  const after = done(edit(open(text), step, hand, points)).text
  const were = new Set(text.split('\n'))
  const are = new Set(after.split('\n'))
  const gone = text.split('\n').filter((line) => !are.has(line))
  const came = after.split('\n').filter((line) => !were.has(line))
  expect([...gone.map((line) => `- ${line.trim()}`), ...came.map((line) => `+ ${line.trim()}`)]).toEqual(lines)
}

/** The comment above a record, with whatever doubts it tells of. */
const headOf = (text: string, number: number): string =>
  text
    .split('\n')
    .find((line) => line.includes(`# ${number}. `))!
    .trim()

test('our own layout is read and printed back as it is', () => {
  expect(ids).toHaveLength(3)
  expect(open(written).root.toString({ lineWidth: 0, flowCollectionPadding: false })).toBe(written)
})

test('a field is set and nothing else of the file changes', () => {
  const review = "+ review: {state: corrected, by: Ada, at: '2026-01-02T03:04:05Z'}"
  check(
    written,
    { kind: 'set', record: ids[1]!, path: 'amount.value', value: 21_000_000 },
    `- ${headOf(written, 2)}`,
    '- amount: {value: 20000000, currency: EUR, qualifier: exact}',
    `+ ${headOf(written, 2).replace('20 000 000', '21 000 000')}`,
    '+ amount: {value: 21000000, currency: EUR, qualifier: exact}',
    review,
  )
})

test('every step is told in the log, played back and undone', () => {
  const steps: Edit[] = [
    { kind: 'set', record: ids[0]!, path: 'donors', value: ['NO', 'SE'] },
    { kind: 'set', record: ids[0]!, path: 'amount', value: null },
    { kind: 'set', record: ids[0]!, path: 'amount', value: { min: 1, max: 2, currency: null, qualifier: 'range' } },
    { kind: 'span', record: ids[1]!, path: 'announced', span: { start: 0, end: 7 } },
    { kind: 'comment', record: ids[1]!, note: 'is it: so? # yes' },
    { kind: 'set', record: ids[2]!, path: 'items.0.quantity', value: 7 },
    { kind: 'split', record: ids[2]!, first: { items: [] }, second: { recipients: ['MD'] } },
    { kind: 'duplicate', record: ids[1]! },
    { kind: 'accept', record: ids[1]! },
    { kind: 'reject', record: ids[0]! },
    { kind: 'merge', into: ids[1]!, from: ids[0]! },
    { kind: 'add', fields: { spans: { anchor: { quote: points.slice(0, 12), start: 0, end: 12 } } }, after: ids[1]! },
    { kind: 'delete', record: ids[2]! },
  ]
  let text = commented
  const log: LogEntry[] = []
  for (const [i, step] of steps.entries()) {
    const before = value(text)
    const edited = done(edit(open(text), step, { ...hand, time: `2026-01-02T03:04:${10 + i}Z` }, points))
    const back = applyEntries(value(edited.text), invert(edited.entries, { ...hand, edit: 'undo' }))
    expect(same(back, before), `undo of ${step.kind}`).toBe(true)
    log.push(...edited.entries)
    text = edited.text
  }
  const { entries, issues } = parseLog(printLog(log))
  expect(issues).toEqual([])
  expect(replay(open(commented), entries, (one) => parseResult(one).document)).toBe(text)
  for (const note of commented.match(/# note \d+/g) ?? []) {
    const inDeleted = !text.includes(note)
    expect(inDeleted, `${note} is kept`).toBe(false)
  }
})

test('each line of the log says why, as far as the step tells', () => {
  const why = (step: Edit, given: Partial<Hand> = {}): (string | null)[] => [
    ...new Set(done(edit(open(written), step, { ...hand, ...given }, points)).entries.map(({ reason }) => reason)),
  ]
  const record = ids[0]!
  expect(why({ kind: 'set', record, path: 'donors', value: ['NO'] })).toEqual(['wrong_donor'])
  expect(why({ kind: 'set', record, path: 'status', value: 'delivered' })).toEqual(['wrong_stage'])
  const { amount } = extraction.records[0]!
  expect(why({ kind: 'set', record, path: 'amount', value: { ...amount, currency: 'NOK' } })).toEqual([
    'wrong_currency',
  ])
  expect(why({ kind: 'set', record, path: 'amount', value: { ...amount, value: 1 } })).toEqual(['wrong_sum'])
  expect(why({ kind: 'set', record, path: 'sector', value: 'x' })).toEqual([null])
  expect(why({ kind: 'set', record, path: 'sector', value: 'x' }, { reason: 'rule_gap' })).toEqual(['rule_gap'])
  expect(why({ kind: 'reject', record })).toEqual(['not_aid'])
  expect(why({ kind: 'comment', record, note: 'x', reason: 'duplicate' })).toEqual(['duplicate'])
})

test('a decision taken back takes neither the comment nor the flag along', () => {
  const steps: Edit[] = [
    { kind: 'comment', record: ids[0]!, note: 'look' },
    { kind: 'flag', record: ids[0]!, flag: true },
    { kind: 'accept', record: ids[0]! },
    { kind: 'reopen', record: ids[0]! },
  ]
  const text = steps.reduce((file, step) => done(edit(open(file), step, hand, points)).text, written)
  expect(value(text).records[0]!.review).toEqual({ state: 'machine', note: 'look', flag: true })
  const plain = done(edit(open(text), { kind: 'flag', record: ids[0]!, flag: false }, hand, points)).text
  expect(value(plain).records[0]!.review).toEqual({ state: 'machine', note: 'look' })
})

test('what the schema refuses is told, and nothing is done', () => {
  const refuse = (step: Edit): string => {
    const edited = edit(open(written), step, hand, points)
    return edited.ok ? 'done' : edited.issues.map(({ cause, mend }) => `${cause}; ${mend}`).join('\n')
  }
  expect(refuse({ kind: 'set', record: ids[0]!, path: 'status', value: 'comitted' })).toBe(
    'status cannot be "comitted"; did you mean committed?',
  )
  expect(refuse({ kind: 'set', record: ids[0]!, path: 'announced', value: 'Wednesday' })).toContain('write a date as')
  expect(refuse({ kind: 'set', record: ids[0]!, path: 'amuont', value: 1 })).toContain('did you mean amount?')
  expect(refuse({ kind: 'set', record: ids[0]!, path: '__proto__.x', value: 1 })).not.toBe('done')
  expect(refuse({ kind: 'set', record: 'r_000000', path: 'status', value: 'pledged' })).toContain('no record')
  expect(refuse({ kind: 'span', record: ids[0]!, path: 'amount', span: { start: 5, end: 9000 } })).toContain('within')
})

test('random values at random places: the file says them, and every comment stays', () => {
  const field = fc.oneof(
    fc.record({
      path: fc.constantFrom('donors', 'groups', 'officials'),
      value: fc.array(fc.string({ minLength: 1 }), { maxLength: 3 }),
    }),
    fc.record({ path: fc.constantFrom('sector', 'programme'), value: fc.option(fc.string({ unit: 'binary' })) }),
    fc.record({
      path: fc.constantFrom('doubts'),
      value: fc.array(fc.record({ code: fc.string(), sentence: fc.string() })),
    }),
    fc.record({ path: fc.constantFrom('why.type', 'why.a.b: c'), value: fc.string() }),
  )
  const notes = commented.match(/# note \d+/g) ?? []
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...ids), field), { minLength: 1, maxLength: 4 }), (changes) => {
      let text = commented
      for (const [record, { path, value: fresh }] of changes) {
        text = done(edit(open(text), { kind: 'set', record, path, value: fresh }, hand)).text
        const [head, rest] = path.startsWith('why.') ? ['why', path.slice(4)] : [path, null]
        const now = value(text).records.find(({ id }) => id === record)?.[head]
        if (rest === null) expect(now).toEqual(fresh)
      }
      expect(notes.filter((note) => !text.includes(note))).toEqual([])
    }),
    { numRuns: 150 },
  )
})

test('a layout that cannot be spliced loses no comment either', () => {
  const text = commented.replace(/^ {4}why: .*$/m, (line) => `    # above\n${line}`)
  const document = open(text)
  const records = value(text).records.map(({ why: _, ...record }, i) =>
    i ? record : { ...record, spans: {}, sector: null },
  )
  const rebuilt = rebuild(document, { ...(document.value as object), records })
  expect(same(value(rebuilt).records, records)).toBe(true)
  expect([...(text.match(/# (?:note \d+|above)/g) ?? [])].filter((note) => !rebuilt.includes(note))).toEqual([])
})

test('a record comes behind one whose last line goes', () => {
  const [first, ...rest] = value(written).records
  const orphaned = { anchor: { quote: 'x', start: 0, end: 1 } }
  const file = { ...(open(written).value as object), records: [{ ...first, review: { state: 'orphan', orphaned } }] }
  const text = rewrite(open(written), file).replace('orphaned:', '# mine\n      orphaned:')
  const records = [{ ...first, review: { state: 'machine' } }, ...rest]
  const after = rewrite(open(text.replace(/doubts: (.*)\n([\s\S]*?review:[\s\S]*?)\n\n/, '$2\n\n')), {
    ...file,
    records,
  })
  expect(value(after).records.map(({ id }) => id)).toEqual(ids)
  expect(after).toContain('# mine')
})

test('a record that goes leaves one empty line, not two', () => {
  for (const [i, record] of ids.entries()) {
    const text = done(edit(open(written), { kind: 'delete', record }, hand, points)).text
    expect(text, `record ${i}`).not.toMatch(/\n\n\n|records:\n\n/)
    expect(open(text).value).toEqual({
      ...value(written),
      records: value(written).records.filter(({ id }) => id !== record),
    })
  }
})

test('records that came and went leave no line behind when that is undone', () => {
  const back = (edits: readonly Edit[]): string => {
    let text = written
    const log: LogEntry[] = []
    for (const step of edits) {
      const edited = done(edit(open(text), step, hand, points))
      text = edited.text
      log.push(...edited.entries)
    }
    return rewrite(open(text), applyEntries(value(text), invert(log, { ...hand, edit: 'undo' })))
  }
  const [first, second, third] = ids as [string, string, string]
  for (const record of ids) {
    expect(back([{ kind: 'duplicate', record }])).toBe(written)
    expect(back([{ kind: 'delete', record }])).toBe(written)
    expect(back([{ kind: 'split', record, first: {}, second: {} }])).toBe(written)
  }
  // lists that were emptied and filled again may be laid out otherwise
  const empty = (text: string): number => text.split('\n').filter((line) => line === '').length
  for (const [into, from] of [
    [first, second],
    [third, first],
    [second, third],
  ] as const)
    expect(empty(back([{ kind: 'merge', into, from }]))).toBe(empty(written))
  for (const gone of [
    [first, second],
    [second, third],
    [first, third],
  ])
    expect(back(gone.map((record) => ({ kind: 'delete', record })))).toBe(written)
})
