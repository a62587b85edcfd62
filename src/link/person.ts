import { fold } from '../core/fold.ts'
import type { Mention, OfficialMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { Person } from '../core/referent.ts'

/**
 * Joins the mentions of one person, and says whose office it is when the words beside the name do not.
 *
 * In:  OfficialMentions of the whole article, full and short.
 * Out: Persons with the fullest name met, their office, state or body, and every mention.
 *
 * A state has one holder of an office: two presidents in one article belong to two states. No name is known beforehand.
 */
export function linkPersons(
  outline: Outline,
  mentions: readonly Mention[],
): { persons: Person[]; personOf: Map<OfficialMention, Person> } {
  const officials = mentions.filter((mention) => mention.kind === 'official')
  const groups = groupByPerson(officials)
  const drafts = groups.map(draftOf).filter((draft) => draft !== null)
  const settled = settleOwners(outline, mentions, drafts)
  const personOf = new Map<OfficialMention, Person>()
  for (const person of settled) for (const mention of person.mentions) personOf.set(mention, person)
  return { persons: settled, personOf }
}

/** `Zelenskyy`, `Zelensky`, `Zelenskiy` are one; diacritics and case do not part people. */
const keyOf = (word: string): string =>
  fold(word)
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’.]/g, '')
    .replace(/(?:iy|yy|ij|yi|y|i)$/, 'y')

const wordsOf = (name: string): string[] =>
  name
    .split(/[\s-]+/)
    .map(keyOf)
    .filter(Boolean)
const surname = (name: string): string =>
  wordsOf(name)
    .filter((word) => !/^[ivx]+$/.test(word))
    .at(-1) ?? keyOf(name)

/** Mentions with an office open groups; short ones join the group whose words they share. */
function groupByPerson(officials: readonly OfficialMention[]): OfficialMention[][] {
  const groups: OfficialMention[][] = []
  const titled = officials.filter((mention) => mention.office !== null)
  for (const mention of titled) {
    const group = groups.find((candidate) => candidate.some((other) => isSamePerson(other.name, mention.name)))
    if (group) group.push(mention)
    else groups.push([mention])
  }
  const bySurname = new Map<string, OfficialMention[][]>()
  for (const group of groups)
    for (const key of new Set(group.flatMap((mention) => [surname(mention.name), ...wordsOf(mention.name).slice(1)]))) {
      const list = bySurname.get(key) ?? []
      list.push(group)
      bySurname.set(key, list)
    }
  for (const mention of officials) {
    if (mention.office !== null) continue
    const candidates = [
      ...(bySurname.get(surname(mention.name)) ?? []),
      ...(bySurname.get(wordsOf(mention.name)[0] ?? '') ?? []),
    ]
    const group = candidates.find((candidate) => candidate.some((other) => isSamePerson(other.name, mention.name)))
    if (group && !group.includes(mention)) group.push(mention)
  }
  return groups
}

function isSamePerson(a: string, b: string): boolean {
  const [left, right] = [wordsOf(a), wordsOf(b)]
  const [short, long] = left.length <= right.length ? [left, right] : [right, left]
  if (!short.length) return false
  const shared = short.filter((word) => long.includes(word))
  if (short.length === 1)
    return (
      long.at(-1) === short[0] ||
      (long.length > 2 && long.slice(1).includes(short[0]!)) ||
      (long.length > 1 && long[0] === short[0] && short[0]!.length > 3)
    )
  return shared.length === short.length || (surname(a) === surname(b) && initialsAgree(short, long))
}

const initialsAgree = (short: readonly string[], long: readonly string[]): boolean => short[0]![0] === long[0]![0]

interface Draft {
  readonly name: string
  readonly office: string
  readonly officeId: string | null
  readonly country: string | null
  readonly body: string | null
  readonly standing: Person['standing']
  readonly mentions: readonly OfficialMention[]
}

function draftOf(group: readonly OfficialMention[]): Draft | null {
  const titled = group.filter((mention) => mention.office !== null && mention.office !== 'counterpart')
  const [lead] = titled
  if (!lead) return null
  const owned = titled.find((mention) => mention.country || mention.body)
  // "Deputy Prime Minister and Defence Minister" in one place beats either alone
  const fullest = titled.reduce(
    (best, mention) => (mention.office!.includes(' and ') && !best.office!.includes(' and ') ? mention : best),
    lead,
  )
  const names = group.map((mention) => mention.name).sort((a, b) => wordsOf(b).length - wordsOf(a).length)
  return {
    name: names[0]!,
    office: fullest.office!,
    officeId: fullest.officeId,
    country: owned?.country ?? null,
    body: owned?.country ? null : (owned?.body ?? null),
    standing: titled.every((mention) => mention.standing !== 'holder') ? lead.standing : 'holder',
    mentions: [...group].sort((a, b) => a.span.start - b.span.start),
  }
}

/** Persons whose state is told come first; each other one takes the likeliest state whose office is still free. */
function settleOwners(outline: Outline, mentions: readonly Mention[], drafts: readonly Draft[]): Person[] {
  const held = new Map<string, string>()
  const hold = (draft: Draft, owner: string): void => {
    for (const office of draft.office.split(' and ')) held.set(`${office} ${owner}`, draft.name)
  }
  for (const draft of drafts) if (draft.country ?? draft.body) hold(draft, (draft.country ?? draft.body)!)
  const context = contextOf(outline, mentions)
  return drafts.map((draft): Person => {
    if (draft.country ?? draft.body) return { ...draft, because: null }
    const free = (code: string): boolean =>
      draft.office.split(' and ').every((office) => (held.get(`${office} ${code}`) ?? draft.name) === draft.name)
    const best = ownerFor(context, draft, free)
    if (!best) return { ...draft, because: null }
    hold(draft, best.code)
    return {
      ...draft,
      country: best.state ? best.code : null,
      body: best.state ? null : best.code,
      because: { rule: 'link/person', why: best.why, from: best.from },
    }
  })
}

interface Context {
  readonly outline: Outline
  readonly bySentence: ReadonlyMap<number, readonly Mention[]>
  /** How often each state is named in the article. */
  readonly counts: ReadonlyMap<string, number>
  readonly headline: ReadonlySet<string>
}

function contextOf(outline: Outline, mentions: readonly Mention[]): Context {
  const bySentence = new Map<number, Mention[]>()
  const counts = new Map<string, number>()
  const headline = new Set<string>()
  for (const mention of mentions) {
    if (mention.kind !== 'place' && !(mention.kind === 'body' && mention.country)) continue
    const list = bySentence.get(mention.sentence) ?? []
    list.push(mention)
    bySentence.set(mention.sentence, list)
    const kind = outline.blocks[outline.sentences[mention.sentence]!.block]?.kind
    for (const code of codesOf(mention)) {
      counts.set(code, (counts.get(code) ?? 0) + 1)
      if (kind === 'headline' || kind === 'meta') headline.add(code)
    }
  }
  return { outline, bySentence, counts, headline }
}

const codesOf = (mention: Mention): readonly string[] =>
  mention.kind === 'place'
    ? mention.form === 'region'
      ? []
      : mention.codes
    : mention.kind === 'body' && mention.country
      ? [mention.country]
      : []

interface Owner {
  readonly code: string
  readonly state: boolean
  readonly why: string
  readonly from: Mention | null
}

const BODY_OFFICES: Readonly<Record<string, string>> = {
  'Secretary-General': 'UN',
  'Director-General': 'UN',
  'Managing Director': 'IMF',
  'First Deputy Managing Director': 'IMF',
}

/** Scores the states named around all of a person's mentions: near and before counts most, then the sentence before, the heading, the article. */
function ownerFor(context: Context, draft: Draft, free: (code: string) => boolean): Owner | null {
  const body = BODY_OFFICES[draft.office]
  if (body) return { code: body, state: false, why: `an office of ${body}`, from: null }
  const scores = new Map<string, { score: number; from: Mention | null; why: string }>()
  const add = (code: string, score: number, why: string, from: Mention | null): void => {
    const known = scores.get(code)
    scores.set(code, {
      score: (known?.score ?? 0) + score,
      why: known && known.score > score ? known.why : why,
      from: known && known.score > score ? known.from : from,
    })
  }
  for (const mention of draft.mentions) {
    const weight = mention.office ? 1 : 0.5
    for (const place of context.bySentence.get(mention.sentence) ?? [])
      for (const code of codesOf(place)) {
        const distance = place.last <= mention.first ? mention.first - place.last : place.first - mention.last
        const side = place.last <= mention.first ? 3 : 1.6
        add(code, weight * Math.max(0.3, side - 0.12 * distance), 'named beside the office', place)
      }
    for (const place of context.bySentence.get(mention.sentence - 1) ?? [])
      for (const code of codesOf(place)) add(code, weight * 0.7, 'named in the sentence before', place)
  }
  for (const code of context.headline) add(code, 0.9, 'named in the headline', null)
  const most = Math.max(1, ...context.counts.values())
  for (const [code, count] of context.counts)
    add(code, (1.1 * count) / most, 'the state that the article names most', null)
  const ranked = [...scores]
    .filter(([code]) => free(code))
    .sort((a, b) => b[1].score - a[1].score || (a[0] < b[0] ? -1 : 1))
  const [top] = ranked
  return top
    ? { code: top[0], state: true, why: `${draft.office} of ${top[0]}: ${top[1].why}`, from: top[1].from }
    : null
}
