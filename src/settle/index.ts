import type { Claim, Sum } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import type { Mention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { PricedClaim, SettledClaim, SettledSum } from '../core/reading.ts'
import type { Amount } from '../core/record.ts'
import type { Links } from '../core/referent.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { weightsOf } from '../rulebook/weights.ts'
import { currencySettler } from './currency.ts'
import { clubGift, jointBefore } from './joint-gift.ts'
import { sectorOf } from './kind.ts'
import { looksAt } from './looks.ts'
import { surroundings } from './observe.ts'
import { deliveryOf } from './time.ts'

/**
 * Each open value gets one answer: which krone, which dollar, which day, what kind of aid.
 *
 * In:  claims, and what link/ knows of short mentions.
 * Out: the same claims with plain values; what cannot be decided stays null and becomes a doubt. Of those that are no aid the sums alone.
 */
export const settler = (
  book: RuleBook,
): ((
  outline: Outline,
  mentions: readonly Mention[],
  links: Links,
  claims: readonly Claim[],
) => { claims: (PricedClaim | SettledClaim)[]; sums: SettledSum[] }) => {
  const settleCurrencies = currencySettler(book)
  const weights = weightsOf(book)
  return (outline, mentions, links, claims) => {
    const scene = surroundings(outline, mentions, claims)
    const donors = new Map(
      // who would give a sum that is no aid is a guess that tells nothing of its money
      gather(claims, ({ sum, equivalents, donors, verdict }) =>
        gather(verdict === 'aid' ? [sum, ...equivalents] : [], (one) =>
          one ? [[one, donors.map(({ value }) => value)] as const] : [],
        ),
      ),
    )
    const currencies = settleCurrencies(outline, mentions, links, (sum) => donors.get(sum) ?? [])
    const priced = (claim: Claim): PricedClaim => ({
      claim,
      amount: claim.sum ? amountOf(claim.sum, currencies.get(claim.sum)!.currency) : null,
      equivalents: claim.equivalents.map((sum) => amountOf(sum, currencies.get(sum)!.currency)),
      currencyWhy: claim.sum ? currencies.get(claim.sum)!.why : null,
    })
    const { answers } = looksAt(scene, links, weights)
    const settled = claims.map((open): PricedClaim | SettledClaim => {
      const answer = answers.get(open)
      if (!answer) return priced(open)
      const { claim, type, instrument, announced, period } = answer
      const { amount, equivalents, currencyWhy } = priced(claim)
      // written out: engines copy two objects into one far more slowly than they fill in a new one
      return {
        claim,
        amount,
        equivalents,
        currencyWhy,
        type,
        sector: sectorOf(scene, claim, type.value),
        instrument,
        announced,
        period,
        delivery: deliveryOf(outline, links, claim, period),
        shareOf: (clubGift(scene, open) ?? jointBefore(scene, open))?.index ?? null,
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
