import type { Gift } from './gift.ts'
import { holds } from './holds.ts'
import type { Actor, Line, Scene } from './scene.ts'

/** `27 buses, paid for by the Government of Ireland`, `handed out with Japanese money`: whose money it is, whoever hands it over. */
export function paysFor(scene: Scene, line: Line, gift: Gift, actor: Actor): boolean {
  const { tokens } = scene
  if (Math.abs(actor.first - gift.last) > FAR && Math.abs(gift.first - actor.last) > FAR) return false
  const by = beforeArticles(scene, line, actor)
  if (tokens[by]?.fold === 'by') return PAID.has(tokens[by - 1]?.fold ?? '') || tokens[by - 2]?.fold === 'paid'
  if (!WITH.has(tokens[by]?.fold ?? '')) return false
  const noun = tokens[actor.last]?.fold === "'s" ? actor.last + 1 : actor.last
  return tokens[noun]?.fold === 'money' || tokens[noun]?.fold === 'contributions'
}

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
const PAID = new Set(['financed', 'funded', 'bankrolled', 'sponsored', 'paid', 'bought'])
const WITH = new Set(['with', 'from', 'of'])
