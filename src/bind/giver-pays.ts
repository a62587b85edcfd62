import { type Donors, state } from './donors.ts'
import type { Gift } from './gift.ts'
import { isExcepted } from './giver-beside.ts'
import { holds } from './holds.ts'
import type { Actor, Line, Scene } from './scene.ts'
import { coordinated } from './subject.ts'

/** `27 buses, paid for by the Government of Ireland`, `handed out with Japanese money`: whose money it is, whoever hands it over. */
export function paysFor(scene: Scene, line: Line, gift: Gift, actor: Actor): boolean {
  const { tokens } = scene
  if (Math.abs(actor.first - gift.last) > FAR && Math.abs(gift.first - actor.last) > FAR) return false
  if (isExcepted(scene, line, actor)) return false
  const by = beforeArticles(scene, line, actor)
  if (tokens[by]?.fold === 'by') return PAID.has(tokens[by - 1]?.fold ?? '') || tokens[by - 2]?.fold === 'paid'
  if (!WITH.has(tokens[by]?.fold ?? '')) return false
  const noun = tokens[actor.last]?.fold === "'s" ? actor.last + 1 : actor.last
  return tokens[noun]?.fold === 'money' || tokens[noun]?.fold === 'contributions'
}

/**
 * `Sweden and Denmark have agreed to finance a $500 million package of weapons from US stocks`: who pays for what is another's, the
 * nearest before the verb.
 */
export function finances(scene: Scene, line: Line, gift: Gift, codes: readonly string[]): boolean {
  if (!holds(scene, line, 'finances')) return false
  const { tokens, words } = scene
  for (let i = Math.max(line.sentence.first, gift.first - FAR); i < gift.first; i++) {
    if (!words.has('finances', tokens[i]!.fold)) continue
    // "are financed by", "the fund finances"
    if (tokens[i + 1]?.fold === 'by') return false
    const nearest = line.actors.findLast(({ last }) => last <= i)
    const group = nearest && coordinated(scene, line, nearest).flatMap((one) => one.codes)
    return group?.length === codes.length && codes.every((code) => group.includes(code))
  }
  return false
}

/** `weapons from US stocks`, `out of Pentagon stockpiles`, `from German manufacturers`: where goods are taken from, whoever pays. */
export const holdsStocks = ({ tokens, words }: Scene, { last }: Actor): boolean =>
  words.has('stocks', tokens[tokens[last]?.fold === "'s" ? last + 1 : last]?.fold ?? '')

/** "The bill is paid by the German government", "It will be paid for by the fund": who pays, in the sentence behind the gift. */
export function paysNext(scene: Scene, { sentence, block }: Line): Donors | null {
  const { tokens, words } = scene
  const next = scene.lines[sentence.index + 1]
  if (!next || next.block.section !== block.section || next.sums.length) return null
  const { first, last } = next.sentence
  if (
    ![first, first + 1].some(
      (i) => i < last && (THESE.has(tokens[i]!.fold) || words.has('paid-heads', tokens[i]!.fold)),
    )
  )
    return null
  for (let i = first + 1; i < Math.min(last - 1, first + FAR); i++) {
    if (tokens[i]!.fold !== 'by' || !(PAID.has(tokens[i - 1]!.fold) || tokens[i - 2]?.fold === 'paid')) continue
    const actor = next.actors.find((one) => one.first > i && one.first - i <= 4)
    return actor ? state(coordinated(scene, next, actor), 'bind/pays-next') : null
  }
  return null
}

const THESE = new Set(['it', 'this', 'they', 'these', 'which', 'all', 'both'])

/** "by the Government of Ireland", "by the Danes": the word that governs the name. */
function beforeArticles({ tokens }: Scene, { sentence }: Line, { first }: Actor): number {
  let i = first - 1
  while (i > sentence.first && first - i <= 4 && OVER.has(tokens[i]!.fold)) i--
  return i
}

/**
 * Who stands surety for what a bank lends, and the bank: `Britain is to guarantee World Bank lending of $3 billion`. A loan `guaranteed
 * by Japan` is told as the bank's.
 */
export function suretyOf(scene: Scene, line: Line, gift: Gift, actor: Actor): 'surety' | 'lender' | null {
  if (!holds(scene, line, 'surety')) return null
  const { tokens, words } = scene
  for (let i = gift.first - 1; i >= Math.max(line.sentence.first, gift.first - FAR); i--) {
    if (!words.has('surety', tokens[i]!.fold)) continue
    if (isLender(scene, actor) && actor.first > i && actor.first - gift.last <= 6) return 'lender'
    const near = line.actors.findLast(({ last }) => last <= i)
    return near && near.codes.join() === actor.codes.join() ? 'surety' : null
  }
  return null
}

const isLender = ({ tokens, words }: Scene, { role, last }: Actor): boolean =>
  role === 'body' && words.has('lends', tokens[last]?.fold ?? '')

/** Tokens between a gift and who pays for it. */
const FAR = 14
const OVER = new Set(['the', 'government', 'of', 'state', 'people'])
const PAID = new Set(['financed', 'funded', 'bankrolled', 'sponsored', 'paid', 'bought', 'covered', 'met', 'borne'])
const WITH = new Set(['with', 'from', 'of'])
