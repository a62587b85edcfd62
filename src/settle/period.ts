import type { Claim, Stated } from '../core/claim.ts'
import { memosOfLast } from '../core/memo.ts'
import type { WhenMention } from '../core/mention.ts'
import { Observed } from '../core/observed.ts'
import { cellAt } from '../core/outline.ts'
import { type Option, optionOf, partOf } from '../core/ranking.ts'
import type { Links } from '../core/referent.ts'
import { isDay } from '../core/when.ts'
import { aspectOf, distanceOf, firstFrom, type Surroundings, saidAround, seenOf } from './observe.ts'
import { partWords } from './own-words.ts'

export type Period = Stated<string> | null

/**
 * The time that the money is for: `for 2024`, `in 2024–2027`, `over the next three years`, `since 2022` of a running total, the year at the
 * head of its row. A day is none, nor is the month when it was announced.
 *
 * In:  a claim with its scope and stage.
 * Out: the spans of time of its sentence and of what stands over and before it, and none.
 */
export function periodOptions(scene: Surroundings, links: Links, claim: Claim): Option<Period>[] {
  const own = spansIn(scene, links, claim.sentence)
  const around = spansAround(scene, links, claim)
  const seen = seenOf(scene, claim).only((name) => !/^(?:does|of|channel|giver)-/.test(name))
  const see = (name: string): void => void seen.set(name, 1)
  see(`scope-${claim.scope.value}`)
  see(`stage-${claim.status.value}`)
  see(aspectOf(scene, claim))
  see(own.length ? 'dated' : around.length ? 'dated-around' : 'undated')
  for (const name of saidAround(scene, claim)) see(name)
  return [
    ...own.map((span) => ownOption(scene, claim, span, own)),
    ...around.map(({ span, where }) => aroundOption(scene, claim, span, where)),
    optionOf<Period>(null, [partOf('period-none', seen)]),
  ]
}

/** A date that may be a period, and what it is as one. */
interface TimeSpan {
  readonly mention: WhenMention
  readonly value: string
  readonly shape: Shape
}

type Shape = 'year' | 'years' | 'since' | 'until' | 'months' | 'month' | 'season' | 'days'

/** The spans of time that a sentence names: a date may be read as several. */
function spansIn(scene: Surroundings, links: Links, sentence: number): readonly TimeSpan[] {
  const known = spans(scene).get(sentence) ?? readSpans(scene, links, sentence)
  spans(scene).set(sentence, known)
  return known
}

/** Read once for a sentence: each gift asks for those around it. */
const spans = memosOfLast<Surroundings, number, readonly TimeSpan[]>()

function readSpans({ mentionsIn, outline }: Surroundings, links: Links, sentence: number): readonly TimeSpan[] {
  const found: TimeSpan[] = []
  for (const mention of mentionsIn(sentence)) {
    const value = mention.kind === 'when' ? links.when.get(mention)?.value : undefined
    if (mention.kind !== 'when' || value === undefined) continue
    const put = (span: string, shape: Shape): void => void found.push({ mention, value: span, shape })
    const isRange = value.includes('/')
    if (isSince(outline, mention)) put(isRange ? `${value.slice(0, value.indexOf('/'))}/..` : `${value}/..`, 'since')
    if (isRange) put(value, YEARS.test(value) ? 'years' : /\d-\d\d-\d\d/.test(value) ? 'days' : 'months')
    else if (YEAR.test(value)) {
      const from = outline.article.published?.slice(0, 4)
      // "until 2027", "the years to 2027", told in 2024
      if (from && from < value && isUntil(outline, mention)) put(`${from}/${value}`, 'until')
      put(value, 'year')
    } else if (!isDay(value)) put(value, MONTH.test(value) ? 'month' : 'season')
  }
  return found
}

const YEAR = /^\d{4}$/
const YEARS = /^\d{4}\/\d{4}$/
const MONTH = /^\d{4}-(?:0\d|1[0-2])$/

/** `since 2022`, `since the invasion of February 2022`, `since fighting broke out in April 2023`: the word stands before it in its clause. */
function isSince({ tokens, sentences }: Surroundings['outline'], { when, first, sentence }: WhenMention): boolean {
  if (when.open === 'since') return true
  const from = Math.max(sentences[sentence]!.first, first - SINCE)
  for (let i = first - 1; i >= from; i--) {
    if (tokens[i]!.fold === 'since') return true
    if (tokens[i]!.kind === 'mark' && tokens[i]!.fold !== '-' && tokens[i]!.fold !== ',') return false
  }
  return false
}

/** Tokens from `since` to the date. */
const SINCE = 11

/** `until 2027`, `up to 2029`, `over the years to 2029` */
function isUntil({ tokens }: Surroundings['outline'], { when, first }: WhenMention): boolean {
  const before = tokens[first - 1]?.fold ?? ''
  if (when.open === 'until' || UNTIL.has(before)) return true
  if (before === 'of' && tokens[first - 2]?.fold === 'end') return true
  return before === 'to' && UP.has(tokens[first - 2]?.fold ?? '')
}

const UNTIL = new Set(['until', 'till', 'through', 'by', 'thru'])
const UP = new Set(['up', 'years', 'period', 'year', 'out', 'running', 'runs', 'run'])

const statedOf = ({ mention, value }: TimeSpan, why: string | null): Stated<string> => ({
  value,
  span: mention.span,
  rule: mention.rule,
  why,
})

function ownOption(scene: Surroundings, claim: Claim, span: TimeSpan, all: readonly TimeSpan[]): Option<Period> {
  const seen = new Observed()
  const see = (name: string, times = 1): void => void seen.set(name, times)
  const { mention, shape } = span
  const { outline } = scene
  seeSpan(scene, claim, span, see)
  see('far', Math.min(20, distanceOf(claim, mention)) / 10)
  const { behind, before: ahead } = partWords(scene, claim, [mention])
  const side = behind.length ? 'behind' : ahead.length ? 'before' : 'beyond'
  see(side)
  see(`${shape}-${side}`)
  const { first } = outline.sentences[claim.sentence]!
  if (mention.first <= first + 2) see(`${shape}-opens`)
  const nearer = scene
    .claimsIn(claim.sentence)
    .some((other) => other !== claim && distanceOf(other, mention) < distanceOf(claim, mention) - 2)
  if (nearer) see('nearer-another')
  if (all.length > 1) see('among-others')
  const cue = claim.deed?.cue
  if (cue) see('deed-far', Math.min(20, Math.max(0, mention.first - cue.last, cue.first - mention.last)) / 10)
  const block = scene.blockOf(claim.sentence)
  if (block.kind === 'row') see(cellAt(block, mention.span.start) === 0 ? `${shape}-labels-row` : `${shape}-in-row`)
  return optionOf<Period>(statedOf(span, null), [partOf('period-own', seen)])
}

/** What the span itself tells, wherever it stands. */
function seeSpan(
  scene: Surroundings,
  claim: Claim,
  { mention, value, shape }: TimeSpan,
  see: (name: string) => void,
): void {
  const { tokens, article } = scene.outline
  const aspect = aspectOf(scene, claim)
  see('any')
  see(shape)
  see(`${shape}-${aspect}`)
  see(`${shape}-${claim.scope.value}`)
  see(`${shape}-stage-${claim.status.value}`)
  const before = tokens[mention.first - 1]?.fold ?? ''
  const word = before === 'the' ? `${tokens[mention.first - 2]?.fold ?? ''}-the` : before
  see(`${shape}-after-${LEADS.has(word) ? word : 'other'}`)
  const text = tokens[mention.first]!.fold
  if (RELATIVE.has(text)) see(`${shape}-${text}`)
  if (claim.goods.length && !claim.sum) see(`${shape}-goods-only`)
  if (claim.sum?.kind === 'money' && claim.sum.per === 'year') see(`${shape}-a-year`)
  const { published } = article
  if (!published) return
  const begins = value.slice(0, 4)
  const year = published.slice(0, 4)
  const side = begins < year ? 'past' : begins > year ? 'ahead' : 'now'
  see(`${shape}-${side}`)
  see(`${shape}-${side}-${aspect}`)
}

const LEADS = new Set([
  ...[
    'in',
    'for',
    'of',
    'over',
    'during',
    'from',
    'between',
    'by',
    'to',
    'since',
    'and',
    'as',
    'on',
    'at',
    'than',
    'until',
    'this',
    ',',
  ],
  ...[
    'for-the',
    'in-the',
    'over-the',
    'of-the',
    'during-the',
    'since-the',
    'by-the',
    'from-the',
    'to-the',
    '(',
    ':',
    '|',
    '',
  ],
])

const RELATIVE = new Set([
  'this',
  'next',
  'last',
  'the',
  'current',
  'coming',
  'past',
  'each',
  'fiscal',
  'early',
  'late',
])

interface Around {
  readonly span: TimeSpan
  readonly where: Where
}

type Where = 'whole' | 'before' | 'before-more' | 'behind' | 'lead' | 'header' | 'heading'

/** The last span of the sentences before it in its paragraph, the first behind it, and those of what stands over it. */
function spansAround(scene: Surroundings, links: Links, claim: Claim): readonly Around[] {
  const { outline, blockOf, sentencesOf } = scene
  const block = blockOf(claim.sentence)
  const found: Around[] = []
  const put = (span: TimeSpan | undefined, where: Where): void => {
    if (span && !found.some((other) => other.span === span)) found.push({ span, where })
  }
  for (let i = claim.sentence - 1; i >= 0 && claim.sentence - i <= BACK && blockOf(i) === block; i--) {
    const span = spansIn(scene, links, i).at(-1)
    put(span, i === claim.sentence - 1 ? 'before' : 'before-more')
    if (span) break
  }
  const next = claim.sentence + 1
  if (outline.sentences[next]?.block === block.index) put(spansIn(scene, links, next)[0], 'behind')
  const over = (index: number | null | undefined, where: Where): void => {
    if (index === null || index === undefined || index === block.index) return
    for (const sentence of sentencesOf(index)) for (const span of spansIn(scene, links, sentence)) put(span, where)
  }
  const whole = wholeBefore(scene, claim)
  if (whole !== null) for (const span of spansIn(scene, links, whole)) put(span, 'whole')
  over(block.lead, 'lead')
  over(block.header, 'header')
  over(outline.sections[block.section]?.heading, 'heading')
  return found
}

/** The sentence of a larger sum of the same giver that stands before it in another: what that is for, its parts are for. */
function wholeBefore({ claims }: Surroundings, { index, sentence, sum, donors }: Claim): number | null {
  const size = sum?.value ?? null
  if (size === null) return null
  const at = firstFrom(claims, index)
  for (let i = at - 1; i >= Math.max(0, at - LOOK_BACK); i--) {
    const other = claims[i]!
    if (other.sentence === sentence || (other.sum?.value ?? 0) <= size) continue
    if (other.donors.some(({ value }) => donors.some((one) => one.value === value))) return other.sentence
  }
  return null
}

/** Gifts. */
const LOOK_BACK = 12

/** Sentences. */
const BACK = 3

function aroundOption(scene: Surroundings, claim: Claim, span: TimeSpan, where: Where): Option<Period> {
  const seen = new Observed()
  const see = (name: string, times = 1): void => void seen.set(name, times)
  seeSpan(scene, claim, span, see)
  see(where)
  see(`${where}-${span.shape}`)
  see(`${where}-${claim.scope.value}`)
  if (claim.listed) see(`${where}-listed`)
  if (claim.evidence.some((item) => item.name === 'continued')) see(`${where}-continued`)
  const there = scene.claimsIn(span.mention.sentence)
  const own = there.filter((other) => other.donors.some(({ value }) => claim.donors.some((one) => one.value === value)))
  if (own.length) see(`${where}-same-giver`)
  else if (there.length) see(`${where}-another-giver`)
  else see(`${where}-no-gift`)
  const size = claim.sum?.value ?? null
  if (size !== null && own.some(({ sum }) => (sum?.value ?? 0) > size)) see(`${where}-larger`)
  const block = scene.blockOf(claim.sentence)
  if (where === 'header' && claim.sum) {
    const own = cellAt(block, claim.sum.span.start)
    see(
      own === cellAt(scene.blockOf(span.mention.sentence), span.mention.span.start)
        ? 'over-column'
        : 'over-another-column',
    )
  }
  return optionOf<Period>(statedOf(span, 'the time told close by'), [partOf('period-around', seen)])
}
