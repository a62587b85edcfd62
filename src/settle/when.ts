import type { Mention, WhenMention } from '../core/mention.ts'
import { isKind } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import { overlaps, within } from '../core/span.ts'
import { grainOf, isDay, type When } from '../core/when.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { fiscalYears } from './fiscal-year.ts'
import { tenseReader } from './when-tense.ts'
import { todayTeller } from './when-today.ts'
import { resolve, type Standpoint } from './when-value.ts'

/**
 * Gives each date of an article its value.
 *
 * In:  all mentions, in the order of the text, and the day of publication (never the clock).
 * Out: a value for each date, or null where nothing in the article settles it: without a day of publication `on
 *      Wednesday` stays open, and `four days later` only counts from a date that the text gives in full.
 *
 * Not here: what the date is of (settle/time.ts).
 */
export const whenSettler = (book: RuleBook): ((outline: Outline, mentions: readonly Mention[], published: string | null) => ReadonlyMap<WhenMention, When | null>) => {
  const tenseOf = tenseReader(book)
  const fiscalOf = fiscalYears(book)
  return (outline, mentions, published) => {
    const whens = mentions.filter(isKind('when'))
    const settled = new Map<WhenMention, When | null>()
    const teller = todayTeller(outline, published)
    const dayFirst = whens.some(({ when }) => when.relative?.kind === 'numeric') ? putsDayFirst(outline) : null
    const told: Told[] = []

    const settle = (mention: WhenMention, today: string | null): void => {
      const { value, relative, mod } = mention.when
      const at: Standpoint = {
        today,
        toward: relative ? tenseOf(outline, mention) : null,
        before: (grain) => latest(told, grain),
        dayOf: (event) => dayOfEvent(outline, settled, mention, event),
        dayFirst,
        fiscal: relative?.kind === 'fiscal' ? fiscalOf(mentions, mention) : null,
      }
      const resolved = value ?? (relative && resolve(relative, at))
      settled.set(mention, resolved === null ? null : { value: resolved, mod })
      if (resolved === null) return
      told.push({ mention, value: resolved })
      teller.told(mention, resolved)
    }

    for (const mention of whens) settle(mention, teller.today(mention))
    for (const mention of whens.filter((item) => isSpokenOf(outline, item))) {
      const day = speakingDay(outline, settled, whens, mention, published)
      if (day !== null) settle(mention, day)
    }
    for (const mention of whens.filter(waitsForEvent)) if (settled.get(mention) === null) settle(mention, teller.today(mention))
    return settled
  }
}

interface Told {
  readonly mention: WhenMention
  readonly value: string
}

/** The date told last that is fine enough for what hangs on it. */
function latest(told: readonly Told[], grain: 'day' | 'month' | 'year' | 'interval'): string | null {
  const fits = FITS[grain]
  return told.findLast(({ value }) => fits.includes(grainOf(value)))?.value ?? null
}

const FITS = {
  day: ['day'],
  month: ['day', 'month'],
  year: ['day', 'month', 'season', 'year'],
  interval: ['interval'],
} as const satisfies Record<string, readonly string[]> as Record<'day' | 'month' | 'year' | 'interval', readonly string[]>

const waitsForEvent = ({ when: { relative } }: WhenMention): boolean => relative?.kind === 'hanging' && relative.event !== null

/** `ten days before the conference`: the day beside the conference elsewhere in the article. */
function dayOfEvent({ tokens, sentences }: Outline, settled: ReadonlyMap<WhenMention, When | null>, self: WhenMention, event: string): string | null {
  for (const [mention, when] of settled) {
    if (mention === self || !when || !isDay(when.value)) continue
    const { first, last } = sentences[mention.sentence]!
    for (let i = first; i < last; i++) if (tokens[i]!.fold === event && (i < self.first || i >= self.last)) return when.value
  }
  return null
}

/** `today` and its kin between quotation marks count from the day of speaking. */
const isSpokenOf = (outline: Outline, { when: { relative }, span }: WhenMention): boolean =>
  relative?.kind === 'unit' && relative.unit === 'day' && outline.quotations.some((quotation) => within(span, quotation.span))

/**
 * The day on which the quoted words were spoken: the one told beside the quotation, else the day of the article's own news.
 * Null leaves the day of publication.
 */
function speakingDay(outline: Outline, settled: ReadonlyMap<WhenMention, When | null>, whens: readonly WhenMention[], mention: WhenMention, published: string | null): string | null {
  const days = whens.filter((other) => {
    const value = settled.get(other)?.value
    return value !== undefined && isDay(value) && !outline.quotations.some((quotation) => overlaps(quotation.span, other.span)) && isProse(outline, other)
  })
  const beside = days.filter((other) => other.sentence === mention.sentence).at(-1) ?? days.filter((other) => other.sentence < mention.sentence && published !== null && isRecent(settled.get(other)!.value, published)).at(-1)
  return beside ? settled.get(beside)!.value : null
}

const isProse = ({ sentences, blocks }: Outline, mention: WhenMention): boolean => {
  const { kind } = blocks[sentences[mention.sentence]!.block]!
  return kind === 'paragraph' || kind === 'bullet'
}

/** Within the week before publication. */
const isRecent = (day: string, published: string): boolean => day <= published && Date.parse(published.padEnd(10, '-01')) - Date.parse(day) <= 4 * 86_400_000

/** Does the article write `25/07/2025`, or `07/25/2025`? Null where no date of its own shows it. */
function putsDayFirst({ tokens }: Outline): boolean | null {
  for (let i = 0; i + 2 < tokens.length; i++) {
    if (tokens[i + 1]!.fold !== '/' || tokens[i]!.kind !== 'number' || tokens[i + 2]!.kind !== 'number') continue
    const [a, b] = [Number(tokens[i]!.fold), Number(tokens[i + 2]!.fold)]
    if (a > 12 && a <= 31 && b >= 1 && b <= 12) return true
    if (b > 12 && b <= 31 && a >= 1 && a <= 12) return false
  }
  return null
}
