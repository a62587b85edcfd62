import type { OfficialMention } from '../core/mention.ts'
import { officeInClause, officeTaken } from './official-clause.ts'
import { counterpartBehind } from './official-counterpart.ts'
import { make } from './official-make.ts'
import { ownerNear, ownerOf, ownersOf } from './official-owner.ts'
import type { View } from './official-view.ts'
import { type NameRange, nameAt } from './person-name.ts'
import { officeIdOf, type Title } from './title.ts'

/** `A and B`, `A, B and C`, with portfolios in brackets passed over. */
export function namesFrom(view: View, first: NameRange): NameRange[] {
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
export function fromName(view: View, name: NameRange, before: readonly OfficialMention[]): OfficialMention[] {
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
    if (!title || (title.ofBody && !ownerOf(view, title)?.isBody)) continue
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
