import type { AidRecord } from '../../core/record.ts'
import type { Saved } from '../api.ts'
import { choose, isOpen } from './choosing.ts'
import { ANCHOR, type Line } from './fields.ts'
import { reach } from './link.ts'
import { arrive } from './opening.ts'
import { decided, isBusy, send, settled, turned } from './queue.ts'
import type { Later } from './server.ts'
import { server } from './server.ts'
import { get, recordInHand, say } from './state.ts'
import { during } from './typeahead.ts'

/** What is decided of a record, and taken back. */

type Conflict = NonNullable<AidRecord['review']['conflicts']>[number]

/** What stands against a line's value: another answer for the field, a part of it, or its words. */
export const conflictOf = ({ review }: AidRecord, { path, field }: Line): Conflict | null =>
  review.conflicts?.find(
    (one) => one.path === field.name || one.path.startsWith(path) || one.path === `spans.${path}`,
  ) ?? null

/** Takes the other answer in place of what the field says. */
export function takeOther(record: AidRecord, { path, machine }: Conflict): void {
  send({ kind: 'set', record: record.id, path, value: machine ?? null })
  say('The other answer was taken.', 'good')
}

/** Accepts or rejects, and goes on to what nobody has decided yet. */
export function decide(kind: 'accept' | 'reject'): void {
  const record = recordInHand(get())
  if (!record) return
  send({ kind, record: record.id })
  say(kind === 'accept' ? 'Accepted.' : 'Rejected.', 'good')
  toNextOpen(record.id)
}

export function skip(): void {
  const { record } = get()
  if (record) toNextOpen(record)
}

function toNextOpen(from: string): void {
  const { opened, message } = get()
  const records = opened?.extraction?.records ?? []
  const at = records.findIndex(({ id }) => id === from)
  const next = records.slice(at + 1).find(isOpen)
  if (next) return choose(next.id)
  const done = decided(opened?.id ?? '')
  const left = records.filter((record) => record.id !== from && isOpen(record) && !done.has(record.id)).length
  const rest = left ? `${left} skipped above.` : 'Nothing is left in this article:'
  say(`${message.text} ${rest} n goes to the next.`.trim(), 'good')
}

export const turn = (deed: 'undo' | 'redo'): Promise<void> => during(() => turnSaved(deed))

async function turnSaved(deed: 'undo' | 'redo'): Promise<void> {
  const id = get().opened?.id
  if (id === undefined) return
  // an undo is of what is saved: what is on its way goes first
  await settled(id)
  const { opened } = get()
  // a click went elsewhere meanwhile
  if (opened?.id !== id) return
  if (isBusy(id)) return say(`There is no ${deed} of what is not saved yet.`, 'bad')
  const answer = await reach(() => server.turn(id, opened.etag, deed))
  if (answer) await turnedTo(answer, opened.etag, deed)
}

async function turnedTo(answer: Saved | Later, from: string, deed: 'undo' | 'redo'): Promise<void> {
  if (answer.kind === 'later') return say(`Not done: the file ${answer.cause}.`, 'bad')
  if (answer.kind === 'refused') return say(answer.issues[0]?.cause ?? '', 'bad')
  const { opened } = answer
  if (answer.kind === 'saved') turned(opened.id, from, opened.etag)
  await arrive(opened, null, answer.kind === 'saved' ? answer.label : null)
  if (get().opened?.id !== opened.id) return
  if (answer.kind === 'stale') return say(`The file changed on disk; ${deed} once more if it still holds.`, 'bad')
  // of a copy that was taken back nothing is left to choose
  if (opened.extraction?.records.some(({ id }) => id === answer.record)) choose(answer.record)
  say(`${deed === 'undo' ? 'Undone' : 'Done again'}: ${answer.label}.`, 'good')
}

export const anchorOf = (record: AidRecord): string => record.spans[ANCHOR]?.quote ?? ''
