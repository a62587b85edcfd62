import { flushSync } from 'preact/compat'
import * as act from './actions.ts'
import * as mark from './marking.ts'
import { meantInHand } from './meant.ts'
import { send } from './queue.ts'
import { change, get, recordInHand, say } from './state.ts'

/** What the commands do that is no more than a few lines each. */

export const conflictInHand = () => {
  const record = recordInHand(get())
  const line = act.lineInHand()
  return record && line && act.conflictOf(record, line)
}

export function take(): void {
  const [record, conflict] = [recordInHand(get()), conflictInHand()]
  if (get().suggestion) mark.takeSuggestion()
  else if (record && conflict) act.takeOther(record, conflict)
}

export function duplicate(): void {
  const record = recordInHand(get())
  if (record) send({ kind: 'duplicate', record: record.id })
}

export function flag(): void {
  const record = meantInHand()
  if (!record) return
  const flagged = !record.review.flag
  send({ kind: 'flag', record: record.id, flag: flagged })
  say(flagged ? 'Flagged for another look.' : 'The flag is gone.', 'good')
}

export function reopen(): void {
  const record = meantInHand()
  if (!record || record.review.state === 'machine') return
  send({ kind: 'reopen', record: record.id })
  say('Open again.', 'good')
}

export function focus(id: 'search' | 'list'): void {
  // drawn at once: the letters behind the key are for the field, and no commands
  flushSync(() => change({ listOpen: true }))
  document.getElementById(id)?.focus()
}

export function nextTheme(): void {
  const order = ['system', 'light', 'dark'] as const
  const theme = order[(order.indexOf(get().theme) + 1) % order.length]!
  change({ theme })
  say(theme === 'system' ? 'Light or dark as the system has it.' : theme === 'light' ? 'Light.' : 'Dark.')
}
