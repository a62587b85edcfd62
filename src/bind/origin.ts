import { between } from '../core/bisect.ts'
import type { GoodsMention, PlaceMention } from '../core/mention.ts'
import type { Donors } from './donors.ts'
import type { GiverCase } from './giver-case.ts'
import { opensOnBoard } from './on-board.ts'
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
  const carrier = gift.goods.length ? carrierOf(scene, line, gift.goods[0]!) : null
  const [value] = carrier?.codes ?? []
  if (!carrier || value === undefined || value === topic.recipient) return []
  const donor = {
    value,
    span: carrier.span,
    rule: `bind/origin ${carrier.rule}`,
    why: 'what brings the goods is theirs',
  }
  return [['origin-carrier', { donors: [donor], collective: false }]]
}

/**
 * Whose plane, ship or convoy the goods come on: `A Portuguese C-130 with 12 tonnes of tents took off`, `A plane from the Emirates
 * landed. It brought 30 tonnes of food.`
 */
function carrierOf(scene: Scene, line: Line, { first }: GoodsMention): PlaceMention | null {
  const here = nationOf(scene, line, line.sentence.first, first)
  if (here) return here
  const before = scene.lines[line.sentence.index - 1]
  if (before?.block.index !== line.block.index) return null
  if (!opensOnBoard(scene, line) && !opensInside(scene, line)) return null
  return nationOf(scene, before, before.sentence.first, before.sentence.last)
}

/** The one state whose adjective stands before a carrier, or that stands behind `from` right behind it. */
function nationOf({ tokens, words }: Scene, { mentions }: Line, from: number, to: number): PlaceMention | null {
  let found: PlaceMention | null = null
  for (const mention of between(mentions, from, to)) {
    if (mention.kind !== 'place' || mention.codes.length !== 1) continue
    const isTheirs =
      mention.form === 'adjective'
        ? CARRIER.has(tokens[carrierBehind(tokens, mention.last, to)]?.fold ?? '')
        : mention.form === 'name' && comesFrom(tokens, mention.first, from)
    // "a French and a Danish plane"
    if (mention.form !== 'name' && tokens[mention.last]?.fold === 'and') return null
    if (!isTheirs) continue
    if (found && found.codes[0] !== mention.codes[0]) return null
    found = mention
  }
  // "No French plane has landed"
  return words.has('negation', tokens[from]!.fold) ? null : found
}

/** Behind what else the carrier is called: `French navy frigate`, `Japanese air force C-130s`. */
function carrierBehind(tokens: Scene['tokens'], from: number, to: number): number {
  let at = from
  while (at < Math.min(to, from + 3) && CALLED.has(tokens[at]!.fold)) at++
  return at
}

/** `A plane from the United Arab Emirates`, `Two lorries from Latvia`. */
function comesFrom(tokens: Scene['tokens'], first: number, from: number): boolean {
  const at = tokens[first - 1]?.fold === 'the' ? first - 2 : first - 1
  return at > from && tokens[at]!.fold === 'from' && CARRIER.has(tokens[at - 1]!.fold)
}

/** `In them: 64 rescuers`, `Inside were`. */
const opensInside = ({ tokens }: Scene, { sentence }: Line): boolean =>
  tokens[sentence.first]!.fold === 'inside' ||
  (tokens[sentence.first]!.fold === 'in' && THEM.has(tokens[sentence.first + 1]?.fold ?? ''))

const THEM = new Set(['it', 'them'])
const CARRIER = new Set(
  'plane planes aeroplane aeroplanes aircraft jet flight flights ship ships vessel vessels frigate frigates freighter freighters convoy convoys lorry lorries truck trucks train trains ferry ferries helicopter helicopters hercules c il antonov airbus boeing globemaster transporter transporters'.split(
    ' ',
  ),
)
const CALLED = new Set(
  'air force navy naval military army cargo transport rescue relief coast guard patrol first second third'.split(' '),
)

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
