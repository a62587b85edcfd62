import { addDays } from '../core/calendar.ts'
import type { WhenMention } from '../core/mention.ts'
import type { Block, Outline } from '../core/outline.ts'
import { quote, within } from '../core/span.ts'
import { grainOf, isDay } from '../core/when.ts'

/**
 * Which day `today` is where a mention stands: the day of publication, unless a dated heading, a dated entry (`12 March:
 * …`) or the dateline says otherwise.
 *
 * The teller is asked from the beginning of the article to its end, and told each settled date, so that a heading is
 * known before what stands below it.
 */
export interface TodayTeller {
  today(mention: WhenMention): string | null
  /** Whether the mention is a heading or opens an entry: a list of what has been. */
  heads(mention: WhenMention): boolean
  told(mention: WhenMention, value: string): void
}

export function todayTeller(outline: Outline, published: string | null): TodayTeller {
  const ofBlock = new Map<number, string>()
  /** The day of the last dated heading, and the section in which it holds. */
  let heading: { readonly day: string; readonly section: number } | null = null
  /** The year of the last heading that is one (`2022`), which the months and days below it are in. */
  let year: { readonly value: string; section: number } | null = null
  let dateline: string | null = null
  return {
    heads: (mention) => isDatedHeading(outline, blockOf(outline, mention), mention),
    today(mention) {
      const block = blockOf(outline, mention)
      // `March` below `2022` goes on with it
      if (year && block.section !== year.section) {
        if (block.section === year.section + 1 && isMonthHeading(outline, block)) year.section = block.section
        else year = null
      }
      if (year && isOfSomeYear(mention)) return year.value
      // a heading of another kind ends what the dated one began
      if (heading && block.section !== heading.section) heading = null
      return ofBlock.get(block.index) ?? heading?.day ?? dateline ?? published
    },
    told(mention, value) {
      const block = blockOf(outline, mention)
      if (grainOf(value) === 'year' && isDatedHeading(outline, block, mention)) year = { value, section: block.section }
      if (!isDay(value)) return
      if (isDatedHeading(outline, block, mention)) heading = { day: value, section: block.section }
      else if (opensEntry(outline, mention)) ofBlock.set(block.index, value)
      else if (outline.dateline && within(mention.span, outline.dateline) && isNear(value, published)) dateline = value
    },
  }
}

/** `1 August`, `in March`, `in spring`: its words leave the year open. */
const isOfSomeYear = ({ when: { relative } }: WhenMention): boolean =>
  relative !== null &&
  ((relative.kind === 'day' && relative.year === undefined) ||
    ((relative.kind === 'month' || relative.kind === 'season' || relative.kind === 'holiday') &&
      relative.shift === null &&
      relative.year === null) ||
    (relative.kind === 'part' && relative.year === null))

/** The section's heading is a month, a day or a season, as it stands below a year. */
function isMonthHeading({ article, blocks, sections }: Outline, { section }: Block): boolean {
  const heading = sections[section]?.heading
  return heading !== null && heading !== undefined && MONTH.test(quote(article.text, blocks[heading]!.span))
}

const MONTH =
  /^\W{0,4}(?:\d{1,2}\.? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Autumn|Winter|Q[1-4])[a-z]{0,6}\.?(?: \d{1,2})?\W{0,4}$/

const blockOf = (outline: Outline, mention: WhenMention): Block =>
  outline.blocks[outline.sentences[mention.sentence]!.block]!

/** A line that says little more than the day: `>> MONDAY`, `Day 3 – Sunday`. Bylines and datelines are none. */
const isDatedHeading = (outline: Outline, block: Block, mention: WhenMention): boolean =>
  block.kind !== 'headline' &&
  block.kind !== 'meta' &&
  block.kind !== 'row' &&
  block.span.end - block.span.start - (mention.span.end - mention.span.start) <= LITTLE &&
  !(outline.dateline && within(mention.span, outline.dateline))

const LITTLE = 16

/** `12 March: …`, `• Tuesday – …`: the day opens its block, and a mark sets it off. */
function opensEntry({ tokens, sentences, blocks }: Outline, mention: WhenMention): boolean {
  const sentence = sentences[mention.sentence]!
  const block = blocks[sentence.block]!
  if (block.kind === 'headline' || block.kind === 'meta' || block.kind === 'furniture') return false
  const opens =
    tokens[mention.first]!.start === block.span.start ||
    (mention.first - sentence.first <= 1 &&
      tokens[sentence.first]!.kind === 'mark' &&
      sentence.span.start === block.span.start)
  const next = tokens[mention.last]
  return opens && (next?.fold === ':' || next?.fold === '-' || next?.fold === '|')
}

/** A dateline is days before its publication at most. */
const isNear = (day: string, published: string | null): boolean =>
  published !== null && grainOf(published) === 'day' && day <= published && day >= addDays(published, -3)
