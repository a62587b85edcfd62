import { hash } from 'node:crypto'
import { binder } from './bind/index.ts'
import type { Article } from './core/article.ts'
import type { Claim, Sum } from './core/claim.ts'
import { type Note, silent } from './core/decision.ts'
import type { Mention } from './core/mention.ts'
import type { Outline } from './core/outline.ts'
import type { Features } from './core/ranking.ts'
import type { SettledClaim } from './core/reading.ts'
import type { AidRecord, Extraction } from './core/record.ts'
import type { Links } from './core/referent.ts'
import { finder } from './find/index.ts'
import { gatekeeper } from './gate/index.ts'
import { linker } from './link/index.ts'
import { merger } from './merge/index.ts'
import { listAgreements, listCountries, listDates, listGroups, listOfficials, spanWriter } from './merge/lists.ts'
import type { RuleBook } from './rulebook/book.ts'
import { settler } from './settle/index.ts'
import { datedByText } from './settle/published.ts'
import { whenSettler } from './settle/when.ts'
import { splitter } from './split/index.ts'
import { VERSION } from './version.ts'

export interface Stages {
  readonly outline: Outline
  readonly mentions: readonly Mention[]
  readonly links: Links
  readonly claims: readonly Claim[]
  /** Record id → the settled claims that tell it. */
  readonly tellings: ReadonlyMap<string, readonly SettledClaim[]>
  /** Record id → what its confidence rests on. */
  readonly grounds: ReadonlyMap<string, Features>
  /** What it rests on that the article is about aid. */
  readonly about: Features
  readonly extraction: Extraction
}

/** The verbs from split to merge, for one rule book. Building them is the slow part: keep the result. `isOpen`: what the gate said, if it was asked. */
export function extractor(book: RuleBook): (article: Article, note?: Note, isOpen?: boolean) => Stages {
  const holdsAid = gatekeeper(book)
  const split = splitter(book)
  const find = finder(book)
  const link = linker(book)
  const bind = binder(book)
  const settleWhens = whenSettler(book)
  const settle = settler(book)
  const merge = merger(book)
  return (article, note = silent, isOpen = holdsAid(article.text)) => {
    const parts = split(article)
    const mentions = find(parts, note)
    const outline = datedByText(parts, mentions)
    // dates are settled before binding: a claim asks of each whether it lies behind or ahead
    const links = { ...link(outline, mentions, note), when: settleWhens(outline, mentions, outline.article.published) }
    const reading = bind(outline, mentions, links, note)
    const claims = isOpen ? reading.claims : reading.claims.map(withoutAid)
    const settled = settle(outline, mentions, links, claims)
    const write = spanWriter(article.text)
    const { records, unlikely, roleOf, tellings, grounds, about } = merge(outline, links, settled.claims, write)
    const roles = new Map(
      settled.claims.flatMap(({ claim }) => [
        ...(claim.sum ? [[claim.sum, roleOf.get(claim)!] as const] : []),
        ...claim.equivalents.map(
          (sum) =>
            [
              sum,
              claim.verdict === 'aid' ? { ...roleOf.get(claim)!, role: 'equivalent' as const } : roleOf.get(claim)!,
            ] as const,
        ),
      ]),
    )
    const shares = new Set<Sum>(links.shares.values())
    const extraction: Extraction = {
      schema: 'aid-article/1',
      article: {
        id: articleId(article.text),
        source: article.source,
        title: article.title,
        url: article.url,
        published: outline.article.published,
        published_from: outline.article.publishedFrom,
        language: outline.language,
        gate: 'open',
        ...(article.author !== null && { author: article.author }),
      },
      run: { version: VERSION, rules: book.hash },
      records,
      officials: listOfficials(links, write),
      groups: listGroups(mentions, reading.memberships, write),
      agreements: listAgreements(reading.agreements, links, write),
      countries: listCountries(mentions, write),
      // a share is told in no money of its own
      money: settled.sums
        .filter(({ sum }) => !shares.has(sum))
        .map(({ sum, currency }) => {
          const span = write(sum.span)
          return {
            text: span.quote,
            ...(sum.value !== null ? { value: sum.value } : { min: sum.min ?? 0, max: sum.max ?? sum.min ?? 0 }),
            currency,
            qualifier: sum.qualifier,
            ...(roles.get(sum) ?? { role: 'unclear' as const }),
            span,
          }
        }),
      dates: listDates(mentions, links, write),
      problems: [...openDates(mentions, links, outline.article.published, write), ...noneLikely(unlikely)],
    }
    return { outline, mentions, links, claims, tellings, grounds, about, extraction }
  }
}

/** An article that the gate closes has no records, also where nobody asked the gate: so it may be skipped unread. */
const withoutAid = (claim: Claim): Claim => ({ ...claim, verdict: 'not_aid', reason: claim.reason ?? 'no_giving' })

/** From the content: the same text has the same id everywhere. */
export const articleId = (text: string): string => `a_${hash('sha256', text).slice(0, 16)}`

/** What looks like aid but not enough for a record is not dropped in silence. */
function noneLikely(unlikely: readonly AidRecord[]): Extraction['problems'] {
  const [first] = unlikely
  if (!first) return []
  const words = unlikely.slice(0, 3).map(({ spans }) => `“${spans['anchor']!.quote.replace(/\s+/g, ' ')}”`)
  const more = unlikely.length > 3 ? ` and ${unlikely.length - 3} more` : ''
  const sentence = `${words.join(', ')}${more} may be aid, but the article is more likely about something else, so it has no record; what speaks for and against each is told by explain`
  return [{ code: 'records/unlikely', sentence, span: first.spans['anchor']! }]
}

/** Without a day of publication `on Wednesday` stays open, and the file says so once, at the first such words. */
function openDates(
  mentions: readonly Mention[],
  links: Links,
  published: string | null,
  write: ReturnType<typeof spanWriter>,
): Extraction['problems'] {
  if (published !== null) return []
  const open = listDates(mentions, links, write).filter(({ value }) => value === null)
  const [first] = open
  if (!first) return []
  const words = [...new Set(open.map(({ text }) => `“${text}”`))]
  const shown = words.slice(0, 5).join(', ') + (words.length > 5 ? ` and ${words.length - 5} more` : '')
  const sentence = `the day of publication is not known, so that ${shown} stay${words.length > 1 ? '' : 's'} open; give it with --published, or in the article's metadata`
  return [{ code: 'date/open', sentence, span: first.span }]
}
