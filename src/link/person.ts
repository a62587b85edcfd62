import { fold } from '../core/fold.ts'
import { gather } from '../core/gather.ts'
import { isKind, type OfficialMention } from '../core/mention.ts'
import type { Weights } from '../core/ranking.ts'
import type { Person } from '../core/referent.ts'
import { officesToldBehind } from './office-behind.ts'
import { settleOwners } from './owner.ts'
import type { PersonDraft, Told } from './owner-scene.ts'
import type { StateFacts } from './state-facts.ts'

/**
 * Joins the mentions of one person, and says whose office it is when the words beside the name do not.
 *
 * In:  OfficialMentions of the whole article, full and short.
 * Out: Persons with the fullest name met, their office, state or body, and every mention.
 *
 * A state has one holder of an office: two presidents in one article belong to two states. No name is known beforehand.
 */
export function linkPersons(
  told: Told,
  weights: Weights,
): { persons: Person[]; personOf: Map<OfficialMention, Person> } {
  const { outline, mentions, facts } = told
  const named = mentions.filter((mention) => mention.kind === 'official')
  const toldBehind = officesToldBehind(outline, named, mentions.filter(isKind('office')))
  const officials = toldBehind.size ? named.map((mention) => toldBehind.get(mention) ?? mention) : named
  const groups = groupByPerson(officials)
  const officeOf = officesOf(officials, groups, facts)
  const drafts = groups.map((group) => draftOf(group, officeOf)).filter((draft) => draft !== null)
  const settled = settleOwners(told, drafts, weights).map((person) => inOwnWords(person, facts))
  const personOf = new Map<OfficialMention, Person>()
  for (const person of settled) for (const mention of person.mentions) personOf.set(mention, person)
  // those who are asked for by the mention that was found
  for (const [mention, fuller] of toldBehind) {
    const person = personOf.get(fuller)
    if (person) personOf.set(mention, person)
  }
  return { persons: settled, personOf }
}

/** Britain's foreign minister is its Foreign Secretary, and its chancellor that of the exchequer. */
function inOwnWords(person: Person, facts: StateFacts): Person {
  const office = person.country ? facts.officeIn(person.office, person.country) : person.office
  return office === person.office ? person : { ...person, office, officeId: officeIdOf(office) }
}

/** `Zelenskyy`, `Zelensky`, `Zelenskiy` are one; diacritics and case do not part people. */
const keyOf = (word: string): string =>
  fold(word)
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’.]/g, '')
    .replace(/(?:iy|yy|ij|yi|y|i)$/, 'y')

/** A name by its words, as they are compared. */
interface Name {
  readonly words: readonly string[]
  readonly surname: string
}

/** Reads each name of an article once: each mention is held against all persons. */
function nameReader(): (name: string) => Name {
  const known = new Map<string, Name>()
  return (name) => {
    const read = known.get(name) ?? readName(name)
    known.set(name, read)
    return read
  }
}

function readName(name: string): Name {
  const words = wordsOf(name)
  return { words, surname: words.filter((word) => !/^(?:[ivx]+|jr|sr|junior)$/.test(word)).at(-1) ?? keyOf(name) }
}

const wordsOf = (name: string): string[] =>
  name
    .split(/[\s-]+/)
    .map(keyOf)
    .filter(Boolean)

/** Mentions with an office open groups; short ones join the group whose words they share. */
function groupByPerson(officials: readonly OfficialMention[]): OfficialMention[][] {
  const nameOf = nameReader()
  const groups: OfficialMention[][] = []
  const isIn = (group: readonly OfficialMention[], { name }: OfficialMention): boolean =>
    group.some((other) => isSamePerson(nameOf(other.name), nameOf(name)))
  const titled = officials.filter((mention) => mention.office !== null)
  for (const mention of titled) {
    const group = groups.find((candidate) => isIn(candidate, mention))
    if (group) group.push(mention)
    else groups.push([mention])
  }
  const bySurname = new Map<string, OfficialMention[][]>()
  for (const group of groups)
    for (const key of new Set(gather(group, ({ name }) => [nameOf(name).surname, ...nameOf(name).words.slice(1)]))) {
      const list = bySurname.get(key) ?? []
      list.push(group)
      bySurname.set(key, list)
    }
  for (const mention of officials) {
    if (mention.office !== null) continue
    const candidates = [
      ...(bySurname.get(nameOf(mention.name).surname) ?? []),
      ...(bySurname.get(nameOf(mention.name).words[0] ?? '') ?? []),
    ]
    const group = candidates.find((candidate) => isIn(candidate, mention))
    if (group && !group.includes(mention)) group.push(mention)
  }
  return groups
}

function isSamePerson(a: Name, b: Name): boolean {
  const [left, right] = [a.words, b.words]
  const [short, long] = left.length <= right.length ? [left, right] : [right, left]
  if (!short.length) return false
  const shared = short.filter((word) => long.includes(word))
  if (short.length === 1)
    return (
      long.at(-1) === short[0] ||
      (long.length > 2 && long.slice(1).includes(short[0]!)) ||
      (long.length > 1 && long[0] === short[0] && short[0]!.length > 3)
    )
  return shared.length === short.length || (a.surname === b.surname && initialsAgree(short, long))
}

const initialsAgree = (short: readonly string[], long: readonly string[]): boolean => short[0]![0] === long[0]![0]

/** What each mention says of the office; a counterpart's is that of the one named last before, by its usual name elsewhere. */
function officesOf(
  officials: readonly OfficialMention[],
  groups: readonly (readonly OfficialMention[])[],
  facts: StateFacts,
): ReadonlyMap<OfficialMention, string> {
  const known = new Map<OfficialMention, string>()
  for (const group of groups) {
    const office = group.find((mention) => mention.office !== null && mention.rule !== 'find/counterpart')?.office
    if (office) for (const mention of group) known.set(mention, office)
  }
  const offices = new Map<OfficialMention, string>()
  let last: { office: string; sentence: number } | null = null
  for (const mention of [...officials].sort((a, b) => a.span.start - b.span.start)) {
    if (mention.rule === 'find/counterpart') {
      if (last && mention.sentence - last.sentence <= MODEL_REACH)
        offices.set(mention, facts.officeElsewhere(last.office))
      continue
    }
    if (mention.office !== null) offices.set(mention, mention.office)
    const office = mention.office ?? known.get(mention)
    if (office) last = { office, sentence: mention.sentence }
  }
  return offices
}

/** Sentences back to the person whose counterpart somebody is. */
const MODEL_REACH = 6

function draftOf(
  group: readonly OfficialMention[],
  officeOf: ReadonlyMap<OfficialMention, string>,
): PersonDraft | null {
  const titled = group.filter((mention) => officeOf.has(mention))
  const [lead] = titled
  if (!lead) return null
  const owned = titled.find((mention) => mention.country || mention.body)
  // his own title tells more than whose counterpart he is
  const own = titled.filter((mention) => mention.rule !== 'find/counterpart')
  // "Deputy Prime Minister and Defence Minister" in one place beats either alone
  const offices = (own.length ? own : titled).map((mention) => officeOf.get(mention)!)
  const office =
    offices.find((name) => name.includes(' and ')) ??
    offices.find((name) => !/^(?:Member of|Senator)/.test(name)) ??
    offices[0]!
  const names = group.map((mention) => mention.name).sort((a, b) => wordsOf(b).length - wordsOf(a).length)
  return {
    name: names[0]!,
    office,
    officeId: officeIdOf(office),
    country: owned?.country ?? null,
    body: owned?.country ? null : (owned?.body ?? null),
    standing: titled.every((mention) => mention.standing !== 'holder') ? lead.standing : 'holder',
    mentions: [...group].sort((a, b) => a.span.start - b.span.start),
  }
}

const officeIdOf = (office: string): string =>
  office
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, '.')
    .replace(/^\.|\.$/g, '')
