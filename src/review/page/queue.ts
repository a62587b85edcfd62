import type { Edit, Opened } from '../api.ts'
import { carriedEdit, carriedRecords, type Step } from './carry.ts'
import { type Keeper, openKeeper } from './kept.ts'
import { lost, onBack, reached } from './link.ts'
import { clashesOf, touched } from './reconcile.ts'
import { server, Unreachable } from './server.ts'
import { change, get, type Pending, type Question, type Seen, say } from './state.ts'
import { during, forgetKeys } from './typeahead.ts'

/**
 * Edits on their way to the file.
 *
 * Each is looked at against the state of the file that it meets: the server writes only on the state that the edit names, and when the
 * file is another by then, what the edit touches must be as the reviewer saw it, or they are asked. Edits of one article keep their
 * order. An article that waits, for its file or for an answer, holds up no other. What the server has not confirmed is kept in the
 * browser; only the reviewer's answer, or a refusal by the server's rules, takes it away.
 */

let queue: readonly Pending[] = []
let keeper: Keeper | null = null
let running = false
let store: string | undefined

/** Articles that are tried again later, and why. */
const waits = new Map<string, string>()
/** Articles of which the reviewer is asked something. */
const questions = new Map<string, Question>()
/** Looks again at a file that was away, or cannot be read. */
const RETRY = 1500

/** What this page saved, in its order. */
const saves: (Step & { readonly article: string; readonly from: string; readonly to: string })[] = []

type Arrived = (opened: Opened, record: string | null, label: string | null, pending: Pending) => void
let arrived: Arrived = () => {}

/** @param onSaved gets the article as it is after a save; `label` is null when somebody else changed it. */
export function startQueue(folder: string, onSaved: Arrived): void {
  arrived = onSaved
  store = folder
  onBack(() => {
    tell()
    void run()
  })
  keeper = openKeeper(folder, (left) => {
    const known = new Set(queue.map(({ step }) => step))
    put([...left.filter(({ step }) => !known.has(step)), ...queue])
    void run()
    return kept
  })
}

let kept = true

function put(fresh: readonly Pending[]): void {
  queue = fresh
  kept = keeper?.keep(queue) ?? false
  tell()
}

/** What the page shows of it. */
function tell(): void {
  const [asked] = questions.values()
  const { offline, obstacle } = get()
  const [why = null] = waits.values()
  change({ unsaved: queue.length, clash: asked ?? null, obstacle: offline ? obstacle : why })
  for (const look of [...looking]) look()
}

export function seenNow(): Seen | null {
  const { opened } = get()
  if (!opened?.extraction) return null
  const { id, path, etag, textId, extraction } = opened
  return { article: id, path, etag, textId, records: extraction.records, saves: savesIn(etag) }
}

/** How many saves of ours a state of a file has behind it: what it says may be older than the last. */
function savesIn(etag: string): number {
  const next = saves.findLastIndex(({ from }) => from === etag)
  return next > saves.findLastIndex(({ to }) => to === etag) ? next : saves.length
}

/** An undo is a save too, of which nothing is carried on. */
export const turned = (article: string, from: string, to: string): void =>
  void saves.push({ article, from, to, was: [], is: [] })

/** Sends edits of the open article as one step. */
export const send = (...edits: Edit[]): void => sendFrom(seenNow(), ...edits)

export function sendFrom(seen: Seen | null, ...edits: Edit[]): void {
  if (!seen) return
  const ids = new Set(edits.flatMap(touched))
  const { article, path, etag, textId } = seen
  const before = seen.records.filter(({ id }) => ids.has(id))
  const made: Pending = { step: crypto.randomUUID(), article, path, etag, textId, edits, before, hand: get().record }
  put([...queue, saves.slice(seen.saves).reduce(follow, made)])
  void run()
  if (edits.some(({ kind }) => MOVING.has(kind))) void during(() => moved(article))
}

/** After these another record is in hand: keys behind them are meant for that. */
const MOVING: ReadonlySet<Edit['kind']> = new Set(['add', 'duplicate', 'split', 'merge'])

async function moved(article: string): Promise<void> {
  await settled(article)
  if (isBusy(article) && forgetKeys()) say('The new record is not there yet: the keys behind it were left out.', 'bad')
}

/** What was done before a save of our own was seen is done on top of it. */
function follow(pending: Pending, save: (typeof saves)[number]): Pending {
  if (pending.article !== save.article) return pending
  return {
    ...pending,
    // nobody else had a hand in it
    etag: pending.etag === save.from ? save.to : pending.etag,
    edits: pending.edits.map((edit) => carriedEdit(edit, save)),
    before: carriedRecords(pending.before, save),
  }
}

/** Records of an article that are decided as soon as they are saved. */
export const decided = (article: string): ReadonlySet<string> =>
  new Set(
    queue
      .filter((one) => one.article === article)
      .flatMap(({ edits }) => edits)
      .flatMap((edit) => (edit.kind === 'accept' || edit.kind === 'reject' ? [edit.record] : [])),
  )

/** What was sent of an article, and is not in its file yet. */
export const waitingEdits = (article: string): readonly Edit[] =>
  queue.filter((one) => one.article === article).flatMap(({ edits }) => edits)

export const isBusy = (article: string): boolean => queue.some((one) => one.article === article)

const holdsUp = (article: string): boolean =>
  isBusy(article) && !get().offline && !waits.has(article) && !questions.has(article)

const looking = new Set<() => void>()

/** Waits for what is on its way; not for a server or a file that is away, nor for an answer of the reviewer. */
export const settled = (article: string): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (holdsUp(article)) return
      looking.delete(look)
      resolve()
    }
    looking.add(look)
    look()
  })

export async function run(): Promise<void> {
  if (running) return
  running = true
  try {
    for (let first = nextOne(); first; first = nextOne()) if (!(await sendFirst(first))) return
  } finally {
    running = false
  }
}

const nextOne = (): Pending | undefined => {
  const held = ({ article }: Pending): boolean => waits.has(article) || questions.has(article)
  return queue.find((one) => !held(one))
}

/** @returns false when the server cannot be reached, and all must wait. */
async function sendFirst(first: Pending): Promise<boolean> {
  const { step, article, path, etag, textId, edits } = first
  try {
    const answer = await server.save(article, etag, { edits, step, textId, ...(store === undefined ? {} : { store }) })
    reached()
    if (answer.kind === 'saved') took(first, answer.opened, answer.again ?? false)
    if (answer.kind === 'saved') arrived(answer.opened, answer.record, answer.label, first)
    else if (answer.kind === 'stale') meet(first, answer.opened)
    else if (answer.kind === 'later') wait(article, `${path} ${answer.cause}.`)
    else refuse(first, answer.issues[0])
    return true
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    lost(error.message)
    tell()
    return false
  }
}

const without = ({ step }: Pending): readonly Pending[] => queue.filter((one) => one.step !== step)

const recordsIn = ({ extraction }: Opened, { edits }: Pending) => {
  const ids = new Set(edits.flatMap(touched))
  return extraction?.records.filter(({ id }) => ids.has(id)) ?? []
}

/** @param again the server had done it before: what else is in the file by now is perhaps another's. */
function took(first: Pending, opened: Opened, again: boolean): void {
  const { article, etag, before } = first
  const save = { article, from: etag, to: opened.etag, was: before, is: recordsIn(opened, first) }
  if (!again) saves.push(save)
  put(again ? without(first) : without(first).map((one) => follow(one, save)))
}

/** The file changed underneath: what touches other fields goes on top of it, the rest is put to the reviewer. */
function meet(first: Pending, opened: Opened): void {
  const { extraction } = opened
  arrived(opened, null, null, first)
  // somebody is in the middle of editing it by hand
  if (!extraction) return wait(first.article, `${opened.path} cannot be read at the moment.`)
  const clashes = first.edits.flatMap((edit) => clashesOf(edit, first.before, extraction))
  if (!clashes.length) return onTopOf(opened, first)
  questions.set(first.article, { pending: first, opened, clashes })
  say('Not saved yet: the file changed underneath.', 'bad')
  tell()
}

function onTopOf(opened: Opened, pending: Pending): void {
  const fresh = { ...pending, etag: opened.etag, before: recordsIn(opened, pending) }
  put(queue.map((one) => (one.step === pending.step ? fresh : one)))
}

function wait(article: string, why: string): void {
  waits.set(article, why)
  tell()
  setTimeout(() => wake(article), RETRY)
}

/** A file that was away, or could not be read, can be by now. */
export function wake(article: string): void {
  if (!waits.delete(article)) return
  tell()
  void run()
}

function refuse(pending: Pending, issue: { readonly cause: string; readonly mend: string | null } | undefined): void {
  const cause = `${issue?.cause ?? 'the server refused it'}${issue?.mend ? ` — ${issue.mend}` : ''}`
  change({ refused: [...get().refused, { pending, cause }] })
  put(without(pending))
  say(`Not saved: ${cause}`, 'bad')
}

/** The reviewer's answer: theirs stays, or mine goes on top of it. */
export function settleClash({ pending, opened }: Question, keepMine: boolean): void {
  questions.delete(pending.article)
  if (keepMine) onTopOf(opened, pending)
  else put(without(pending))
  say(keepMine ? 'Yours was put on top.' : 'The file stays as it is.', 'good')
  void run()
}
