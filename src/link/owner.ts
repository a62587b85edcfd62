import { gather } from '../core/gather.ts'
import type { Mention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { Because, Person } from '../core/referent.ts'
import { type Context, contextOf, type PersonDraft } from './owner-scene.ts'
import { type Add, scoreAbove, scoreHost, scoreNeighbours, scoreOwn, scoreSentence } from './owner-score.ts'
import type { StateFacts } from './state-facts.ts'

/**
 * Says whose minister a person is when the words beside the name do not.
 *
 * In:  persons with their office, some with their state; the places and bodies that the article names.
 * Out: each with the likeliest state or body, and why. A state has one holder of an office at a time.
 */
/** Persons whose state is told come first; each other one takes the likeliest state whose office is still free. */
export function settleOwners(
  outline: Outline,
  mentions: readonly Mention[],
  drafts: readonly PersonDraft[],
  facts: StateFacts,
): Person[] {
  const held = new Map<string, string>()
  const owner = new Map<PersonDraft, string>()
  const hold = (draft: PersonDraft, code: string): void => {
    owner.set(draft, code)
    for (const office of draft.office.split(' and ')) if (!MANY.test(office)) held.set(`${office} ${code}`, draft.name)
  }
  for (const draft of drafts) if (draft.country ?? draft.body) hold(draft, (draft.country ?? draft.body)!)
  const context = contextOf(outline, mentions, facts, drafts, owner)
  const because = new Map<PersonDraft, Because>()
  // the surest first, so that a doubtful one meets the offices already taken
  const open = drafts.filter((draft) => !owner.has(draft))
  const known = new Map<PersonDraft, Owner | null>()
  const bestFor = (draft: PersonDraft): Owner | null => {
    const offices = draft.office.split(' and ')
    return ownerFor(context, draft, (code) =>
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
    because.set(first.draft, { rule: 'link/person', why: first.best.why, from: first.best.from })
  }
  return drafts.map((draft): Person => {
    const code = owner.get(draft)
    if (draft.country ?? draft.body) return { ...draft, because: null }
    const office = code === 'EU' ? draft.office : draft.office.replace(/^European (?=Commissioner)/, '')
    const state = code !== undefined && /^[A-Z]{2}$/.test(code) && !SHORT_BODIES.has(code)
    return {
      ...draft,
      office,
      country: state ? code : null,
      body: state ? null : (code ?? null),
      because: because.get(draft) ?? null,
    }
  })
}

/** Bodies whose codes look like those of states. */
const SHORT_BODIES = new Set(['EU', 'UN', 'WB'])

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
  readonly margin: number
  readonly why: string
  readonly from: Mention | null
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
function nearestHolder({ bodies }: Context, draft: PersonDraft): string | null {
  const holders = HOLDERS[draft.office]
  if (!holders) return null
  const at = Math.min(...draft.mentions.map(({ sentence }) => sentence))
  const named = [...bodies.values()]
    .flat()
    .flatMap((one) => (one.kind === 'body' && holders.has(one.code) ? [one] : []))
    .sort((a, b) => a.first - b.first)
  return (named.findLast(({ sentence }) => sentence <= at) ?? named[0])?.code ?? null
}

/** Nobody is defence minister of a bank. */
const STATE_OFFICES = /Minister|Ambassador|Parliament|Senator|Chief of|Chancellor|King|Queen|Emir|Mayor|Governor/

/** Tried on annotated articles: a name that fits outweighs one nearer state, not two. */
const NAME_WEIGHT = 3

/** Scores the states named around a person's mentions: neighbours and possessives first, then the sentence, the one before, heading, dateline, article. */
function ownerFor(context: Context, draft: PersonDraft, free: (code: string) => boolean): Owner | null {
  const body = BODY_OFFICES[draft.office] && (nearestHolder(context, draft) ?? BODY_OFFICES[draft.office])
  if (body) return { code: body, margin: 9, why: `an office of ${body}`, from: null }
  const scores = new Map<string, { score: number; top: number; from: Mention | null; why: string }>()
  const add: Add = (code, score, why, from) => {
    const known = scores.get(code) ?? { score: 0, top: 0, from: null, why }
    const leads = score > known.top
    scores.set(code, {
      score: known.score + score,
      top: Math.max(known.top, score),
      from: leads ? from : known.from,
      why: leads ? why : known.why,
    })
  }
  draft.mentions.forEach((mention, i) => {
    if (i > 5) return
    const weight = mention.office ? 1 : 0.45
    scoreOwn(context, mention, (code, score, why, from) => add(code, score * weight, why, from))
    scoreHost(context, draft, mention, (code, score, why, from) => add(code, score * weight, why, from))
    scoreNeighbours(context, draft, mention, (code, score, why, from) => add(code, score * weight, why, from))
    scoreSentence(context, mention, (code, score, why, from) => add(code, score * weight, why, from))
    scoreAbove(context, mention, (code, score, why, from) => add(code, score * weight, why, from))
  })
  for (const [code, weight] of context.home) add(code, weight, 'the state of the dateline or headline', null)
  const most = Math.max(1, ...context.counts.values())
  for (const [code, count] of context.counts)
    add(code, (0.6 * count) / most, 'a state that the article often names', null)
  for (const [code, { score }] of scores) {
    // the poor state of an article about aid is mostly the one helped: its president is met, its ministers are told apart by name
    if (context.facts.eligible.has(code))
      scores.set(code, { ...scores.get(code)!, score: score + poorState(context, draft, code) })
  }
  const shape = context.shapes.get(draft.name) ?? context.facts.nameShape(draft.name)
  context.shapes.set(draft.name, shape)
  for (const [code, fit] of shape)
    if (scores.has(code)) add(code, NAME_WEIGHT * fit, 'a name usual there, and a state that the article names', null)
  const ofState = STATE_OFFICES.test(draft.office)
  const ranked = [...scores]
    .filter(([code]) => free(code) && !(ofState && !/^[A-Z]{2}$/.test(code)))
    .sort((a, b) => b[1].score - a[1].score || (a[0] < b[0] ? -1 : 1))
  const [top, second] = ranked
  return top
    ? {
        code: top[0],
        margin: top[1].score - (second?.[1].score ?? 0),
        why: `${draft.office} of ${top[0]}: ${top[1].why}`,
        from: top[1].from,
      }
    : null
}

/** At home a poor state's own ministers of health or water speak; who looks after development gives it. */
function poorState({ home }: Context, { office }: PersonDraft, code: string): number {
  if (/^President$/.test(office)) return 1
  // so is the head of its government, a little less often
  if (/^Prime Minister$/.test(office)) return 0.4
  if (INNER.test(office)) return home.has(code) ? 1.2 : 0.7
  return home.has(code) && DOMESTIC.test(office) && !ABROAD.test(office) ? 0.3 : -0.9
}

/** Whom an article about help for a state quotes mostly as that state's: its own ministers of finance and health. */
const INNER = /Finance|Interior|Health|Energy|Economy|Social|Budget/
const DOMESTIC = /Prime Minister|Minister of|Minister for/
const ABROAD = /Foreign Affairs|Defence|Development$|International/
