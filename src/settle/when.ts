import { gather } from '../core/gather.ts'
import type { Mention, WhenMention } from '../core/mention.ts'
import { isKind } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import { type Grain, grainOf, isDay, type When } from '../core/when.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { fiscalYears } from './fiscal-year.ts'
import { spokenDays } from './when-speech.ts'
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
export const whenSettler = (
  book: RuleBook,
): ((
  outline: Outline,
  mentions: readonly Mention[],
  published: string | null,
) => ReadonlyMap<WhenMention, When | null>) => {
  const tenseOf = tenseReader(book)
  const fiscalOf = fiscalYears(book)
  return (outline, mentions, published) => {
    const whens = mentions.filter(isKind('when'))
    const settled = new Map<WhenMention, When | null>()
    const teller = todayTeller(outline, published)
    const told = memoryOf()
    const nearby = dayInParagraph(outline)
    const dayFirst = whens.some(({ when }) => when.relative?.kind === 'numeric') ? putsDayFirst(outline) : null
    const fiscal = fiscalOf(mentions)
    const dayOfEvent = eventDays(outline, whens, settled)

    function settle(mention: WhenMention, today: string | null): void {
      const { value, relative, mod } = mention.when
      const at: Standpoint = {
        today,
        // headings of a timeline tell what has been
        toward: relative ? (tenseOf(outline, mention) ?? (teller.heads(mention) ? 'past' : null)) : null,
        before: told.latest,
        nearby: nearby.before(mention),
        dayOf: dayOfEvent,
        dayFirst,
        fiscal: relative?.kind === 'fiscal' ? fiscal(mention) : null,
      }
      const resolved = value ?? (relative && resolve(relative, at))
      settled.set(mention, resolved === null ? null : { value: resolved, mod })
      if (resolved === null) return
      told.add(resolved)
      nearby.add(mention, resolved)
      teller.told(mention, resolved)
    }

    for (const mention of whens) settle(mention, teller.today(mention))
    for (const [mention, day] of spokenDays(outline, whens, settled, published)) settle(mention, day)
    for (const mention of whens) if (waitsForEvent(mention)) settle(mention, null)
    return settled
  }
}

/** The dates told so far, of which `four days later` takes the last that is fine enough. */
function memoryOf(): { add(value: string): void; latest: Standpoint['before'] } {
  const last = new Map<keyof typeof FITS, string>()
  return {
    add: (value) => {
      for (const grain of GRAINS) if (FITS[grain].includes(grainOf(value))) last.set(grain, value)
    },
    latest: (grain) => last.get(grain) ?? null,
  }
}

/** The last day told in a paragraph. */
function dayInParagraph({ sentences }: Outline) {
  let last: { readonly block: number; readonly day: string } | null = null
  const blockOf = ({ sentence }: WhenMention): number => sentences[sentence]!.block
  return {
    add(mention: WhenMention, value: string): void {
      if (isDay(value)) last = { block: blockOf(mention), day: value }
    },
    before: (mention: WhenMention): string | null => (last?.block === blockOf(mention) ? last.day : null),
  }
}

const FITS: Readonly<Record<Parameters<Standpoint['before']>[0], readonly Grain[]>> = {
  day: ['day'],
  month: ['day', 'month'],
  year: ['day', 'month', 'season', 'year'],
  interval: ['interval'],
}
const GRAINS = Object.keys(FITS) as (keyof typeof FITS)[]

const waitsForEvent = ({ when: { relative } }: WhenMention): boolean =>
  relative?.kind === 'hanging' && relative.event !== null

/**
 * `ten days before the conference`: the day told beside the conference elsewhere in the article. Asked for the first time
 * when all other dates are settled.
 */
function eventDays(
  { tokens, sentences }: Outline,
  whens: readonly WhenMention[],
  settled: ReadonlyMap<WhenMention, When | null>,
): (event: string) => string | null {
  let days: Map<string, string> | null = null
  return (event) => {
    if (settled.size < whens.length) return null
    days ??= new Map(
      gather(whens, (mention): [string, string][] => {
        const value = settled.get(mention)?.value
        if (value === undefined || !isDay(value)) return []
        const { first, last } = sentences[mention.sentence]!
        return tokens
          .slice(Math.max(first, mention.first - NEAR), Math.min(last, mention.last + NEAR))
          .map((token) => [token.fold, value])
      }).reverse(), // the first telling wins
    )
    return days.get(event) ?? null
  }
}

const NEAR = 10

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
