import type { OfficialMention } from '../core/mention.ts'
import { ministryAt } from './ministry.ts'
import { officeInClause } from './official-clause.ts'
import { make } from './official-make.ts'
import { namesFrom } from './official-name.ts'
import { behindHost, ownerBehindName, ownerOf } from './official-owner.ts'
import type { View } from './official-view.ts'
import { type NameRange, nameAt } from './person-name.ts'
import { officeIdOf, type Title } from './title.ts'

/** `Defence Minister X`, `the Danish defence minister, X,`, `Federal Councillors X and Y`, `Ministers X (energy) and Y (health)`. */
export function fromTitle(view: View, read: Title, before: readonly OfficialMention[]): OfficialMention[] | null {
  const { tokens, sentence } = view
  const title = ofMinistry(view, read)
  const owner = ownerOf(view, title)
  if (title.ofBody && !owner?.isBody && !isOwnBody(view, title)) return null
  if (!owner && PRIVATE.has(tokens[title.first - 1]?.fold ?? '')) return null
  // "the Ambassador of Japan to Ghana, X": the host stands behind whose he is
  const owned = Math.max(behindHost(view, title), owner?.last ?? 0)
  const end = behindRepublic(view, behindHost(view, title, owned))
  let at = end
  while (at < sentence.last && APPOSES.has(tokens[at]!.fold)) at++
  if (at === end) at = behindIs(view, at)
  const isNamed = at > end && tokens[at - 1]?.fold === 'is'
  // "Minister of State for Development (Deputy X)"
  if (at > end && at < sentence.last) at = view.titles.at(tokens, at, sentence.last, view.text)?.last ?? at
  if (tokens[end]?.fold !== '(' && at - end > 1 && !isNamed) return null
  const commaBefore = at > end
  if (at >= sentence.last) return null
  const name = nameAt(tokens, at, sentence.last, view.words, view.blocked)
  if (!name || (commaBefore && !closesApposition(view, name))) return null
  if (!commaBefore && tokens[name.first]!.broken) return null
  if (title.plural) return namesFrom(view, name).map((range) => make(view, title, range, owner))
  const full = refined(view, title, name, before)
  const told = full.vague && view.tokens[name.last]?.fold !== '(' ? (ofMinistryAbove(view, full) ?? full) : full
  return [make(view, told, name, owner ?? ownerBehindName(view, name.last))]
}

/** "a cost to the Defence Ministry of 1.2 million euros,” said Minister X": the ministry named last in the paragraph is the minister's. */
function ofMinistryAbove(view: View, title: Title): Title | null {
  const { tokens, sentence, outline } = view
  if (title.office !== 'Minister' || title.body !== null) return null
  const from = Math.max(title.first - ABOVE, 0)
  for (let i = title.first - 1; i > from; i--) {
    const before = tokens[i]!
    if (before.fold !== 'ministry' && before.fold !== 'department') continue
    if (blockAt(outline, sentence, i) !== sentence.block) return null
    const office = ministryAt(view, i, title.first)?.office
    return office ? { ...title, office, officeId: officeIdOf(office), vague: false } : null
  }
  return null
}

const ABOVE = 60

/** The block of a token at or before a sentence. */
function blockAt({ sentences }: View['outline'], sentence: View['sentence'], at: number): number {
  let index = sentence.index
  while (index > 0 && sentences[index]!.first > at) index--
  return sentences[index]!.block
}

/** "the President of the Republic, X,": no state is named, and it is part of the title. */
const behindRepublic = ({ tokens }: View, end: number): number =>
  tokens[end]?.fold === 'of' && tokens[end + 1]?.fold === 'the' && REALMS.has(tokens[end + 2]?.fold ?? '')
    ? end + 3
    : end

const REALMS = new Set(['republic', 'country', 'state', 'confederation', 'federation'])

/** "whose foreign minister is X", "The aid minister there is X": where the name begins. */
function behindIs({ tokens, sentence }: View, from: number): number {
  const at = PLACED.has(tokens[from]?.fold ?? '') ? from + 1 : from
  return at + 1 < sentence.last && tokens[at]!.fold === 'is' ? at + 1 : from
}

const PLACED = new Set(['there', 'here', 'now', 'today'])

/** "The ADB's president and its country director, X": whose body is named before. */
const isOwnBody = ({ tokens, found }: View, { first }: Title): boolean =>
  tokens[first - 1]?.fold === 'its' &&
  found.some((mention) => mention.kind === 'body' && BODIES.has(mention.role) && mention.last < first)

const BODIES = new Set(['union', 'alliance', 'bank', 'agency'])

/** A company's president holds no public office. */
const PRIVATE = new Set(
  'company club university college firm association society league federation foundation hospital airline party bank union group church team festival academy chamber opposition rebel shadow student deputy-elect'.split(
    ' ',
  ),
)

const APPOSES = new Set([',', ':', '-', '('])

/** "Commissioner X, who is responsible for crises"; "Prime Minister X, who is also foreign minister". */
export function refined(view: View, title: Title, name: NameRange, before: readonly OfficialMention[]): Title {
  if (view.tokens[name.last]?.fold !== ',') return title
  const isCommissioner = title.office === 'European Commissioner'
  const sofar = isCommissioner ? [...before, make(view, title, name, null)] : before
  const more = officeInClause(view, name.last + 1, sofar)
  if (!more || more.office === title.office) return title
  const isOpen = isCommissioner || title.vague || (title.office === 'Governor' && more.organ)
  if (isOpen) {
    const office = title.office === 'Governor' ? more.office.replace(/^Head/, 'Governor') : more.office
    return { ...title, office, officeId: officeIdOf(office), vague: false }
  }
  if (!more.office.startsWith('Minister') || !title.office.endsWith('Prime Minister')) return title
  return { ...title, office: `${title.office} and ${more.office}`, officeId: `${title.officeId}+${more.officeId}` }
}

/** "the Ministry of Defence, whose head, X,". */
function ofMinistry(view: View, title: Title): Title {
  const { tokens, sentence } = view
  if (!title.ofBody || tokens[title.first - 1]?.fold !== 'whose') return title
  for (let i = title.first - 2; i > Math.max(sentence.first, title.first - 9); i--) {
    if (tokens[i]!.fold !== 'ministry') continue
    const office = ministryAt(view, i, title.first)?.office
    if (office) return { ...title, office, officeId: officeIdOf(office), ofBody: false }
  }
  return title
}

/** "the defence minister, X, said": a name between commas, or before a verb or the sentence's end. */
function closesApposition({ tokens, sentence }: View, name: NameRange): boolean {
  if (name.last - name.first < 2 && tokens[name.last]?.fold !== ',' && tokens[name.last]?.fold !== ')') return false
  if (name.last >= sentence.last) return true
  const next = tokens[name.last]!
  return next.kind === 'mark' || (next.kind === 'word' && !next.capital)
}
