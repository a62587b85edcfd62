import { between } from '../core/bisect.ts'
import type { Deed, Sum } from '../core/claim.ts'
import { memoOfLast } from '../core/memo.ts'
import { endOf, figureKey, type Gift } from './gift.ts'
import { isHeldBack } from './held-back.ts'
import { holds } from './holds.ts'
import { cuesOf, type Line, type Scene } from './scene.ts'
import { neighbour } from './unreal.ts'

/**
 * What is told only to be denied, and what is named only to say that it will not come: `Reports that Canada had promised Ghana 20 million
 * are false`, `Whether Qatar really promised it, nobody says`, `Norway did not pledge 500 million`, `A grant of 40 million is on ice`.
 *
 * Out: names of observations, for verdict.ts to weigh.
 */
export function denialsOf(scene: Scene, line: Line, gift: Gift, deed: Deed | null): readonly string[] {
  const seen: string[] = []
  const { first } = gift.sum ?? gift
  const last = endOf(gift)
  if (isReportDenied(scene, line, first, last)) seen.push('report-denied')
  else if (gift.sum && isCheckedFalse(scene, line, gift.sum)) seen.push('checked-false')
  if (gift.sum && isRefusedAbove(scene, line, gift.sum)) seen.push('refused-in-headline')
  if (isLeftOpen(scene, line, first)) seen.push('whether-clause')
  if (deed && isPlainlyNegated(scene, deed, first)) seen.push('plainly-not')
  if (isHeldBack(scene, line, gift, last)) seen.push('gift-held-back')
  if (gift.sum && isPriceOfSale(scene, last)) seen.push('price-of-sale')
  return seen
}

/** Somebody reports it, and the sentence or the one behind calls the report false. */
function isReportDenied(scene: Scene, line: Line, first: number, last: number): boolean {
  if (!holds(scene, line, 'hearsay')) return false
  const report = reportOf(scene, line, first, last)
  if (report === null) return false
  const { sentence } = line
  if (deniesIn(scene, Math.max(sentence.first, report - LABEL), report)) return true
  if (deniesIn(scene, last, Math.min(sentence.last, last + CLAUSE))) return true
  const next = neighbour(scene, line, 1)
  if (!next || next.sums.length || next.goods.length) return false
  return deniesIn(scene, next.sentence.first, Math.min(next.sentence.last, next.sentence.first + CLAUSE))
}

/** `FACT CHECK: Did Spain give Morocco €1 billion? … Verdict: false`: a figure that such a check asks about, or that the claim it looks at tells. */
function isCheckedFalse(scene: Scene, line: Line, sum: Sum): boolean {
  const figures = checkedOf(scene)
  return figures !== null && (holds(scene, line, 'hearsay') || figures.has(figureKey(scene, sum)))
}

/** The figures that a check of facts opens with, where it ends in a word for falsehood; null in other articles. */
function checkedOf(scene: Scene): ReadonlySet<string> | null {
  const known = checked.get(scene)
  if (known !== undefined) return known
  const opening = scene.lines.slice(0, OPENING)
  const isCheck =
    opening.some(({ sentence }) => isCalledCheck(scene, sentence)) &&
    scene.lines.some(({ sentence }) => deniesIn(scene, sentence.first, sentence.last))
  const asks = (one: Line): boolean =>
    one.block.kind === 'headline' || one.block.kind === 'heading' || holds(scene, one, 'hearsay')
  const found = isCheck
    ? new Set(opening.filter(asks).flatMap(({ sums }) => sums.map((sum) => figureKey(scene, sum))))
    : null
  checked.set(scene, found)
  return found
}

/** Asked for each gift. */
const checked = memoOfLast<Scene, ReadonlySet<string> | null>()

/** `FACT CHECK`, `Fact-checked`, `We checked the facts`. */
function isCalledCheck({ tokens }: Scene, { first, last }: Line['sentence']): boolean {
  for (let i = first; i < last; i++) {
    const { fold } = tokens[i]!
    if (/^fact-?check/.test(fold)) return true
    if (/^facts?$/.test(fold) && tokens.slice(i + 1, i + 3).some((next) => /^check/.test(next.fold))) return true
  }
  return false
}

/** Sentences in which such an article says what it looks at. */
const OPENING = 4

/** `Chancellery says no to the three billion`: the body tells what it would have been. */
function isRefusedAbove(scene: Scene, line: Line, sum: Sum): boolean {
  if (line.block.kind === 'headline') return false
  const known = refused.get(scene) ?? refusedOf(scene)
  refused.set(scene, known)
  return known.has(figureKey(scene, sum))
}

/** The figures that the headline says no to: nothing but an article stands between. */
const refusedOf = (scene: Scene): ReadonlySet<string> =>
  new Set(
    scene.lines
      .filter(({ block }) => block.kind === 'headline')
      .flatMap((line) =>
        line.sums
          .filter(({ first }) =>
            cuesOf(line, 'refusal').some(
              ({ last }) => last <= first && scene.tokens.slice(last, first).every(({ fold }) => TO_THE.has(fold)),
            ),
          )
          .map((sum) => figureKey(scene, sum)),
      ),
  )

const TO_THE = new Set(['to', 'the', 'a', 'another', 'of', 'about'])

/** Asked for each gift. */
const refused = memoOfLast<Scene, ReadonlySet<string>>()

/** Where the word of hearsay stands that the gift is the content of: before it without a break, or behind (`20 million, as the paper writes`). */
function reportOf(scene: Scene, line: Line, first: number, last: number): number | null {
  const { tokens, words } = scene
  const { sentence } = line
  for (let i = first - 1; i >= Math.max(sentence.first, first - REACH); i--) {
    const { fold } = tokens[i]!
    // "denied reports of delays and said that 20 million had been paid"
    if (fold === ';' || words.has('clause-breaks', fold)) break
    if (words.has('hearsay', fold)) return saysBetween(scene, line, i, first) ? null : i
  }
  for (let i = last + 1; i < Math.min(sentence.last, last + REACH); i++)
    if (words.has('hearsay', tokens[i]!.fold) && isAside(scene, i, last)) return i
  return null
}

/** `as is being shared on WhatsApp`, `contrary to what several media wrote`, `of which the tabloid writes`. */
function isAside({ tokens, words }: Scene, report: number, from: number): boolean {
  for (let i = report; i > Math.max(from, report - LABEL); i--) {
    const { fold } = tokens[i]!
    if (fold === 'as' || fold === 'contrary' || (fold === 'which' && tokens[i - 1]?.fold === 'of'))
      return !words.has('falsehoods', tokens[report - 1]!.fold)
  }
  return false
}

/** Somebody says it in so many words: that is no hearsay, but for `a message according to which`. */
const saysBetween = ({ tokens }: Scene, { cues }: Line, from: number, to: number): boolean =>
  between(cues, from + 1, to).some(({ cue, last }) => cue === 'said' && tokens[last]?.fold !== 'which')

/** A word that calls something false, or `not true`, `does not exist`. */
function deniesIn({ tokens, words }: Scene, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const { fold } = tokens[i]!
    if (words.has('falsehoods', fold)) return true
    if (!words.has('negation', fold)) continue
    for (let k = i + 1; k <= Math.min(i + 2, to - 1); k++) if (words.has('truths', tokens[k]!.fold)) return true
  }
  return false
}

/** `Whether Doha really promised 60 million, nobody wants to say.` */
function isLeftOpen({ tokens, words }: Scene, { sentence }: Line, first: number): boolean {
  if (tokens[sentence.first]!.fold !== 'whether') return false
  for (let i = sentence.first + 1; i < Math.min(first, sentence.first + REACH); i++) {
    const { fold } = tokens[i]!
    if (fold === ',' || fold === ';' || words.has('clause-breaks', fold)) return false
  }
  return first - sentence.first < REACH
}

/** `did not pledge 500 million`, `is not considering sending 20 tanks`; but `did not only pledge`, `has not yet paid the 30 million`. */
function isPlainlyNegated({ tokens, words }: Scene, { cue, negated, voice, tense }: Deed, gift: number): boolean {
  const { first } = cue
  const isVerbal = tense === 'infinitive' || tense === 'gerund'
  if ((!negated && !isVerbal) || voice === 'passive' || gift < first || gift - first > NEAR) return false
  // "the 30 million that it promised" are still to come
  if (tokens[gift - 1]?.fold === 'the') return false
  let willed = !isVerbal
  for (let i = first - 1; i >= Math.max(0, first - NEAR); i--) {
    const { fold, kind } = tokens[i]!
    if (kind === 'mark') return false
    willed ||= words.has('willing', fold)
    if (words.has('negation', fold))
      return willed && !tokens.slice(i + 1, first + 1).some((token) => STILL.has(token.fold))
  }
  return false
}

const STILL = new Set(['only', 'just', 'merely', 'simply', 'yet', 'until', 'once', 'alone'])

/** `a $95 million sale of missiles`: the sum is the price of a sale. */
function isPriceOfSale({ tokens, words }: Scene, last: number): boolean {
  for (let i = last; i < last + 3; i++) {
    const { fold, kind } = tokens[i] ?? { fold: '', kind: 'mark' }
    if (words.has('sales', fold)) return true
    if (kind !== 'word' || words.has('to', fold) || fold === 'for' || fold === 'of' || fold === 'in') return false
  }
  return false
}

/** Tokens in which a gift and what is said of it stand together. */
const REACH = 22
const CLAUSE = 24
const LABEL = 6
const NEAR = 8
