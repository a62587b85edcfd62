import { hash } from 'node:crypto'
import { binder } from './bind/index.ts'
import type { Article } from './core/article.ts'
import type { Claim, Sum } from './core/claim.ts'
import { type Note, silent } from './core/decision.ts'
import { gather } from './core/gather.ts'
import type { Mention } from './core/mention.ts'
import type { Outline } from './core/outline.ts'
import type { Features } from './core/ranking.ts'
import type { Reading, SettledClaim } from './core/reading.ts'
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
import { unreadOf } from './split/unread.ts'
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

/** One article to extract. */
export interface Asked {
  readonly article: Article
  /** Hears of each decision. */
  readonly note?: Note
  /** What the gate said, if it was asked. */
  readonly isOpen?: boolean
}

/** The verbs from split to merge, for one rule book. Building them is the slow part: keep the result. `isOpen`: what the gate said, if it was asked. */
export function extractor(book: RuleBook): (article: Article, note?: Note, isOpen?: boolean) => Stages {
  const extract = groupExtractor(book)
  return (article, note, isOpen) =>
    extract([{ article, ...(note && { note }), ...(isOpen !== undefined && { isOpen }) }])[0]!
}

/**
 * The same for several articles at once: each verb goes through all of them before the next one does. The code of all verbs is more than
 * a processor keeps at hand, and an article by itself has hardly used a stretch of it before the next one drives it out.
 *
 * @returns what each came to, in order. What one of them throws is thrown for all: give them one by one then.
 */
export function groupExtractor(book: RuleBook): (asked: readonly Asked[]) => Stages[] {
  const holdsAid = gatekeeper(book)
  const split = splitter(book)
  const find = finder(book)
  const link = linker(book)
  const bind = binder(book)
  const settleWhens = whenSettler(book)
  const settle = settler(book)
  const merge = merger(book)
  const run = { version: VERSION, rules: book.hash }
  return (asked) => {
    const parts = asked.map(({ article, note = silent }) => ({ outline: split(article), note }))
    const found = find(parts)
    const outlines = parts.map(({ outline }, i) => datedByText(outline, found[i]!))
    // dates are settled before binding: a claim asks of each whether it lies behind or ahead
    const links = outlines.map((outline, i) => ({
      ...link(outline, found[i]!, parts[i]!.note),
      when: settleWhens(outline, found[i]!, outline.article.published),
    }))
    const readings = outlines.map((outline, i) => bind(outline, found[i]!, links[i]!, parts[i]!.note))
    const claims = asked.map(({ article, isOpen = holdsAid(article.text) }, i) =>
      isOpen ? readings[i]!.claims : readings[i]!.claims.map(withoutAid),
    )
    const settled = outlines.map((outline, i) => settle(outline, found[i]!, links[i]!, claims[i]!))
    return outlines.map((outline, i) => {
      const write = spanWriter(outline.article.text)
      const merged = merge(outline, links[i]!, settled[i]!.claims, write)
      const told = {
        outline,
        mentions: found[i]!,
        links: links[i]!,
        reading: readings[i]!,
        settled: settled[i]!,
        merged,
      }
      return {
        outline,
        mentions: found[i]!,
        links: links[i]!,
        claims: claims[i]!,
        tellings: merged.tellings,
        grounds: merged.grounds,
        about: merged.about,
        extraction: extractionOf(told, run, write),
      }
    })
  }
}

/** What the verbs made of an article. */
interface Told extends Pick<Stages, 'outline' | 'mentions' | 'links'> {
  readonly reading: Reading
  readonly settled: ReturnType<ReturnType<typeof settler>>
  readonly merged: ReturnType<ReturnType<typeof merger>>
}

function extractionOf(
  { outline, mentions, links, reading, settled, merged }: Told,
  run: Extraction['run'],
  write: ReturnType<typeof spanWriter>,
): Extraction {
  const { article } = outline
  const roles = rolesOf(settled.claims, merged.roleOf)
  const shares = new Set<Sum>(links.shares.values())
  return {
    schema: 'aid-article/1',
    article: {
      ...headOf(article),
      language: outline.language,
      gate: 'open',
      ...saidOf(article),
    },
    run,
    records: merged.records,
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
    problems: [
      ...(unreadOf(outline.language, outline.tokens)?.problems ?? []),
      ...openDates(mentions, links, article.published, write),
      ...noneLikely(merged.unlikely),
    ],
  }
}

type RoleOf = ReturnType<ReturnType<typeof merger>>['roleOf']

/** What each sum of a claim is to its record. */
const rolesOf = (claims: readonly { readonly claim: Claim }[], roleOf: RoleOf) =>
  new Map(
    gather(claims, ({ claim }) => [
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

/** An article that the gate closes has no records, also where nobody asked the gate: so it may be skipped unread. */
const withoutAid = (claim: Claim): Claim => ({ ...claim, verdict: 'not_aid', reason: claim.reason ?? 'no_giving' })

/** What an article is known by, whatever is found in it. */
export const headOf = ({ text, source, title, url, published, publishedFrom }: Article) => ({
  id: articleId(text),
  source,
  title,
  url,
  published,
  published_from: publishedFrom,
})

/** What its data say beside; each left out where they do not. */
export const saidOf = ({ author, publisher, ownId }: Article) => ({
  ...(author !== null && { author }),
  ...(publisher !== null && { publisher }),
  ...(ownId !== null && { own_id: ownId }),
})

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
