import { wordFilter } from '../core/lexicon.ts'
import type { OfficeMention, OfficialMention } from '../core/mention.ts'
import type { RuleBook } from '../rulebook/book.ts'
import type { Finder } from './finder.ts'
import { officeAlone } from './office-alone.ts'
import { type Counterpart, fromCounterpart } from './official-counterpart.ts'
import { officeBelow } from './official-letterhead.ts'
import { make, spanOf } from './official-make.ts'
import { fromName } from './official-name.ts'
import { fromTitle, refined } from './official-title.ts'
import type { View } from './official-view.ts'
import { blockedBy, type NameRange, type NameWords, nameAt, STORMS } from './person-name.ts'
import { titleReader } from './title.ts'

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
    never: new Set([...titles.filter((word) => word.length > 1), ...functionWords, ...STORMS, ...NEVER]),
  }
}

/** Of those below, the ones that are family names as well. */
const FAMILIES =
  'may march june west north south court house bank green greens little park law price rice winter summer spring day world war army guard power young long wise strong best early may will grant mark worth marshal bishop king prince knight judge major'.split(
    ' ',
  )

/** Capitalised words that begin sentences, headings and names of things: never part of a person's name. */
const NEVER =
  'after before when while since until although though because however but or so yet if asked both all some many most each every neither either nor his her their our your my its he she they we you i who what which where why how there here now then today yesterday tomorrow meanwhile earlier later also still even only just no not yes ministry department government parliament state office embassy council committee commission union bank fund group party army navy air force forces house senate congress court city north south east west western eastern northern southern central new monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december spring summer autumn winter mr mrs under over between within without according thanks like unlike than about photo source details background update live special report analysis opinion news agency press conference summit defence defense foreign finance interior health energy economy economic affairs development international national federal european humanitarian military minister ministers million billion euro euros dollar dollars kroner crown crowns pounds aid package world war peace security exchequer treasury democrat democrats social republican conservative labour green greens socialist read see more related share host reporter correspondent answer question statement note total worth value promised tropical'.split(
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
