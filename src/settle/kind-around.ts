import type { Claim } from '../core/claim.ts'
import { memoOfLast } from '../core/memo.ts'
import type { AidType } from '../core/record.ts'
import { type Sight, sightOf } from './gifts-around.ts'
import { kindWordsIn, ownWords } from './kind-words.ts'
import { retoldElsewhere, type Surroundings } from './observe.ts'

/** The kinds of an article's gifts at first sight. */
export function kindsAtSight(scene: Surroundings): Sight<AidType> {
  const known = sights.get(scene) ?? sightOf(scene, (claim) => kindAtSight(scene, claim))
  sights.set(scene, known)
  return known
}

const sights = memoOfLast<Surroundings, Sight<AidType>>()

/** What a gift's goods tell, else the first of its own words behind it, else the last before it. */
function kindAtSight(scene: Surroundings, claim: Claim): AidType | null {
  const goods = claim.goods.find((item) => item.type)
  if (goods) return goods.type
  const { behind, before } = ownWords(scene, claim)
  return (behind[0] ?? before.at(-1))?.type ?? null
}

/** The same figure is told elsewhere, with words of a kind of aid. */
export function toldElsewhere(scene: Surroundings): (claim: Claim, type: unknown) => boolean {
  const known =
    retold.get(scene) ??
    retoldElsewhere(scene, ({ sentence }) => [...new Set(kindWordsIn(scene, sentence).map((word) => word.type))])
  retold.set(scene, known)
  return known
}

const retold = memoOfLast<Surroundings, (claim: Claim, type: unknown) => boolean>()
