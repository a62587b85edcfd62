import { applyEntries, invert, type LogEntry, stands } from '../revise/log.ts'

/** What a person did in one step: lines of the log that have one name. */
export interface Step {
  readonly name: string
  readonly entries: readonly LogEntry[]
}

/** What can be taken back, and what can be done again; the latest last. */
export interface History {
  readonly undo: readonly Step[]
  readonly redo: readonly Step[]
}

const UNDO = 'undo:'
const REDO = 'redo:'

/**
 * What can be undone and done again in a file, out of nothing but its lines in the log: without limit, and after any restart.
 *
 * An undo is a step like others, named after what it undoes (`undo:e_12…`), so that the log only ever grows.
 */
export function historyOf(entries: readonly LogEntry[]): History {
  const done: Step[] = []
  const undone: Step[] = []
  const move = (from: Step[], to: Step[], name: string): void => {
    const at = from.findLastIndex((step) => step.name === name)
    if (at >= 0) to.push(...from.splice(at, 1))
  }
  // what was done in an editor is taken back there: `u` must not undo another's work of yesterday
  for (const step of stepsOf(entries.filter(({ from }) => from !== 'editor'))) {
    if (step.name.startsWith(UNDO)) move(done, undone, step.name.slice(UNDO.length))
    else if (step.name.startsWith(REDO)) move(undone, done, step.name.slice(REDO.length))
    else {
      done.push(step)
      undone.length = 0
    }
  }
  return { undo: done, redo: undone }
}

function stepsOf(entries: readonly LogEntry[]): Step[] {
  const steps: { name: string; entries: LogEntry[] }[] = []
  for (const entry of entries) {
    const last = steps.at(-1)
    if (last?.name === entry.edit) last.entries.push(entry)
    else steps.push({ name: entry.edit, entries: [entry] })
  }
  return steps
}

export interface Turn {
  readonly step: Step
  readonly entries: readonly LogEntry[]
  /** What the file says then. */
  readonly value: unknown
}

/**
 * The latest step that can be taken back (or done again), where the file still says what it left. What somebody changed since stays as it
 * is; a step of which all was changed is passed over.
 *
 * @param value what the file says.
 */
export function nextTurn(
  deed: 'undo' | 'redo',
  history: History,
  value: unknown,
  by: { time: string; reviewer: string },
): Turn | null {
  for (const step of history[deed].toReversed()) {
    const turn = turned(deed, step, value, by)
    if (turn.entries.length) return turn
  }
  return null
}

function turned(deed: 'undo' | 'redo', step: Step, value: unknown, by: { time: string; reviewer: string }): Turn {
  const edit = `${deed === 'undo' ? UNDO : REDO}${step.name}`
  const wanted =
    deed === 'undo' ? invert(step.entries, { ...by, edit }) : step.entries.map((entry) => ({ ...entry, ...by, edit }))
  const entries: LogEntry[] = []
  let now = value
  for (const entry of wanted) {
    if (!stands(now, entry)) continue
    now = applyEntries(now, [entry])
    entries.push(entry)
  }
  return { step, entries, value: now }
}

const calledBy = (path: string): string =>
  (path.startsWith('spans.') ? `words of ${path.slice('spans.'.length)}` : path.split('.')[0]!).replaceAll('_', ' ')

/** What a step did, in two or three words, for the button of undo: `sum`, `accepted`, `record added`. */
export function labelOf({ entries }: Step): string {
  const whole = entries.filter(({ path }) => path === '')
  if (whole.length) {
    const [added, gone] = [whole.some(({ before }) => before === null), whole.some(({ after }) => after === null)]
    return added && gone ? 'records changed' : added ? 'record added' : 'record taken out'
  }
  const field = entries.find(({ path }) => !path.startsWith('review.') && !path.startsWith('why.'))
  if (field) return calledBy(field.path)
  const state = entries.find(({ path }) => path === 'review.state')
  if (state) return String(state.after)
  return entries.some(({ path }) => path === 'review.note') ? 'comment' : 'review'
}
