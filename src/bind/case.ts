import type { Deed, Stated } from '../core/claim.ts'
import type { CueMention } from '../core/mention.ts'
import type { Span } from '../core/span.ts'
import { endOf, type Gift } from './gift.ts'
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

/**
 * "Japan had given the town USD 83,409", "provided the clinic with $82,600", "will give 79,800 dollars to a school": somebody of the place, whom
 * no name tells, and a giver who is named.
 */
export function givesLocally({ tokens, words }: Scene, { line, gift, deed, donors, recipients }: Case): boolean {
  if (!gift.sum || !deed || recipients.length || deed.cost > 8) return false
  const { cue, negated, voice, last } = deed.deed
  if (cue.sense.frame !== 'give' || negated || voice === 'passive' || last > gift.first) return false
  if (donors[0]?.rule.startsWith('bind/clause') !== true) return false
  for (let i = last; i < gift.first; i++) if (words.has('local-getters', tokens[i]!.fold)) return true
  const own = endOf(gift)
  if (!words.has('to', tokens[own]?.fold ?? '')) return false
  for (let i = own + 1; i < Math.min(line.sentence.last, own + 7); i++)
    if (words.has('local-getters', tokens[i]!.fold)) return true
  return false
}

/** Notes an observation with the words it stands on. */
export type Add = (name: string, span: Span, rule: string, times?: number) => void
