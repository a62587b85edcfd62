import type { Edit, Opened } from '../api.ts'
import { type Clash, clashesOf, touched } from './reconcile.ts'
import { server, Unreachable } from './server.ts'
import { change, get, type Pending, type Seen, say } from './state.ts'
import { during } from './typeahead.ts'

/**
 * Edits on their way to the file, one after the other. What the server has not confirmed is kept in the browser: a reload, a crash or a
 * server that was stopped does not lose it.
 */
const KEPT = 'aidtrail.unsaved'
const RETRY = 1000

let queue: Pending[] = readKept()
let running = false
let clash: { pending: Pending; opened: Opened; clashes: readonly Clash[] } | null = null
let arrived: (opened: Opened, record: string | null, label: string | null) => void = () => {}

/** @param onSaved gets the article as it is after a save; `label` is null when somebody else changed it. */
export function startQueue(onSaved: typeof arrived): void {
  arrived = onSaved
  change({ unsaved: queue.length })
  void run()
}

export function seenNow(): Seen | null {
  const { opened } = get()
  return opened?.extraction ? { article: opened.id, etag: opened.etag, records: opened.extraction.records } : null
}

/** Sends edits of the open article as one step. */
export const send = (...edits: Edit[]): void => sendFrom(seenNow(), ...edits)

export function sendFrom(seen: Seen | null, ...edits: Edit[]): void {
  if (!seen) return
  const ids = new Set(edits.flatMap(touched))
  const { article, etag } = seen
  queue.push({ article, etag: newest.get(etag) ?? etag, edits, before: seen.records.filter(({ id }) => ids.has(id)) })
  keep()
  void run()
  if (edits.some(({ kind }) => MOVING.has(kind))) void during(settled)
}

/** After these another record is in hand: keys behind them are meant for that. */
const MOVING: ReadonlySet<Edit['kind']> = new Set(['add', 'duplicate', 'split', 'merge'])

/** States of files that our own saves replaced, and what they became: nobody else had a hand in it. */
const newest = new Map<string, string>()

export const isBusy = (): boolean => queue.length > 0

/** What was sent of an article, and is not in its file yet. */
export const waitingEdits = (article: string): readonly Edit[] =>
  queue.filter((one) => one.article === article).flatMap(({ edits }) => edits)

/** Waits for what is on its way; not for a server that is away, nor for an answer of the reviewer. */
export async function settled(): Promise<void> {
  for (let i = 0; isBusy() && !clash && !get().offline && i < 100; i++)
    await new Promise((resolve) => setTimeout(resolve, 20))
}

export async function run(): Promise<void> {
  if (running || clash) return
  running = true
  try {
    while (queue.length && !clash) if (!(await sendFirst(queue[0]!))) return
  } finally {
    running = false
  }
}

/** @returns false when the server cannot be reached, and the rest must wait. */
async function sendFirst(first: Pending): Promise<boolean> {
  try {
    const answer = await server.save(first.article, first.etag, { edits: first.edits })
    if (get().offline) change({ offline: false })
    if (answer.kind === 'saved') {
      const { etag } = answer.opened
      newest.set(first.etag, etag)
      for (const [old, became] of newest) if (became === first.etag) newest.set(old, etag)
      // what waited behind it was made on the same state
      queue = queue
        .slice(1)
        .map((one) => (one.article === first.article && one.etag === first.etag ? { ...one, etag } : one))
      keep()
      arrived(answer.opened, answer.record, answer.label)
    } else if (answer.kind === 'stale') meet(first, answer.opened)
    else {
      queue = queue.slice(1)
      keep()
      const [issue] = answer.issues
      say(`Not saved: ${issue?.cause ?? 'the server refused it'}${issue?.mend ? ` — ${issue.mend}` : ''}`, 'bad')
    }
    return true
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    if (!get().offline) change({ offline: true })
    setTimeout(() => void run(), RETRY)
    return false
  }
}

/** The file changed underneath: edits of other fields go on top of it, the rest is put to the reviewer. */
function meet(first: Pending, opened: Opened): void {
  const { extraction } = opened
  if (!extraction) {
    // somebody is in the middle of editing it by hand
    say(`Waiting: ${opened.path} cannot be read at the moment. What you changed is kept.`, 'bad')
    arrived(opened, null, null)
    clash = { pending: first, opened, clashes: [] }
    return
  }
  const clashes = first.edits.flatMap((edit) => clashesOf(edit, first.before, extraction))
  arrived(opened, null, null)
  if (!clashes.length) {
    const { etag } = opened
    queue = queue.map((one) => (one.article === first.article && one.etag === first.etag ? { ...one, etag } : one))
    keep()
    return
  }
  clash = { pending: first, opened, clashes }
  change({ dialog: { kind: 'clash', clashes } })
  say('Not saved yet: the file changed underneath.', 'bad')
}

/** The reviewer's answer: theirs stays, or mine goes on top of it. */
export function settleClash(keepMine: boolean): void {
  if (!clash) return
  const { pending, opened } = clash
  const ids = new Set(pending.edits.flatMap(touched))
  const before = opened.extraction?.records.filter(({ id }) => ids.has(id)) ?? []
  clash = null
  queue = keepMine ? [{ ...pending, etag: opened.etag, before }, ...queue.slice(1)] : queue.slice(1)
  keep()
  change({ dialog: null })
  say(keepMine ? 'Yours was put on top.' : 'The file stays as it is.', 'good')
  void run()
}

/** A file that could not be read can be by now: what waited for it is tried again. */
export function resume(): void {
  if (clash && !clash.clashes.length) {
    clash = null
    void run()
  }
}

function keep(): void {
  change({ unsaved: queue.length })
  try {
    if (queue.length) localStorage.setItem(KEPT, JSON.stringify(queue))
    else localStorage.removeItem(KEPT)
  } catch {
    // a browser without storage: the edits live as long as the page
  }
}

function readKept(): Pending[] {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? '[]') as unknown
    return Array.isArray(kept) ? (kept as Pending[]) : []
  } catch {
    return []
  }
}
