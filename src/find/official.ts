import type { BodyMention, Mention, OfficialMention, PlaceMention } from '../core/mention.ts'
import type { Outline, Sentence } from '../core/outline.ts'
import { cover, type Span } from '../core/span.ts'
import type { Token } from '../core/token.ts'
import type { RuleBook } from '../rulebook/book.ts'
import type { Finder } from './finder.ts'
import { blockedBy, type NameRange, type NameWords, nameAt } from './person-name.ts'
import { type Title, type TitleReader, titleReader } from './title.ts'

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
      blocked: blockedBy(found),
    })
}

interface View {
  readonly outline: Outline
  readonly sentence: Sentence
  readonly tokens: readonly Token[]
  readonly text: string
  readonly found: readonly Mention[]
  readonly titles: TitleReader
  readonly words: NameWords
  readonly counterparts: ReadonlySet<string>
  readonly blocked: (index: number) => boolean
}

function nameWords(book: RuleBook): NameWords {
  const of = (as: string): string[] => book.rules('offices').flatMap((rule) => (rule.as === as ? rule.words : []))
  const titles = of('title')
    .concat(of('rank'), of('standing'))
    .flatMap((phrase) => phrase.split(/[\s-]+/))
  const functionWords = book.rules('language').flatMap((rule) => (rule.code === 'en' ? rule.function_words : []))
  return {
    particles: new Set(of('particle')),
    courtesies: new Set(of('courtesy')),
    never: new Set([...titles.filter((word) => word.length > 1), ...functionWords, ...NEVER]),
  }
}

/** Capitalised words that begin sentences, headings and names of things: never part of a person's name. */
const NEVER =
  'after before when while since until although though because however but or so yet if asked both all some many most each every neither either nor his her their our your my its he she they we you i who what which where why how there here now then today yesterday tomorrow meanwhile earlier later also still even only just no not yes ministry department government parliament state office embassy council committee commission union bank fund group party army navy air force forces house senate congress court city north south east west western eastern northern southern central new monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december spring summer autumn winter mr mrs per under over between within without according thanks like unlike than about photo source details background update live special report analysis opinion news agency press conference summit defence defense foreign finance interior health energy economy economic affairs development international national federal european humanitarian military minister ministers million billion euro euros dollar dollars kroner crown crowns pounds aid package world war peace security exchequer treasury democrat democrats social republican conservative labour green greens socialist read see more related share host reporter correspondent answer question statement note total worth value promised'.split(
    ' ',
  )

function scan(view: View): OfficialMention[] {
  const { tokens, sentence } = view
  const mentions: OfficialMention[] = []
  let taken = sentence.first
  for (let i = sentence.first; i < sentence.last; i++) {
    if (i < taken) continue
    const title = view.titles.at(tokens, i, sentence.last, view.text)
    const read = title ? (fromTitle(view, title, mentions) ?? []) : fromCounterpart(view, i, mentions)
    if (read.length) {
      mentions.push(...read)
      taken = Math.max(...read.map((mention) => mention.last))
      i = taken - 1
      continue
    }
    if (title) {
      i = title.last - 1
      continue
    }
    const name = nameAt(tokens, i, sentence.last, view.words, view.blocked)
    if (!name) continue
    const behind = fromName(view, name)
    const fresh = behind.length ? behind : shortMention(view, i, name)
    mentions.push(...fresh)
    taken = Math.max(name.last, ...fresh.map((mention) => mention.last))
    i = taken - 1
  }
  return mentions
}

/** `Defence Minister X`, `the Danish defence minister, X,`, `Federal Councillors X and Y`, `Ministers X (energy) and Y (health)`. */
function fromTitle(view: View, title: Title, before: readonly OfficialMention[]): OfficialMention[] | null {
  const { tokens, sentence } = view
  let at = title.last
  const owner = ownerOf(view, title)
  if (title.ofBody && !owner?.body) return null
  at = Math.max(at, owner?.last ?? 0)
  while (at < sentence.last && (tokens[at]!.fold === ',' || tokens[at]!.fold === ':' || tokens[at]!.fold === '-')) at++
  if (at - Math.max(title.last, owner?.last ?? 0) > 1) return null
  const commaBefore = at > Math.max(title.last, owner?.last ?? 0)
  const name = nameAt(tokens, at, sentence.last, view.words, view.blocked)
  if (!name || (commaBefore && !closesApposition(view, name))) return null
  if (!commaBefore && tokens[name.first]!.broken) return null
  const list = title.plural ? namesFrom(view, name) : [name]
  return list.map((range) => make(view, title, range, owner, before))
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

function passBrackets({ tokens, sentence }: View, at: number): number {
  if (tokens[at]?.fold !== '(') return at
  for (let i = at + 1; i < Math.min(sentence.last, at + 8); i++) if (tokens[i]!.fold === ')') return i + 1
  return at
}

/** `X, Denmark's Minister of Defence,`, `X (Minister of Defence)`, `X and Y, the ministers of defence of A and B`, `X, who looks after foreign affairs`. */
function fromName(view: View, name: NameRange): OfficialMention[] {
  const { tokens, sentence } = view
  const names = namesFrom(view, name)
  const last = names.at(-1)!
  let at = last.last
  const mark = tokens[at]?.fold
  if (mark !== ',' && mark !== '(' && mark !== '-') return []
  at++
  const colleague = names.length === 1 && mark === ',' ? counterpartBehind(view, at) : null
  if (colleague) return [make(view, colleague.title, last, colleague.owner, [])]
  const looks = lookingAfter(view, at)
  if (looks) return names.map((range) => make(view, looks, range, ownerNear(view, at, looks.last), []))
  // at most a few words lead to the title: "the", "Denmark's", "deputy premier and"
  for (let steps = 0; steps < 7 && at < sentence.last; steps++, at++) {
    const word = tokens[at]!.fold
    if (
      word === ',' ||
      word === '.' ||
      word === ';' ||
      word === 'who' ||
      word === 'which' ||
      word === 'and' ||
      word === 'said'
    )
      break
    const title = view.titles.at(tokens, at, sentence.last, view.text)
    if (!title || (title.ofBody && !ownerOf(view, title)?.body)) continue
    if (names.length > 1 && !title.plural) return [make(view, title, last, ownerOf(view, title), [])]
    const second = names.length > 1 ? secondPortfolio(view, title) : null
    const owners = ownersOf(view, title)
    return names.map((range, i) =>
      make(view, i === 1 && second ? second : title, range, owners[i] ?? owners[0] ?? null, []),
    )
  }
  return []
}

/** "who looks after foreign affairs in the cabinet", "who is responsible for development". */
function lookingAfter(view: View, at: number): Title | null {
  const { tokens, sentence } = view
  if (tokens[at]?.fold !== 'who') return null
  for (let i = at + 1; i < Math.min(sentence.last, at + 8); i++) {
    const title = tokens[i]!.fold === 'as' ? titleBehind(view, i + 1) : null
    if (title) return title
    if (tokens[i]!.fold !== 'after' && tokens[i]!.fold !== 'for') continue
    const start = tokens[i + 1]?.fold === 'the' ? i + 2 : i + 1
    const field = start < sentence.last ? view.titles.portfolioAt(tokens, start, sentence.last, view.text, false) : null
    if (field)
      return {
        first: at,
        last: field.last,
        office: field.office,
        officeId: idOf(field.office),
        country: null,
        body: null,
        standing: 'holder',
        vague: false,
        plural: false,
        ofBody: false,
        rule: 'find/looks-after',
      }
  }
  return null
}

/** "who guards the treasury as Minister of Finance". */
function titleBehind({ titles, tokens, sentence, text }: View, at: number): Title | null {
  const start = tokens[at]?.fold === 'the' || tokens[at]?.fold === 'its' ? at + 1 : at
  const title = start < sentence.last ? titles.at(tokens, start, sentence.last, text) : null
  return title && !title.vague && !title.ofBody ? title : null
}

/** "ministers for foreign affairs and for development": the second name's own field. */
function secondPortfolio(view: View, title: Title): Title | null {
  const { tokens, sentence } = view
  if (tokens[title.last]?.fold !== 'and') return null
  const at =
    tokens[title.last + 1]?.fold === 'for' || tokens[title.last + 1]?.fold === 'of' ? title.last + 2 : title.last + 1
  const field = at < sentence.last ? view.titles.portfolioAt(tokens, at, sentence.last, view.text, false) : null
  return field ? { ...title, last: field.last, office: field.office, officeId: idOf(field.office) } : null
}

/** "her Ukrainian colleague X", "his counterpart, X": the office of the person named before. */
function fromCounterpart(view: View, i: number, before: readonly OfficialMention[]): OfficialMention[] {
  const { tokens, sentence } = view
  const title = counterpartAt(view, i, before)
  if (!title) return []
  const at = tokens[title.last]?.fold === ',' ? title.last + 1 : title.last
  if (at >= sentence.last) return []
  const name = nameAt(tokens, at, sentence.last, view.words, view.blocked)
  return name ? [make(view, title, name, ownerNear(view, i - 2, i), [])] : []
}

/** "X, his German colleague,": which office is for link/ to say. */
function counterpartBehind(view: View, at: number): { title: Title; owner: Owner | null } | null {
  for (let i = at + 1; i < Math.min(view.sentence.last, at + 4); i++) {
    const title = counterpartAt(view, i, [])
    if (title) return { title, owner: ownerNear(view, i - 2, i) }
  }
  return null
}

function counterpartAt(view: View, i: number, before: readonly OfficialMention[]): Title | null {
  const { tokens } = view
  const two = `${tokens[i]!.fold} ${tokens[i + 1]?.fold ?? ''}`
  const length = view.counterparts.has(two) ? 2 : view.counterparts.has(tokens[i]!.fold) ? 1 : 0
  if (!length || !POSSESSIVES.some((word) => tokens[i - 1]?.fold === word || tokens[i - 2]?.fold === word)) return null
  const model = before.findLast((mention) => mention.office !== null)
  return {
    first: i,
    last: i + length,
    office: model?.office ?? COUNTERPART,
    officeId: model?.officeId ?? COUNTERPART,
    country: null,
    body: null,
    standing: 'holder',
    vague: false,
    plural: false,
    ofBody: false,
    rule: 'find/counterpart',
  }
}

/** The office of somebody named earlier. */
const COUNTERPART = 'counterpart'

const POSSESSIVES = ['his', 'her', 'their', 'whose', "'s", 'its']

/** A name alone: kept short, for link/ to judge. Its courtesy title stays outside. */
function shortMention(view: View, from: number, name: NameRange): OfficialMention[] {
  const { tokens, text, sentence } = view
  if (name.last - name.first > 5) return []
  const nameSpan = spanOf(tokens, name.first, name.last)
  void from
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

interface Owner {
  readonly country: string | null
  readonly body: string | null
  readonly first: number
  readonly last: number
}

/** Whose office: the place or body right before the title (`Danish`, `Denmark's`, `EU`), or behind it (`of Ukraine`). */
const ownerOf = (view: View, title: Title): Owner | null => ownersOf(view, title)[0] ?? null

function ownersOf(view: View, title: Title): Owner[] {
  const { tokens } = view
  const behind = ownersBehind(view, title.last)
  const before = ownerNear(view, title.first - 3, title.first)
  if (before) {
    // "Ukraine's Minister of Defence of the Republic of Korea" does not happen; the nearer one counts
    const possessive = tokens[before.last]?.fold === "'s" || before.last === title.first
    if (possessive || !behind.length) return [before]
  }
  return behind
}

function ownersBehind(view: View, at: number): Owner[] {
  const { tokens, sentence, found } = view
  const word = tokens[at]?.fold
  if (word !== 'of' && word !== 'for' && word !== 'in' && word !== 'at') return []
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

/** The place or body that ends at the title, between `from` and `to`. */
function ownerNear(view: View, from: number, to: number): Owner | null {
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
    const { fold, kind } = tokens[i]!
    if (fold === "'s" || fold === "'" || fold === '-' || LEADS.has(fold)) continue
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
  if (mention.kind === 'place') return { ...range, country: mention.codes[0]!, body: null }
  return mention.country
    ? { ...range, country: mention.country, body: null }
    : { ...range, country: null, body: mention.code }
}

function make(
  view: View,
  title: Title,
  name: NameRange,
  owner: Owner | null,
  before: readonly OfficialMention[],
): OfficialMention {
  const { tokens, text, sentence } = view
  const bracket = bracketPortfolio(view, title, name)
  const office = bracket?.office ?? title.office
  const nameSpan = spanOf(tokens, name.first, name.last)
  const officeSpan = spanOf(tokens, title.first, title.last)
  const first = Math.min(name.first, title.first)
  const last = Math.max(name.last, title.last, bracket?.last ?? 0)
  // "president of the World Bank": a body beats the state that an office could belong to
  const body = owner?.body ?? (owner?.country ? null : title.body)
  const country = owner?.country ?? (owner?.body ? null : title.country)
  void before
  return {
    kind: 'official',
    name: text.slice(nameSpan.start, nameSpan.end).replace(/\s+/g, ' '),
    nameSpan,
    office: title.standing === 'none' || (title.vague && !bracket) ? null : office,
    officeId: title.vague && !bracket ? null : idOf(office),
    officeSpan,
    country: title.country && !owner?.body ? title.country : country,
    body: title.country ? null : body,
    standing: title.standing === 'none' ? 'spokesperson' : title.standing,
    short: title.vague && !bracket,
    span: cover(nameSpan, officeSpan),
    sentence: sentence.index,
    first,
    last,
    rule: title.rule,
  }
}

/** "Minister X (Finance)", "Commissioner Y (crisis management)". */
function bracketPortfolio(view: View, title: Title, name: NameRange): { office: string; last: number } | null {
  const { tokens, sentence } = view
  if (tokens[name.last]?.fold !== '(') return null
  const at = tokens[name.last + 1]?.fold === 'for' ? name.last + 2 : name.last + 1
  if (at >= sentence.last) return null
  return view.titles.portfolioAt(tokens, at, sentence.last, view.text, title.body === 'EU')
}

const idOf = (office: string): string =>
  office
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, '.')
    .replace(/^\.|\.$/g, '')

const spanOf = (tokens: readonly Token[], first: number, last: number): Span => ({
  start: tokens[first]!.start,
  end: tokens[last - 1]!.end,
})
