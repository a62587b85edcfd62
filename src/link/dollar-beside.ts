import type { Line } from '../core/ledger.ts'
import type { Mention, NumberMention } from '../core/mention.ts'
import { isPossessive, isPossessiveAlone } from '../core/possessive.ts'
import type { CurrencyLink } from '../core/referent.ts'
import { quote } from '../core/span.ts'
import { dollarLink, type Found, isOpenDollar, type Scene, yearOf } from './dollar-scene.ts'

/** `480 million American`, `four million US for us`: a nationality with no noun behind it. */
export function byNationality(scene: Scene, links: Found, asides: Set<NumberMention>): void {
  const { outline, mentions, sums, sets } = scene
  const { tokens, sentences, article } = outline
  const places = placesByFirst(mentions)
  for (const sum of sums) {
    const there = places.get(sum.last)
    const place = there?.sentence === sum.sentence ? there : undefined
    const code = place && dollarOf(scene, place)
    if (!place || !code) continue
    const next = place.last < sentences[sum.sentence]!.last ? tokens[place.last]! : undefined
    if (next?.kind === 'word' && !sets.has('no-noun', next.fold)) continue
    links.set(
      sum,
      dollarLink(code, 'nationality', `“${quote(article.text, place.span)}” behind the number says which`, place),
    )
    if (sum.kind === 'number' && ASIDE.has(tokens[sum.first - (sum.qualifierSpan ? 2 : 1)]?.fold ?? '')) asides.add(sum)
  }
}

/** The first place that begins at each token. */
function placesByFirst(mentions: readonly Mention[]): ReadonlyMap<number, Mention> {
  const places = new Map<number, Mention>()
  for (const mention of mentions)
    if (mention.kind === 'place' && !places.has(mention.first)) places.set(mention.first, mention)
  return places
}

const ASIDE = new Set(['so', 'or', '('])

const dollarOf = ({ use, family, outline }: Scene, mention: Mention): string | null =>
  mention.kind === 'place' && mention.codes.length === 1
    ? (use.of(mention.codes[0]!, outline.article.published).find((code) => family.includes(code)) ?? null)
    : null

/** "In U.S. currency the two come to 91 million dollars." */
export function byCurrency(scene: Scene, links: Found): void {
  const { outline, mentions, sums } = scene
  const { tokens, article } = outline
  for (const place of mentions) {
    if (place.kind !== 'place' || !CURRENCY.has(tokens[place.last]?.fold ?? '')) continue
    const code = dollarOf(scene, place)
    if (!code) continue
    for (const sum of sums)
      if (sum.sentence === place.sentence && sum.first > place.last && !links.has(sum) && isOpenDollar(sum))
        links.set(
          sum,
          dollarLink(code, 'nationality', `“${quote(article.text, place.span)}” says whose money it is`, place),
        )
  }
}

const CURRENCY = new Set(['currency', 'money', 'terms'])

/** "Canada, seven million. Canadian dollars." · "another ten million. US, not Jamaican." · "245 million. Dollars, Australian." */
export function byAfterthought(scene: Scene, links: Found): void {
  const { outline, mentions, sums, money, family } = scene
  const { tokens, sentences, article } = outline
  const places = placesByFirst(mentions)
  for (const { first, last, index, block } of sentences) {
    const name = money.names.at(tokens, first, last, article.text)
    const named = name?.value.codes.length === 1 && family.includes(name.value.codes[0]!) ? name.value.codes[0]! : null
    const there = places.get(
      tokens[first]!.fold === 'dollars' && tokens[first + 1]?.kind === 'mark' ? first + 2 : first,
    )
    const place = there?.sentence === index ? there : undefined
    const end = named ? name!.end : (place?.last ?? 0)
    const code = named ?? (place && dollarOf(scene, place))
    if (!code || !end || (end < last && tokens[end]!.kind !== 'mark') || last - end > LONGEST_REST) continue
    const sum = sums.filter((other) => other.last <= first && other.sentence >= index - 1).at(-1)
    // "CANADA" over the next list says nothing of the last sum above it
    if (sum && sentences[sum.sentence]!.block !== block) continue
    const said = quote(article.text, { start: tokens[first]!.start, end: tokens[end - 1]!.end })
    if (sum && !links.has(sum)) links.set(sum, dollarLink(code, 'afterthought', `“${said}” follows it`))
  }
}

/** Behind such an afterthought: `, not Jamaican.`, `, that is.` No sentence of its own: `Jamaica, whose dollar fell, had asked for more.` */
const LONGEST_REST = 5

/** "Canada gives it 5 million dollars of its own", "another one million, New Zealand dollars, that is", "Canada's 7 million dollars, its own dollars, that is", "5 million dollars – Canadian dollars, of course". */
export function byOwner(scene: Scene, links: Found): void {
  const { outline, mentions, sums, money, family } = scene
  const { tokens, sentences, article } = outline
  const places = placesByFirst(mentions)
  for (const sum of sums) {
    const isBare = sum.kind === 'number'
    if (links.has(sum) || !(isBare || isOpenDollar(sum))) continue
    const { first, last } = sentences[sum.sentence]!
    const at = sum.last
    const isTheirs = tokens[at]?.fold === 'of' && isPossessiveAlone(tokens[at + 1]?.fold)
    const said = tokens[at]?.fold === 'of' || tokens[at]?.kind === 'mark' ? at + 1 : at
    // "two million dollars in its own currency"
    const isInTheirs =
      !isBare && tokens[at]?.fold === 'in' && isPossessive(tokens[at + 1]?.fold) && tokens[at + 2]?.fold === 'own'
    const behind =
      isTheirs ||
      isInTheirs ||
      (!isBare && said > at && isPossessive(tokens[said]?.fold) && tokens[said + 1]?.fold === 'own')
    // "two million of its dollars"
    if (behind || (!isBare && tokens.slice(sum.first, at).some(({ fold }) => isPossessive(fold)))) {
      const giver = mentions.find(
        (mention) => mention.first >= first && mention.last <= sum.first && dollarOf(scene, mention) !== null,
      )
      const code = giver && dollarOf(scene, giver)
      if (code) links.set(sum, dollarLink(code, 'own', `“${quote(article.text, giver.span)}” gives of its own`, giver))
      continue
    }
    // "1 million dollars (Australian, that is)", "dollars, Canadian ones"
    const place = !isBare && at + 1 < last && tokens[at]!.kind === 'mark' ? places.get(at + 1) : undefined
    const told = place?.sentence === sum.sentence && isAlone(tokens, place.last) ? dollarOf(scene, place) : null
    if (place && told) {
      links.set(
        sum,
        dollarLink(told, 'afterthought', `“${quote(article.text, place.span)}” behind it says which`, place),
      )
      continue
    }
    const name =
      at + 1 < last && tokens[at]!.kind === 'mark' ? money.names.at(tokens, at + 1, last, article.text) : null
    const [code, ...more] = name?.value.codes ?? []
    if (name && code && !more.length && family.includes(code) && tokens[name.end]?.kind === 'mark')
      links.set(sum, dollarLink(code, 'afterthought', 'the words behind it say which'))
  }
}

/** A nationality with nothing behind it that it could be of. */
const isAlone = (tokens: Scene['outline']['tokens'], i: number): boolean =>
  tokens[i]?.kind === 'mark' || tokens[i]?.fold === 'ones' || tokens[i]?.fold === 'dollars'

/** `one point six billion in our money`. */
export function byHome({ numbers, outline, home, sums }: Scene, links: Found, asides: Set<NumberMention>): void {
  if (!home.code) return
  for (const sum of sums) {
    if (!numbers.at('home', outline.tokens, sum.last, outline.sentences[sum.sentence]!.last)) continue
    links.set(sum, dollarLink(home.code, 'home', `money of ${home.country}, where the article is at home`))
    if (sum.kind === 'number') asides.add(sum)
  }
}

/** "123 million dollars of its own (91 million US dollars)": not US dollars, if the brackets tell a different figure in those. */
export function byTranslation({ outline, ledger, home, rate }: Scene, links: Found): void {
  ledger.forEach(({ sum }, i) => {
    const next = ledger[i + 1]
    if (
      !isOpenDollar(sum) ||
      links.has(sum) ||
      !next?.equivalent ||
      next.sum.kind !== 'money' ||
      next.sum.codes.join() !== 'USD'
    )
      return
    if (next.sum.sentence !== sum.sentence || next.sum.value === sum.value) return
    const told = { ...next.sum, currency: 'USD' }
    const fits = home.mentions.filter(({ code }) => rate({ ...sum, currency: code }, told, yearOf(outline)) !== 'doubt')
    const near = fits.filter(({ at }) => at.first < sum.first).at(-1) ?? fits[0]
    const why = `“${quote(outline.article.text, next.sum.span)}” tells it in US dollars; ${near?.country} is named nearest`
    if (near) links.set(sum, dollarLink(near.code, 'translation', why, near.at))
  })
}

/** "The other $6 million is for the military: $4 million for drones" continues "NZ$16 million". */
export function byWhole({ outline, ledger }: Scene, { sum, block }: Line, links: Found): CurrencyLink | null {
  const { tokens, article } = outline
  const whole = ledger.findLast(
    (line) => line.block === block && !line.equivalent && line.large && line.sum.last <= sum.first,
  )?.sum
  if (whole?.kind !== 'money') return null
  const isPartToo = links.get(whole)?.because.rule === 'link/dollar-whole'
  const code = isPartToo
    ? links.get(whole)!.codes[0]!
    : whole.codes.length === 1 && whole.codes[0] !== 'USD'
      ? whole.codes[0]!
      : null
  if (!code || (sum.kind === 'money' && !sum.codes.includes(code))) return null
  const isPart =
    REST.has(tokens[sum.first - 1]?.fold ?? '') ||
    (tokens[sum.last]?.fold === 'of' && WHOLE.has(tokens[sum.last + 1]?.fold ?? ''))
  const isListed =
    whole.sentence === sum.sentence &&
    (isPartToo || tokens.slice(whole.last, sum.first).some((token) => token.fold === ':'))
  return isPart || isListed ? dollarLink(code, 'whole', `a part of “${quote(article.text, whole.span)}”`, whole) : null
}

const REST = new Set(['other', 'remaining'])
const WHOLE = new Set(['it', 'that', 'this', 'which'])
