import type { OfficialMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import { isMet } from './owner-role.ts'
import { ACTS, type Context, type Named, type PersonDraft } from './owner-scene.ts'
import type { See } from './owner-see.ts'

/** "his prime minister", "X and Foreign Minister Y", "her counterpart Y": the state of the person beside. */
export function seeNeighbours(context: Context, draft: PersonDraft, mention: OfficialMention, see: See): void {
  const { tokens } = context.outline
  const possessive = [1, 2].some((step) => OWN.has(tokens[mention.first - step]?.fold ?? ''))
  const counterpart = mention.rule === 'find/counterpart'
  const met = isMet(context.outline, mention)
  for (const other of context.drafts) {
    const code = context.owner.get(other)
    if (other === draft || !code) continue
    see(code, code === context.helped ? 'has-official-helped' : 'has-official')
    for (const near of other.mentions) {
      const apart = Math.abs(near.sentence - mention.sentence)
      if (apart > 1) continue
      const gap = mention.first - near.last
      const behind = near.first - mention.last
      if (counterpart) {
        if (apart === 0) see(code, 'counterpart')
      } else if (possessive && gap >= 0 && gap <= 40) see(code, 'his-own')
      else if (gap >= 0 && gap <= 3 && tokens[mention.first - 1]?.fold === 'and') see(code, 'with-and')
      else if (behind >= 0 && behind <= 3 && tokens[mention.last]?.fold === 'and') see(code, 'with-and-behind')
      else if (met && apart === 0 && gap >= 0) see(code, 'met-by-official')
      else if (apart === 0) see(code, 'official-here')
    }
  }
}

const OWN = new Set(['his', 'her', 'their', 'its'])

/** "Nepal asked for help. Its prime minister, X, …", "the bank's president": whoever acted last before it. */
export function seeOwn(context: Context, mention: OfficialMention, see: See): void {
  const { outline } = context
  const at = officeToken(outline, mention) - 1
  const passes = ownersAt(outline, at)
  if (!passes) return
  for (let back = 0; back <= MOST_BACK; back++) {
    const named = (context.bySentence.get(mention.sentence - back) ?? []).filter(
      (one) => one.mention.last <= at && passes(one),
    )
    const acting = named.filter(({ manner }) => ACTS.has(manner))
    // "As for the United States, its ambassador": whom the sentence names is nearer than the subject of the one before;
    // a body there may also stand behind a preposition: "a loan from the EIB. Its vice-president"
    const found = back === 0 ? (acting.at(-1) ?? named.at(-1)) : (acting[0] ?? named.findLast(isBody))
    if (!found) continue
    for (const code of found.codes) see(code, back <= 1 ? 'its-own' : 'its-own-far')
    return
  }
}

const isBody = ({ mention }: Named): boolean => mention.kind === 'body' && mention.country === null

const MOST_BACK = 3

/** Who can be meant by the possessive that ends at the token: anybody by `its`, banks by `the bank's`. */
function ownersAt({ tokens }: Outline, at: number): ((one: Named) => boolean) | null {
  const fold = tokens[at]?.fold
  if (fold === 'its' || fold === 'their') return () => true
  if (fold !== "'s") return null
  const noun = tokens[at - 1]?.fold ?? ''
  const role = ROLES.get(noun)
  if (role) return ({ mention }) => mention.kind === 'body' && mention.role === role
  return STATES.has(noun) ? ({ mention }) => mention.kind === 'place' : null
}

const ROLES: ReadonlyMap<string, string> = new Map([
  ['bank', 'bank'],
  ['lender', 'bank'],
  ['agency', 'agency'],
  ['union', 'union'],
  ['bloc', 'union'],
  ['alliance', 'alliance'],
])
const STATES = new Set(['country', 'nation', 'kingdom', 'island', 'republic', 'emirate'])

/** `our prime minister`, `my colleague, the minister`. */
export function isOurs({ outline }: Context, mention: OfficialMention): boolean {
  const { tokens } = outline
  const at = officeToken(outline, mention)
  return [1, 2].some(
    (step) => OURS.has(tokens[at - step]?.fold ?? '') || OURS.has(tokens[mention.first - step]?.fold ?? ''),
  )
}

const OURS = new Set(['our', 'my'])

/** The token at which the title begins, which may stand behind the name. */
function officeToken({ tokens }: Outline, { first, last, officeSpan }: OfficialMention): number {
  for (let i = first; officeSpan && i < last; i++) if (tokens[i]!.start === officeSpan.start) return i
  return first
}

/** "the ambassador in Colombo", "the High Commissioner to Kenya": the host is not whose envoy it is. */
export function seeHost(context: Context, draft: PersonDraft, mention: OfficialMention, see: See): void {
  const { tokens } = context.outline
  const isEnvoy = ENVOYS.test(draft.office)
  const meetsEnvoy = context.drafts.some(
    (other) => ENVOYS.test(other.office) && other.mentions.some(({ sentence }) => sentence === mention.sentence),
  )
  if (mention.officeSpan === null || (!isEnvoy && !meetsEnvoy)) return
  for (const { mention: place, codes } of context.bySentence.get(mention.sentence) ?? [])
    if (
      place.kind === 'place' &&
      HOST_LINKS.has(tokens[place.first - 1]?.fold ?? '') &&
      (!isEnvoy || (place.first - mention.last <= 6 && mention.first - place.last <= 6))
    )
      for (const code of codes) see(code, isEnvoy ? 'hosts' : 'hosts-envoy')
}

const ENVOYS = /Ambassador|^High Commissioner|Envoy|Representative$/
const HOST_LINKS = new Set(['to', 'in'])
