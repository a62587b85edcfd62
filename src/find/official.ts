import { wordFilter } from '../core/lexicon.ts'
import type { OfficeMention, OfficialMention } from '../core/mention.ts'
import type { RuleBook } from '../rulebook/book.ts'
import type { Finder } from './finder.ts'
import { officeAlone } from './office-alone.ts'
import { officeInClause, officeTaken } from './official-clause.ts'
import { type Counterpart, counterpartBehind, fromCounterpart } from './official-counterpart.ts'
import { officeBelow } from './official-letterhead.ts'
import { make, spanOf } from './official-make.ts'
import { behindHost, ownerBehindName, ownerNear, ownerOf, ownersOf } from './official-owner.ts'
import type { View } from './official-view.ts'
import { blockedBy, type NameRange, type NameWords, nameAt } from './person-name.ts'
import { officeIdOf, type Title, titleReader } from './title.ts'

/**
 * Finds persons with a public office: a title beside a name, in the orders in which news writes them; and names alone,
 * as short mentions that link/person.ts keeps when the article gives that name an office elsewhere.
 *
 * In:  the sentence's tokens, with its places and bodies.
 * Out: OfficialMentions. Country and body only as far as the words beside the name tell them.
 *
 * Not here: whose minister it is when only the context says so (link/person.ts). No list of persons is known.
 */
export const findOfficials: Finder = (book) => {
  const titles = titleReader(book)
  const words = nameWords(book)
  const counterparts = new Set(book.rules('offices').flatMap((rule) => (rule.as === 'counterpart' ? rule.words : [])))
  const mayBeCounterpart = wordFilter([...counterparts].map((phrase) => phrase.split(' ', 1)[0]!))
  return (outline, sentence, found) =>
    scan({
      outline,
      sentence,
      tokens: outline.tokens,
      text: outline.article.text,
      found,
      titles,
      words,
      counterparts,
      mayBeCounterpart,
      blocked: blockedBy(found),
    })
}

function nameWords(book: RuleBook): NameWords {
  const of = (as: string): string[] => book.rules('offices').flatMap((rule) => (rule.as === as ? rule.words : []))
  const titles = of('title')
    .concat(of('rank'), of('standing'))
    .flatMap((phrase) => phrase.split(/[\s-]+/))
  const functionWords = book.rules('language').flatMap((rule) => (rule.code === 'en' ? rule.function_words : []))
  return {
    particles: new Set(of('particle')),
    courtesies: new Set(of('courtesy').filter((word) => !word.includes(' '))),
    suffixes: new Set(of('suffix')),
    families: new Set(FAMILIES),
    never: new Set([...titles.filter((word) => word.length > 1), ...functionWords, ...NEVER]),
  }
}

/** Of those below, the ones that are family names as well. */
const FAMILIES =
  'may march june west north south court house bank green greens little park law price rice winter summer spring day world war army guard power young long wise strong best early may will grant mark worth marshal bishop'.split(
    ' ',
  )

/** Capitalised words that begin sentences, headings and names of things: never part of a person's name. */
const NEVER =
  'after before when while since until although though because however but or so yet if asked both all some many most each every neither either nor his her their our your my its he she they we you i who what which where why how there here now then today yesterday tomorrow meanwhile earlier later also still even only just no not yes ministry department government parliament state office embassy council committee commission union bank fund group party army navy air force forces house senate congress court city north south east west western eastern northern southern central new monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december spring summer autumn winter mr mrs under over between within without according thanks like unlike than about photo source details background update live special report analysis opinion news agency press conference summit defence defense foreign finance interior health energy economy economic affairs development international national federal european humanitarian military minister ministers million billion euro euros dollar dollars kroner crown crowns pounds aid package world war peace security exchequer treasury democrat democrats social republican conservative labour green greens socialist read see more related share host reporter correspondent answer question statement note total worth value promised'.split(
    ' ',
  )

function scan(view: View): (OfficialMention | OfficeMention)[] {
  const { tokens, sentence } = view
  const mentions: OfficialMention[] = []
  const nameless: OfficeMention[] = []
  let taken = sentence.first
  for (let i = sentence.first; i < sentence.last; i++) {
    if (i < taken) continue
    const title = view.titles.at(tokens, i, sentence.last, view.text)
    const colleague = title ? null : fromCounterpart(view, i, mentions)
    const read = title
      ? (fromTitle(view, title, mentions) ?? [])
      : colleague
        ? ofCounterpart(view, colleague, mentions)
        : []
    if (read.length) {
      mentions.push(...read)
      taken = Math.max(...read.map((mention) => mention.last))
      i = taken - 1
      continue
    }
    if (title) {
      const office = officeAlone(view, title)
      if (office) nameless.push(office)
      i = title.last - 1
      continue
    }
    const name = nameAt(tokens, i, sentence.last, view.words, view.blocked)
    if (!name) continue
    const behind = fromName(view, name, mentions)
    const below = behind.length ? null : officeBelow(view, name)
    const fresh = behind.length
      ? behind
      : below
        ? [inItsLine(make(view, below, name, null), name)]
        : shortMention(view, name)
    mentions.push(...fresh)
    taken = Math.max(name.last, ...fresh.map((mention) => mention.last))
    i = taken - 1
  }
  return nameless.length ? [...mentions, ...nameless] : mentions
}

/** The mention stays in the line of the name: no mention reaches beyond its sentence. */
const inItsLine = (mention: OfficialMention, { first, last }: NameRange): OfficialMention => ({
  ...mention,
  span: mention.nameSpan,
  first,
  last,
})

/** "His Ukrainian colleague X, Minister of Finance,": a title of one's own tells more. */
function ofCounterpart(
  view: View,
  { title, name, owner }: Counterpart,
  before: readonly OfficialMention[],
): OfficialMention[] {
  const [own] = fromName(view, name, before)
  if (own?.office && !own.office.includes('counterpart') && own.first === name.first)
    return [own.country || own.body ? own : { ...own, country: owner?.country ?? null, body: owner?.body ?? null }]
  return [make(view, refined(view, title, name, before), name, owner)]
}

/** `Defence Minister X`, `the Danish defence minister, X,`, `Federal Councillors X and Y`, `Ministers X (energy) and Y (health)`. */
function fromTitle(view: View, read: Title, before: readonly OfficialMention[]): OfficialMention[] | null {
  const { tokens, sentence } = view
  const title = ofMinistry(view, read)
  const owner = ownerOf(view, title)
  if (title.ofBody && !owner?.body && !isOwnBody(view, title)) return null
  if (!owner && PRIVATE.has(tokens[title.first - 1]?.fold ?? '')) return null
  const end = behindRepublic(view, Math.max(behindHost(view, title), owner?.last ?? 0))
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
    const office = officeOfMinistry(view, i, title.first)
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

/** `the ministry of defence`, `the Defence Ministry`: the office of its head. */
function officeOfMinistry({ tokens, titles, text }: View, at: number, limit: number): string | null {
  const field = tokens[at + 1]?.fold === 'of' ? titles.portfolioAt(tokens, at + 2, limit, text, false) : null
  return (field ?? titles.portfolioAt(tokens, at - 1, at, text, false))?.office ?? null
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
function refined(view: View, title: Title, name: NameRange, before: readonly OfficialMention[]): Title {
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
    const office = officeOfMinistry(view, i, title.first)
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

/** `A and B`, `A, B and C`, with portfolios in brackets passed over. */
function namesFrom(view: View, first: NameRange): NameRange[] {
  const list = [first]
  const { tokens, sentence } = view
  for (let at = passBrackets(view, first.last); at < sentence.last; ) {
    if (tokens[at]!.fold !== 'and' && tokens[at]!.fold !== ',' && tokens[at]!.fold !== '&') break
    const next = nameAt(tokens, at + 1, sentence.last, view.words, view.blocked)
    if (!next || next.first > at + 3) break
    list.push(next)
    at = passBrackets(view, next.last)
  }
  return list
}

/** "A (Minister of Foreign Affairs), B (Minister of Defence)": each has its own office. */
function hasOwnBracket({ tokens, sentence, titles, text }: View, { last }: NameRange): boolean {
  const title =
    tokens[last]?.fold === '(' && last + 1 < sentence.last ? titles.at(tokens, last + 1, sentence.last, text) : null
  return title !== null && !title.vague
}

function passBrackets({ tokens, sentence }: View, at: number): number {
  if (tokens[at]?.fold !== '(') return at
  for (let i = at + 1; i < Math.min(sentence.last, at + 8); i++) if (tokens[i]!.fold === ')') return i + 1
  return at
}

/** `X, Denmark's Minister of Defence,`, `X (Minister of Defence)`, `X and Y, the ministers of defence of A and B`, `X, who looks after foreign affairs`. */
function fromName(view: View, name: NameRange, before: readonly OfficialMention[]): OfficialMention[] {
  const { tokens, sentence } = view
  if (isTown(view, name)) return []
  const names = hasOwnBracket(view, name) ? [name] : namesFrom(view, name)
  const last = names.at(-1)!
  let at = last.last
  const behind = at < sentence.last && !tokens[at]!.broken ? view.titles.at(tokens, at, sentence.last, view.text) : null
  // "Tobias Kern MdB"
  if (
    last.last - last.first > 1 &&
    behind?.office.startsWith('Member of') &&
    tokens[at]!.capital &&
    !tokens[behind.last]?.capital
  )
    return [make(view, behind, last, ownerOf(view, behind))]
  const taken = names.length === 1 ? officeTaken(view, at) : null
  if (taken) return [make(view, taken, last, ownerOf(view, taken))]
  const mark = tokens[at]?.fold
  if (mark !== ',' && mark !== '(' && mark !== '-') return []
  at++
  const colleague = names.length === 1 && mark === ',' ? counterpartBehind(view, at) : null
  if (colleague) return [make(view, colleague.title, last, colleague.owner)]
  const looks = officeInClause(view, at, before)
  if (looks)
    return names.map((range) => make(view, looks, range, ownerOf(view, looks) ?? ownerNear(view, at, looks.last)))
  // at most a few words lead to the title: "the", "Denmark's", "deputy premier and"
  for (let steps = 0; steps < 7 && at < sentence.last; steps++, at++) {
    const word = tokens[at]!.fold
    if (NO_APPOSITION.has(word)) break
    const title = view.titles.at(tokens, at, sentence.last, view.text)
    if (!title || (title.ofBody && !ownerOf(view, title)?.body)) continue
    // "X, the president's special envoy"
    if (tokens[title.last]?.fold === "'s" && title.last + 1 < sentence.last) continue
    if (isOfNext(view, name, title)) return []
    if (names.length > 1 && !title.plural) return [make(view, title, last, ownerOf(view, title))]
    const second = names.length > 1 ? secondPortfolio(view, title) : null
    const owners = ownersOf(view, title)
    return names.map((range, i) =>
      make(view, i === 1 && second ? second : title, range, owners[i] ?? owners[0] ?? null),
    )
  }
  return []
}

/** Words that end the stretch between a name and its title: "Leopards and Marders, as the ambassador X said". */
const NO_APPOSITION = new Set(
  ', . ; who which and said as when where while than like with that whom but after before was were had until became'.split(
    ' ',
  ),
)

/** A town alone is no person: "in Homs and Aleppo, Minister X announced". */
const isTown = ({ found }: View, name: NameRange): boolean =>
  name.last - name.first === 1 && found.some((mention) => mention.kind === 'place' && mention.first === name.first)

/** "A day before Mr Marles, its Prime Minister, Christopher Luxon, gave": the title is the full name's behind it. */
function isOfNext(view: View, name: NameRange, title: Title): boolean {
  const { tokens, sentence } = view
  if (name.last - name.first > 1) return false
  const at = tokens[title.last]?.fold === ',' ? title.last + 1 : title.last
  const next = at < sentence.last ? nameAt(tokens, at, sentence.last, view.words, view.blocked) : null
  return next !== null && next.last - next.first > 1
}

/** "ministers for foreign affairs and for development": the second name's own field. */
function secondPortfolio(view: View, title: Title): Title | null {
  const { tokens, sentence } = view
  if (tokens[title.last]?.fold !== 'and') return null
  const at =
    tokens[title.last + 1]?.fold === 'for' || tokens[title.last + 1]?.fold === 'of' ? title.last + 2 : title.last + 1
  const field = at < sentence.last ? view.titles.portfolioAt(tokens, at, sentence.last, view.text, false) : null
  return field ? { ...title, last: field.last, office: field.office, officeId: officeIdOf(field.office) } : null
}

/** A name alone: kept short, for link/ to judge. Its courtesy title stays outside. */
function shortMention(view: View, name: NameRange): OfficialMention[] {
  const { tokens, text, sentence } = view
  if (name.last - name.first > 5) return []
  const nameSpan = spanOf(tokens, name.first, name.last)
  return [
    {
      kind: 'official',
      name: text.slice(nameSpan.start, nameSpan.end),
      nameSpan,
      office: null,
      officeId: null,
      officeSpan: null,
      country: null,
      body: null,
      standing: 'holder',
      short: true,
      span: nameSpan,
      sentence: sentence.index,
      first: name.first,
      last: name.last,
      rule: 'find/name',
    },
  ]
}
