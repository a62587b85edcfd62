import type { Claim, Stated } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import type { WhenMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { Links } from '../core/referent.ts'
import type { When } from '../core/when.ts'

/** When it arrives, as the dates of its sentence tell, but for the time that the money is for (period.ts). */
export function deliveryOf(
  outline: Outline,
  links: Links,
  claim: Claim,
  period: Stated<string> | null,
): Stated<string> | null {
  if (claim.status.value === 'disbursed') return null
  const { published } = outline.article
  const future = datedOf(outline, links, claim).find(
    ({ mention, when, before }) =>
      mention.span !== period?.span &&
      isPoint(when.value) &&
      (before === 'by' ||
        when.mod === 'END' ||
        (published !== null && when.value > published.slice(0, when.value.length))) &&
      mention.when.open === null,
  )
  return future ? { value: future.when.value, span: future.mention.span, rule: future.mention.rule, why: null } : null
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
