import { isDate } from '../core/calendar.ts'
import { type Lexicon, lexicon, type Phrase } from '../core/lexicon.ts'
import { type Token, tokenize } from '../core/token.ts'
import type { Falls } from '../core/when.ts'
import type { RuleBook } from '../rulebook/book.ts'
import type { DateRole } from '../rulebook/kinds/date-words.ts'
import type { Filled } from './when-grammar.ts'

/** What a slot of a date form says. */
export interface SlotValue {
  readonly number: number
  /** For words whose value is no number: a unit, a modifier, an event's noun; for numeric dates the date. */
  readonly text: string
  /** The word may mean something else. */
  readonly weak: boolean
  readonly falls: Falls | null
  /** Tokens [first, last). */
  readonly first: number
  readonly last: number
}

export interface DateWords {
  fill(slot: string, tokens: readonly Token[], i: number, limit: number, text: string): Filled<SlotValue> | null
  /** The folded first words of a role; null for slots that numbers fill. */
  firstWords(slot: string): ReadonlySet<string> | null
  /** With what a phrase of the slot that begins with this word may go on inside itself. */
  behind(slot: string, word: string): ReadonlySet<string>
  /** The same behind a number: `24th`; null where the number may be of several tokens. */
  behindNumber(slot: string): ReadonlySet<string> | null
  /** A slot that a number may fill. */
  isNumeric(slot: string): boolean
  has(role: DateRole, word: string): boolean
  /** The value of a word of a role; null when it is none. */
  sense(role: DateRole, word: string): string | null
  /** Where a phrase of a role stands at token `i`: its end, else 0. */
  phraseAt(role: DateRole, tokens: readonly Token[], i: number, limit: number, text: string): number
}

interface Word {
  readonly number: number
  readonly text: string
  readonly weak: boolean
  readonly abbreviation: boolean
  readonly falls: Falls | null
}

/** The words of dates, by role, and how numbers fill slots. Built once from the rule book. */
export function dateWords(book: RuleBook): DateWords {
  const phrases = new Map<string, Phrase<Word>[]>()
  for (const rule of book.rules('date-words')) {
    const list = phrases.get(rule.role) ?? []
    const { value = 0, weak = false, abbreviation = false, falls = null } = rule
    const word = {
      number: typeof value === 'number' ? value : 0,
      text: String(value),
      weak: weak || abbreviation,
      abbreviation,
      falls,
    }
    for (const phrase of rule.words) list.push({ phrase, case: rule.case, value: word })
    phrases.set(rule.role, list)
  }
  const lexicons = new Map([...phrases].map(([role, list]) => [role, lexicon(list)]))
  const firsts = new Map(
    [...phrases].map(([role, list]) => [role, new Set(list.map(({ phrase }) => firstWord(phrase)))]),
  )
  const seconds = new Map([...phrases].map(([role, list]) => [role, secondWords(list)]))
  const senses = new Map(
    [...phrases].map(([role, list]) => [
      role,
      new Map(list.map(({ phrase, value }) => [phrase.toLowerCase(), value.text])),
    ]),
  )
  return {
    fill: (slot, tokens, i, limit, text) =>
      NUMERIC[slot] ? fillNumber(slot, tokens, i, limit) : fillWord(lexicons, slot, tokens, i, limit, text),
    firstWords: (slot) => firsts.get(ROLES[slot] ?? slot) ?? null,
    behind: (slot, word) => seconds.get(ROLES[slot] ?? slot)?.get(word) ?? NOTHING,
    behindNumber: (slot) => (slot === 'numeric' ? null : slot === 'day' || slot === 'nth' ? SUFFIXES : NOTHING),
    isNumeric: (slot) => slot in NUMERIC || slot === 'count' || slot === 'count-many',
    has: (role, word) => senses.get(role)?.has(word) ?? false,
    sense: (role, word) => senses.get(role)?.get(word) ?? null,
    phraseAt: (role, tokens, i, limit, text) => lexicons.get(role)?.at(tokens, i, limit, text)?.end ?? 0,
  }
}

/** `{count-many}` is a `count` from two on. */
const ROLES: Readonly<Record<string, string>> = { 'count-many': 'count' }

const NOTHING: ReadonlySet<string> = new Set()

/** By first word: the second words of longer phrases, the stop of abbreviations, the hyphen of `twenty-five`. */
function secondWords(phrases: readonly Phrase<Word>[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const { phrase, value } of phrases) {
    const [first = '', second] = tokenize(phrase.toLowerCase()).flatMap((token) =>
      token.fold === '-' ? [] : [token.fold],
    )
    const set = found.get(first) ?? new Set(['-'])
    if (second !== undefined) set.add(second)
    if (value.abbreviation) set.add('.')
    found.set(first, set)
  }
  return found
}

const firstWord = (phrase: string): string => tokenize(phrase.toLowerCase())[0]!.fold

function fillWord(
  lexicons: ReadonlyMap<string, Lexicon<Word>>,
  slot: string,
  tokens: readonly Token[],
  i: number,
  limit: number,
  text: string,
): Filled<SlotValue> | null {
  const token = tokens[i]!
  if (slot === 'word')
    return token.kind === 'word' && token.fold !== "'s" ? filled(i, i + 1, { number: 0, text: token.fold }) : null
  if (slot === 'count' || slot === 'count-many') return fillCount(lexicons.get('count'), slot, tokens, i, limit, text)
  const hit = lexicons.get(slot)?.at(tokens, i, limit, text)
  if (!hit) return null
  const word = hit.value
  // `Sept. 15`; the stop of `on Wed.` at the end of a sentence is harmless inside the span's search, and not taken at its end
  const dotted = word.abbreviation && hit.end < limit - 1 && tokens[hit.end]!.fold === '.' && tokens[hit.end]!.glued
  const last = dotted ? hit.end + 1 : hit.end
  return {
    end: last,
    value: { number: word.number, text: word.text, weak: word.weak && !dotted, falls: word.falls, first: i, last },
  }
}

/** `nine`, `25`, `twenty-five`; `{count-many}` leaves out `a` and `one`. */
function fillCount(
  words: Lexicon<Word> | undefined,
  slot: string,
  tokens: readonly Token[],
  i: number,
  limit: number,
  text: string,
): Filled<SlotValue> | null {
  const least = slot === 'count-many' ? 2 : 1
  const token = tokens[i]!
  if (token.kind === 'number') {
    const number = /^\d{1,3}$/.test(token.fold) && !isGluedBefore(tokens, i) ? Number(token.fold) : 0
    return number >= least ? filled(i, i + 1, { number, text: '' }) : null
  }
  const hit = words?.at(tokens, i, limit, text)
  if (!hit) return null
  const ones =
    hit.value.number >= 20 && hit.value.number % 10 === 0 && tokens[hit.end]?.fold === '-'
      ? words?.at(tokens, hit.end + 1, limit, text)
      : null
  const number = hit.value.number + (ones?.value.number ?? 0)
  return number >= least ? filled(i, ones?.end ?? hit.end, { number, text: '' }) : null
}

type NumberSlot = (tokens: readonly Token[], i: number, limit: number) => Filled<SlotValue> | null

const NUMERIC: Readonly<Record<string, NumberSlot>> = {
  day: (tokens, i, limit) => ordinalNumber(tokens, i, limit, false),
  nth: (tokens, i, limit) => ordinalNumber(tokens, i, limit, true),
  year: (tokens, i) => digits(tokens, i, /^(?:1[5-9]|20|21)\d\d$/),
  'decade-year': (tokens, i) => digits(tokens, i, /^(?:1[89]|20)\d0$/),
  yy: (tokens, i) => digits(tokens, i, /^\d\d$/),
  index: (tokens, i) => digits(tokens, i, /^[1-4]$/),
  numeric: (tokens, i, limit) => numericDate(tokens, i, limit),
}

const fillNumber = (slot: string, tokens: readonly Token[], i: number, limit: number): Filled<SlotValue> | null =>
  NUMERIC[slot]!(tokens, i, limit)

function digits(tokens: readonly Token[], i: number, shape: RegExp): Filled<SlotValue> | null {
  const token = tokens[i]!
  return token.kind === 'number' && shape.test(token.fold)
    ? filled(i, i + 1, { number: Number(token.fold), text: token.fold })
    : null
}

const SUFFIXES = new Set(['st', 'nd', 'rd', 'th'])

/** `24`, `24th`. */
function ordinalNumber(tokens: readonly Token[], i: number, limit: number, must: boolean): Filled<SlotValue> | null {
  const token = tokens[i]!
  if (token.kind !== 'number' || !/^\d{1,2}$/.test(token.fold) || isGluedBefore(tokens, i)) return null
  const number = Number(token.fold)
  const next = tokens[i + 1]
  const suffix = i + 1 < limit && next!.glued && SUFFIXES.has(next!.fold)
  if (number < 1 || number > 31 || (must && !suffix)) return null
  return filled(i, suffix ? i + 2 : i + 1, { number, text: token.fold })
}

/** `F-16`, `155mm`, `€20`: a number that hangs on a word or sign before it. */
const isGluedBefore = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]!.glued && i > 0 && !GLUE.has(tokens[i - 1]!.fold)

const GLUE = new Set(['(', '[', '"', "'", '-', '/', ',', '.', ':', '|', '>', '*'])

/**
 * `18.03.2025`, `2024-01-24`, `24/01/2024`, `25/07`. The value's text is `Y-M-D`; with `?` for a missing year, and `D|M`
 * where day and month could change places (when-read.ts asks how the article writes).
 */
function numericDate(tokens: readonly Token[], i: number, limit: number): Filled<SlotValue> | null {
  const token = tokens[i]!
  if (token.kind !== 'number' || isGluedBefore(tokens, i)) return null
  const inner = token.fold.split('.')
  if (inner.length === 3)
    return inner[2]!.length === 4 || inner.every((part) => part.length === 2) || inner[0]!.length === 4
      ? asDate(i, i + 1, inner, '.')
      : null
  const mark = tokens[i + 1]?.fold
  if (inner.length > 1 || (mark !== '-' && mark !== '/' && mark !== '.')) return null
  const parts = [token.fold]
  let at = i + 1
  while (
    parts.length < 3 &&
    at + 1 < limit &&
    tokens[at]!.fold === mark &&
    tokens[at]!.glued &&
    tokens[at + 1]!.kind === 'number' &&
    tokens[at + 1]!.glued
  ) {
    parts.push(tokens[at + 1]!.fold)
    at += 2
  }
  // `10/12/24/36` is no date
  if (tokens[at]?.fold === mark && tokens[at]?.glued && mark !== '.' && tokens[at + 1]?.kind === 'number') return null
  return parts.length === 3 || (parts.length === 2 && mark === '/') || /^\d{4}$/.test(parts[0]!)
    ? asDate(i, at, parts, mark)
    : null
}

function asDate(first: number, last: number, parts: readonly string[], mark: string): Filled<SlotValue> | null {
  const numbers = parts.map(Number)
  const [a = 0, b = 0, c = 0] = numbers
  if (parts.some((part) => !/^\d{1,2}$|^\d{4}$/.test(part))) return null
  if (parts[0]!.length === 4) {
    if (a < 1500 || a > 2199) return null
    if (parts.length === 2)
      return parts[1]!.length === 2 && b >= 1 && b <= 12 ? filled(first, last, { number: 0, text: `${a}-${b}` }) : null
    return isDate(a, b, c) ? filled(first, last, { number: 0, text: `${a}-${b}-${c}` }) : null
  }
  const year = parts.length === 2 ? null : parts[2]!.length === 4 ? c : 2000 + c
  if (year === null && parts.some((part) => part.length > 2)) return null
  // two figures without a year are a date only when they are written like one: `25/07`
  if (year === null && (parts[1]!.length < 2 || a > 31)) return null
  return arranged(first, last, a, b, year, mark)
}

function arranged(
  first: number,
  last: number,
  a: number,
  b: number,
  year: number | null,
  mark: string,
): Filled<SlotValue> | null {
  const sure = year ?? 2024
  const dayFirst = isDate(sure, b, a)
  const monthFirst = isDate(sure, a, b)
  if (!dayFirst && !monthFirst) return null
  const shown = year ?? '?'
  // `06.07.2023`: who writes stops puts the day first
  if (dayFirst && monthFirst && a !== b && mark !== '.')
    return filled(first, last, { number: 0, text: `${shown}-${a}|${b}` })
  return filled(first, last, { number: 0, text: dayFirst ? `${shown}-${b}-${a}` : `${shown}-${a}-${b}` })
}

const filled = (first: number, last: number, value: { number: number; text: string }): Filled<SlotValue> => ({
  end: last,
  value: { number: value.number, text: value.text, weak: false, falls: null, first, last },
})
