import { gather } from '../core/gather.ts'
import type { Line } from '../core/ledger.ts'
import type { Mention, MoneyMention, NumberMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import { choose, type Weights } from '../core/ranking.ts'
import type { CurrencyLink } from '../core/referent.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { currencyUse } from '../rulebook/currency-use.ts'
import { currencyWords } from '../rulebook/currency-words.ts'
import { helpedStates } from '../rulebook/helped-states.ts'
import { numberWords } from '../rulebook/number-words.ts'
import { impliedRates } from '../rulebook/rates.ts'
import { weightsOf } from '../rulebook/weights.ts'
import { wordSets } from '../rulebook/words.ts'
import { byAfterthought, byCurrency, byHome, byNationality, byOwner, byTranslation, byWhole } from './dollar-beside.ts'
import { type DollarArticle, dollarArticle, dollarOptions } from './dollar-choice.ts'
import { dollarLink, type Found, isOpenDollar, type Scene } from './dollar-scene.ts'
import { toldDollar } from './dollar-told.ts'
import { homeOf } from './home.ts'

export interface ToldDollars {
  readonly links: ReadonlyMap<MoneyMention | NumberMention, CurrencyLink>
  /** Bare numbers that only tell another sum in other money: they lead no later number on. */
  readonly asides: ReadonlySet<NumberMention>
}

type Reader = (
  outline: Outline,
  mentions: readonly Mention[],
  ledger: readonly Line[],
  numbers: readonly NumberMention[],
) => ToldDollars

/**
 * Says which dollar is meant, for sums and for bare numbers beside a nationality (`480 million American`). `$` is the
 * US dollar unless the text makes another one plain: it says so, a rate says so, or it writes `US$` apart from its own.
 */
export const dollars = (book: RuleBook): Reader => {
  const family = book.rules('currencies').find((rule) => rule.names?.includes('dollars'))?.codes ?? []
  const words = {
    numbers: numberWords(book),
    money: currencyWords(book),
    sets: wordSets(book),
    use: currencyUse(book),
    rate: impliedRates(book),
    family,
  }
  // aid to them is told in US dollars, also where the news comes from there
  const helped = helpedStates(book)
  const plainPress = new Set(book.rules('country-sets').find(({ id }) => id === 'plain-dollar')?.codes)
  const weights = weightsOf(book)
  return (outline, mentions, ledger, numbers) => {
    const home = homeOf(outline, mentions, family, words.use, words.numbers, helped, plainPress)
    const open = ledger.map(({ sum }) => sum).filter(isOpenDollar)
    const scene: Scene = { ...words, helped, plainPress, outline, mentions, ledger, home, sums: [...open, ...numbers] }
    const links: Found = new Map()
    const asides = new Set<NumberMention>()
    byNationality(scene, links, asides)
    byCurrency(scene, links)
    byAfterthought(scene, links)
    byOwner(scene, links)
    byHome(scene, links, asides)
    byTranslation(scene, links)
    const left = ledger.filter(({ sum }) => isOpenDollar(sum) && !links.has(sum))
    if (!left.length) return { links, asides }
    const told = toldDollar(scene)
    const seen = dollarArticle(scene)
    for (const line of left)
      links.set(
        line.sum,
        byWhole(scene, line, links) ?? ofCents(line, ledger) ?? told ?? likeliest(weights, scene, seen, line.sum),
      )
    return { links, asides }
  }
}

/** Cents are euro cents where the article knows euros and no dollars. */
function ofCents({ sum }: Line, ledger: readonly Line[]): CurrencyLink | null {
  if (sum.kind !== 'money' || !sum.codes.includes('EUR')) return null
  const others = gather(ledger, (line) => (line.sum !== sum && line.sum.kind === 'money' ? [line.sum.codes] : []))
  const isEuro = others.some((codes) => codes.join() === 'EUR') && !others.some((codes) => codes.includes('USD'))
  return isEuro ? dollarLink('EUR', 'cents', 'the article knows euros and no dollars') : null
}

/** The likeliest dollar of those that the article may count in. */
function likeliest(
  weights: Weights,
  scene: Scene,
  seen: DollarArticle,
  sum: MoneyMention | NumberMention,
): CurrencyLink {
  const options = dollarOptions(scene, seen, sum)
  const best = options && choose(weights, options)
  if (!best) return dollarLink('USD', 'plain', 'no other dollar is made plain')
  const why = `the likeliest dollar of ${options.map(({ value }) => value).join(', ')} in this article`
  return { ...dollarLink(best.value, 'likeliest', why), dollars: options }
}
