import { firstIndex } from '../core/bisect.ts'
import type { Mention, MoneyMention, NumberMention } from '../core/mention.ts'
import { Observed } from '../core/observed.ts'
import { isInDateline, type Outline } from '../core/outline.ts'
import { type Option, optionOf, partOf } from '../core/ranking.ts'
import { within } from '../core/span.ts'
import { isOpenDollar, type Scene } from './dollar-scene.ts'
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
  readonly states: readonly { readonly at: Mention; readonly code: string | null }[]
  /** The sums whose own words say which money they are in. */
  readonly written: readonly { readonly first: number; readonly value: number | null; readonly code: string }[]
}

/** So often a state is named before an article may count in its dollars, where nothing else makes them plain. */
const OFTEN = 2

/** What was seen of each dollar that an article may count in. */
export function dollarArticle(scene: Scene): DollarArticle {
  const { home, mentions, ledger } = scene
  const codeAt = new Map(home.mentions.map(({ at, code }) => [at, code]))
  const states = mentions
    .filter((at) => stateOf(at) !== null)
    .map((at) => ({ at, code: codeAt.get(at) ?? (stateOf(at) === 'US' ? 'USD' : null) }))
  const written = ledger.flatMap(({ sum }) =>
    sum.kind === 'money' && sum.codes.length === 1 ? [{ first: sum.first, value: sum.value, code: sum.codes[0]! }] : [],
  )
  const view = viewOf(scene, states, written)
  const whole = wholeOfParts(scene)
  const seen = new Map<string, Seen>([['USD', ofAmerica(scene, view)]])
  for (const { country, code } of home.mentions) {
    const isKnown = home.speaks || view.dollars.includes(code)
    // aid to states that are helped is told in US dollars, also where the news comes from there
    const isOften = !scene.helped.has(country) && (view.apart || view.countOf(code) >= OFTEN)
    if ((isKnown || isOften) && !seen.has(code)) seen.set(code, ofOther(scene, view, code))
  }
  if (whole) seen.get(whole)?.set('adds-up', PLAINLY)
  return { seen, states, written }
}

/** `C$2 billion … $835 million … $680 million … $485 million`: the dollar of a sum that the plain ones behind it add up to. */
function wholeOfParts({ ledger, family }: Scene): string | null {
  const sums = ledger.filter(({ equivalent, sum }) => !equivalent && sum.value !== null)
  for (let i = 0; i < sums.length; i++) {
    const { sum } = sums[i]!
    if (sum.kind !== 'money' || sum.codes.length !== 1 || !family.includes(sum.codes[0]!)) continue
    let rest = sum.value!
    for (let k = i + 1; k < Math.min(sums.length, i + MOST_PARTS); k++) {
      const part = sums[k]!.sum
      if (!isOpenDollar(part)) break
      rest -= part.value!
      if (k > i + 1 && Math.abs(rest) <= 0.005 * sum.value!) return sum.codes[0]!
      if (rest < 0) break
    }
  }
  return null
}

/** It is rare and leaves no doubt: what is seen so seldom would be learned to weigh little. */
const PLAINLY = 3
/** Sums behind a whole that may be its parts. */
const MOST_PARTS = 12

/** An article's states and dollars, counted. */
interface View {
  readonly states: DollarArticle['states']
  /** The dollars that it writes in full, in its order. */
  readonly dollars: readonly string[]
  /** It writes US dollars as such somewhere. */
  readonly apart: boolean
  /** How often it names the US, and whether they do anything. */
  readonly american: number
  readonly americanActs: boolean
  readonly countOf: (code: string) => number
  /** How often it names the states of another dollar, at most. */
  readonly most: number
}

function viewOf(scene: Scene, states: DollarArticle['states'], written: DollarArticle['written']): View {
  const counts = new Map<string, number>()
  for (const { code } of states) if (code) counts.set(code, (counts.get(code) ?? 0) + 1)
  const dollars = written.map(({ code }) => code).filter((code) => scene.family.includes(code))
  return {
    states,
    dollars,
    apart: dollars.includes('USD') || scene.home.writesApart,
    american: counts.get('USD') ?? 0,
    americanActs: states.some(({ at, code }) => code === 'USD' && acts(scene.outline, at)),
    countOf: (code) => counts.get(code) ?? 0,
    most: Math.max(0, ...[...counts].flatMap(([code, count]) => (code === 'USD' ? [] : [count]))),
  }
}

function ofAmerica({ mentions }: Scene, { states, dollars, apart, american, americanActs }: View): Seen {
  const seen: Seen = new Map([['usd', 1]])
  if (apart) seen.set('usd-apart', 1)
  if (!american) seen.set('usd-unnamed', 1)
  if (americanActs) seen.set('usd-acts', 1)
  seen.set('usd-share', american / states.length || 0)
  if (!dollars.length) seen.set('usd-only', 1)
  // banks, funds and agencies of many states count in US dollars
  const bodies = mentions.filter((one) => one.kind === 'body' && LENDING.has(one.role) && one.country === null)
  if (bodies.length) seen.set('usd-bodies', Math.min(1, bodies.length / MANY_BODIES))
  if (bodies.length && (!states[0] || bodies[0]!.first < states[0].at.first)) seen.set('usd-body-first', 1)
  return seen
}

const LENDING = new Set(['bank', 'fund', 'agency'])

/** So often is a body named that an article is about it. */
const MANY_BODIES = 5

function ofOther(scene: Scene, view: View, code: string): Seen {
  const { home, outline } = scene
  const { states, dollars, american } = view
  const own = home.mentions.filter((one) => one.code === code)
  const count = view.countOf(code)
  const seen: Seen = new Map([['share', count / states.length]])
  const see = (name: string, is: boolean): unknown => is && seen.set(name, 1)
  const isPress = own.some(({ country }) => scene.plainPress.has(country))
  const isHelped = own.every(({ country }) => scene.helped.has(country))
  see('most', count === view.most)
  see(count === 1 ? 'once' : count === 2 ? 'twice' : 'often', true)
  see(isPress ? 'press' : isHelped ? 'helped' : 'own-sign', true)
  see('first', states[0]?.code === code)
  const inDateline = own.some(({ at }) => isInDateline(outline, at.span))
  const inHeadline = own.some(({ at }) => isInHeadline(outline, at))
  const hasOthers = dollars.some((one) => one !== code && one !== 'USD')
  see('dateline', inDateline)
  see('headline', inHeadline)
  see('in-full', dollars.includes(code))
  see('first-in-full', dollars[0] === code)
  see('others-in-full', hasOthers)
  see(isPress ? 'apart-press' : isHelped ? 'apart-helped' : 'apart', view.apart)
  see(isPress ? 'no-us-press' : 'no-us', !american)
  see('more-than-us', count > american)
  see('us-acts', view.americanActs)
  see(isHelped ? 'speaks-helped' : 'speaks', home.speaks)
  see('at-home', home.isPlain && home.code === code)
  see('brief', home.isFirst && home.code === code && !american && dollars[0] === code && new Set(dollars).size === 1)
  return seen
}

const isInHeadline = ({ blocks }: Outline, { span }: Mention): boolean => {
  const headline = blocks.find(({ kind }) => kind === 'headline')
  return headline !== undefined && within(span, headline.span)
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
  const see = (code: string | null, name: string): void => {
    // a state without a dollar pays in those of the US
    if (code === null) here.get('USD')!.set(`foreign-${name}`, 1)
    else here.get(code)?.set(name, 1)
  }
  const behind = firstIndex(states, ({ at }) => at.first >= sum.first)
  const before = states[behind - 1]
  if (before && before.at.first >= first) see(before.code, 'before')
  else if (before && outline.sentences[before.at.sentence]!.block === block) see(before.code, 'above')
  const opens = states[firstIndex(states, ({ at }) => at.first >= first)]
  if (opens && opens.at.last <= sum.first) see(opens.code, 'opens')
  const next = states[behind]
  if (next && next.at.sentence === sum.sentence) see(next.code, 'behind')
  const last = written[firstIndex(written, (one) => one.first >= sum.first) - 1]
  if (last) see(last.code, 'last-written')
  // "$3 million (US$3 million each year)": the same figure, told again in full
  const again = written[firstIndex(written, (one) => one.first >= sum.last)]
  if (again && again.first - sum.last <= 2 && sum.value !== null && again.value === sum.value)
    here.get(again.code)?.set('again', PLAINLY)
  const isWord = sum.kind === 'money' && !outline.article.text.slice(sum.span.start, sum.span.end).includes('$')
  const small = sum.kind === 'money' && (sum.value ?? 0) < SMALL
  return [...seen].map(([code, all]) => {
    const own = here.get(code)!
    if (code !== 'USD' && isWord) own.set('in-words', 1)
    if (code !== 'USD' && small) own.set('small', 1)
    return optionOf(code, [partOf('dollar', Observed.of(all, own))])
  })
}
