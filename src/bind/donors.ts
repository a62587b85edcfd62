import type { Deed, Stated } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import type { Gift } from './gift.ts'
import type { Actor, Line, Scene } from './scene.ts'

/** What one pass says of the givers: who they are, or that they are several the text does not name. */
export interface Donors {
  readonly donors: readonly Stated<string>[]
  readonly collective: boolean
}

export const NONE: Donors = { donors: [], collective: false }

/** What a pass of the donor sieve sees of the claim in hand. */
export interface DonorCase {
  readonly line: Line
  readonly gift: Gift
  readonly deed: Deed | null
  /** Codes that cannot be the giver here: the one who gets. */
  readonly not: ReadonlySet<string>
}

export type Pass = (scene: Scene, given: DonorCase) => Donors

/** `the Danish government`, `German ministry`: an adjective that names a giver. */
export const isOrgan = (scene: Scene, actor: Actor): boolean => {
  for (let i = actor.last; i < actor.last + 3; i++) if (ORGAN_NOUNS.has(scene.tokens[i]?.fold ?? '')) return true
  return false
}

const ORGAN_NOUNS = new Set(
  'government ministry parliament cabinet state army navy forces authorities side people taxpayers embassy council agency department administration president king minister budget treasury funds counterpart house counterparts institution institutions lawmakers legislators diplomats chancellery premier foreign defence development finance donors presidency kingdom federation commission senate envoy delegation contribution contributions donations grant grants money taxpayers'.split(
    ' ',
  ),
)

/** Actors as donors; a region stands for its states, a fund for the body that owns it. */
export const state = (actors: readonly Actor[], rule: string): Donors => ({
  donors: unique(
    gather(actors, (actor) =>
      givingCodes(actor).map((code) => ({
        value: code,
        span: actor.span,
        rule: `${rule} ${actor.rule}`,
        why: actor.why,
      })),
    ),
  ),
  collective: false,
})

const givingCodes = (actor: Actor): readonly string[] =>
  actor.role === 'fund' ? (actor.giver ? [actor.giver] : []) : actor.codes

/** Agencies and funds that stand beside a sum without a verb of their own pass it on (`UNICEF: €5m`, `$5m from CERF`). */
export const onlyPassesOn = (actor: Actor): boolean =>
  actor.role === 'agency' || (actor.role === 'fund' && !actor.giver)

/** Each of several once; a list of one is that list. */
export function unique(list: Stated<string>[]): Stated<string>[] {
  if (list.length < 2) return list
  const seen = new Set<string>()
  return list.filter(({ value }) => !seen.has(value) && seen.add(value))
}

/** The same for the same parties, in whatever order. */
export const keyOf = (parties: readonly Stated<string>[]): string =>
  parties.length > 1
    ? parties
        .map(({ value }) => value)
        .sort()
        .join('+')
    : (parties[0]?.value ?? '')
