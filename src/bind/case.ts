import { between } from '../core/bisect.ts'
import type { Deed, Stated } from '../core/claim.ts'
import type { CueMention } from '../core/mention.ts'
import type { Span } from '../core/span.ts'
import type { Gift } from './gift.ts'
import type { Line, Scene } from './scene.ts'
import type { Topic } from './topic.ts'

/** A gift with all that is known of it when it is judged. */
export interface Case {
  readonly line: Line
  readonly gift: Gift
  readonly deed: { readonly deed: Deed; readonly cost: number } | null
  readonly nouns: readonly CueMention[]
  readonly donors: readonly Stated<string>[]
  readonly recipients: readonly Stated<string>[]
  readonly channel: readonly Stated<string>[]
  readonly listed: boolean
  readonly continued: boolean
  readonly aidArticle: boolean
  /** Another gift of the sentence was found to be aid. */
  readonly besideAid: boolean
  /** The gift right before in the sentence was found to be no aid. */
  readonly besideNone: boolean
  /** The article tells the same figure more than once. */
  readonly toldAgain: boolean
  readonly collective: boolean
  /** What most sums of the article are, when that is not aid: `sale`, `refugees_at_home`, `refused`. */
  readonly articleReason: string | null
  /** Whom it is taken to go to, also where no word of the sentence says so. */
  readonly getters: readonly Stated<string>[]
  readonly topic: Topic
  /** It tells the value of goods given right before. */
  readonly isValueOfGift: boolean
}

/** "Poland gave Ukraine ten tanks": giver, verb, getter and gift in one clause, told as a fact or a plan. */
export function isWhole({ deed, donors, recipients }: Case): boolean {
  if (!deed || deed.cost > 8) return false
  const { cue, tense, governor, negated } = deed.deed
  return (
    cue.sense.frame === 'give' &&
    !negated &&
    tense !== 'modal' &&
    governor !== 'request' &&
    governor !== 'refuse' &&
    donors[0]?.rule.startsWith('bind/clause') === true &&
    recipients[0] !== undefined &&
    !recipients[0].rule.startsWith('bind/beside')
  )
}

/**
 * "Berlin has promised a third battery", in an article about help for Kyiv: who gives and a verb of giving in one clause, and the goods
 * right behind it, though only the article tells who gets them. `goods-handed-on` where only the text before names who gives: "Last year
 * it sent socks", "We will give training to pilots".
 */
export function handingOf(scene: Scene, given: Case): 'goods-handed' | 'goods-handed-on' | null {
  if (!handsOver(scene, given)) return null
  if (given.donors[0]!.rule.startsWith('bind/clause')) return 'goods-handed'
  const { tokens, words } = scene
  const { first } = given.line.sentence
  let at = given.deed!.deed.first - 1
  while (at > first && words.has('adverbs', tokens[at]!.fold)) at--
  return at >= first && (PRONOUNS.has(tokens[at]!.fold) || isGiver(given, at)) ? 'goods-handed-on' : null
}

/** "UNICEF has given out kits from its store": the giver stands before the verb, whatever else told who gives. */
const isGiver = ({ line, donors }: Case, at: number): boolean =>
  between(line.actors, at - LONGEST, at + 1).some(
    ({ last, codes }) => last === at + 1 && donors.some(({ value }) => codes.includes(value)),
  )

/** Tokens of a name. */
const LONGEST = 8

const PRONOUNS = new Set(['it', 'we', 'they', 'he', 'she', 'i', 'country', 'government'])

function handsOver({ facts }: Scene, { gift, deed, donors, getters }: Case): boolean {
  if (gift.sum || !deed || deed.cost > 6 || deed.deed.last > gift.first) return false
  const { cue, tense, governor, negated, voice } = deed.deed
  if (cue.sense.frame !== 'give' || negated || voice === 'passive' || tense === 'modal') return false
  if (governor === 'request' || governor === 'refuse' || !donors.length) return false
  const [getter] = getters
  return getter !== undefined && facts.eligible.has(getter.value) && !donors.some(({ value }) => value === getter.value)
}

/** "Ten tanks from Poland will follow to Ukraine": from whom, a verb of going, to whom. */
export const isSent = ({ deed, donors, recipients }: Case): boolean =>
  deed?.deed.cue.sense.frame === 'go' &&
  !deed.deed.negated &&
  donors[0]?.rule.startsWith('bind/from') === true &&
  recipients[0]?.rule.startsWith('bind/to') === true

/** "All 28 are going to Kyiv", "The launchers will follow to Moldova": goods that go, and where to. */
export const goesThere = ({ gift, deed, recipients }: Case): boolean =>
  gift.sum === null &&
  deed?.deed.cue.sense.frame === 'go' &&
  !deed.deed.negated &&
  deed.cost <= 8 &&
  recipients[0]?.rule.startsWith('bind/to') === true

/** Notes an observation with the words it stands on. */
export type Add = (name: string, span: Span, rule: string, times?: number) => void
