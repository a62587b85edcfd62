import type { Token } from '../core/token.ts'
import type { RuleBook } from '../rulebook/book.ts'

/** A public organ as somebody's charge, `the National Disaster Agency`, as written; tokens [first, last). */
export interface Organ {
  readonly name: string
  readonly first: number
  readonly last: number
}

/** Reads the organ that begins at token `i`; null if it is none, or may be a company's (`the sales office`). */
export type OrganReader = (tokens: readonly Token[], i: number, limit: number, text: string) => Organ | null

/**
 * Reads what somebody is head of when no rule knows it as a body: words that end in the noun of an organ, one of which
 * tells that it is public (`national`, `security`), or that carry capitals throughout (`the Reform Delivery Office`).
 */
export function organReader(book: RuleBook): OrganReader {
  const of = (as: string): ReadonlySet<string> =>
    new Set(book.rules('offices').flatMap((rule) => (rule.as === as ? rule.words : [])))
  const nouns = of('organ')
  const kinds = of('organ_kind')
  return (tokens, i, limit, text) => {
    const start = DETERMINERS.has(tokens[i]?.fold ?? '') ? i + 1 : i
    let last = 0
    let isPublic = false
    for (let at = start; at < Math.min(limit, start + LONGEST); at++) {
      const token = tokens[at]!
      if (at > start && token.broken) break
      const isLink = LINKS.has(token.fold)
      if (token.kind !== 'word' && !isLink) break
      if (kinds.has(token.fold)) isPublic = true
      if (nouns.has(token.fold) && at > start) last = at + 1
      // behind the noun only `of`, `for`, `on` lead on, to words with capitals
      else if (last && !isLink && !(token.capital && LEADS.has(tokens[at - 1]!.fold))) {
        if (!token.capital || tokens[at - 1]!.fold === 'and' || at > last) break
      }
      if (last && token.capital && LEADS.has(tokens[at - 1]!.fold)) last = at + 1
    }
    if (!last || !isPublic) return null
    const lead = start > i && tokens[i]!.fold === 'the' ? 'the ' : ''
    const name = text.slice(tokens[start]!.start, tokens[last - 1]!.end).replace(/\s+/g, ' ')
    return { name: lead + name, first: start, last }
  }
}

const LONGEST = 10
const DETERMINERS = new Set(['the', 'its', 'their', 'a'])
const LEADS = new Set(['of', 'for', 'on', 'against'])
const LINKS = new Set(['of', 'for', 'on', 'and', 'the', "'s", '-', '&', 'against'])
