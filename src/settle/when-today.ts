import { addDays } from '../core/calendar.ts'
import type { WhenMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
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
  const ofSection = new Map<number, string>()
  const ofBlock = new Map<number, string>()
  let dateline: string | null = null
  return {
    today(mention) {
      const block = blockOf(outline, mention)
      return ofBlock.get(block.index) ?? ofSection.get(block.section) ?? dateline ?? published
    },
    told(mention, value) {
      if (!isDay(value)) return
      const block = blockOf(outline, mention)
      if (outline.sections[block.section]?.heading === block.index && isWhole(outline, mention)) ofSection.set(block.section, value)
      else if (opensEntry(outline, mention)) ofBlock.set(block.index, value)
      else if (outline.dateline && within(mention.span, outline.dateline) && isNear(value, published)) dateline = value
    },
  }
}

const blockOf = (outline: Outline, mention: WhenMention) => outline.blocks[outline.sentences[mention.sentence]!.block]!

/** The heading says little more than the day: `>> MONDAY`, `Day 3 – Sunday`. */
const isWhole = (outline: Outline, mention: WhenMention): boolean => {
  const block = blockOf(outline, mention)
  return block.span.end - block.span.start - (mention.span.end - mention.span.start) <= 16
}

/** `12 March: …`, `• Tuesday – …`: the day opens its block, and a mark sets it off. */
function opensEntry({ tokens, sentences, blocks }: Outline, mention: WhenMention): boolean {
  const sentence = sentences[mention.sentence]!
  const block = blocks[sentence.block]!
  if (block.kind === 'headline' || block.kind === 'meta' || block.kind === 'furniture') return false
  const opens = tokens[mention.first]!.start === block.span.start || (mention.first - sentence.first <= 1 && tokens[sentence.first]!.kind === 'mark' && sentence.span.start === block.span.start)
  const next = tokens[mention.last]
  return opens && (next?.fold === ':' || next?.fold === '-' || next?.fold === '|')
}

/** A dateline is days before its publication at most. */
const isNear = (day: string, published: string | null): boolean =>
  published !== null && grainOf(published) === 'day' && day <= published && day >= addDays(published, -3)
