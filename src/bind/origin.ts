import { between } from '../core/bisect.ts'
import type { GoodsMention, PlaceMention } from '../core/mention.ts'
import type { Donors } from './donors.ts'
import type { GiverCase } from './giver-case.ts'
import type { Line, Scene } from './scene.ts'

/**
 * `200 Kenyan police officers landed`, `ten thousand tonnes of Vietnamese rice were unloaded`: whose goods they are mostly gives them. Of
 * arms it may be whose make they are.
 *
 * Out: who that is, under the name of an observation by the kind of goods.
 */
export function originOf(scene: Scene, { line, gift, topic }: GiverCase): readonly (readonly [string, Donors])[] {
  for (const item of gift.goods) {
    const maker = adjectiveIn(scene, line, item)
    const [value] = maker?.codes ?? []
    if (!maker || value === undefined || value === topic.recipient) continue
    const donor = { value, span: maker.span, rule: `bind/origin ${maker.rule}`, why: 'the goods are called theirs' }
    return [[`origin-${kindOf(item)}`, { donors: [donor], collective: false }]]
  }
  return []
}

const kindOf = ({ category, type }: GoodsMention): string =>
  category === 'rescue' || category === 'medical' ? 'people' : type === 'humanitarian' ? 'relief' : 'arms'

/** Inside the goods or right before them, and no `German-made`. */
const adjectiveIn = ({ tokens }: Scene, { mentions }: Line, goods: GoodsMention): PlaceMention | null => {
  for (const mention of between(mentions, goods.first - 1, goods.last))
    if (
      mention.kind === 'place' &&
      mention.form === 'adjective' &&
      mention.codes.length === 1 &&
      mention.last <= goods.last &&
      !(tokens[mention.last]?.fold === '-' && tokens[mention.last]!.glued)
    )
      return mention
  return null
}
