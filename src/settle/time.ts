import type { Claim, Stated } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import type { WhenMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { Links } from '../core/referent.ts'
import type { When } from '../core/when.ts'

/** The time that the money is for, and when it arrives. */
export interface Times {
  readonly period: Stated<string> | null
  readonly delivery: Stated<string> | null
}

/** What the dates of its sentence say of a claim, besides the day of its announcement (announced.ts). */
export function timesOf(outline: Outline, links: Links, claim: Claim): Times {
  const { published } = outline.article
  const dated = datedOf(outline, links, claim)
  const period = periodOf(claim, dated, outline)
  const rest = dated.filter((item) => item.mention !== period?.mention)
  return { period: period?.stated ?? null, delivery: deliveryOf(claim, rest, published) }
}

interface Dated {
  readonly mention: WhenMention
  readonly when: When
  readonly before: string
}

function datedOf(outline: Outline, links: Links, claim: Claim): Dated[] {
  return gather(claim.dates, (mention): Dated[] => {
    const when = links.when.get(mention)
    return when ? [{ mention, when, before: outline.tokens[mention.first - 1]?.fold ?? '' }] : []
  })
}

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
