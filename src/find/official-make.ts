import type { OfficialMention } from '../core/mention.ts'
import { cover, type Span } from '../core/span.ts'
import type { Token } from '../core/token.ts'
import type { Owner } from './official-owner.ts'
import type { View } from './official-view.ts'
import type { NameRange } from './person-name.ts'
import { officeIdOf, type Title } from './title.ts'

/** The mention that a title, a name and an owner make. */
export function make(view: View, title: Title, name: NameRange, owner: Owner | null): OfficialMention {
  const { tokens, text, sentence } = view
  const bracket = bracketPortfolio(view, title, name)
  const office = bracket?.office ?? officeOf(title, owner)
  const nameSpan = spanOf(tokens, name.first, name.last)
  const officeSpan = spanOf(tokens, title.first, title.last)
  const first = Math.min(name.first, title.first)
  const last = Math.max(name.last, title.last, bracket?.last ?? 0)
  const { country, body } = whose(view, title, owner)
  return {
    kind: 'official',
    name: text.slice(nameSpan.start, nameSpan.end).replace(/\s+/g, ' '),
    nameSpan,
    office: title.standing === 'none' || (title.vague && !bracket) ? null : office,
    officeId: title.vague && !bracket ? null : officeIdOf(office),
    officeSpan,
    country,
    body,
    standing: title.standing === 'none' ? 'spokesperson' : title.standing,
    short: title.vague && !bracket,
    span: cover(nameSpan, officeSpan),
    sentence: sentence.index,
    first,
    last,
    rule: title.rule,
  }
}

/** "president of the World Bank": a body beats the state that an office could belong to; an Irish MEP is the EU's. */
export function whose({ tokens }: View, title: Title, owner: Owner | null): Pick<OfficialMention, 'country' | 'body'> {
  if (owner?.country && title.country) return { country: owner.country, body: null }
  if (title.country) return { country: owner?.body ? null : title.country, body: null }
  if (owner?.body) return { country: null, body: owner.body }
  const isFixed = title.body !== null && !SHARED.test(title.office)
  if (owner?.country && !isFixed) return { country: owner.country, body: null }
  // "its Commissioner for Peace": whose is for link/ to say
  const isOwn = !isFixed && (tokens[title.first - 1]?.fold === 'its' || tokens[title.first - 1]?.fold === 'their')
  return { country: null, body: isOwn ? null : title.body }
}

/** Offices that the body the rules give them does not have alone. */
const SHARED = /^European Commissioner|^Managing Director$|^Resident Coordinator$/

/** A commissioner is the EU's, unless somebody else's is named; an administrator's agency belongs to the title. */
function officeOf({ office }: Title, owner: Owner | null): string {
  if (owner && owner.body !== 'EU' && office.startsWith('European Commissioner'))
    return office.slice('European '.length)
  return office === 'Administrator' && owner?.body ? `${office} of ${owner.body}` : office
}

/** "Minister X (Finance)", "Commissioner Y (crisis management)". */
function bracketPortfolio(view: View, title: Title, name: NameRange): { office: string; last: number } | null {
  const { tokens, sentence } = view
  if (tokens[name.last]?.fold !== '(') return null
  const at = tokens[name.last + 1]?.fold === 'for' ? name.last + 2 : name.last + 1
  if (at >= sentence.last) return null
  return view.titles.portfolioAt(tokens, at, sentence.last, view.text, title.body === 'EU')
}

export const spanOf = (tokens: readonly Token[], first: number, last: number): Span => ({
  start: tokens[first]!.start,
  end: tokens[last - 1]!.end,
})
