import { between } from '../core/bisect.ts'
import type { Deed } from '../core/claim.ts'
import { type Donors, onlyPassesOn, state } from './donors.ts'
import type { Gift } from './gift.ts'
import { holds } from './holds.ts'
import type { Actor, Line, Scene } from './scene.ts'
import { coordinated, isGoverned, subjectOf } from './subject.ts'

/**
 * Two who give as one, told apart from each other: `Together with Norway, Sweden will give`, `has teamed up with Canada to fund`,
 * `… 20 million euros together with Austria`, `Lithuania and Latvia will together train`.
 *
 * In:  a gift and its deed. Out: all of them; null where nobody is a partner. A poor state beside a giver is whom it helps.
 */
export function jointGivers(scene: Scene, line: Line, gift: Gift, deed: Deed | null): Donors | null {
  if (!holds(scene, line, 'joint')) return null
  const both = deed && actTogether(scene, line, gift, deed)
  if (both) return state(both, 'bind/joint')
  for (const partner of line.actors) {
    if (!isPartner(scene, partner)) continue
    const from = phraseBefore(scene, line, partner)
    if (from === null) continue
    const partners = coordinated(scene, line, partner)
    const main = mainOf(scene, line, partners, from)
    const givers =
      main ??
      // "will give 20 million euros together with Austria"
      (deed && from >= gift.last && from - gift.last <= 3 ? subjectOf(scene, line, deed).actors : [])
    const known = givers.filter((actor) => !partners.includes(actor) && !onlyPassesOn(actor))
    // "by the Netherlands together with Belgium": read as one group already
    if (known.length || main?.some((actor) => partners.includes(actor)))
      return state([...known, ...partners], 'bind/joint')
  }
  return null
}

/** `Lithuania and Latvia will together train`, `Denmark and Sweden have jointly ordered`. */
function actTogether(scene: Scene, line: Line, gift: Gift, deed: Deed): readonly Actor[] | null {
  const { tokens, words } = scene
  // "pledged $500 million, the Danish share being 580 million": each its own of the sums behind
  if (deed.voice === 'passive' || between(line.sums, deed.last, gift.first).length) return null
  const { actors } = subjectOf(scene, line, deed)
  const last = actors.at(-1)
  if (!last || actors.length < 2 || last.last > deed.first || !actors.every((actor) => isPartner(scene, actor)))
    return null
  for (let i = last.last; i < deed.last + 1; i++)
    if (words.has('joint', tokens[i]!.fold) && tokens[i + 1]?.fold !== 'with') return actors
  return null
}

/** `Together with Denmark, fourteen tanks were bought`: partners at the head of a sentence that names nobody else; whoever gives stands outside it. */
export function partnersOfOther(scene: Scene, line: Line, gift: Gift): readonly Actor[] {
  if (!holds(scene, line, 'joint')) return NONE
  const partner = line.actors.find((actor) => isPartner(scene, actor))
  const from = partner ? phraseBefore(scene, line, partner) : null
  if (!partner || from === null || from - line.sentence.first > 1 || partner.first > gift.first) return NONE
  const partners = coordinated(scene, line, partner)
  const isOther = (actor: Actor): boolean =>
    isPartner(scene, actor) && !partners.includes(actor) && !isGoverned(scene, line, actor)
  return line.actors.some(isOther) ? NONE : partners
}

const NONE: readonly Actor[] = []

const isPartner = ({ facts }: Scene, actor: Actor): boolean =>
  (actor.role === 'state' || actor.role === 'body' || actor.role === 'person') &&
  !actor.codes.some((code) => facts.eligible.has(code))

/** The token before a name and its article. */
const beforeName = (tokens: Scene['tokens'], first: number): number =>
  tokens[first - 1]?.fold === 'the' ? first - 2 : first - 1

/** Where `together with`, `teamed up with` begins that a name stands behind; null without one. */
function phraseBefore({ tokens, words }: Scene, { sentence }: Line, { first }: Actor): number | null {
  const from = beforeName(tokens, first)
  if (tokens[from]?.fold !== 'with') return null
  for (let i = from - 1; i >= Math.max(sentence.first, from - 2); i--) if (words.has('joint', tokens[i]!.fold)) return i
  return null
}

/** Who stands at the phrase: behind it where it opens the sentence, else right before it. */
function mainOf(scene: Scene, line: Line, partners: readonly Actor[], from: number): readonly Actor[] | null {
  const { tokens } = scene
  const { actors, sentence } = line
  const end = partners.at(-1)!.last
  if (from - sentence.first <= 1) {
    const main = actors.find(({ first }) => first > end)
    // "Together with Denmark the country has given"
    const isNext = main && main.first - end <= (tokens[end]?.fold === ',' ? 3 : 1)
    return main && isNext && !isGoverned(scene, line, main) ? coordinated(scene, line, main) : null
  }
  const before = actors.findLast(({ last }) => last <= from)
  if (!before) return null
  // "training for 40 sailors, by the Netherlands together with Belgium"
  const isAgent = tokens[beforeName(tokens, before.first)]?.fold === 'by'
  if (!isAgent && isGoverned(scene, line, before)) return null
  for (let i = before.last; i < from; i++) if (!BETWEEN.has(tokens[i]!.fold)) return null
  return coordinated(scene, line, before)
}

/** Between a giver and its phrase; in `Estonia, which Luxembourg leads together with Latvia` another verb stands there. */
const BETWEEN = new Set([',', 'has', 'have', 'had', 'is', 'are', 'will', 'also', 'teamed', 'joined', 'and'])
