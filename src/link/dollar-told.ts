import type { CurrencyLink } from '../core/referent.ts'
import { quote } from '../core/span.ts'
import { dollarLink, isOpenDollar, type Scene, yearOf } from './dollar-scene.ts'

/** What a plain `$` means in an article that says it itself, or whose own rates say it. */
export const toldDollar = (scene: Scene): CurrencyLink | null => statement(scene) ?? byRate(scene)

/** `All amounts in Australian dollars.`, `all sums in CAD`, `(Australian dollars unless noted)`. */
function statement({ numbers, money, sets, family, outline, ledger }: Scene): CurrencyLink | null {
  const { tokens, sentences, article } = outline
  for (const { first, last, index } of sentences) {
    for (let i = first; i < last; i++) {
      if (i > first && !STATED.has(tokens[i - 1]!.fold)) continue
      const hit = money.names.at(tokens, i, last, article.text) ?? money.signs.at(tokens, i, last, article.text)
      const code = hit?.value.codes.length === 1 ? hit.value.codes[0]! : null
      if (!hit || !code || !family.includes(code)) continue
      if (ledger.some(({ sum }) => sum.sentence === index && sum.first <= i && i < sum.last)) continue
      const said = quote(article.text, { start: tokens[first]!.start, end: tokens[hit.end - 1]!.end })
      const bound = sets.has('unless', tokens[hit.end]?.fold ?? '')
      for (let k = first; k <= i; k++)
        if (bound || numbers.at('statement', tokens, k, i))
          return dollarLink(code, 'statement', `the article says so: “${said}”`)
    }
  }
  return null
}

const STATED = new Set(['in', 'are', 'is', ':', 'of', 'as', '('])

/** "40 billion euros ($64 billion)" cannot be US dollars; a country named with a dollar at that rate makes it plain. */
function byRate({ ledger, rate, outline, home }: Scene): CurrencyLink | null {
  for (const [i, line] of ledger.entries()) {
    const other = ledger[i - 1]?.sum
    const { sum } = line
    if (
      !line.equivalent ||
      !isOpenDollar(sum) ||
      other?.kind !== 'money' ||
      other.sentence !== sum.sentence ||
      other.codes.length !== 1
    )
      continue
    const fits = (currency: string): boolean =>
      rate({ ...sum, currency }, { ...other, currency: other.codes[0]! }, yearOf(outline)) === 'ok'
    const pair = quote(outline.article.text, { start: other.span.start, end: sum.span.end })
    if (fits('USD'))
      return home.code && fits(home.code) ? null : dollarLink('USD', 'rate', `“${pair}” is the rate of USD`)
    const own = home.mentions.find(({ code }) => fits(code))
    if (own) return dollarLink(own.code, 'rate', `“${pair}” is the rate of ${own.code}, not of USD`, own.at)
  }
  return null
}
