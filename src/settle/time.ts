import type { Claim, Stated } from '../core/claim.ts'
import type { WhenMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { Links } from '../core/referent.ts'
import type { When } from '../core/when.ts'

/** When it was announced, the time the money is for, and when it arrives. */
export interface Times {
  readonly announced: Stated<string> | null
  readonly period: Stated<string> | null
  readonly delivery: Stated<string> | null
}

/** What the dates of the article say of each claim. */
export function timesOf(
  outline: Outline,
  links: Links,
  claims: readonly Claim[],
  published: string | null,
): Map<Claim, Times> {
  const day = newsDay(outline, links, published)
  return new Map(claims.map((claim) => [claim, timesOfClaim(outline, links, claim, claims, day, published)]))
}

interface Dated {
  readonly mention: WhenMention
  readonly when: When
  readonly before: string
}

function timesOfClaim(
  outline: Outline,
  links: Links,
  claim: Claim,
  claims: readonly Claim[],
  news: Stated<string> | null,
  published: string | null,
): Times {
  const dated = claim.dates.flatMap((mention): Dated[] => {
    const when = links.when.get(mention)
    return when ? [{ mention, when, before: outline.tokens[mention.first - 1]?.fold ?? '' }] : []
  })
  const period = periodOf(claim, dated, outline)
  const rest = dated.filter((item) => item.mention !== period?.mention)
  const total = claim.scope.value === 'total'
  const own = total ? null : announcedIn(claim, rest, published, claims)
  const delivery = deliveryOf(claim, rest, published)
  const background = isBackground(outline, claim)
  return {
    announced: own ?? (total || background ? null : fromAbove(outline, links, claim, published, news)),
    period: period?.stated ?? null,
    delivery,
  }
}

const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value)
const isPoint = (value: string): boolean => /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value)

/** `for 2024`, `in 2024–2027`, `over the next three years`, `since 2022` of a running total. */
function periodOf(
  claim: Claim,
  dated: readonly Dated[],
  outline: Outline,
): { mention: WhenMention; stated: Stated<string> } | null {
  if (!claim.sum) return null
  for (const { mention, when, before } of near(dated, claim, 14)) {
    const value = when.value
    const stated = { value, span: mention.span, rule: mention.rule, why: null }
    if (mention.when.open === 'since' || (before === 'since' && !value.includes('/'))) {
      if (claim.scope.value === 'total' || claim.deed?.tense === 'past')
        return { mention, stated: { ...stated, value: value.includes('/') ? value : `${value}/..` } }
      continue
    }
    if (value.includes('/')) {
      if (/^\d{4}-\d{2}-\d{2}\//.test(value)) continue
      return { mention, stated }
    }
    const two = outline.tokens[mention.first - 2]?.fold ?? ''
    if (/^\d{4}$/.test(value) && (before === 'for' || (before === 'the' && two === 'for'))) return { mention, stated }
    if (
      /^\d{4}$/.test(value) &&
      (before === 'in' || before === '') &&
      claim.deed &&
      claim.deed.tense !== 'past' &&
      claim.status.value !== 'disbursed'
    )
      return { mention, stated }
    if (
      /^\d{4}$/.test(value) &&
      /^(this|the current|next) /.test(
        outline.article.text.slice(mention.span.start, mention.span.end).toLowerCase(),
      ) &&
      claim.status.value !== 'disbursed'
    )
      return { mention, stated }
  }
  return null
}

/** Dates near the claim, the nearest first. */
function near(dated: readonly Dated[], claim: Claim, limit: number): Dated[] {
  const at = claim.sum ?? claim.goods[0]!
  const distance = ({ mention }: Dated): number =>
    Math.min(Math.abs(mention.first - at.last), Math.abs(at.first - mention.last))
  return dated.filter((item) => distance(item) <= limit).sort((a, b) => distance(a) - distance(b))
}

const NOT_ANNOUNCED = new Set([
  'by',
  'until',
  'till',
  'since',
  'from',
  'for',
  'between',
  'through',
  'before',
  'to',
  'till',
  'than',
  'of',
])

function announcedIn(
  claim: Claim,
  dated: readonly Dated[],
  published: string | null,
  claims: readonly Claim[],
): Stated<string> | null {
  const at = claim.deed?.cue ?? claim.sum ?? claim.goods[0]!
  const others = claims.filter(
    (other) => other !== claim && other.sentence === claim.sentence && other.deed && other.deed !== claim.deed,
  )
  const candidates = dated.filter(({ mention, when, before }) => {
    if (
      !isPoint(when.value) ||
      mention.when.open ||
      when.mod === 'END' ||
      when.mod === 'BEFORE' ||
      NOT_ANNOUNCED.has(before)
    )
      return false
    if (published && when.value > published.slice(0, when.value.length)) return false
    // a date nearer to another deed of the sentence is that one's
    return !others.some(
      (other) => Math.abs(other.deed!.cue.first - mention.first) < Math.abs(at.first - mention.first) - 2,
    )
  })
  const [best] = candidates.sort((a, b) => score(a, at) - score(b, at))
  return best ? { value: best.when.value, span: best.mention.span, rule: best.mention.rule, why: null } : null
}

const score = ({ mention, when }: Dated, at: { first: number }): number =>
  Math.abs(mention.first - at.first) + (isDay(when.value) ? 0 : 6)

function deliveryOf(claim: Claim, dated: readonly Dated[], published: string | null): Stated<string> | null {
  if (claim.status.value === 'disbursed') return null
  const future = dated.find(
    ({ mention, when, before }) =>
      isPoint(when.value) &&
      (before === 'by' ||
        when.mod === 'END' ||
        (published !== null && when.value > published.slice(0, when.value.length))) &&
      mention.when.open === null,
  )
  return future ? { value: future.when.value, span: future.mention.span, rule: future.mention.rule, why: null } : null
}

const BACKGROUND = new Set(['had', 'previously', 'earlier', 'already', 'before', 'ago', 'so', 'since', 'until', 'past'])

/** Told as something of before: its date is its own or none. */
function isBackground(outline: Outline, claim: Claim): boolean {
  if (!claim.deed) return false
  for (let i = claim.deed.first - 1; i < claim.deed.last; i++)
    if (BACKGROUND.has(outline.tokens[i]?.fold ?? '')) return true
  return false
}

/** A date of the sentence before in the same paragraph, else the article's own day of news. */
function fromAbove(
  outline: Outline,
  links: Links,
  claim: Claim,
  published: string | null,
  news: Stated<string> | null,
): Stated<string> | null {
  if (claim.status.value === 'disbursed' || claim.status.value === 'delivered') return null
  void links
  void published
  void outline
  return news
}

/** The day that the article's own news names: the first one in its opening that is not after its publication. */
export function newsDay(outline: Outline, links: Links, published: string | null): Stated<string> | null {
  const limit = published ?? '9999'
  for (const [mention, when] of links.when) {
    if (!when || !isDay(when.value) || when.value > limit.padEnd(10, '~')) continue
    if (published && daysBetween(when.value, published) > 7) continue
    const sentence = outline.sentences[mention.sentence]
    const block = sentence && outline.blocks[sentence.block]
    if (!block || block.kind === 'furniture' || block.kind === 'caption' || block.kind === 'meta') continue
    if (outline.dateline && mention.span.start >= outline.dateline.start && mention.span.end <= outline.dateline.end)
      continue
    if (mention.sentence > 6) break
    return { value: when.value, span: mention.span, rule: 'settle/news-day', why: 'the day of the news' }
  }
  return published && isDay(published)
    ? { value: published, span: null, rule: 'settle/published', why: 'the day of publication' }
    : null
}

const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to.slice(0, 10)}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000
