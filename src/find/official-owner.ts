import type { BodyMention, Mention, PlaceMention } from '../core/mention.ts'
import type { Token } from '../core/token.ts'
import type { View } from './official-view.ts'
import type { Title } from './title.ts'

export interface Owner {
  readonly country: string | null
  readonly body: string | null
  /** A body, or the agency of a state (`USAID`). */
  readonly isBody: boolean
  readonly first: number
  readonly last: number
}

/** Whose office: the place or body right before the title (`Danish`, `Denmark's`, `EU`), or behind it (`of Ukraine`). */
export const ownerOf = (view: View, title: Title): Owner | null => ownersOf(view, title)[0] ?? null

export function ownersOf(view: View, title: Title): Owner[] {
  const { tokens } = view
  const behind = title.organ ? ownersInside(view, title.organ) : ownersBehind(view, title)
  const before = ownerNear(view, title.first - 3, title.first)
  if (before) {
    // "Ukraine's Minister of Defence of the Republic of Korea" does not happen; the nearer one counts
    const possessive = tokens[before.last]?.fold === "'s" || before.last === title.first
    if (possessive || !behind.length) return [before]
  }
  return behind
}

/** `the African Union Commission`, `the Bundestag's budget committee`: named inside the organ that the title names. */
function ownersInside({ found }: View, { first, last }: { first: number; last: number }): Owner[] {
  const inside = found.find(
    (mention) => isOwner(mention) && mention.first < last && mention.last > first && mention.first >= first - 1,
  )
  return inside && isOwner(inside) ? [asOwner(inside)] : []
}

function ownersBehind(view: View, title: Title): Owner[] {
  const { tokens, sentence, found } = view
  const at = title.last
  const word = tokens[at]?.fold
  // an ambassador in Colombo is not Colombo's
  if (title.abroad ? word !== 'of' : word !== 'of' && word !== 'for' && word !== 'in' && word !== 'at') return []
  let start = at + 1
  while (
    start < sentence.last &&
    (tokens[start]!.fold === 'the' ||
      ['republic', 'kingdom', 'state', 'grand', 'duchy', 'of', 'government', 'principality', 'federal'].includes(
        tokens[start]!.fold,
      )) &&
    start - at < 6
  )
    start++
  const first = found.find(
    (mention) => isOwner(mention) && mention.first >= at + 1 && mention.first <= start && mention.last > at + 1,
  )
  if (!first || !isOwner(first)) return []
  const owners = [asOwner(first)]
  if (tokens[first.last]?.fold === 'and') {
    const skip = tokens[first.last + 1]?.fold === 'the' ? first.last + 2 : first.last + 1
    const second = found.find((mention) => isOwner(mention) && mention.first === skip)
    if (second && isOwner(second)) owners.push(asOwner(second))
  }
  return owners
}

/** `President Ana Koval of Algeria`: the state behind the name. */
export function ownerBehindName({ tokens, found }: View, at: number): Owner | null {
  if (tokens[at]?.fold !== 'of') return null
  const start = tokens[at + 1]?.fold === 'the' ? at + 2 : at + 1
  const owner = found.find((mention) => mention.kind === 'place' && mention.form === 'name' && mention.first === start)
  return owner && isOwner(owner) ? asOwner(owner) : null
}

/** Behind `ambassador to Georgia`, `envoy for Yemen`: token behind the host that the words from `at` on name, or `at`. */
export function behindHost({ tokens, found }: View, title: Title, at = title.last): number {
  if (!title.abroad || !HOST_LINKS.has(tokens[at]?.fold ?? '')) return at
  const start = tokens[at + 1]?.fold === 'the' ? at + 2 : at + 1
  const host = found.find((mention) => isOwner(mention) && (mention.first === start || mention.first === at + 1))
  return host?.last ?? at
}

const HOST_LINKS = new Set(['to', 'in', 'for', 'on', 'at'])

/** The place or body that ends at the title, between `from` and `to`. */
export function ownerNear(view: View, from: number, to: number): Owner | null {
  const { tokens } = view
  const owner = view.found.findLast(
    (mention) =>
      isOwner(mention) &&
      mention.last <= to &&
      mention.first >= Math.max(view.sentence.first, from - 2) &&
      onlyLeads(tokens, mention.last, to),
  )
  return owner && isOwner(owner) ? asOwner(owner) : null
}

/** Between owner and title stand only `'s` and adjectives: "Ukraine's new", "German Federal". */
function onlyLeads(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const { fold, kind, glued } = tokens[i]!
    // a hyphen ties, a dash parts: "as the Europeans – President X"
    if (fold === "'s" || fold === "'" || (fold === '-' && glued) || LEADS.has(fold)) continue
    return kind === 'word' && to - i <= 1 && /(?:ing|ed|al|new|ty)$/.test(fold)
  }
  return true
}

const LEADS = new Set([
  'new',
  'acting',
  'interim',
  'federal',
  'first',
  'then',
  'current',
  'own',
  'long',
  'serving',
  'caretaker',
  'visiting',
  'armed',
  'chief',
])

type OwnerMention = PlaceMention | BodyMention
const isOwner = (mention: Mention): mention is OwnerMention =>
  (mention.kind === 'place' && mention.codes.length === 1) || (mention.kind === 'body' && mention.role !== 'company')

const asOwner = (mention: OwnerMention): Owner => {
  const range = { first: mention.first, last: mention.last }
  if (mention.kind === 'place') return { ...range, country: mention.codes[0]!, body: null, isBody: false }
  return mention.country
    ? { ...range, country: mention.country, body: null, isBody: true }
    : { ...range, country: null, body: mention.code, isBody: true }
}
