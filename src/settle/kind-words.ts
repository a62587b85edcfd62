import type { Claim } from '../core/claim.ts'
import { memoOfLast, memosOfLast } from '../core/memo.ts'
import type { Mention } from '../core/mention.ts'
import { type AidType, TYPES } from '../core/record.ts'
import type { Span } from '../core/span.ts'
import { distanceOf, type Surroundings } from './observe.ts'
import { type Own, partWords } from './own-words.ts'

/** A word that tells a kind of aid: one of purpose, or goods that are of one kind alone ("four million for howitzers"). */
export interface KindWord {
  readonly type: AidType
  readonly sector: string | null
  /** What it is about, in one word: `energy`, `goods-vehicle`. */
  readonly topic: string
  readonly span: Span
  readonly rule: string
  readonly first: number
  readonly last: number
}

/**
 * The words that tell a kind of aid.
 *
 * In:  a sentence of the article.
 * Out: its words of purpose and its goods, in order, each place once.
 */
export function kindWordsIn(scene: Surroundings, sentence: number): readonly KindWord[] {
  let known = wordsOf.get(scene)
  if (!known) {
    known = []
    wordsOf.set(scene, known)
  }
  known[sentence] ??= readWords(scene.mentionsIn(sentence))
  return known[sentence]
}

/** Read once for an article, not for each kind of each of its claims. */
const wordsOf = memoOfLast<Surroundings, (readonly KindWord[])[]>()

function readWords(mentions: readonly Mention[]): readonly KindWord[] {
  const words: KindWord[] = []
  const goods: KindWord[] = []
  for (const mention of mentions) {
    const { span, rule, first, last } = mention
    if (mention.kind === 'cue' && mention.cue === 'purpose') {
      const { type, sector } = mention.sense
      if (isType(type))
        words.push({
          type,
          sector: typeof sector === 'string' ? sector : null,
          topic: rule.slice(rule.indexOf('#') + 1),
          span,
          rule,
          first,
          last,
        })
    } else if (mention.kind === 'goods' && mention.type) {
      goods.push({ type: mention.type, sector: null, topic: `goods-${mention.category}`, span, rule, first, last })
    }
  }
  // the batteries of "Patriot batteries" are none of the winter
  const told = words.filter((word) => !goods.some((item) => FIGHTING.has(item.topic) && isPartOf(word, item)))
  for (const item of goods) if (!told.some((word) => word.first < item.last && item.first < word.last)) told.push(item)
  return told.sort((a, b) => a.first - b.first)
}

/** Goods that nobody is relieved with; bridges and boats may be for anything. */
const FIGHTING = new Set('air_defence howitzer mlrs mortar missile tank ifv'.split(' ').map((name) => `goods-${name}`))

const isPartOf = (word: KindWord, item: KindWord): boolean =>
  word.type !== 'military' &&
  item.first <= word.first &&
  word.last <= item.last &&
  word.last - word.first < item.last - item.first

const isType = (value: unknown): value is AidType => TYPES.some((type) => type === value)

/** The words of a gift's sentence, parted by whose they are. */
export function ownWords(scene: Surroundings, claim: Claim): Own<KindWord> {
  const known = owns(scene).get(claim.evidence) ?? partWords(scene, claim, kindWordsIn(scene, claim.sentence))
  owns(scene).set(claim.evidence, known)
  return known
}

const owns = memosOfLast<Surroundings, Claim['evidence'], Own<KindWord>>()

/** The word nearest to a gift among some. */
export function nearestWord(claim: Claim, words: readonly KindWord[]): KindWord | null {
  let best: KindWord | null = null
  let least = Number.POSITIVE_INFINITY
  for (const word of words) {
    const distance = distanceOf(claim, word)
    if (distance < least) [best, least] = [word, distance]
  }
  return best
}
