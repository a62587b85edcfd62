import type { Sum } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { type Line, ledgerOf } from '../core/ledger.ts'
import type { Mention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { SettledSum } from '../core/reading.ts'
import type { Links } from '../core/referent.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { type CurrencyUse, currencyUse } from '../rulebook/currency-use.ts'
import { currencyWords } from '../rulebook/currency-words.ts'
import { type ImpliedRate, impliedRates } from '../rulebook/rates.ts'
import { moneyBeside, nearestMoney, type SettledCurrency } from './currency-near.ts'
import { ownersIn } from './currency-owners.ts'

/**
 * `kroner` is the giver's own money: Norway gives NOK, and two Nordic givers leave it open. `published` picks the money
 * of that day: Bulgaria gave leva until 2025.
 */
export const settleCurrency = (
  codes: readonly string[],
  donors: readonly string[],
  book: RuleBook,
  published: string | null,
): SettledCurrency | null => byDonors(currencyUse(book), codes, donors, published)

type Settler = (
  outline: Outline,
  mentions: readonly Mention[],
  links: Links,
  donorsOf?: (sum: Sum) => readonly string[],
) => ReadonlyMap<Sum, SettledSum>

/**
 * Gives every sum of an article one currency, where its words or what stands around it tell.
 *
 * In:  the article's sums with the currencies that their words allow, and the donors of each, as far as bind/ knows them.
 * Out: one currency a sum, with the reason unless the words state it; null when nothing tells (`kroner`, and no such
 *      country is named).
 */
export const currencySettler = (book: RuleBook): Settler => {
  const use = currencyUse(book)
  const rate = impliedRates(book)
  const { defaultOf } = currencyWords(book)
  return (outline, mentions, links, donorsOf = () => []) => {
    const { published } = outline.article
    const settled = new Map<Sum, SettledSum>()
    const shares = new Set<Sum>(links.shares.values())
    const sums: Sum[] = [...mentions.filter(isSum(links)), ...shares]
    const ledger = ledgerOf(outline, mentions)
    const placeOf = new Map(ledger.map((line, i) => [line.sum, i]))
    const owners = ownersIn(use, outline, mentions)
    const stated = gather(sums, (sum) => (sum.kind === 'money' && sum.codes.length === 1 ? sum.codes : []))
    const answer = (sum: Sum, codes: readonly string[]): SettledCurrency | null => {
      const left = fitting(rate, ledger, placeOf, links, sum, codes, published?.slice(0, 4) ?? null)
      if (left.length === 1)
        return {
          code: left[0]!,
          because: {
            rule: 'settle/currency-rate',
            why: `only ${left[0]} has the rate of the sum beside it`,
            from: null,
          },
        }
      return (
        moneyBeside(owners, sum, left, donorsOf(sum)) ??
        byDonors(use, left, donorsOf(sum), published) ??
        nearestMoney(owners, sum, left, settled) ??
        byDefault(left, defaultOf(codes))
      )
    }
    for (const sum of sums) {
      const codes = codesOf(sum, links)
      const found = codes.length > 1 ? answer(sum, codes) : null
      const isStated = sum.kind === 'money' && sum.codes.length === 1
      const why = found?.because.why ?? (isStated ? null : (links.currency.get(sum)?.because.why ?? null))
      settled.set(sum, { sum, currency: found?.code ?? (codes.length === 1 ? codes[0]! : null), why })
    }
    // a bare number has the money of the sum that it continues, which may stand behind it: "85 billion" behind the Danes' kroner
    // are Norway's own where Norway gives them
    for (const sum of sums) {
      const source = sourceOf(sum, links)
      if (!source) continue
      const codes = codesOf(source, links)
      const own = codes.length > 1 ? byDonors(use, codes, donorsOf(sum), published) : null
      settled.set(sum, {
        ...settled.get(sum)!,
        currency: own?.code ?? settled.get(source)?.currency ?? null,
        why: own?.because.why ?? links.currency.get(sum)!.because.why,
      })
    }
    // "The World Bank lends $200 million. … The Commission set aside six million": another giver counts in its own money, where the article does
    for (const sum of sums) {
      const source = shares.has(sum) ? null : lastOf(sum, links)
      if (!source || source.sentence === sum.sentence) continue
      const givers = donorsOf(sum)
      if (donorsOf(source).some((code) => givers.includes(code))) continue
      const own = byDonors(use, stated, givers, published)
      if (own && own.code !== settled.get(source)?.currency)
        settled.set(sum, { ...settled.get(sum)!, currency: own.code, why: own.because.why })
    }
    return settled
  }
}

/** What the words allow, or for a bare number and an open dollar what link/ made of it. */
const codesOf = (sum: Sum, links: Links): readonly string[] => {
  const own = sum.kind === 'money' ? sum.codes : []
  return own.length === 1 ? own : (links.currency.get(sum)?.codes ?? own)
}

/** Those of the currencies in which "two billion kroner (about $200m)" can be one sum; all of them, if none or nothing stands beside it. */
function fitting(
  rate: ImpliedRate,
  ledger: readonly Line[],
  placeOf: ReadonlyMap<Sum, number>,
  links: Links,
  sum: Sum,
  codes: readonly string[],
  year: string | null,
): readonly string[] {
  const i = placeOf.get(sum) ?? -1
  const pair = ledger[i]?.equivalent ? ledger[i - 1] : ledger[i + 1]
  if (i < 0 || !pair || pair.sum.sentence !== sum.sentence || pair.equivalent === ledger[i]!.equivalent) return codes
  const [currency, ...more] = codesOf(pair.sum, links)
  if (!currency || more.length) return codes
  const left = codes.filter((code) => rate({ ...sum, currency: code }, { ...pair.sum, currency }, year) === 'ok')
  return left.length ? left : codes
}

const isSum =
  (links: Links) =>
  (mention: Mention): mention is Sum =>
    mention.kind === 'money' || (mention.kind === 'number' && links.currency.has(mention))

/** That which a bare number continues; null if the link itself names one currency. */
const sourceOf = (sum: Sum, links: Links): Sum | null =>
  sum.kind === 'money' || links.currency.get(sum)!.codes.length === 1 ? null : lastOf(sum, links)

/** The sum with a currency word at the end of a chain of bare numbers. */
function lastOf(sum: Sum, links: Links): Sum | null {
  if (sum.kind === 'money') return null
  let source: Mention | null = sum
  for (let steps = 0; source?.kind === 'number' && steps < 1000; steps++)
    source = links.currency.get(source)?.because.from ?? null
  return source?.kind === 'money' ? source : null
}

/** The one currency that the words and all donors' own money allow. */
function byDonors(
  use: CurrencyUse,
  codes: readonly string[],
  donors: readonly string[],
  published: string | null,
): SettledCurrency | null {
  const own = gather(donors, (donor) => {
    const code = use.ofThese(donor, codes, published)
    return code ? [{ donor, code }] : []
  })
  const [first] = own
  if (!first || own.some(({ code }) => code !== first.code)) return null
  return {
    code: first.code,
    because: { rule: 'settle/currency-donor', why: `the donor ${first.donor} pays in ${first.code}`, from: null },
  }
}

const byDefault = (codes: readonly string[], usual: { code: string; rule: string } | null): SettledCurrency | null => {
  if (!usual || !codes.includes(usual.code)) return null
  const why = `of ${codes.join(', ')} the usual one: nothing near tells another`
  return { code: usual.code, because: { rule: usual.rule, why, from: null } }
}
