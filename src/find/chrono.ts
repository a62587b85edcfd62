import { createRequire } from 'node:module'
import type { ParsedResult, Parser } from 'chrono-node'
import { dayNumber, monthNumber } from '../core/calendar.ts'
import { gather } from '../core/gather.ts'
import type { WhenMention } from '../core/mention.ts'
import type { Outline, Sentence } from '../core/outline.ts'
import type { Token } from '../core/token.ts'
import { grainOf, type OpenWhen, type WhenUnit } from '../core/when.ts'
import type { DateWords } from './when-slots.ts'

/**
 * The relative phrases that our own forms leave: `the day before yesterday`, `half a year ago`, `three days from now`.
 * chrono-node reads them; this is the only file that knows it.
 *
 * It always gets a reference (the day of publication, noon, UTC: without one it takes the clock of the machine), and what
 * it answers is turned back into "so many days from today", because `today` may be another day under a dated heading.
 * Without a day of publication it is not asked.
 */
export const chronoReader = (
  words: DateWords,
): ((outline: Outline, sentence: Sentence, own: readonly WhenMention[]) => WhenMention[]) => {
  let parse: ((text: string, reference: Date) => ParsedResult[]) | null = null
  return (outline, sentence, own) => {
    const { published } = outline.article
    if (
      published === null ||
      grainOf(published) !== 'day' ||
      sentence.span.end - sentence.span.start > LONGEST ||
      !hasTrigger(outline, sentence, own, words)
    )
      return []
    // loading it costs 90 ms, which most archives never need
    parse ??= loadChrono()
    const text = outline.article.text.slice(sentence.span.start, sentence.span.end)
    return gather(parse(text, new Date(`${published}T12:00:00Z`)), (result) =>
      mentionOf(outline, sentence, own, words, result, published),
    )
  }
}

/** chrono grows quadratic on long texts, and no sentence of news is longer. */
const LONGEST = 2000

function hasTrigger(
  { tokens, article }: Outline,
  sentence: Sentence,
  own: readonly WhenMention[],
  words: DateWords,
): boolean {
  for (let i = sentence.first; i < sentence.last; i++) {
    const end = words.phraseAt('trigger', tokens, i, sentence.last, article.text)
    if (end > 0 && !own.some((mention) => mention.first < end && mention.last > i)) return true
  }
  return false
}

type Chrono = typeof import('chrono-node')

/** A copy without the parsers of clock times: `5:30` and `at 16` are no dates here. */
function loadChrono(): (text: string, reference: Date) => ParsedResult[] {
  const { casual } = createRequire(import.meta.url)('chrono-node') as Chrono
  const chrono = casual.clone()
  chrono.parsers = chrono.parsers.filter((parser: Parser) => !TIMES.has(parser.constructor.name))
  return (text, instant) => chrono.parse(text, { instant, timezone: 0 })
}

const TIMES = new Set(['ENTimeExpressionParser', 'ENCasualTimeParser'])

function mentionOf(
  outline: Outline,
  sentence: Sentence,
  own: readonly WhenMention[],
  words: DateWords,
  result: ParsedResult,
  published: string,
): WhenMention[] {
  const { tokens } = outline
  const start = sentence.span.start + result.index
  const end = start + result.text.length
  const inside = (token: Token): boolean => token.start >= start && token.end <= end
  let first = sentence.first
  while (first < sentence.last && !inside(tokens[first]!)) first++
  let last = first
  while (last < sentence.last && inside(tokens[last]!)) last++
  if (last <= first || own.some((mention) => mention.first < last && mention.last > first)) return []
  const triggered = tokens
    .slice(first, last)
    .some((_, k) => words.phraseAt('trigger', tokens, first + k, last, outline.article.text) > 0)
  if (!triggered || isVague(tokens, first, last, sentence.first, words)) return []
  const when = openOf(result, published)
  return when
    ? [
        {
          kind: 'when',
          span: { start: tokens[first]!.start, end: tokens[last - 1]!.end },
          sentence: sentence.index,
          first,
          last,
          rule: 'find/chrono',
          when,
        },
      ]
    : []
}

/** `a few days ago`, `more than a week ago`: chrono answers with a day where nobody can. */
function isVague(tokens: readonly Token[], first: number, last: number, begin: number, words: DateWords): boolean {
  for (let i = Math.max(begin, first - 1); i < last; i++) if (words.has('vague', tokens[i]!.fold)) return true
  // `two and a half years ago`, of which chrono takes the half
  if (first > begin && (words.has('count', tokens[first - 1]!.fold) || tokens[first - 1]!.fold === 'and')) return true
  return false
}

/** What chrono is certain of tells how fine its answer is. */
function openOf({ start }: ParsedResult, published: string): OpenWhen | null {
  if (!start.isCertain('year')) return null
  const day = start.date().toISOString().slice(0, 10)
  const unit: WhenUnit = start.isCertain('day') ? 'day' : start.isCertain('month') ? 'month' : 'year'
  const count = COUNTS[unit]!(day) - COUNTS[unit]!(published)
  return { value: null, mod: null, open: null, relative: { kind: 'ago', unit, count } }
}

const COUNTS: Partial<Record<WhenUnit, (day: string) => number>> = {
  day: dayNumber,
  month: monthNumber,
  year: (day) => Number(day.slice(0, 4)),
}
