import type { Mention, OfficialMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { Because, Person } from '../core/referent.ts'
import type { StateFacts } from './state-facts.ts'

/**
 * Says whose minister a person is when the words beside the name do not.
 *
 * In:  persons with their office, some with their state; the places and bodies that the article names.
 * Out: each with the likeliest state or body, and why. A state has one holder of an office at a time.
 */
export interface PersonDraft {
  readonly name: string
  readonly office: string
  readonly officeId: string | null
  readonly country: string | null
  readonly body: string | null
  readonly standing: Person['standing']
  readonly mentions: readonly OfficialMention[]
}

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
  for (let round = 0; round <= open.length; round++) {
    const ranked = open
      .filter((draft) => !owner.has(draft))
      .flatMap((draft) => {
        const best = ownerFor(context, draft, (code) =>
          draft.office
            .split(' and ')
            .every(
              (office) => facts.canHold(office, code) && (held.get(`${office} ${code}`) ?? draft.name) === draft.name,
            ),
        )
        return best ? [{ draft, best }] : []
      })
      .sort((a, b) => Number(isCounterpart(a.draft)) - Number(isCounterpart(b.draft)) || b.best.margin - a.best.margin)
    const [first] = ranked
    if (!first) break
    hold(first.draft, first.best.code)
    because.set(first.draft, { rule: 'link/person', why: first.best.why, from: first.best.from })
  }
  return drafts.map((draft): Person => {
    const code = owner.get(draft)
    if (draft.country ?? draft.body) return { ...draft, because: null }
    const office = code === 'EU' ? draft.office : draft.office.replace(/^European (?=Commissioner)/, '')
    const state = code !== undefined && /^[A-Z]{2}$/.test(code) && code !== 'EU' && code !== 'UN'
    return {
      ...draft,
      office,
      country: state ? code : null,
      body: state ? null : (code ?? null),
      because: because.get(draft) ?? null,
    }
  })
}

/** Whose counterpart somebody is must be known before whose minister. */
const isCounterpart = ({ mentions }: PersonDraft): boolean =>
  mentions.some((mention) => mention.rule === 'find/counterpart')

/** Offices that a state has many of. */
const MANY =
  /Member of|Senator|Representative|Governor|Deputy Minister|Under Secretary|Assistant|Minister of State|Commissioner|Commander/

interface Context {
  readonly outline: Outline
  readonly facts: StateFacts
  readonly bySentence: ReadonlyMap<number, readonly Mention[]>
  readonly byBlock: ReadonlyMap<number, readonly Mention[]>
  /** Unions, alliances and agencies, which have officials of their own. */
  readonly bodies: ReadonlyMap<number, readonly Mention[]>
  /** How often each state is named in the article. */
  readonly counts: ReadonlyMap<string, number>
  /** The states of the dateline and of the headline's own actors. */
  readonly home: ReadonlyMap<string, number>
  readonly drafts: readonly PersonDraft[]
  readonly owner: ReadonlyMap<PersonDraft, string>
  /** How a name fits the states, read once: it is asked in every round. */
  readonly shapes: Map<string, ReadonlyMap<string, number>>
}

function contextOf(
  outline: Outline,
  mentions: readonly Mention[],
  facts: StateFacts,
  drafts: readonly PersonDraft[],
  owner: ReadonlyMap<PersonDraft, string>,
): Context {
  const bySentence = new Map<number, Mention[]>()
  const byBlock = new Map<number, Mention[]>()
  const bodies = new Map<number, Mention[]>()
  const counts = new Map<string, number>()
  const home = new Map<string, number>()
  for (const mention of mentions) {
    const codes = codesOf(mention)
    if (mention.kind === 'body' && !mention.country && OFFICED.has(mention.role))
      push(bodies, mention.sentence, mention)
    if (!codes.length) continue
    push(bySentence, mention.sentence, mention)
    const block = outline.blocks[outline.sentences[mention.sentence]!.block]
    if (!block || block.kind === 'furniture') continue
    push(byBlock, block.index, mention)
    const inDateline =
      outline.dateline && mention.span.start >= outline.dateline.start && mention.span.end <= outline.dateline.end
    for (const code of codes) {
      counts.set(code, (counts.get(code) ?? 0) + 1)
      const weight = isOwnMoney(outline, mention)
        ? 2
        : inDateline || block.kind === 'meta'
          ? 1.2
          : block.kind === 'headline' && !isGoverned(outline, facts, mention)
            ? 1.4
            : 0
      if (weight) home.set(code, Math.max(home.get(code) ?? 0, weight))
    }
  }
  return { outline, facts, bySentence, byBlock, bodies, counts, home, drafts, owner, shapes: new Map() }
}

/** "All amounts are in Canadian dollars": at home there. */
function isOwnMoney({ tokens, sentences }: Outline, { kind, sentence, last }: Mention): boolean {
  const { first } = sentences[sentence]!
  return (
    kind === 'place' &&
    MONEY.test(tokens[last]?.fold ?? '') &&
    tokens.slice(first, last).some(({ fold }) => fold === 'amounts' || fold === 'figures' || fold === 'sums')
  )
}

const MONEY = /^(?:dollars|pounds|kroner|kronor|crowns|francs|rupees|pesos|dinars|shillings|lira|liras|rand)$/

const OFFICED = new Set(['union', 'alliance', 'agency'])

function push<K>(lists: Map<K, Mention[]>, key: K, mention: Mention): void {
  const list = lists.get(key)
  if (list) list.push(mention)
  else lists.set(key, [mention])
}

const codesOf = (mention: Mention): readonly string[] => {
  if (mention.kind === 'place') return mention.form === 'region' || mention.codes.length > 1 ? [] : mention.codes
  if (mention.kind === 'body')
    return mention.country ? [mention.country] : mention.role === 'bank' ? [mention.code] : []
  return []
}

/** Under a preposition a place is where something is or whom it is for, seldom whose minister speaks. */
function isGoverned(outline: Outline, facts: StateFacts, { first }: Mention): boolean {
  const before = outline.tokens[first - 1]?.fold ?? ''
  const word = before === 'the' || before === 'a' ? (outline.tokens[first - 2]?.fold ?? '') : before
  return facts.words.has('subject-blockers', word)
}

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

/** Nobody is defence minister of a bank. */
const STATE_OFFICES = /Minister|Ambassador|Parliament|Senator|Chief of|Chancellor|King|Queen|Emir|Mayor|Governor/

/** Tried on annotated articles: a name that fits outweighs one nearer state, not two. */
const NAME_WEIGHT = 3

type Add = (code: string, score: number, why: string, from: Mention | null) => void

/** Scores the states named around a person's mentions: neighbours and possessives first, then the sentence, the one before, heading, dateline, article. */
function ownerFor(context: Context, draft: PersonDraft, free: (code: string) => boolean): Owner | null {
  const body = BODY_OFFICES[draft.office]
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
  return home.has(code) && DOMESTIC.test(office) && !ABROAD.test(office) ? 0.3 : -0.9
}

const DOMESTIC = /Prime Minister|Minister of|Minister for/
const ABROAD = /Foreign Affairs|Defence|Development$|International/

/** "his prime minister", "X and Foreign Minister Y", "her counterpart Y": the state of the person beside. */
function scoreNeighbours(context: Context, draft: PersonDraft, mention: OfficialMention, add: Add): void {
  const { tokens } = context.outline
  const title = [1, 2, 3].map((step) => tokens[mention.first - step]?.fold ?? '')
  const possessive = title.slice(0, 2).some((word) => OWN.has(word))
  for (const other of context.drafts) {
    const code = context.owner.get(other)
    if (other === draft || !code) continue
    for (const near of other.mentions) {
      if (Math.abs(near.sentence - mention.sentence) > 1) continue
      const gap = mention.first - near.last
      const counterpart = mention.rule === 'find/counterpart'
      if (counterpart) {
        if (near.sentence === mention.sentence) add(code, -3, 'the counterpart of another state', near)
      } else if (possessive && gap >= 0 && gap <= 40)
        add(code, 4, 'an office of the same state as the person before', near)
      else if (gap >= 0 && gap <= 3 && tokens[mention.first - 1]?.fold === 'and')
        add(code, 2.5, 'named together with another of that state', near)
      else if (
        gap < 0 &&
        near.first - mention.last >= 0 &&
        near.first - mention.last <= 3 &&
        tokens[mention.last]?.fold === 'and'
      )
        add(code, 1.5, 'named together with another of that state', near)
    }
  }
}

const OWN = new Set(['his', 'her', 'their', 'its'])

/** "Nepal asked for help. Its prime minister, X, …", "the Bank gives more, its president said": whoever acted last before it. */
function scoreOwn(context: Context, mention: OfficialMention, add: Add): void {
  const { outline, facts, bodies } = context
  const { tokens, sentences } = outline
  const at = officeToken(outline, mention) - 1
  const fold = tokens[at]?.fold ?? ''
  if (fold !== 'its' && fold !== 'their') return
  const subjects = (sentence: number): Mention[] =>
    [...(context.bySentence.get(sentence) ?? []), ...(bodies.get(sentence) ?? [])]
      .filter((one) => one.last <= at && !isGoverned(outline, facts, one))
      .sort((a, b) => a.first - b.first)
  const here = subjects(mention.sentence).at(-1)
  const before = sentences[mention.sentence - 1] ? subjects(mention.sentence - 1)[0] : undefined
  const found = here ?? before
  if (found) for (const code of ownCodes(found)) add(code, 6, 'whose own office it is called', found)
}

const ownCodes = (mention: Mention): readonly string[] =>
  mention.kind === 'body' && !mention.country ? [mention.code] : codesOf(mention)

/** The token at which the title begins, which may stand behind the name. */
function officeToken({ tokens }: Outline, { first, last, officeSpan }: OfficialMention): number {
  for (let i = first; officeSpan && i < last; i++) if (tokens[i]!.start === officeSpan.start) return i
  return first
}

/** "the ambassador in Colombo", "the High Commissioner to Kenya": the host is not whose envoy it is. */
function scoreHost(context: Context, draft: PersonDraft, mention: OfficialMention, add: Add): void {
  const { tokens } = context.outline
  const isEnvoy = ENVOYS.test(draft.office)
  const meetsEnvoy = context.drafts.some(
    (other) => ENVOYS.test(other.office) && other.mentions.some(({ sentence }) => sentence === mention.sentence),
  )
  if (mention.officeSpan === null || (!isEnvoy && !meetsEnvoy)) return
  for (const place of context.bySentence.get(mention.sentence) ?? [])
    if (HOST_LINKS.has(tokens[place.first - 1]?.fold ?? ''))
      for (const code of codesOf(place)) add(code, isEnvoy ? -4 : 5, 'the state that hosts the envoy', place)
}

const ENVOYS = /Ambassador|^High Commissioner|Envoy|Representative$/
const HOST_LINKS = new Set(['to', 'in'])

function scoreSentence(context: Context, mention: OfficialMention, add: Add): void {
  for (const place of context.bySentence.get(mention.sentence) ?? []) {
    const before = place.last <= mention.first
    const distance = before ? mention.first - place.last : place.first - mention.last
    const governed = isGoverned(context.outline, context.facts, place)
    const opens = place.first - context.outline.sentences[mention.sentence]!.first <= 2
    const strength = isFronted(context.outline, place, mention)
      ? 3
      : governed || (before && isReceiver(context.outline, mention))
        ? 0.3
        : place.kind === 'place' && place.form === 'adjective'
          ? 0.8
          : 2
    // the subject of a sentence stays near to its end
    const decay = opens && before && !governed ? 0.01 : 0.05
    const near = Math.max(0.1, strength * (before ? 1 : AFTER) - decay * distance)
    for (const code of codesOf(place)) add(code, near, 'named in the sentence', place)
  }
}

/** A state named behind the minister is seldom the minister's. */
const AFTER = 0.25

/** "Beijing: one million, handed to Prime Minister X": who gets is not of the state that opens the sentence. */
function isReceiver({ tokens }: Outline, { first }: OfficialMention): boolean {
  const [before, earlier] = [tokens[first - 1]?.fold, tokens[first - 2]?.fold ?? '']
  return before === 'to' && /^(?:handed|gave|given|presented|over|delivered|sent|paid)$/.test(earlier)
}

/** "In Canberra, Prime Minister X said": where the sentence is set is whose minister speaks. */
const isFronted = ({ tokens }: Outline, place: Mention, mention: OfficialMention): boolean =>
  tokens[place.first - 1]?.fold === 'in' &&
  tokens[place.first - 1]!.capital &&
  place.last <= mention.first &&
  mention.first - place.last <= 3

/** The sentences before in its block, and the heading or list head above. */
function scoreAbove({ outline, facts, bySentence, byBlock }: Context, mention: OfficialMention, add: Add): void {
  const sentence = outline.sentences[mention.sentence]!
  for (let back = 1; back <= 3; back++) {
    const above = outline.sentences[mention.sentence - back]
    if (!above || above.block !== sentence.block) break
    for (const place of bySentence.get(above.index) ?? [])
      for (const code of codesOf(place))
        add(code, (isGoverned(outline, facts, place) ? 0.2 : 1.6) / back, 'named in the sentence before', place)
  }
  const block = outline.blocks[sentence.block]!
  const heading = outline.sections[block.section]?.heading
  for (const [index, weight] of [
    [block.lead, 1.8],
    [heading ?? null, 1.6],
  ] as const)
    if (index !== null)
      for (const place of byBlock.get(index) ?? [])
        for (const code of codesOf(place))
          add(code, isGoverned(outline, facts, place) ? 0.3 : weight, 'named above', place)
}
