import { addDays } from '../core/calendar.ts'
import type { WhenMention } from '../core/mention.ts'
import type { Block, Outline } from '../core/outline.ts'
import { within } from '../core/span.ts'
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
  told(mention: WhenMention, value: string): void
}

export function todayTeller(outline: Outline, published: string | null): TodayTeller {
  const ofBlock = new Map<number, string>()
  /** The day of the last dated heading, and the section in which it holds. */
  let heading: { readonly day: string; readonly section: number } | null = null
  let dateline: string | null = null
  return {
    today(mention) {
      const block = blockOf(outline, mention)
      // a heading of another kind ends what the dated one began
      if (heading && block.section !== heading.section) heading = null
      return ofBlock.get(block.index) ?? heading?.day ?? dateline ?? published
    },
    told(mention, value) {
      if (!isDay(value)) return
      const block = blockOf(outline, mention)
      if (isDatedHeading(outline, block, mention)) heading = { day: value, section: block.section }
      else if (opensEntry(outline, mention)) ofBlock.set(block.index, value)
      else if (outline.dateline && within(mention.span, outline.dateline) && isNear(value, published)) dateline = value
    },
  }
}

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
