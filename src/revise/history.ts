import { createHash } from 'node:crypto'
import type { AidRecord, Extraction } from '../core/record.ts'
import { recordSchema } from '../core/record.ts'
import { writeYaml } from '../write/index.ts'
import { parseResult } from './document.ts'
import { type Edit, edit } from './edit.ts'
import { splitPath, valueAt } from './path.ts'
import { pointsOf } from './points.ts'
import { isObject } from './same.ts'
import { type Update, update } from './update.ts'

/**
 * For tests only: a machine whose rules change, articles that are edited, and people who correct its file between the runs, by the page
 * and in an editor. Keeps a list of what people said, against which the file is held after every run.
 */
export interface Machine {
  /** Which sentences it reads as records, and a number from which each field's value is drawn. */
  readonly finds: readonly boolean[]
  readonly seed: number
}

export type Step =
  | { readonly kind: 'run'; readonly machine: Machine; readonly article: number }
  | { readonly kind: 'set'; readonly record: number; readonly field: number; readonly value: number }
  | { readonly kind: 'state'; readonly record: number; readonly state: 'accept' | 'reject' }
  | { readonly kind: 'delete' | 'duplicate' | 'type'; readonly record: number }
  | { readonly kind: 'comment'; readonly line: number }

/** The article's versions: sentences come and go, with a sign beyond the first plane among them. */
const SENTENCES = [
  'Denmark gives Ukraine 10 million kroner 🇩🇰.',
  'Norway sends 20 million euros to Moldova.',
  'Sweden pledged 30 million kronor, and 30 trucks.',
  'Poland handed over 40 million zlotys.',
]
const ARTICLES: readonly (readonly (number | string)[])[] = [
  [0, 1, 2, 3],
  ['A new first line. 😀', 0, 1, 2, 3],
  [0, 'In between stands more.', 1, 3],
  ['It is told once more.', 3, 2, 1, 0],
]
const textOf = (article: number): string =>
  ARTICLES[article % ARTICLES.length]!.map((part) => (typeof part === 'number' ? SENTENCES[part] : part)).join('\n')

const FIELDS = ['status', 'type', 'sector', 'donors', 'amount.value', 'announced', 'programme'] as const
const VALUES: Readonly<Record<(typeof FIELDS)[number], readonly unknown[]>> = {
  status: ['proposed', 'pledged', 'committed', 'disbursed', 'delivered'],
  type: ['military', 'humanitarian', 'financial', null],
  sector: ['cyber', 'energy: "grid" # 1', null, 'food'],
  donors: [['DK'], ['NO', 'SE'], [], ['EU']],
  'amount.value': [10, 20.5, 3_000_000, 4],
  announced: ['2024-01-24', '2024', '2024-01/2024-03', null],
  programme: ['- x', 'Nansen', null, '№ 😀'],
}
const draw = (field: (typeof FIELDS)[number], number: number): unknown => VALUES[field][number % VALUES[field].length]

function extractionOf({ finds, seed }: Machine, article: number): Extraction {
  const text = textOf(article)
  const points = pointsOf(text)
  const spanOf = (quote: string): { quote: string; start: number; end: number } => {
    const start = points.fromUnits(text.indexOf(quote))
    return { quote, start, end: start + points.fromUnits(text.indexOf(quote) + quote.length) - start }
  }
  const records = SENTENCES.flatMap((sentence, i): AidRecord[] => {
    if (!finds[i] || !text.includes(sentence)) return []
    const value = (field: (typeof FIELDS)[number]): unknown => draw(field, (seed >> (i + FIELDS.indexOf(field))) + i)
    const sum = /\d+ million/.exec(sentence)![0]
    const name = createHash('sha256').update(text).update(sentence).digest('hex')
    const record = {
      id: `r_${name.slice(0, 8)}`,
      donors: value('donors'),
      recipients: ['UA'],
      channel: [],
      funding_source: [],
      amount: { value: value('amount.value'), currency: 'EUR', qualifier: 'exact' },
      equivalents: [],
      items: [],
      type: value('type'),
      sector: value('sector'),
      instrument: null,
      status: value('status'),
      novelty: 'new',
      scope: 'single',
      part_of: null,
      programme: value('programme'),
      announced: value('announced'),
      period: null,
      delivery: null,
      officials: [],
      groups: [],
      spans: {
        anchor: spanOf(sentence),
        amount: spanOf(sum),
        ...(seed % 2 ? { status: spanOf(sentence.slice(0, 4)) } : {}),
      },
      why: seed % 3 ? { type: `because ${seed}` } : {},
      confidence: (seed % 10) / 10,
      doubts: [],
      review: { state: 'machine' },
    }
    return [recordSchema.parse(record)]
  })
  return {
    schema: 'aid-article/1',
    article: {
      id: `a_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`,
      source: 'a.txt',
      title: null,
      url: null,
      published: null,
      published_from: null,
      language: 'en',
      gate: 'open',
    },
    run: { version: '0', rules: `sha256:${JSON.stringify([finds, seed])}` },
    records,
    officials: [],
    groups: [],
    agreements: [],
    countries: [{ code: 'DK', spans: text.includes('Denmark') ? [spanOf('Denmark')] : [] }],
    money: records.map(({ id, spans }) => ({
      text: spans.amount!.quote,
      value: 1,
      currency: 'EUR',
      qualifier: 'exact',
      role: 'record',
      record: id,
      span: spans.amount!,
    })),
    dates: [],
    problems: [],
  }
}

/** What people said, and must stand in the file. */
interface Said {
  /** `id path` → value. */
  readonly fields: Map<string, unknown>
  /** Of `fields`, those that a run has seen. */
  readonly seen: Set<string>
  /** Accepted, rejected or own records → what all of their fields say. */
  readonly whole: Map<string, Readonly<Record<string, unknown>>>
  /** Records that people had a say in. */
  readonly records: Set<string>
  /** Sentences of records that people deleted, by article text. */
  readonly deleted: Set<string>
  readonly comments: Set<string>
}

export interface History {
  readonly file: string | null
  readonly base: string | null
  readonly said: Said
  readonly article: number
  /** The file as the last run left it. */
  readonly left: string | null
}

export const begin = (): History => ({
  file: null,
  base: null,
  said: {
    fields: new Map(),
    seen: new Set(),
    whole: new Map(),
    records: new Set(),
    deleted: new Set(),
    comments: new Set(),
  },
  article: 0,
  left: null,
})

/** One step; `broken` tells what the file lost. */
export function take(history: History, step: Step, number: number): { history: History; broken: string | null } {
  if (step.kind === 'run') return rerun(history, step)
  if (history.file === null) return { history, broken: null }
  return { history: correct(history, history.file, step, number), broken: null }
}

export const runOnce = ({ file, base }: History, machine: Machine, article: number): Update => {
  const extraction = extractionOf(machine, article)
  return update('a.txt.yaml', file, base, { extraction, text: textOf(article), written: writeYaml(extraction) })
}

function rerun(
  history: History,
  { machine, article }: Extract<Step, { kind: 'run' }>,
): { history: History; broken: string | null } {
  const done = runOnce(history, machine, article)
  const said = copy(history.said)
  for (const key of said.fields.keys()) said.seen.add(key)
  const after = { said, file: done.file, base: done.base ?? history.base, article, left: done.file }
  if (done.kind === 'refused')
    return { history: after, broken: `refused: ${done.issues.map(({ cause }) => cause).join()}` }
  const again = runOnce(after, machine, article)
  if (again.file !== after.file) return { history: after, broken: 'a second run writes another file' }
  if (again.base !== after.base)
    return { history: after, broken: `a second run keeps other notes\n${after.base}\n${again.base}` }
  return { history: after, broken: lostOf(after) }
}

const recordsOf = (file: string): readonly Readonly<Record<string, unknown>>[] =>
  (parseResult(file).document!.value as { records: Readonly<Record<string, unknown>>[] }).records

const fieldOf = (record: Readonly<Record<string, unknown>>, path: string): unknown => valueAt(record, splitPath(path))

function lostOf({ file, said, article }: History): string | null {
  const records = recordsOf(file!)
  const byId = new Map(records.map((record) => [String(record.id), record]))
  for (const id of said.records) if (!byId.has(id)) return `the record ${id} is gone`
  for (const [key, value] of said.fields) {
    const [id = '', path = ''] = key.split(' ')
    const now = fieldOf(byId.get(id)!, path)
    if (JSON.stringify(now) !== JSON.stringify(value))
      return `${key} was ${JSON.stringify(value)}, is ${JSON.stringify(now)}`
  }
  for (const [id, record] of said.whole)
    for (const field of FIELDS)
      if (JSON.stringify(fieldOf(record, field)) !== JSON.stringify(fieldOf(byId.get(id)!, field)))
        return `${field} of ${id} is another`
  for (const comment of said.comments) if (!file!.includes(comment)) return `the comment ${comment} is gone`
  const text = textOf(article)
  for (const sentence of said.deleted) {
    const back = records.find(
      ({ id, spans }) => (spans as AidRecord['spans']).anchor?.quote === sentence && !said.records.has(String(id)),
    )
    if (text.includes(sentence) && back) return `the deleted record of “${sentence}” is back`
  }
  const broken = records.map((record) => recordSchema.safeParse(record)).find(({ success }) => !success)
  return broken ? `no record: ${broken.error?.message}` : null
}

function correct(history: History, file: string, step: Exclude<Step, { kind: 'run' }>, number: number): History {
  const { said } = history
  if (step.kind === 'comment') return comment(history, file, step.line, number)
  const records = recordsOf(file)
  const record = records[step.record % Math.max(1, records.length)]
  if (!record) return history
  const id = String(record.id)
  if (step.kind === 'type') return typed(history, file, id)
  const done = edit(parseResult(file).document!, editOf(step, id), {
    time: `t${number}`,
    reviewer: 'Ada',
    file: 'a.txt.yaml',
  })
  if (!done.ok) return history
  const after = { ...history, file: done.text, said: copy(said) }
  const all = (name: string) => recordsOf(done.text).find((one) => one.id === name)!
  if (step.kind === 'delete') forget(after.said, record, file, done.text)
  else if (done.entries.length) after.said.records.add(step.kind === 'duplicate' ? done.record! : id)
  if (step.kind === 'set' && done.entries.length) {
    const own = said.whole.get(id)?.own
    if (own) after.said.whole.set(id, { ...all(id), own })
    else after.said.whole.delete(id)
    const path = FIELDS[step.field % FIELDS.length]!
    tell(after, id, path, draw(path, step.value))
  }
  if (step.kind === 'duplicate') after.said.whole.set(done.record!, { ...all(done.record!), own: true })
  if (step.kind === 'state') after.said.whole.set(id, { ...said.whole.get(id), ...all(id) })
  return after
}

/** A value set back to what the run had written is no say, unless another run came between. */
function tell({ said, left }: History, id: string, path: string, value: unknown): void {
  const key = `${id} ${path}`
  const before = recordsOf(left!).find((one) => one.id === id)
  if (before && !said.seen.has(key) && JSON.stringify(fieldOf(before, path)) === JSON.stringify(value))
    said.fields.delete(key)
  else said.fields.set(key, value)
}

function editOf(step: Extract<Step, { record: number }>, id: string): Edit {
  switch (step.kind) {
    case 'set': {
      const path = FIELDS[step.field % FIELDS.length]!
      return { kind: 'set', record: id, path, value: draw(path, step.value) }
    }
    case 'state':
      return { kind: step.state, record: id }
    default:
      return { kind: step.kind === 'type' ? 'accept' : step.kind, record: id }
  }
}

/** A person in an editor: the currency is typed over, with no state set and nothing told to anybody. */
function typed(history: History, file: string, id: string): History {
  const at = file.indexOf(`id: ${id}`)
  const place = file.indexOf('novelty: ', at)
  if (at < 0 || place < 0) return history
  const end = file.indexOf('\n', place)
  const line = file.slice(place, end)
  const said = copy(history.said)
  said.records.add(id)
  const kept = /#.*$/.exec(line)?.[0] ?? ''
  tell({ ...history, said }, id, 'novelty', 'additional')
  return { ...history, said, file: `${file.slice(0, place)}novelty: additional ${kept}${file.slice(end)}` }
}

/** A comment behind a line of the records, or on a line of its own. */
function comment(history: History, file: string, line: number, number: number): History {
  const lines = file.split('\n')
  const from = lines.findIndex((one) => one.startsWith('records:'))
  const to = lines.findIndex((one) => one.startsWith('officials:'))
  const at = from + 1 + (line % Math.max(1, to - from - 1))
  const words = `# note-${number}.`
  const said = copy(history.said)
  said.comments.add(words)
  const old = lines[at] ?? ''
  if (old.includes('#') || !old.trim() || line % 3 === 0) lines.splice(at, 0, `${/^ */.exec(old)![0]}${words}`)
  else lines[at] = `${old}  ${words}`
  return { ...history, said, file: lines.join('\n') }
}

function forget(said: Said, record: Readonly<Record<string, unknown>>, before: string, after: string): void {
  const id = String(record.id)
  said.records.delete(id)
  const own = said.whole.get(id)?.own === true
  said.whole.delete(id)
  for (const key of [...said.fields.keys()]) if (key.startsWith(`${id} `)) said.fields.delete(key)
  const anchor = isObject(record.spans) ? record.spans.anchor : null
  if (isObject(anchor) && !own) said.deleted.add(String(anchor.quote))
  // what the person took out with the record is no loss
  for (const words of [...said.comments])
    if (before.includes(words) && !after.includes(words)) said.comments.delete(words)
}

const copy = (said: Said): Said => ({
  fields: new Map(said.fields),
  seen: new Set(said.seen),
  whole: new Map(said.whole),
  records: new Set(said.records),
  deleted: new Set(said.deleted),
  comments: new Set(said.comments),
})
