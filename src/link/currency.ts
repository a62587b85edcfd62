import { type Line, ledgerOf, lineOf } from '../core/ledger.ts'
import type { Mention, MoneyMention, NumberMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { CurrencyLink, Links } from '../core/referent.ts'
import { quote } from '../core/span.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { bareSums } from './bare-sum.ts'
import { dollars } from './dollar.ts'
import { moneyTold } from './money-told.ts'
import { type Source, sourceFinder } from './sum-source.ts'

/**
 * Says which money a sum is in when other words of the article tell: bare numbers that continue a sum (`another 35
 * million`), and dollars that the article makes plain (`All amounts in Australian dollars`).
 *
 * Out: for bare numbers the codes of the sum they continue, with that sum as `because.from`; they may still be open.
 *
 * Not here: kroner, pounds and francs by who gives (settle/currency.ts).
 */
export const currencyLinker = (
  book: RuleBook,
): ((outline: Outline, mentions: readonly Mention[], bare: readonly NumberMention[]) => Links['currency']) => {
  const isSum = bareSums(book)
  const linkDollars = dollars(book)
  const findSource = sourceFinder(book)
  const tellsMoney = moneyTold(book)
  return (outline, mentions, bare) => {
    const ledger = ledgerOf(outline, mentions)
    const links = new Map<MoneyMention | NumberMention, CurrencyLink>()
    const named = new Map(
      bare
        .filter(({ scaled }) => scaled)
        .flatMap((number) => {
          const told = tellsMoney(outline, number)
          return told ? [[number, told] as const] : []
        }),
    )
    if (!ledger.length && !named.size) return links
    const numbers = bare.filter((number) => named.has(number) || isSum(outline, mentions, number, ledger))
    const told = linkDollars(outline, mentions, ledger, numbers)
    for (const [sum, link] of told.links) links.set(sum, link)
    for (const number of numbers) if (named.has(number)) links.set(number, named.get(number)!)
    const lines: Line[] = [...ledger]
    const codesOf = (sum: Line['sum']): readonly string[] =>
      links.get(sum)?.codes ?? (sum.kind === 'money' ? sum.codes : [])
    for (const number of numbers) {
      if (!links.has(number)) {
        const source = findSource(outline, mentions, lines, number, codesOf)
        if (!source) continue
        links.set(number, continues(outline, source, codesOf(source.sum)))
      }
      lines.push({
        ...lineOf(outline, number),
        equivalent: told.asides.has(number) || named.get(number)?.aside === true,
      })
      lines.sort((a, b) => a.sum.first - b.sum.first)
    }
    return links
  }
}

const continues = (outline: Outline, { sum, rule }: Source, codes: readonly string[]): CurrencyLink => ({
  codes,
  because: { rule, why: `no currency beside it: it continues “${quote(outline.article.text, sum.span)}”`, from: sum },
})
