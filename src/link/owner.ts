import { gather } from '../core/gather.ts'
import { Observed } from '../core/observed.ts'
import { chancesOf, type Option, optionOf, partOf, type Weights } from '../core/ranking.ts'
import type { Person } from '../core/referent.ts'
import { isState } from '../core/state-code.ts'
import { isOurs, seeHost, seeNeighbours, seeOwn } from './owner-beside.ts'
import { seeHeads, seeShares, seeWithin } from './owner-head.ts'
import { seeNamed } from './owner-named.ts'
import { type Context, contextOf, type PersonDraft, type Told } from './owner-scene.ts'
import { type Seen, seeInto } from './owner-see.ts'
import { seeArticle, seeDeed, seeMoney, seeShape } from './owner-world.ts'

/**
 * Says whose minister a person is when the words beside the name do not.
 *
 * In:  persons with their office, some with their state; the places and bodies that the article names; what each observation weighs.
 * Out: each with the likeliest state or body, and what was seen of all. A state has one holder of an office at a time.
 */
/** Persons whose state is told come first; each other one takes the likeliest state whose office is still free. */
export function settleOwners(told: Told, drafts: readonly PersonDraft[], weights: Weights): Person[] {
  const { facts } = told
  const held = new Map<string, string>()
  const owner = new Map<PersonDraft, string>()
  const hold = (draft: PersonDraft, code: string): void => {
    owner.set(draft, code)
    for (const office of draft.office.split(' and ')) if (!MANY.test(office)) held.set(`${office} ${code}`, draft.name)
  }
  for (const draft of drafts) if (draft.country ?? draft.body) hold(draft, (draft.country ?? draft.body)!)
  const open = drafts.filter((draft) => !owner.has(draft))
  if (!open.length) return drafts.map((draft) => ({ ...draft, owners: [] }))
  const context = contextOf(told, drafts, owner)
  const owners = new Map<PersonDraft, readonly Option<string>[]>()
  // the surest first, so that a doubtful one meets the offices already taken
  const known = new Map<PersonDraft, Owner | null>()
  const bestFor = (draft: PersonDraft): Owner | null => {
    const offices = draft.office.split(' and ')
    return ownerFor(context, draft, weights, (code) =>
      offices.every(
        (office) => facts.canHold(office, code) && (held.get(`${office} ${code}`) ?? draft.name) === draft.name,
      ),
    )
  }
  for (let round = 0; round <= open.length; round++) {
    const ranked = gather(
      open.filter((draft) => !owner.has(draft)),
      (draft) => {
        const best = known.has(draft) ? known.get(draft)! : bestFor(draft)
        known.set(draft, best)
        return best ? [{ draft, best }] : []
      },
    ).sort((a, b) => Number(isCounterpart(a.draft)) - Number(isCounterpart(b.draft)) || b.best.margin - a.best.margin)
    const [first] = ranked
    if (!first) break
    hold(first.draft, first.best.code)
    // all others stay as they were weighed: a crowd of persons must not cost its square
    for (const draft of [...known.keys()]) if (touches(first.draft, draft)) known.delete(draft)
    owners.set(first.draft, first.best.options)
  }
  return drafts.map((draft): Person => {
    const code = owner.get(draft)
    if (draft.country ?? draft.body) return { ...draft, owners: [] }
    const office = code === 'EU' ? draft.office : draft.office.replace(/^European (?=Commissioner)/, '')
    const state = code !== undefined && isState(code)
    return {
      ...draft,
      office,
      country: state ? code : null,
      body: state ? null : (code ?? null),
      owners: owners.get(draft) ?? [],
    }
  })
}

/** Whose state is told by the other's: those named beside each other, and those who could hold the same office. */
function touches(one: PersonDraft, other: PersonDraft): boolean {
  const offices = one.office.split(' and ')
  return (
    other.office.split(' and ').some((office) => offices.includes(office)) ||
    one.mentions.some(({ sentence }) => other.mentions.some((near) => Math.abs(near.sentence - sentence) <= 1))
  )
}

/** Whose counterpart somebody is must be known before whose minister. */
const isCounterpart = ({ mentions }: PersonDraft): boolean =>
  mentions.some((mention) => mention.rule === 'find/counterpart')

/** Offices that a state has many of. */
const MANY =
  /Member of|Senator|Representative|Governor|Deputy Minister|Under Secretary|Assistant|Minister of State|Commissioner|Commander/

interface Owner {
  readonly code: string
  /** How much likelier it is than the next. */
  readonly margin: number
  readonly options: readonly Option<string>[]
}

const BODY_OFFICES: Readonly<Record<string, string>> = {
  'Secretary-General': 'UN',
  'Director-General': 'UN',
  'Managing Director': 'IMF',
  'First Deputy Managing Director': 'IMF',
}

/** Bodies other than the usual one that have such an office. */
const HOLDERS: Readonly<Record<string, ReadonlySet<string>>> = {
  'Secretary-General': new Set([
    'NATO',
    'UN',
    'ASEAN',
    'OSCE',
    'OECD',
    'OAS',
    'Council of Europe',
    'Arab League',
    'OIC',
    'GCC',
    'IFRC',
    'CARICOM',
  ]),
  'Director-General': new Set(['WHO', 'IAEA', 'FAO', 'IOM', 'UNESCO', 'WTO', 'ILO', 'ICRC', 'UN']),
}

/** The body named last before the person, or else next, of those that have the office. */
function nearestHolder({ bySentence }: Context, draft: PersonDraft): string | null {
  const holders = HOLDERS[draft.office]
  if (!holders) return null
  const at = Math.min(...draft.mentions.map(({ sentence }) => sentence))
  const named = [...bySentence.values()]
    .flat()
    .flatMap(({ mention: one }) => (one.kind === 'body' && holders.has(one.code) ? [one] : []))
    .sort((a, b) => a.first - b.first)
  return (named.findLast(({ sentence }) => sentence <= at) ?? named[0])?.code ?? null
}

/** Nobody is defence minister of a bank. */
const STATE_OFFICES = /Minister|Ambassador|Parliament|Senator|Chief of|Chancellor|King|Queen|Emir|Mayor|Governor/

/** Mentions of a person that are looked at: the first ones tell. */
const MOST_MENTIONS = 6

/** The states and bodies that may have such an official, each with what was seen of it around the person's mentions. */
export function ownerOptions(context: Context, draft: PersonDraft, free: (code: string) => boolean): Option<string>[] {
  const ofState = STATE_OFFICES.test(draft.office)
  const codes = context.candidates.filter((code) => free(code) && (!ofState || isState(code) || code === 'EU'))
  const seen: Seen = new Map(codes.map((code) => [code, new Map<string, number>()]))
  for (const mention of draft.mentions.slice(0, MOST_MENTIONS)) {
    const see = seeInto(seen, mention.office ? 1 : 0.5)
    seeOwn(context, mention, see)
    seeHost(context, draft, mention, see)
    seeNeighbours(context, draft, mention, see)
    seeNamed(context, mention, see)
    seeHeads(context, mention, see)
    seeShares(context, mention, see)
    seeWithin(context, mention, see)
    seeMoney(context, mention, codes, see)
    seeDeed(context, mention, codes, see)
  }
  const see = seeInto(seen)
  seeArticle(
    context,
    draft,
    codes,
    draft.mentions.slice(0, MOST_MENTIONS).some((mention) => isOurs(context, mention)),
    see,
  )
  seeShape(context, draft, codes.filter(isState), see)
  return codes.map((code) => optionOf(code, [partOf('owner', Observed.of(seen.get(code)!))]))
}

function ownerFor(
  context: Context,
  draft: PersonDraft,
  weights: Weights,
  free: (code: string) => boolean,
): Owner | null {
  const body = BODY_OFFICES[draft.office] && (nearestHolder(context, draft) ?? BODY_OFFICES[draft.office])
  if (body) return { code: body, margin: 99, options: [] }
  const options = ownerOptions(context, draft, free)
  if (!options.length) return null
  const chances = chancesOf(weights, options)
  let [best, second] = [0, 0]
  for (let i = 1; i < chances.length; i++)
    if (chances[i]! > chances[best]!) {
      second = chances[best]!
      best = i
    } else second = Math.max(second, chances[i]!)
  return { code: options[best]!.value, margin: chances[best]! - second, options }
}
