import type { OfficialMention } from '../core/mention.ts'
import { ministryAt } from './ministry.ts'
import type { View } from './official-view.ts'
import { officeIdOf, type Title } from './title.ts'

/**
 * The office that a clause behind a name tells: "who looks after foreign affairs in the cabinet", "who is responsible for
 * development", "who heads Southern Command", "who is now Secretary-General of the Security Council".
 */
export function officeInClause(view: View, at: number, before: readonly OfficialMention[]): Title | null {
  const { tokens, sentence } = view
  const opens = tokens[at]?.fold ?? ''
  // "N. N., she is the minister for X", "N. N., on his last trip as Secretary of Defense"
  if (opens === 'she' || opens === 'he') return IS.has(tokens[at + 1]?.fold ?? '') ? statedBehind(view, at + 2) : null
  if (ROLES.has(opens)) return inTheRole(view, at)
  if (opens !== 'who') return null
  const limit = Math.min(sentence.last, at + 9)
  for (let i = at + 1; i < limit; i++) {
    const { fold } = tokens[i]!
    // what somebody did until Monday is no office
    if (PAST.has(fold) || tokens[i]!.fold === ',') return null
    if (IS.has(fold) && i <= at + 2) return statedBehind(view, i + 1)
    const title = fold === 'as' ? titleBehind(view, i + 1) : null
    if (title) return title
    if (HOLDS.has(fold)) {
      const title = portfolioHeld(view, i + 1)
      if (title) return title
    }
    if (HEADS.has(fold)) {
      const ministry = ministryHeaded(view, at, i + 1)
      if (ministry) return ministry
      const organ = view.titles.organAt(tokens, i + 1, sentence.last, view.text)
      return organ
        ? plainTitle(
            at,
            organ.last,
            `${/command$/i.test(organ.name) ? 'Commander' : HEADS.get(fold)} of ${organ.name}`,
            organ,
          )
        : null
    }
    if (fold !== 'after' && fold !== 'for') continue
    const start = tokens[i + 1]?.fold === 'the' ? i + 2 : i + 1
    const isCommission = before.some((mention) => mention.body === 'EU' && /Commissioner/.test(mention.office ?? ''))
    const field =
      start < sentence.last ? view.titles.portfolioAt(tokens, start, sentence.last, view.text, isCommission) : null
    if (field) return { ...plainTitle(at, field.last, field.office, null), body: isCommission ? 'EU' : null }
  }
  return null
}

const PAST = new Set(
  'until was were had used once formerly previously ran led headed chaired left resigned former been will'.split(' '),
)
const IS = new Set(['is', 'remains', 'serves', 'acts', 'doubles'])
const HEADS = new Map([
  ['heads', 'Head'],
  ['leads', 'Head'],
  ['runs', 'Head'],
  ['chairs', 'Chair'],
  ['commands', 'Commander'],
])

const HOLDS = new Set(['holds', 'has', 'took', 'takes', 'over', 'runs', 'keeps', 'got', 'inherited'])

/** "who runs the Belgian defence ministry": its minister. */
function ministryHeaded(view: View, at: number, from: number): Title | null {
  const { tokens, sentence } = view
  for (let i = from; i < Math.min(sentence.last, from + 6); i++) {
    if (tokens[i]!.kind === 'mark' && tokens[i]!.fold !== "'s") return null
    if (tokens[i]!.fold !== 'ministry') continue
    const ministry = ministryAt(view, i, sentence.last)
    return ministry && plainTitle(at, ministry.last, ministry.office, null)
  }
  return null
}

/** "who holds the defence portfolio in Stockholm", "who holds the portfolio of labour", "who took over the foreign affairs brief last month". */
function portfolioHeld({ titles, tokens, sentence, text }: View, from: number): Title | null {
  const start =
    tokens[from]?.fold === 'the' || tokens[from]?.fold === 'her' || tokens[from]?.fold === 'his' ? from + 1 : from
  const isBefore = PORTFOLIO.has(tokens[start]?.fold ?? '') && OF.has(tokens[start + 1]?.fold ?? '')
  if (isBefore) {
    const field = titles.portfolioAt(tokens, start + 2, sentence.last, text, false)
    return field ? plainTitle(from, field.last, field.office, null) : null
  }
  const field = start < sentence.last ? titles.portfolioAt(tokens, start, sentence.last, text, false) : null
  return field && PORTFOLIO.has(tokens[field.last]?.fold ?? '')
    ? plainTitle(from, field.last + 1, field.office, null)
    : null
}

const OF = new Set(['of', 'for'])
const PORTFOLIO = new Set(['portfolio', 'brief', 'ministry', 'department', 'file'])

const ROLES = new Set(['on', 'in', 'at', 'during', 'for'])

/** "on his last trip as US Secretary of Defense", "at her first conference as foreign minister". */
function inTheRole(view: View, at: number): Title | null {
  const { tokens, sentence } = view
  // "on one of her last trips as"
  const from = tokens[at + 1]?.fold === 'one' && tokens[at + 2]?.fold === 'of' ? at + 3 : at + 1
  const own = tokens[from]?.fold ?? ''
  if (own !== 'his' && own !== 'her') return null
  for (let i = from + 1; i < Math.min(sentence.last, from + 6); i++) {
    if (tokens[i]!.kind === 'mark') return null
    if (tokens[i]!.fold === 'as') return statedBehind(view, i + 1)
  }
  return null
}

/** "who is also the US ambassador in Ankara", "who is at the same time the emirate's foreign minister". */
function statedBehind(view: View, from: number): Title | null {
  const { tokens, sentence } = view
  for (let i = from; i < Math.min(sentence.last, from + 8); i++) {
    if (tokens[i]!.kind === 'mark' && tokens[i]!.fold !== "'s") return null
    if (PAST.has(tokens[i]!.fold) || tokens[i]!.fold === 'a' || tokens[i]!.fold === 'not') return null
    if (tokens[i]!.fold === 'for' || tokens[i]!.fold === 'with' || tokens[i]!.fold === 'to') return null
    const title = view.titles.at(tokens, i, sentence.last, view.text)
    if (title) return title.vague || title.ofBody || title.standing !== 'holder' ? null : title
  }
  return null
}

/** "who guards the treasury as Minister of Finance". */
function titleBehind({ titles, tokens, sentence, text }: View, at: number): Title | null {
  const start = tokens[at]?.fold === 'the' || tokens[at]?.fold === 'its' ? at + 1 : at
  const title = start < sentence.last ? titles.at(tokens, start, sentence.last, text) : null
  return title && !title.vague && !title.ofBody ? title : null
}

const plainTitle = (first: number, last: number, office: string, organ: Title['organ']): Title => ({
  first,
  last,
  office,
  officeId: officeIdOf(office),
  country: null,
  body: null,
  standing: 'holder',
  vague: false,
  plural: false,
  ofBody: false,
  abroad: false,
  organ,
  rule: 'find/looks-after',
})

/** "X was sworn in as defence minister this morning", "X, speaking as": the office that somebody takes or speaks in, right behind the name. */
export function officeTaken(view: View, at: number): Title | null {
  const { tokens, sentence } = view
  for (let i = at; i < Math.min(sentence.last, at + 6); i++) {
    if (tokens[i]!.kind === 'mark') return null
    if (tokens[i]!.fold !== 'as') continue
    const isTaken = [1, 2].some((step) => i - step >= at && TAKES.has(tokens[i - step]!.fold))
    return isTaken ? titleBehind(view, i + 1) : null
  }
  return null
}

const TAKES = new Set([
  'sworn',
  'took',
  'takes',
  'office',
  'appointed',
  'confirmed',
  'named',
  'starts',
  'started',
  'returns',
  'returned',
])
