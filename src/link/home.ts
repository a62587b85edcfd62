import { gather } from '../core/gather.ts'
import { isKind, type Mention } from '../core/mention.ts'
import { isInDateline, type Outline } from '../core/outline.ts'
import type { CurrencyUse } from '../rulebook/currency-use.ts'
import type { NumberWords } from '../rulebook/number-words.ts'

/** The country with a dollar of its own that an article is written in, as far as its words tell. */
export interface Home {
  readonly country: string | null
  readonly code: string | null
  /** A plain `$` is its dollar. */
  readonly isPlain: boolean
  /** It is the first state that the article names, and none that is helped. */
  readonly isFirst: boolean
  /** US dollars are written with their name: `US$170 million`, `480 million American`. */
  readonly writesApart: boolean
  /** The article speaks to people at home: `our money`, GST. */
  readonly speaks: boolean
  /** Every place where a country with a dollar of its own is named. */
  readonly mentions: readonly { readonly country: string; readonly code: string; readonly at: Mention }[]
}

/**
 * Guesses it from the countries named. It makes `$` plain only if the article writes US dollars apart (`US$170 million`)
 * and, where aid is given and not got, is more about home than about the US or comes from there; or if it knows no US at all and
 * speaks to people at home (`our money`, GST); or if it is from a state whose press writes `$` for its own, and the US do nothing in it.
 */
export function homeOf(
  outline: Outline,
  mentions: readonly Mention[],
  family: readonly string[],
  use: CurrencyUse,
  words: NumberWords,
  helped: ReadonlySet<string>,
  writesPlain: ReadonlySet<string>,
): Home {
  const named = gather(mentions, (at) => {
    const country = stateOf(at)
    const code =
      country && use.of(country, outline.article.published).find((one) => family.includes(one) && one !== 'USD')
    return country && code ? [{ country, code, at }] : []
  })
  const counts = new Map<string, number>()
  for (const { country } of named) counts.set(country, (counts.get(country) ?? 0) + 1)
  const [country, count] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), ['', 0])
  const home = named.find((one) => one.country === country)
  // no other dollar comes into question, and nothing more is asked of the article
  if (!home)
    return {
      country: null,
      code: null,
      isPlain: false,
      isFirst: false,
      writesApart: false,
      speaks: false,
      mentions: [],
    }
  const ofAmerica = mentions.filter((mention) => stateOf(mention) === 'US')
  const american = ofAmerica.length
  const writesApart =
    mentions.some((mention) => mention.kind === 'money' && mention.codes.join() === 'USD') ||
    mentions.some((mention, i) => isApart(mention, mentions[i + 1]))
  const speaks = speaksHome(outline, words)
  const isPlain = writesApart
    ? speaks || (!helped.has(country) && (isHere(outline, mentions, country) || (count >= 3 && count > american)))
    : count >= 3 &&
      (writesPlain.has(country)
        ? american * 3 <= count && !ofAmerica.some((mention) => acts(outline, mention))
        : american === 0 && speaks)
  const isFirst = !helped.has(country) && mentions.map(stateOf).find((one) => one !== null) === country
  return { country, code: home.code, isPlain, isFirst, writesApart, speaks, mentions: named }
}

/** `Washington`, an official, or the name of the state at the head of a sentence: not `tanks from the United States`. */
export const acts = ({ sentences }: Outline, mention: Mention): boolean =>
  mention.kind !== 'place' ||
  (mention.form !== 'name' && mention.form !== 'adjective') ||
  mention.first - sentences[mention.sentence]!.first <= 1

/** `OTTAWA, Feb. 22 –` */
const isHere = (outline: Outline, mentions: readonly Mention[], country: string): boolean =>
  mentions.some((mention) => isInDateline(outline, mention.span) && stateOf(mention) === country)

/** The state that a mention names, whoever or whatever of it: null for regions and international bodies. */
export function stateOf(mention: Mention): string | null {
  if (mention.kind === 'place')
    return mention.codes.length === 1 && mention.form !== 'region' ? mention.codes[0]! : null
  return mention.kind === 'body' ? mention.country : null
}

/** `480 million American`: a number right before a nationality of the US. */
const isApart = (mention: Mention, next: Mention | undefined): boolean =>
  isKind('number')(mention) &&
  mention.scaled &&
  next?.kind === 'place' &&
  next.first === mention.last &&
  next.codes.join() === 'US'

/** `in our money`, `GST`, outside quotations. */
function speaksHome({ tokens, quotations }: Outline, words: NumberWords): boolean {
  return tokens.some((token, i) => {
    const hit = words.at('home', tokens, i, tokens.length) ?? words.at('domestic', tokens, i, tokens.length)
    return hit !== null && !quotations.some(({ span }) => span.start <= token.start && token.start < span.end)
  })
}
