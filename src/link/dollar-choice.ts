import { firstIndex } from '../core/bisect.ts'
import type { Mention, MoneyMention, NumberMention } from '../core/mention.ts'
import { type Option, optionOf, partOf } from '../core/ranking.ts'
import type { Scene } from './dollar-scene.ts'
import { acts, stateOf } from './home.ts'

/*
 * Which dollar a plain `$` is, where no words beside it say so: the US dollar, or that of a state that the article names. What is seen of
 * each is seen of the whole article (who is at home in it, how it writes the dollars of others) and of the sentence of the sum.
 */

type Seen = Map<string, number>

/** What is the same for all sums of an article: the dollars that come into question, and what was seen of each. */
export interface DollarArticle {
  readonly seen: ReadonlyMap<string, Seen>
  /** The states that the article names, in its order, each with its dollar; null where it has none. */
  readonly states: readonly { readonly first: number; readonly at: Mention; readonly code: string | null }[]
  /** The sums whose own words say which money they are in. */
  readonly written: readonly { readonly first: number; readonly code: string }[]
}

/** So often a state is named before an article may count in its dollars, where nothing else makes them plain. */
const OFTEN = 2

/** What was seen of each dollar that an article may count in. */
export function dollarArticle(scene: Scene): DollarArticle {
  const { home, mentions, outline, ledger } = scene
  const codeAt = new Map(home.mentions.map(({ at, code }) => [at, code]))
  const states = mentions
    .filter((at) => stateOf(at) !== null)
    .map((at) => ({ first: at.first, at, code: codeAt.get(at) ?? (stateOf(at) === 'US' ? 'USD' : null) }))
  const seen = new Map<string, Seen>([['USD', new Map()]])
  const written = ledger.flatMap(({ sum }) =>
    sum.kind === 'money' && sum.codes.length === 1 ? [{ first: sum.first, code: sum.codes[0]! }] : [],
  )
  const dollars = written.map(({ code }) => code).filter((code) => scene.family.includes(code))
  const headline = outline.blocks.find(({ kind }) => kind === 'headline')?.span ?? null
  const counts = countOf(states.map(({ code }) => code))
  const most = Math.max(0, ...[...counts].flatMap(([code, count]) => (code && code !== 'USD' ? [count] : [])))
  const american = states.filter(({ code }) => code === 'USD')
  const apart = dollars.includes('USD') || home.writesApart
  for (const { country, code } of home.mentions) {
    const isKnown = home.speaks || dollars.includes(code)
    // aid to states that are helped is told in US dollars, also where the news comes from there
    const isOften = !scene.helped.has(country) && (apart || (counts.get(code) ?? 0) >= OFTEN)
    if (isKnown || isOften) seen.set(code, new Map())
  }
  for (const [code, into] of seen) {
    const see = (name: string, times = 1): unknown => into.set(name, times)
    if (code === 'USD') {
      see('usd')
      if (apart) see('usd-apart')
      if (!american.length) see('usd-unnamed')
      if (american.some(({ at }) => acts(outline, at))) see('usd-acts')
      see('usd-share', american.length / states.length || 0)
      if (!dollars.length) see('usd-only')
      continue
    }
    const own = home.mentions.filter((one) => one.code === code)
    const count = counts.get(code) ?? 0
    const isPress = own.some(({ country }) => scene.plainPress.has(country))
    const isHelped = own.every(({ country }) => scene.helped.has(country))
    if (count === most) see('most')
    see('share', count / states.length)
    see(count === 1 ? 'once' : count === 2 ? 'twice' : 'often')
    if (isHelped) see('helped')
    if (isPress) see('press')
    else if (!isHelped) see('own-sign')
    if (states[0]?.code === code) see('first')
    if (own.some(({ at }) => isIn(outline.dateline, at))) see('dateline')
    if (own.some(({ at }) => isIn(headline, at))) see('headline')
    if (dollars.includes(code)) see('in-full')
    if (dollars[0] === code) see('first-in-full')
    if (dollars.some((one) => one !== code && one !== 'USD')) see('others-in-full')
    if (apart) see(isPress ? 'apart-press' : isHelped ? 'apart-helped' : 'apart')
    if (!american.length) see(isPress ? 'no-us-press' : 'no-us')
    if (count > american.length) see('more-than-us')
    if (american.some(({ at }) => acts(outline, at))) see('us-acts')
    if (home.speaks) see(isHelped ? 'speaks-helped' : 'speaks')
    if (home.isPlain && home.code === code) see('at-home')
    if (
      home.isFirst &&
      home.code === code &&
      dollars[0] === code &&
      dollars.every((one) => one === code) &&
      !american.length
    )
      see('brief')
  }
  return { seen, states, written }
}

const isIn = (span: { readonly start: number; readonly end: number } | null, { span: at }: Mention): boolean =>
  span !== null && at.start >= span.start && at.end <= span.end

function countOf(list: readonly (string | null)[]): ReadonlyMap<string | null, number> {
  const counts = new Map<string | null, number>()
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}

/** What people collect and pay themselves, not states. */
const SMALL = 100_000

/** The dollars that a sum may be in, each with what was seen of it; null where only the US dollar comes into question. */
export function dollarOptions(
  { outline }: Scene,
  { seen, states, written }: DollarArticle,
  sum: MoneyMention | NumberMention,
): Option<string>[] | null {
  if (seen.size < 2) return null
  const { first, block } = outline.sentences[sum.sentence]!
  const here = new Map([...seen.keys()].map((code) => [code, new Map<string, number>()]))
  const see = (code: string | null | undefined, name: string, times = 1): void => {
    // a state without a dollar pays in those of the US
    if (code === null) here.get('USD')!.set(`foreign-${name}`, times)
    else if (code !== undefined) here.get(code)?.set(name, times)
  }
  const behind = firstIndex(states, (one) => one.first >= sum.first)
  const before = states[behind - 1]
  if (before && before.at.first >= first) see(before.code, 'before')
  else if (before && outline.sentences[before.at.sentence]!.block === block) see(before.code, 'above')
  const opens = states[firstIndex(states, (one) => one.first >= first)]
  if (opens && opens.at.last <= sum.first) see(opens.code, 'opens')
  const next = states[behind]
  if (next && next.at.sentence === sum.sentence) see(next.code, 'behind')
  const last = written[firstIndex(written, (one) => one.first >= sum.first) - 1]
  if (last) see(last.code, 'last-written')
  const isWord = sum.kind === 'money' && !outline.article.text.slice(sum.span.start, sum.span.end).includes('$')
  const small = sum.kind === 'money' && (sum.value ?? 0) < SMALL
  return [...seen].map(([code, all]) => {
    const own = here.get(code)!
    if (code !== 'USD' && isWord) own.set('in-words', 1)
    if (code !== 'USD' && small) own.set('small', 1)
    return optionOf(code, [partOf('dollar', new Map([...all, ...own]))])
  })
}
