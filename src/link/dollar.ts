import type { Line } from '../core/ledger.ts'
import type { Mention, MoneyMention, NumberMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { CurrencyLink } from '../core/referent.ts'
import { quote } from '../core/span.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { type CurrencyUse, currencyUse } from '../rulebook/currency-use.ts'
import { type CurrencyWords, currencyWords } from '../rulebook/currency-words.ts'
import { type NumberWords, numberWords } from '../rulebook/number-words.ts'
import { type WordSets, wordSets } from '../rulebook/words.ts'
import { type Home, homeOf } from './home.ts'

interface Words {
  readonly numbers: NumberWords
  readonly money: CurrencyWords
  readonly sets: WordSets
  readonly use: CurrencyUse
  /** All that `$` may mean. */
  readonly family: readonly string[]
}

export interface ToldDollars {
  readonly links: ReadonlyMap<MoneyMention | NumberMention, CurrencyLink>
  /** Bare numbers that only tell another sum in other money: they lead no later number on. */
  readonly asides: ReadonlySet<NumberMention>
}

type Found = Map<MoneyMention | NumberMention, CurrencyLink>
type Reader = (
  outline: Outline,
  mentions: readonly Mention[],
  ledger: readonly Line[],
  numbers: readonly NumberMention[],
) => ToldDollars

/**
 * Says which dollar is meant, for sums and for bare numbers beside a nationality (`480 million American`). `$` is the
 * US dollar unless the text makes another one plain: it says so, or writes `US$` apart from its own.
 */
export const dollars = (book: RuleBook): Reader => {
  const family = book.rules('currencies').find((rule) => rule.names?.includes('dollars'))?.codes ?? []
  const words: Words = {
    numbers: numberWords(book),
    money: currencyWords(book),
    sets: wordSets(book),
    use: currencyUse(book),
    family,
  }
  return (outline, mentions, ledger, numbers) => {
    const links: Found = new Map()
    const asides = new Set<NumberMention>()
    const home = homeOf(outline, mentions, family, words.use, words.numbers)
    const bare: readonly (MoneyMention | NumberMention)[] = [...ledger.map(({ sum }) => sum).filter(isOpen), ...numbers]
    byNationality(words, outline, mentions, bare, links, asides)
    byAfterthought(words, outline, mentions, bare, links)
    byHome(words, outline, home, bare, links, asides)
    const plain = plainDollar(words, outline, ledger, home)
    byTranslation(outline, ledger, home, links)
    for (const line of ledger)
      if (isOpen(line.sum) && !links.has(line.sum))
        links.set(line.sum, byWhole(outline, ledger, line, links) ?? ofCents(line, ledger) ?? plain)
    return { links, asides }
  }
}

/** `$`, `dollars`, `cents`: several dollars are possible. */
const isOpen = (sum: MoneyMention | NumberMention): boolean =>
  sum.kind === 'money' && sum.codes.length > 1 && sum.codes.includes('USD') && sum.codes.includes('AUD')

const link = (codes: readonly string[], rule: string, why: string, from: Mention | null = null): CurrencyLink => ({
  codes,
  because: { rule: `link/dollar-${rule}`, why, from },
})

/** `480 million American`, `four million US for us`: a nationality with no noun behind it. */
function byNationality(
  words: Words,
  outline: Outline,
  mentions: readonly Mention[],
  sums: readonly (MoneyMention | NumberMention)[],
  links: Found,
  asides: Set<NumberMention>,
): void {
  const { tokens, sentences } = outline
  for (const sum of sums) {
    const place = mentions.find(
      (mention) => mention.kind === 'place' && mention.sentence === sum.sentence && mention.first === sum.last,
    )
    const code = place && dollarOf(words, outline, place)
    if (!place || !code) continue
    const next = place.last < sentences[sum.sentence]!.last ? tokens[place.last]! : undefined
    if (next && next.kind === 'word' && !words.sets.has('no-noun', next.fold)) continue
    links.set(
      sum,
      link([code], 'nationality', `“${quote(outline.article.text, place.span)}” behind the number says which`, place),
    )
    const before = tokens[sum.first - (sum.qualifierSpan ? 2 : 1)]?.fold
    if (sum.kind === 'number' && (before === 'so' || before === 'or' || before === '(')) asides.add(sum)
  }
}

const dollarOf = ({ use, family }: Words, outline: Outline, mention: Mention): string | null => {
  if (mention.kind !== 'place' || mention.codes.length !== 1) return null
  return use.of(mention.codes[0]!, outline.article.published).find((code) => family.includes(code)) ?? null
}

/** "Canada, seven million. Canadian dollars." · "another ten million. US, not Jamaican." */
function byAfterthought(
  words: Words,
  outline: Outline,
  mentions: readonly Mention[],
  sums: readonly (MoneyMention | NumberMention)[],
  links: Found,
): void {
  const { tokens, sentences, article } = outline
  for (const sentence of sentences) {
    const place = mentions.find(
      (mention) => mention.kind === 'place' && mention.sentence === sentence.index && mention.first === sentence.first,
    )
    const name = words.money.names.at(tokens, sentence.first, sentence.last, article.text)
    const named =
      name?.value.codes.length === 1 && words.family.includes(name.value.codes[0]!) ? name.value.codes[0]! : null
    const end = named ? name!.end : (place?.last ?? 0)
    const code = named ?? (place && dollarOf(words, outline, place))
    if (!code || !end || (end < sentence.last && tokens[end]!.kind !== 'mark')) continue
    const sum = sums.filter((other) => other.last <= sentence.first && other.sentence >= sentence.index - 1).at(-1)
    if (sum && !links.has(sum))
      links.set(
        sum,
        link(
          [code],
          'afterthought',
          `“${quote(article.text, { start: tokens[sentence.first]!.start, end: tokens[end - 1]!.end })}” follows it`,
        ),
      )
  }
}

/** `one point six billion in our money`. */
function byHome(
  words: Words,
  outline: Outline,
  home: Home,
  sums: readonly (MoneyMention | NumberMention)[],
  links: Found,
  asides: Set<NumberMention>,
): void {
  if (!home.code) return
  for (const sum of sums) {
    if (!words.numbers.at('home', outline.tokens, sum.last, outline.sentences[sum.sentence]!.last)) continue
    links.set(sum, link([home.code], 'home', `money of ${home.country}, where the article is at home`))
    if (sum.kind === 'number') asides.add(sum)
  }
}

/** What a plain `$` means in this article. */
function plainDollar(words: Words, outline: Outline, ledger: readonly Line[], home: Home): CurrencyLink {
  const said = statement(words, outline, ledger)
  if (said) return said
  if (home.code && home.isPlain && !ledger.some(({ sum }) => sum.kind === 'money' && sum.codes.join() === home.code))
    return link(
      [home.code],
      'home',
      `the article is at home in ${home.country} and writes US dollars apart or not at all`,
    )
  return link(['USD'], 'plain', 'no other dollar is made plain')
}

/** `All amounts in Australian dollars.`, `all sums in CAD`. */
function statement({ numbers, money, family }: Words, outline: Outline, ledger: readonly Line[]): CurrencyLink | null {
  const { tokens, sentences, article } = outline
  for (const { first, last, index } of sentences) {
    for (let i = first + 1; i < last; i++) {
      const hit = money.names.at(tokens, i, last, article.text) ?? money.signs.at(tokens, i, last, article.text)
      if (
        !hit ||
        hit.value.codes.length !== 1 ||
        !family.includes(hit.value.codes[0]!) ||
        !STATED.has(tokens[i - 1]!.fold)
      )
        continue
      if (ledger.some(({ sum }) => sum.sentence === index && sum.first <= i && i < sum.last)) continue
      const sums = Array.from({ length: i - first }, (_, k) => numbers.at('statement', tokens, first + k, i)).some(
        Boolean,
      )
      if (sums)
        return link(
          hit.value.codes,
          'statement',
          `the article says so: “${quote(article.text, { start: tokens[first]!.start, end: tokens[hit.end - 1]!.end })}”`,
        )
    }
  }
  return null
}

const STATED = new Set(['in', 'are', 'is', ':', 'of', 'as'])

/** "123 million dollars of its own (91 million US dollars)": not US dollars, if the brackets tell a different figure in those. */
function byTranslation(outline: Outline, ledger: readonly Line[], home: Home, links: Found): void {
  ledger.forEach(({ sum }, i) => {
    const next = ledger[i + 1]
    if (
      !isOpen(sum) ||
      links.has(sum) ||
      !next?.equivalent ||
      next.sum.kind !== 'money' ||
      next.sum.codes.join() !== 'USD'
    )
      return
    if (next.sum.sentence !== sum.sentence || next.sum.value === sum.value) return
    const near = home.mentions.filter((mention) => mention.at.first < sum.first).at(-1) ?? home.mentions[0]
    if (near)
      links.set(
        sum,
        link(
          [near.code],
          'translation',
          `“${quote(outline.article.text, next.sum.span)}” tells it in US dollars; ${near.country} is named nearest`,
          near.at,
        ),
      )
  })
}

/** "The other $6 million is for the military: $4 million for drones" continues "NZ$16 million". */
function byWhole(outline: Outline, ledger: readonly Line[], { sum, block }: Line, links: Found): CurrencyLink | null {
  const { tokens, sentences } = outline
  const whole = ledger
    .filter((line) => line.block === block && !line.equivalent && line.large && line.sum.last <= sum.first)
    .at(-1)?.sum
  if (!whole || whole.kind !== 'money') return null
  const codes =
    whole.codes.length === 1 && whole.codes[0] !== 'USD'
      ? whole.codes
      : links.get(whole)?.because.rule === 'link/dollar-whole'
        ? links.get(whole)!.codes
        : null
  if (!codes || (sum.kind === 'money' && !sum.codes.includes(codes[0]!))) return null
  const isPart =
    REST.has(tokens[sum.first - 1]?.fold ?? '') ||
    (tokens[sum.last]?.fold === 'of' && WHOLE.has(tokens[sum.last + 1]?.fold ?? ''))
  const isListed =
    sentences[whole.sentence] === sentences[sum.sentence] &&
    tokens.slice(whole.last, sum.first).some((token) => token.fold === ':')
  const follows = links.get(whole)?.because.rule === 'link/dollar-whole' && whole.sentence === sum.sentence
  return isPart || isListed || follows
    ? link(codes, 'whole', `a part of “${quote(outline.article.text, whole.span)}”`, whole)
    : null
}

const REST = new Set(['other', 'remaining'])
const WHOLE = new Set(['it', 'that', 'this', 'which'])

/** Cents are euro cents where the article knows euros and no dollars. */
function ofCents({ sum }: Line, ledger: readonly Line[]): CurrencyLink | null {
  if (sum.kind !== 'money' || !sum.codes.includes('EUR')) return null
  const others = ledger
    .filter((line) => line.sum !== sum && line.sum.kind === 'money')
    .map((line) => (line.sum as MoneyMention).codes)
  const isEuro = others.some((codes) => codes.join() === 'EUR') && !others.some((codes) => codes.includes('USD'))
  return isEuro ? link(['EUR'], 'cents', 'the article knows euros and no dollars') : null
}
