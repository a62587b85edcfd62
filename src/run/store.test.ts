import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { extract } from '../index.ts'
import { parseResult } from '../revise/document.ts'
import { edit } from '../revise/edit.ts'
import { type LogEntry, parseLog, printLog } from '../revise/log.ts'
import { book } from '../testing.ts'
import { writeJson, writeJsonLine, writeYaml } from '../write/index.ts'
import { runCheckout } from './checkout.ts'
import { createNotice } from './notice.ts'
import type { Output } from './output.ts'
import { extractionsOf } from './parts.ts'
import { openStore, type Store } from './store.ts'

const folder = mkdtempSync(join(tmpdir(), 'aidtrail-store-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const TEXT = 'Norway gave Moldova 20 million euros. Sweden pledged 5 million euros to Ukraine.'
const answer = (text: string, source = 'a.txt') => {
  const extraction = extract(text, book, { source })
  return { extraction, text, written: writeYaml(extraction) }
}
const quiet: Output = {
  screen: { colour: false, columns: 120 },
  data: () => {},
  line: () => {},
  problem: () => {},
  progress: () => {},
  drained: () => Promise.resolve(),
}

let count = 0
function fresh(text = TEXT): {
  store: Store
  path: string
  write(change: (file: string) => string): void
  read(): string
} {
  const store = openStore(join(folder, String(count++)))
  store.merge('a.txt.yaml', answer(text))
  const path = join(store.folder, 'a.txt.yaml')
  const read = (): string => readFileSync(path, 'utf8')
  return { store, path, read, write: (change) => writeFileSync(path, change(read())) }
}

test('a file that nobody touched is the machine’s', () => {
  const { store, read } = fresh()
  expect(store.merge('a.txt.yaml', answer(TEXT)).kind).toBe('same')
  const other = answer('Norway gave Moldova 30 million euros.')
  expect(store.merge('a.txt.yaml', other).kind).toBe('written')
  expect(read()).toBe(other.written)
})

test('a file that cannot be read stays untouched, is told with its line, and is merged once it is mended', () => {
  const { store, read, write } = fresh()
  const before = read()
  write((file) => file.replace('donors: [', 'donors: [['))
  const broken = read()
  const done = store.merge('a.txt.yaml', answer(`${TEXT} Poland gave Moldova 7 million euros.`))
  expect(done.kind).toBe('refused')
  expect(done.issues.map(({ place }) => place?.replace(/:.*/, ''))).toContain('a.txt.yaml')
  expect(read()).toBe(broken)
  write(() => before.replace('status: disbursed', 'status: committed # says Ada'))
  expect(store.merge('a.txt.yaml', answer(`${TEXT} Poland gave Moldova 7 million euros.`)).counts).toMatchObject({
    new: 1,
  })
  expect(read()).toContain('status: committed # says Ada')
  expect(read()).toContain('value: 7000000')
})

test('an article that is gone takes its result along, unless a person had a say in it', () => {
  const untouched = fresh()
  expect(untouched.store.remove('a.txt.yaml')).toBe('removed')
  expect(existsSync(untouched.path)).toBe(false)
  const { store, read, write } = fresh()
  write((file) => file.replace('review: {state: machine}', 'review: {state: accepted} # mine'))
  expect(store.remove('a.txt.yaml')).toBe('kept')
  expect(store.remove('a.txt.yaml')).toBe('kept')
  expect(read().match(/article\/gone/g)).toHaveLength(1)
  expect(read()).toContain('{state: accepted} # mine')
  store.merge('a.txt.yaml', answer(TEXT))
  expect(read()).not.toContain('article/gone')
})

test('spans of an edited article move with their words, or become orphans', () => {
  const { store, read, write } = fresh()
  write((file) => file.replace('review: {state: machine}', 'review: {state: accepted}'))
  store.merge('a.txt.yaml', answer(`A new line. 😀 ${TEXT}`))
  expect(read()).toContain('{quote: Norway, start: 14, end: 20}')
  store.merge('a.txt.yaml', answer('Sweden pledged 5 million euros to Ukraine.'))
  expect(read()).toContain('state: orphan')
  expect(read()).toContain('orphaned:')
  store.merge('a.txt.yaml', answer(`A new line. 😀 ${TEXT}`))
  expect(read()).toContain('state: accepted')
  expect(read()).not.toContain('orphaned:')
})

test('lost notes lose no correction', () => {
  const { store, read, write } = fresh()
  write((file) => file.replace('status: disbursed', 'status: committed'))
  rmSync(join(store.folder, '.aidtrail'), { recursive: true })
  store.merge('a.txt.yaml', answer(TEXT))
  expect(read()).toContain('status: committed')
  expect(read()).not.toContain('conflicts')
})

const logOf = (store: Store): LogEntry[] => [
  ...parseLog(existsSync(logPath(store)) ? readFileSync(logPath(store), 'utf8') : '').entries,
]
const logPath = (store: Store): string => join(store.folder, '.aidtrail', 'log.jsonl')

test('what was changed in an editor is in the log once, by whom the record names', () => {
  const { store, path, write, read } = fresh()
  const ids = [...read().matchAll(/- id: (r_\w+)/g)].map(([, id]) => id)
  write((file) => file.replace('status: disbursed', 'status: committed'))
  store.merge('a.txt.yaml', answer(TEXT))
  const [first, ...none] = logOf(store)
  expect(none).toEqual([])
  expect(first).toMatchObject({ record: ids[0], path: 'status', before: 'disbursed', after: 'committed' })
  expect(first).toMatchObject({ reason: 'wrong_stage', note: null, from: 'editor', file: 'a.txt.yaml' })
  // a second run, and one that takes new values of the machine, tell nothing again
  store.merge('a.txt.yaml', answer(TEXT))
  store.merge('a.txt.yaml', answer(`😀 ${TEXT}`))
  createNotice(store.folder).look('a.txt.yaml', readFileSync(path, 'utf8'))
  expect(logOf(store)).toHaveLength(1)
  write((file) =>
    file.replace('review: {state: machine}', "review: {state: corrected, by: Ben, note: 'as told on Friday'}"),
  )
  store.merge('a.txt.yaml', answer(`😀 ${TEXT}`))
  const told = logOf(store).slice(1)
  expect(told.map(({ path: one }) => one).sort()).toEqual(['review.by', 'review.note', 'review.state'])
  expect(told.every(({ reviewer, note }) => reviewer === 'Ben' && note === 'as told on Friday')).toBe(true)
})

test('records deleted, copied and made odd in an editor are told once too', () => {
  const { store, write, read } = fresh()
  const [, id = ''] = /- id: (r_\w+)/.exec(read())!
  const change = (deed: (file: string) => string, ...expected: string[]): void => {
    const before = logOf(store).length
    write(deed)
    for (let i = 0; i < 2; i++) createNotice(store.folder, 'Ada').look('a.txt.yaml', read())
    expect(
      logOf(store)
        .slice(before)
        .map(({ record, path }) => `${record} ${path}`.trim()),
    ).toEqual(expected)
  }
  change((file) => file.replace('sector: null', 'sector: null\n    why.odd: 1'), id, id)
  change((file) => file.replace('    why.odd: 1\n', ''), id, id)
  change((file) => file.replace(/ {2}- id: [\s\S]*?\n\n/, ''), id)
  change((file) => file.replace('title: null', 'title: Aid'), 'file article.title')
})

test('a save that a crash cut off is taken back in the log, and is no edit of anybody', () => {
  const { store, path, read } = fresh()
  const done = edit(
    parseResult(read()).document!,
    { kind: 'set', record: /- id: (r_\w+)/.exec(read())![1]!, path: 'status', value: 'committed' },
    { time: '2024-01-25T00:00:00Z', reviewer: 'Ada', file: 'a.txt.yaml' },
  )
  if (!done.ok) throw new Error('refused')
  // the log is written first, and the process ends before the file is
  writeFileSync(logPath(store), printLog(done.entries))
  const yesterday = new Date(Date.now() - 86_400_000)
  createNotice(store.folder).look('a.txt.yaml', read())
  expect(logOf(store)).toHaveLength(done.entries.length)
  utimesSync(logPath(store), yesterday, yesterday)
  createNotice(store.folder).look('a.txt.yaml', readFileSync(path, 'utf8'))
  const back = logOf(store).slice(done.entries.length)
  expect(back).toHaveLength(done.entries.length)
  expect(back.every(({ edit: name, from }) => name === `undo:${done.entries[0]!.edit}` && from === undefined)).toBe(
    true,
  )
})

test('a crash between the result and its notes makes nothing the machine wrote a person’s', () => {
  const { store, read } = fresh()
  const base = join(store.folder, '.aidtrail', 'base')
  const kept = readFileSync(join(base, 'a.txt.yaml'), 'utf8')
  const other = answer(TEXT.replace('20', '30'))
  store.merge('a.txt.yaml', other)
  // as the crash leaves it: the new result, the notes of the old one, and the new notes waiting
  const waiting = `.${createHash('sha256').update('a.txt.yaml').digest('hex').slice(0, 16)}.next`
  renameSync(join(base, 'a.txt.yaml'), join(base, waiting))
  writeFileSync(join(base, 'a.txt.yaml'), kept)
  createNotice(store.folder).look('a.txt.yaml', read())
  expect(store.merge('a.txt.yaml', answer(TEXT.replace('20', '40'))).kind).toBe('written')
  expect(read()).toContain('value: 40000000')
  expect(logOf(store)).toEqual([])
  expect(existsSync(join(base, waiting))).toBe(false)
})

test('JSON results are merged as YAML ones are', () => {
  const store = openStore(join(folder, 'json'))
  const extraction = extract(TEXT, book, { source: 'a.txt' })
  const put = () => store.merge('a.txt.json', { extraction, text: TEXT, written: writeJson(extraction) })
  put()
  const path = join(store.folder, 'a.txt.json')
  writeFileSync(path, readFileSync(path, 'utf8').replace('"status": "disbursed"', '"status": "committed"'))
  expect(put().kind).toBe('merged')
  expect(JSON.parse(readFileSync(path, 'utf8')).records[0].status).toBe('committed')
})

test('an article checked out of a part wins over the part, whatever people make of it', async () => {
  const run = openStore(join(folder, 'run'))
  const lines = ['a.txt', 'b.txt'].map((source) => `${writeJsonLine(answer(TEXT, source).extraction)}\n`)
  run.put('seed.txt', '')
  writeFileSync(join(run.folder, 'part-0001.jsonl.gz'), gzipSync(lines.join('')))
  const options = { ids: ['b.txt'], from: run.folder, out: run.folder, articles: null }
  expect(await runCheckout(options, quiet)).toBe(0)
  const path = join(run.folder, 'b.txt.yaml')
  writeFileSync(path, readFileSync(path, 'utf8').replace('status: disbursed', 'status: committed'))
  expect(await runCheckout(options, quiet)).toBe(0)
  expect(await runCheckout({ ...options, ids: ['c.txt'] }, quiet)).toBe(1)
  const seen: string[] = []
  for await (const { extraction } of extractionsOf(run.folder, () => {}))
    seen.push(`${extraction.article.source} ${extraction.records[0]?.status}`)
  expect(seen).toEqual(['b.txt committed', 'a.txt disbursed'])
})
