import type { Sum } from '../core/claim.ts'
import type { Mention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { SettledSum } from '../core/reading.ts'
import type { Because, Links } from '../core/referent.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { type CurrencyUse, currencyUse } from '../rulebook/currency-use.ts'
import { currencyWords } from '../rulebook/currency-words.ts'
import { nearestMoney } from './currency-near.ts'

export interface SettledCurrency {
  readonly code: string
  readonly because: Because
}

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
  const near = nearestMoney(use)
  const { defaultOf } = currencyWords(book)
  return (outline, mentions, links, donorsOf = () => []) => {
    const { published } = outline.article
    const settled = new Map<Sum, SettledSum>()
    const sums = mentions.filter(isSum(links))
    for (const sum of sums) {
      const link = links.currency.get(sum)
      const isStated = sum.kind === 'money' && sum.codes.length === 1
      const codes = isStated ? sum.codes : (link?.codes ?? (sum.kind === 'money' ? sum.codes : []))
      const found =
        codes.length < 2
          ? null
          : (byDonors(use, codes, donorsOf(sum), published) ??
            near(outline, mentions, sum, codes, settled) ??
            byDefault(codes, defaultOf(codes)))
      const why = found?.because.why ?? (isStated ? null : (link?.because.why ?? null))
      settled.set(sum, { sum, currency: found?.code ?? (codes.length === 1 ? codes[0]! : null), why })
    }
    // a bare number has the money of the sum that it continues, which may stand behind it
    for (const sum of sums) {
      const source = sourceOf(sum, links)
      if (source)
        settled.set(sum, {
          ...settled.get(sum)!,
          currency: settled.get(source)?.currency ?? null,
          why: links.currency.get(sum)!.because.why,
        })
    }
    return settled
  }
}

const isSum =
  (links: Links) =>
  (mention: Mention): mention is Sum =>
    mention.kind === 'money' || (mention.kind === 'number' && links.currency.has(mention))

/** The sum with a currency word at the end of a chain of bare numbers; null if the link itself names one currency. */
function sourceOf(sum: Sum, links: Links): Sum | null {
  if (sum.kind === 'money' || links.currency.get(sum)!.codes.length === 1) return null
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
  const own = donors.flatMap((donor) => {
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

const byDefault = (codes: readonly string[], usual: { code: string; rule: string } | null): SettledCurrency | null =>
  usual && {
    code: usual.code,
    because: { rule: usual.rule, why: `of ${codes.join(', ')} the usual one: nothing near tells another`, from: null },
  }
