import { dayNumber } from '../core/calendar.ts'
import type { WhenMention } from '../core/mention.ts'
import type { Outline, Quotation } from '../core/outline.ts'
import { grainOf, isDay, type When } from '../core/when.ts'

/**
 * `today` and its kin between quotation marks count from the day of speaking: the day told beside the quotation, else
 * the latest day of the news told before it. Where neither is told they stay with the day of publication.
 */
export function spokenDays(
  outline: Outline,
  whens: readonly WhenMention[],
  settled: ReadonlyMap<WhenMention, When | null>,
  published: string | null,
): readonly (readonly [WhenMention, string])[] {
  const quoted = quotedOf(outline.quotations, whens)
  const found: [WhenMention, string][] = []
  let before: { sentence: number; day: string } | null = null
  for (let i = 0; i < whens.length; i++) {
    const mention = whens[i]!
    if (quoted.has(mention)) {
      const day = isToday(mention) ? (dayBeside(i, whens, settled, quoted) ?? before?.day) : undefined
      if (day !== undefined) found.push([mention, day])
      continue
    }
    const value = settled.get(mention)?.value
    if (value !== undefined && isDay(value) && isProse(outline, mention) && isNews(value, published))
      before = { sentence: mention.sentence, day: value }
  }
  return found
}

const isToday = ({ when: { relative } }: WhenMention): boolean => relative?.kind === 'unit' && relative.unit === 'day'

/** A day in the same sentence, outside the quotation: `“Today is a good day,” he said on Monday`. */
function dayBeside(
  at: number,
  whens: readonly WhenMention[],
  settled: ReadonlyMap<WhenMention, When | null>,
  quoted: ReadonlySet<WhenMention>,
): string | undefined {
  const { sentence } = whens[at]!
  for (let i = at + 1; i < whens.length && whens[i]!.sentence === sentence && i < at + 8; i++) {
    const value = settled.get(whens[i]!)?.value
    if (value !== undefined && isDay(value) && !quoted.has(whens[i]!)) return value
  }
  return undefined
}

/** Which mentions stand between quotation marks; both lists are sorted by position. */
function quotedOf(quotations: readonly Quotation[], whens: readonly WhenMention[]): ReadonlySet<WhenMention> {
  const quoted = new Set<WhenMention>()
  let q = 0
  for (const mention of whens) {
    while (q < quotations.length && quotations[q]!.span.end < mention.span.end) q++
    const quotation = quotations[q]
    if (quotation && quotation.span.start <= mention.span.start) quoted.add(mention)
  }
  return quoted
}

const isProse = ({ sentences, blocks }: Outline, mention: WhenMention): boolean => {
  const { kind } = blocks[sentences[mention.sentence]!.block]!
  return kind === 'paragraph' || kind === 'bullet'
}

/** A day of the running news: not after publication, and few days before it. */
const isNews = (day: string, published: string | null): boolean =>
  published !== null && grainOf(published) === 'day' && day <= published && dayNumber(published) - dayNumber(day) <= 4
