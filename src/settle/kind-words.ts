import type { Claim } from '../core/claim.ts'
import type { Mention } from '../core/mention.ts'
import { type AidType, TYPES } from '../core/record.ts'
import type { Span } from '../core/span.ts'
import { distanceOf, type Surroundings } from './observe.ts'

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
const wordsOf = new WeakMap<Surroundings, (readonly KindWord[])[]>()

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
  for (const item of goods)
    if (!words.some((word) => word.first < item.last && item.first < word.last)) words.push(item)
  return words.sort((a, b) => a.first - b.first)
}

const isType = (value: unknown): value is AidType => TYPES.some((type) => type === value)

/** The words of a gift's sentence: those behind and before it with no other gift between, "100 million for relief and 20 for the army", and the rest. */
export interface OwnWords {
  readonly behind: readonly KindWord[]
  readonly before: readonly KindWord[]
  readonly beyond: readonly KindWord[]
}

export function ownWords(scene: Surroundings, claim: Claim): OwnWords {
  const known = owns.get(claim.evidence) ?? partWords(scene, claim)
  owns.set(claim.evidence, known)
  return known
}

/** Parted once for a claim, by its evidence: it keeps that while its values are settled one after the other. */
const owns = new WeakMap<Claim['evidence'], OwnWords>()

function partWords(scene: Surroundings, claim: Claim): OwnWords {
  const parts = [claim.sum, ...claim.equivalents, ...claim.goods].filter((part) => part !== null)
  const first = Math.min(...parts.map((part) => part.first))
  const last = Math.max(...parts.map((part) => part.last))
  let from = 0
  let to = Number.POSITIVE_INFINITY
  const bound = (other: { first: number; last: number }): void => {
    if (other.last <= first) from = Math.max(from, other.last)
    else if (other.first >= last) to = Math.min(to, other.first)
  }
  for (const other of scene.mentionsIn(claim.sentence)) if (other.kind === 'money') bound(other)
  for (const { sum, goods } of scene.claimsIn(claim.sentence)) for (const part of [sum, ...goods]) if (part) bound(part)
  const own: { behind: KindWord[]; before: KindWord[]; beyond: KindWord[] } = { behind: [], before: [], beyond: [] }
  for (const word of kindWordsIn(scene, claim.sentence))
    if (word.last <= first) own[word.first >= from ? 'before' : 'beyond'].push(word)
    else own[word.last <= to ? 'behind' : 'beyond'].push(word)
  return own
}

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
