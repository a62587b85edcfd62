import type { Note } from '../core/decision.ts'
import { gather } from '../core/gather.ts'
import type { Mention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { findAnaphors } from './anaphor.ts'
import { findBodies } from './body.ts'
import { findCues } from './cue.ts'
import type { Finder } from './finder.ts'
import { findGoods } from './goods.ts'
import { findGroups } from './group.ts'
import { findMoney } from './money.ts'
import { findNumbers } from './number.ts'
import { findOfficials } from './official.ts'
import { findPlaces } from './place.ts'
import { findWhens } from './when.ts'

/** In this order: later finders see what earlier ones found in the same sentence. One line each. */
const FINDERS: readonly Finder[] = [
  findPlaces,
  findBodies,
  findGroups,
  findWhens,
  findNumbers,
  findMoney, // behind places and dates: `Czech crowns`, and 2024 is no sum
  findOfficials,
  findGoods, // before cues: whether `supplies` is a verb is asked only beside goods or sums
  findCues,
  findAnaphors,
]

/** An article in parts, and who hears what is decided in it. */
export interface Searched {
  readonly outline: Outline
  readonly note: Note
}

/**
 * Everything the sentences of articles name, of each article sorted by position. Each finder goes through all sentences of all articles
 * before the next one does: so its code stays where the processor has it at hand.
 */
export const finder = (book: RuleBook): ((articles: readonly Searched[]) => Mention[][]) => {
  const finders = FINDERS.map((make) => make(book))
  return (articles) => {
    const found: Mention[][][] = articles.map(({ outline }) => outline.sentences.map(() => []))
    for (const find of finders) for (let k = 0; k < articles.length; k++) findIn(articles[k]!, find, found[k]!)
    return found.map((sentences) => gather(sentences, (mentions) => mentions))
  }
}

function findIn({ outline, note }: Searched, find: ReturnType<Finder>, found: Mention[][]): void {
  const { sentences } = outline
  for (let i = 0; i < sentences.length; i++) {
    const more = find(outline, sentences[i]!, found[i]!, note)
    if (more.length) found[i] = found[i]!.length ? merged(found[i]!, inOrder(more)) : inOrder(more)
  }
}

export const byPosition = (a: Mention, b: Mention): number => a.span.start - b.span.start || b.span.end - a.span.end

/** Two sorted lists as one; of equals those of the first come first. */
function merged(one: readonly Mention[], other: readonly Mention[]): Mention[] {
  const all: Mention[] = []
  let i = 0
  for (const mention of other) {
    while (i < one.length && byPosition(one[i]!, mention) <= 0) all.push(one[i++]!)
    all.push(mention)
  }
  while (i < one.length) all.push(one[i++]!)
  return all
}

/** Sorts what is not sorted yet: most finders find nothing, or something behind the rest. */
function inOrder(mentions: Mention[]): Mention[] {
  for (let i = 1; i < mentions.length; i++)
    if (byPosition(mentions[i - 1]!, mentions[i]!) > 0) return mentions.sort(byPosition)
  return mentions
}
