import type { OfficialMention } from '../core/mention.ts'
import { type Owner, ownerNear } from './official-owner.ts'
import type { View } from './official-view.ts'
import { type NameRange, nameAt } from './person-name.ts'
import type { Title } from './title.ts'

export interface Counterpart {
  readonly title: Title
  readonly name: NameRange
  readonly owner: Owner | null
}

/** "her Ukrainian colleague X", "his counterpart, X": the office of the person named before. */
export function fromCounterpart(view: View, i: number, before: readonly OfficialMention[]): Counterpart | null {
  const { tokens, sentence } = view
  const title = counterpartAt(view, i, before)
  if (!title) return null
  const fromPlace = tokens[title.last]?.fold === 'from' ? ownerBehindFrom(view, title.last) : null
  const end = fromPlace?.last ?? title.last
  const at = tokens[end]?.fold === ',' ? end + 1 : end
  if (at >= sentence.last) return null
  const name = nameAt(tokens, at, sentence.last, view.words, view.blocked)
  return name ? { title, name, owner: fromPlace ?? ownerNear(view, i - 2, i) } : null
}

/** "his counterpart from Chad, X". */
function ownerBehindFrom({ found }: View, at: number): Owner | null {
  const place = found.find((mention) => mention.kind === 'place' && mention.first > at && mention.first <= at + 2)
  return place?.kind === 'place' && place.codes.length === 1
    ? { country: place.codes[0]!, body: null, isBody: false, first: place.first, last: place.last }
    : null
}

/** "X, his German colleague,": which office is for link/ to say. */
export function counterpartBehind(view: View, at: number): { title: Title; owner: Owner | null } | null {
  for (let i = at + 1; i < Math.min(view.sentence.last, at + 4); i++) {
    const title = counterpartAt(view, i, [])
    if (title) return { title, owner: ownerNear(view, i - 2, i) }
  }
  return null
}

function counterpartAt(view: View, i: number, before: readonly OfficialMention[]): Title | null {
  const { tokens } = view
  if (!view.mayBeCounterpart(tokens[i]!.hash)) return null
  const two = `${tokens[i]!.fold} ${tokens[i + 1]?.fold ?? ''}`
  const length = view.counterparts.has(two) ? 2 : view.counterparts.has(tokens[i]!.fold) ? 1 : 0
  if (!length || ![1, 2, 3].some((step) => POSSESSIVES.has(tokens[i - step]?.fold ?? ''))) return null
  const model = before.findLast((mention) => mention.office !== null)
  return {
    first: i,
    last: i + length,
    office: model?.office ?? COUNTERPART,
    officeId: model?.officeId ?? COUNTERPART,
    country: null,
    body: null,
    standing: 'holder',
    vague: false,
    plural: false,
    ofBody: false,
    abroad: false,
    organ: null,
    rule: 'find/counterpart',
  }
}

/** The office of somebody named earlier. */
const COUNTERPART = 'counterpart'

const POSSESSIVES = new Set(['his', 'her', 'their', 'whose', "'s", 'its'])
