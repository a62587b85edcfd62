import type { Token } from '../core/token.ts'

/**
 * Forms of dates as data: `[{weekday} ,?] {day} of? {month} [,? {year}]`. A form is compiled once, to steps that each name
 * what may come next; matching walks them over the tokens of one sentence. Forms are short and only their optional
 * parts branch, so time stays linear in the text.
 *
 * Not here: what a slot accepts (when-slots.ts) and what its parts add up to (when-read.ts).
 */
export interface Step {
  /** The words or marks that stand here; null for a slot. */
  readonly words: ReadonlySet<string> | null
  /** The slots tried here, in this order, and the name under which the one that fits is kept. */
  readonly slots: readonly string[]
  readonly name: string
  readonly next: Steps
}

/** What may come next, in the order in which it is tried; null is the form's end. */
export type Steps = readonly (Step | null)[]

/** Reads a form as written in a rule file. */
export const parseForm = (form: string): Steps => link(nest(form), [null])

type Part = Piece | readonly Part[]
interface Piece {
  readonly words: ReadonlySet<string> | null
  readonly slots: readonly string[]
  readonly name: string
  readonly optional: boolean
}

/** The parts of a form, with `[…]` as a list of its own. */
function nest(form: string): readonly Part[] {
  const stack: Part[][] = [[]]
  for (const piece of form.replace(/\[/g, ' [ ').replace(/\]/g, ' ] ').split(' ')) {
    if (piece === '') continue
    if (piece === '[') stack.push([])
    else if (piece === ']') {
      const group = stack.pop()!
      stack.at(-1)!.push(group)
    } else stack.at(-1)!.push(readPiece(piece))
  }
  return stack[0]!
}

/** `of?`, `to|until`, `{day}`, `{year?}`, `{first:day|nth}` */
function readPiece(piece: string): Piece {
  const slot = piece.startsWith('{')
  const text = slot ? piece.replace(/[{}]/g, '') : piece
  const optional = text.length > 1 && text.endsWith('?')
  const plain = optional ? text.slice(0, -1) : text
  if (!slot) return { words: new Set(plain.toLowerCase().split('|')), slots: [], name: '', optional }
  const [name = '', kinds] = plain.split(':')
  const slots = (kinds ?? name).split('|')
  return { words: null, slots, name: kinds === undefined ? slots[0]! : name, optional }
}

/** Joins parts from the last to the first. What is optional is tried before it is left out. */
function link(parts: readonly Part[], end: Steps): Steps {
  let next = end
  for (const part of [...parts].reverse()) {
    if (isGroup(part)) next = [...link(part, next), ...next]
    else {
      const step = { words: part.words, slots: part.slots, name: part.name, next }
      next = part.optional ? [step, ...next] : [step]
    }
  }
  return next
}

const isGroup = (part: Part): part is readonly Part[] => Array.isArray(part)

/** What a slot took: where it ends, and what it says. */
export interface Filled<V> {
  readonly end: number
  readonly value: V
}

/** Fills one slot at a token, or does not. */
export type SlotReader<V> = (slot: string, i: number) => Filled<V> | null

export interface FormHit<V> {
  readonly end: number
  readonly slots: Readonly<Record<string, V>>
}

/** The first way in which the steps fit from token `i` on; null if none does. */
export function matchForm<V>(
  steps: Steps,
  tokens: readonly Token[],
  i: number,
  limit: number,
  read: SlotReader<V>,
): FormHit<V> | null {
  const taken: [string, V][] = []
  const walk = (next: Steps, at: number): number => {
    for (const step of next) {
      if (step === null) return at
      if (at >= limit) continue
      if (step.words) {
        const end = step.words.has(tokens[at]!.fold) ? walk(step.next, at + 1) : -1
        if (end >= 0) return end
        continue
      }
      for (const slot of step.slots) {
        const filled = read(slot, at)
        if (!filled) continue
        taken.push([step.name, filled.value])
        const end = walk(step.next, filled.end)
        if (end >= 0) return end
        taken.pop()
      }
    }
    return -1
  }
  const end = walk(steps, i)
  return end < 0 ? null : { end, slots: Object.fromEntries(taken) }
}
