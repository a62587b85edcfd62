import { afterEach, expect, test } from 'vitest'
import { checkedExtractor } from '../checked.ts'
import type { Extraction } from '../core/record.ts'
import { book } from '../testing.ts'
import { memoryFiles } from '../testing-files.ts'
import { resultOf } from '../testing-review.ts'
import { parseYaml, writeYaml } from '../write/index.ts'
import type { Edit, Save, Saved } from './api.ts'
import { createDesk, type Desk } from './desk.ts'
import type { Files } from './files.ts'
import { idOf } from './shelf.ts'

/* What a save does when it is not as simple as that: asked for twice, for another text, for one of two records of one name. */

const TEXT = 'Norway will give Ukraine 85 million kroner. Denmark gave Moldova 91 million kroner.'
const START = resultOf('a.txt', TEXT, [
  {
    anchor: 'Norway will give Ukraine 85 million kroner',
    fields: { donors: ['NO'] },
    words: { 'donors.NO': 'Norway' },
  },
  { anchor: 'Denmark gave Moldova 91 million kroner', fields: { donors: ['DK'] }, words: {} },
])
const PATH = 'a.txt.yaml'
const ID = idOf(PATH)
const record = START.records[0]!.id

const desks: Desk[] = []
afterEach(() => {
  for (const desk of desks.splice(0)) desk.close()
})

async function deskOf(files: Files): Promise<Desk> {
  let second = 0
  const now = () => `2024-01-25T00:00:${String(++second).padStart(2, '0')}Z`
  const desk = createDesk(files, book, checkedExtractor(book), { reviewer: 'Ada', only: [], now })
  desks.push(desk)
  await desk.begin()
  return desk
}

async function begin(extraction: Extraction = START) {
  const store = { [PATH]: writeYaml(extraction) }
  const files = memoryFiles(store, '', () => TEXT)
  return { store, files, desk: await deskOf(files) }
}

const said = (store: Record<string, string>): Extraction => parseYaml(store[PATH]!) as Extraction
const etag = (desk: Desk): string => desk.open(ID)!.etag
const saveOf = (edit: Edit, more: Partial<Save> = {}): Save => ({ edits: [edit], step: 'step-one', ...more })
const codes = (saved: Saved | null): string[] =>
  saved?.kind === 'refused' ? saved.issues.map(({ code }) => code) : [String(saved?.kind)]
const duplicate: Edit = { kind: 'duplicate', record }

test('a step that is asked for again is answered, and not done twice', async () => {
  const { store, files, desk } = await begin()
  const seen = etag(desk)
  const first = desk.save(ID, seen, saveOf(duplicate))
  const again = desk.save(ID, seen, saveOf(duplicate))
  expect(first).toMatchObject({ kind: 'saved', label: 'record added' })
  expect(again).toMatchObject({ kind: 'saved', again: true, label: 'record added' })
  expect(again?.kind === 'saved' && again.record).toBe(first?.kind === 'saved' && first.record)
  // another server on the same folder knows it from the log
  const later = await deskOf(files)
  expect(later.save(ID, seen, saveOf(duplicate))).toMatchObject({ kind: 'saved', again: true })
  expect(said(store).records).toHaveLength(3)
  expect(later.save(ID, etag(later), saveOf(duplicate, { step: 'step-two' }))).toMatchObject({ kind: 'saved' })
  expect(said(store).records).toHaveLength(4)
})

test('a step that reached the log and not the file is done when it is asked for again', async () => {
  const { store, files, desk } = await begin()
  const [seen, before] = [etag(desk), store[PATH]!]
  desk.save(ID, seen, {
    edits: [
      { kind: 'set', record, path: 'donors', value: ['SE'] },
      { kind: 'set', record, path: 'donors', value: ['FI'] },
    ],
    step: 'step-one',
  })
  store[PATH] = before
  const later = await deskOf(files)
  const saved = later.save(ID, seen, saveOf({ kind: 'set', record, path: 'donors', value: ['FI'] }))
  expect(saved?.kind === 'saved' && saved.again).toBeFalsy()
  expect(said(store).records[0]!.donors).toEqual(['FI'])
})

test('a step of which somebody changed a part since is not done again', async () => {
  const { store, files, desk } = await begin()
  const seen = etag(desk)
  const set: Edit = { kind: 'set', record, path: 'donors', value: ['SE'] }
  desk.save(ID, seen, saveOf(set))
  store[PATH] = store[PATH]!.replace("donors: ['SE']", 'donors: [FI]').replace('donors: [SE]', 'donors: [FI]')
  expect(said(store).records[0]!.donors).toEqual(['FI'])
  expect((await deskOf(files)).save(ID, seen, saveOf(set))).toMatchObject({ kind: 'saved', again: true })
  expect(said(store).records[0]!.donors).toEqual(['FI'])
})

test('words of another text are refused', async () => {
  const { store, desk } = await begin()
  const words: Edit = { kind: 'span', record, path: 'anchor', span: { start: 0, end: 6 } }
  expect(codes(desk.save(ID, etag(desk), saveOf(words, { textId: 'a_another' })))).toEqual(['review/other-text'])
  expect(said(store).records[0]!.spans['anchor']!.quote).toBe('Norway will give Ukraine 85 million kroner')
  const textId = desk.open(ID)!.textId
  expect(codes(desk.save(ID, etag(desk), saveOf(words, { textId })))).toEqual(['saved'])
  expect(said(store).records[0]!.spans['anchor']!.quote).toBe('Norway')
})

test('of two records with one id neither is changed, and the page is told', async () => {
  const [first, second] = START.records
  const { store, desk } = await begin({ ...START, records: [first!, { ...second!, id: first!.id }] })
  expect(desk.open(ID)!.issues.map(({ code }) => code)).toEqual(['review/same-id'])
  expect(codes(desk.save(ID, etag(desk), saveOf({ kind: 'accept', record })))).toEqual(['review/same-id'])
  expect(said(store).records.map(({ review }) => review.state)).toEqual(['machine', 'machine'])
})

test('a save for another folder reaches nothing here', async () => {
  const { desk } = await begin()
  const accept: Edit = { kind: 'accept', record }
  expect(desk.save(ID, etag(desk), saveOf(accept, { store: 'another' }))).toBe(null)
  expect(codes(desk.save(ID, etag(desk), saveOf(accept, { store: desk.vocabulary.store })))).toEqual(['saved'])
})

test('a change that one page finds by asking is told to the others', async () => {
  const { store, desk } = await begin()
  const told: unknown[] = []
  desk.open(ID)
  desk.listen((event) => told.push(event))
  store[PATH] = store[PATH]!.replace('sector: null', 'sector: cyber')
  const { etag } = desk.open(ID)!
  expect(told).toEqual([{ kind: 'changed', id: ID, etag }])
  desk.open(ID)
  expect(told).toHaveLength(1)
})
