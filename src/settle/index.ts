import type { Claim, Stated, Sum } from '../core/claim.ts'
import type { Mention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { SettledClaim, SettledSum } from '../core/reading.ts'
import type { AidType, Amount, Instrument } from '../core/record.ts'
import type { Links } from '../core/referent.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { currencySettler } from './currency.ts'
import { timesOf } from './time.ts'

/**
 * Each open value gets one answer: which krone, which dollar, which day, what kind of aid.
 *
 * In:  claims, and what link/ knows of short mentions.
 * Out: the same claims with plain values; what cannot be decided stays null and becomes a doubt.
 */
export const settler = (
  book: RuleBook,
): ((
  outline: Outline,
  mentions: readonly Mention[],
  links: Links,
  claims: readonly Claim[],
) => { claims: SettledClaim[]; sums: SettledSum[] }) => {
  const settleCurrencies = currencySettler(book)
  return (outline, mentions, links, claims) => {
    const times = timesOf(outline, links, claims, outline.article.published)
    const donors = new Map(
      claims.flatMap(({ sum, equivalents, donors }) =>
        [sum, ...equivalents].flatMap((one) => (one ? [[one, donors.map(({ value }) => value)] as const] : [])),
      ),
    )
    const currencies = settleCurrencies(outline, mentions, links, (sum) => donors.get(sum) ?? [])
    const settled = claims.map((claim): SettledClaim => {
      const time = times.get(claim)!
      const amount = claim.sum ? amountOf(claim.sum, currencies.get(claim.sum)!.currency) : null
      return {
        claim,
        amount,
        equivalents: claim.equivalents.map((sum) => amountOf(sum, currencies.get(sum)!.currency)),
        currencyWhy: claim.sum ? currencies.get(claim.sum)!.why : null,
        type: typeOf(claim, mentions),
        sector: null,
        instrument: instrumentOf(claim),
        ...time,
        doubts: [],
      }
    })
    return { claims: settled, sums: [...currencies.values()] }
  }
}

export function amountOf(sum: Sum, currency: string | null): Amount {
  const qualifier = sum.qualifier
  return sum.value !== null
    ? { value: sum.value, currency, qualifier }
    : { min: sum.min ?? 0, max: sum.max ?? sum.min ?? 0, currency, qualifier: 'range' }
}

function typeOf(claim: Claim, mentions: readonly Mention[]): Stated<AidType> {
  const goods = claim.goods.find((item) => item.type)
  if (goods?.type) return { value: goods.type, span: goods.span, rule: goods.rule, why: null }
  const cue = mentions.find(
    (mention) => mention.kind === 'cue' && mention.cue === 'purpose' && mention.sentence === claim.sentence,
  )
  if (cue?.kind === 'cue' && cue.sense.type)
    return { value: cue.sense.type as AidType, span: cue.span, rule: cue.rule, why: null }
  return { value: 'military', span: null, rule: 'settle/type', why: 'no word tells the kind' }
}

function instrumentOf(claim: Claim): Stated<Instrument> | null {
  if (!claim.sum) return { value: 'in_kind', span: null, rule: 'settle/instrument', why: 'goods' }
  return { value: 'grant', span: null, rule: 'settle/instrument', why: 'money without more' }
}
