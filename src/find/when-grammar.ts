import type { Token } from '../core/token.ts'

/**
 * Forms of dates as data: `[{weekday} ,?] {day} of? {month} [,? {year}]`. A form is compiled to parts once; matching
 * walks it over the tokens of one sentence. Forms are short and only their optional parts branch, so time stays linear
 * in the text.
 *
 * Not here: what a slot accepts (when-slots.ts) and what its parts add up to (when-read.ts).
 */
export type Part =
  | { readonly kind: 'slot'; readonly name: string; readonly slots: readonly string[]; readonly optional: boolean }
  | { readonly kind: 'word'; readonly words: readonly string[]; readonly optional: boolean }
  | { readonly kind: 'group'; readonly parts: readonly Part[] }

/** Reads a form as written in a rule file. */
export function parseForm(form: string): Part[] {
  const stack: Part[][] = [[]]
  for (const piece of form.replace(/\[/g, ' [ ').replace(/\]/g, ' ] ').split(' ')) {
    if (piece === '') continue
    if (piece === '[') stack.push([])
    else if (piece === ']') {
      const parts = stack.pop()!
      stack.at(-1)!.push({ kind: 'group', parts })
    } else stack.at(-1)!.push(parsePart(piece))
  }
  return stack[0]!
}

function parsePart(piece: string): Part {
  const optional = piece.length > 1 && piece.endsWith('?')
  const text = optional ? piece.slice(0, -1) : piece
  if (!text.startsWith('{')) return { kind: 'word', words: text.toLowerCase().split('|'), optional }
  const inner = text.slice(1, -1).replace(/\?$/, '')
  const [name = '', kinds = name] = inner.split(':')
  const slots = kinds.split('|')
  return { kind: 'slot', name: inner.includes(':') ? name : slots[0]!, slots, optional: optional || text.slice(1, -1).endsWith('?') }
}

/** What a slot took: where it ends, and what it says. */
export interface Filled<V> {
  readonly end: number
  readonly value: V
}

export type Slots<V> = Readonly<Record<string, V>>

/** Fills one slot at a token, or does not. */
export type SlotReader<V> = (slot: string, i: number) => Filled<V> | null

/** The longest way in which the parts stand at token `i`; null if they do not. */
export function matchForm<V>(parts: readonly Part[], tokens: readonly Token[], i: number, limit: number, read: SlotReader<V>): { end: number; slots: Slots<V> } | null {
  const match = (left: readonly Part[], at: number, slots: Slots<V>): { end: number; slots: Slots<V> } | null => {
    const [part, ...rest] = left
    if (!part) return { end: at, slots }
    if (part.kind === 'group') return match([...part.parts, ...rest], at, slots) ?? match(rest, at, slots)
    if (at < limit) {
      const taken = part.kind === 'word' ? takeWord(part.words, tokens, at) : takeSlot(part, at, slots, read)
      const further = taken && match(rest, taken.end, taken.slots ?? slots)
      if (further) return further
    }
    return part.optional ? match(rest, at, slots) : null
  }
  return match(parts, i, {})
}

const takeWord = (words: readonly string[], tokens: readonly Token[], at: number): { end: number; slots: null } | null =>
  words.includes(tokens[at]!.fold) ? { end: at + 1, slots: null } : null

function takeSlot<V>(part: Part & { kind: 'slot' }, at: number, slots: Slots<V>, read: SlotReader<V>): { end: number; slots: Slots<V> } | null {
  for (const slot of part.slots) {
    const filled = read(slot, at)
    if (filled) return { end: filled.end, slots: { ...slots, [part.name]: filled.value } }
  }
  return null
}

/** The slots and words with which a form can begin. */
export function beginnings(parts: readonly Part[]): { words: Set<string>; slots: Set<string> } {
  const words = new Set<string>()
  const slots = new Set<string>()
  const walk = (left: readonly Part[]): void => {
    const [part, ...rest] = left
    if (!part) return
    if (part.kind === 'group') {
      walk([...part.parts, ...rest])
      walk(rest)
      return
    }
    for (const item of part.kind === 'word' ? part.words : part.slots) (part.kind === 'word' ? words : slots).add(item)
    if (part.optional) walk(rest)
  }
  walk(parts)
  return { words, slots }
}
