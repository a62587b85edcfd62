import type { Claim, Stated } from '../core/claim.ts'
import type { WhenMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import { choose, type Option, optionOf, partOf, type Weights } from '../core/ranking.ts'
import type { Links } from '../core/referent.ts'
import type { When } from '../core/when.ts'
import { distanceOf, type Surroundings, seenOf } from './observe.ts'

type Announced = Stated<string> | null

/**
 * When it was announced or made: the date beside its verb, one a sentence above, the article's own day of news, or untold.
 * Today is never assumed: without a date in the text and without a day of publication it stays open.
 */
export function announcedOf(
  scene: Surroundings,
  links: Links,
  weights: Weights,
  claim: Claim,
  news: Stated<string> | null,
): Announced {
  return choose(weights, announcedOptions(scene, links, claim, news))?.value ?? null
}

export function announcedOptions(
  scene: Surroundings,
  links: Links,
  claim: Claim,
  news: Stated<string> | null,
): Option<Announced>[] {
  const seen = new Map(seenOf(scene, claim))
  seen.set(`stage-${claim.status.value}`, 1)
  seen.set(`scope-${claim.scope.value}`, 1)
  if (isBackground(scene.outline, claim)) seen.set('background', 1)
  if (scene.cuesIn(claim.sentence).some((cue) => cue.cue === 'said')) seen.set('said', 1)
  if (claim.novelty.value === 'reiterated') seen.set('reiterated', 1)
  const own = datedIn(scene, links, claim.sentence).map((dated) => ownOption(scene, claim, dated))
  const above = datesAbove(scene, links, claim)
  if (own.length) seen.set('dated', 1)
  return [
    ...own,
    ...above,
    ...(news ? [optionOf(news, [partOf(`announced-${news.span ? 'news' : 'published'}`, seen)])] : []),
    optionOf(null, [partOf('announced-none', seen)]),
  ]
}

interface Dated {
  readonly mention: WhenMention
  readonly when: When
}

const isPoint = (value: string): boolean => /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value)
const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value)

/** The days, months and years of a sentence that do not lie ahead. */
function datedIn({ mentionsIn, outline }: Surroundings, links: Links, sentence: number): Dated[] {
  const { published } = outline.article
  return mentionsIn(sentence).flatMap((mention): Dated[] => {
    if (mention.kind !== 'when') return []
    const when = links.when.get(mention)
    if (!when || !isPoint(when.value)) return []
    return published && when.value > published.slice(0, when.value.length) ? [] : [{ mention, when }]
  })
}

const stated = ({ mention, when }: Dated, why: string | null): Stated<string> => ({
  value: when.value,
  span: mention.span,
  rule: mention.rule,
  why,
})

function ownOption(scene: Surroundings, claim: Claim, dated: Dated): Option<Announced> {
  const { mention, when } = dated
  const features = new Map<string, number>()
  const see = (name: string, times = 1): void => void features.set(name, times)
  const cue = claim.deed?.cue
  see('any')
  see(isDay(when.value) ? 'day' : when.value.length === 7 ? 'month' : 'year')
  const gap = cue
    ? Math.min(distanceOf(claim, mention), Math.max(0, mention.first - cue.last, cue.first - mention.last))
    : distanceOf(claim, mention)
  see('far', Math.min(20, gap) / 10)
  if (mention.when.open) see('open')
  if (when.mod) see(`mod-${when.mod}`)
  const before = scene.outline.tokens[mention.first - 1]?.fold ?? ''
  if (NOT_ANNOUNCED.has(before)) see('governed')
  see(`stage-${claim.status.value}`)
  if (claim.scope.value === 'total') see('total')
  const nearer = scene.claims.some(
    (other) =>
      other !== claim &&
      other.sentence === claim.sentence &&
      other.deed !== claim.deed &&
      distanceOf(other, mention) < distanceOf(claim, mention) - 2,
  )
  if (nearer) see('nearer-another')
  return optionOf(stated(dated, null), [partOf('announced-own', features)])
}

/** Before a date: words of a deadline, a start or a period, not of an announcement. */
const NOT_ANNOUNCED = new Set([
  'by',
  'until',
  'till',
  'since',
  'from',
  'for',
  'between',
  'through',
  'before',
  'to',
  'than',
  'of',
])

/** The last dates of the sentences before, in the same paragraph, and of the heading above. */
function datesAbove(scene: Surroundings, links: Links, claim: Claim): Option<Announced>[] {
  const block = scene.blockOf(claim.sentence)
  const options: Option<Announced>[] = []
  for (let back = 1; back <= 3; back++) {
    const sentence = claim.sentence - back
    if (sentence < 0 || scene.blockOf(sentence) !== block) break
    const dated = datedIn(scene, links, sentence).at(-1)
    if (!dated) continue
    options.push(aboveOption(claim, dated, `back-${back}`))
    break
  }
  const heads = [block.lead, scene.outline.sections[block.section]?.heading ?? null]
  for (const head of heads) {
    const sentence = head === null ? undefined : scene.outline.sentences.find((candidate) => candidate.block === head)
    const dated = sentence && datedIn(scene, links, sentence.index)[0]
    if (dated) options.push(aboveOption(claim, dated, 'head'))
  }
  return options
}

const aboveOption = (claim: Claim, dated: Dated, where: string): Option<Announced> =>
  optionOf(stated(dated, 'the date told just above'), [
    partOf(
      'announced-above',
      new Map([
        [`${where}`, 1],
        [`${isDay(dated.when.value) ? 'day' : 'longer'}`, 1],
        [`stage-${claim.status.value}`, 1],
        ...(claim.scope.value === 'total' ? [['total', 1] as const] : []),
        ...(claim.deed ? [[`tense-${claim.deed.tense}`, 1] as const] : []),
        ...(claim.listed ? [['listed', 1] as const] : []),
      ]),
    ),
  ])

const BACKGROUND = new Set(['had', 'previously', 'earlier', 'already', 'before', 'ago', 'so', 'since', 'until', 'past'])

/** Told as something of before: its date is its own or none. */
function isBackground({ tokens }: Outline, claim: Claim): boolean {
  if (!claim.deed) return false
  for (let i = claim.deed.first - 1; i < claim.deed.last; i++) if (BACKGROUND.has(tokens[i]?.fold ?? '')) return true
  return false
}

/** The day that the article's own news names: the first one in its opening that is not after its publication. */
export function newsDay(outline: Outline, links: Links, published: string | null): Stated<string> | null {
  const limit = published ?? '9999'
  for (const [mention, when] of links.when) {
    if (!when || !isDay(when.value) || when.value > limit.padEnd(10, '~')) continue
    if (published && daysBetween(when.value, published) > 7) continue
    const sentence = outline.sentences[mention.sentence]
    const block = sentence && outline.blocks[sentence.block]
    if (!block || block.kind === 'furniture' || block.kind === 'caption' || block.kind === 'meta') continue
    if (outline.dateline && mention.span.start >= outline.dateline.start && mention.span.end <= outline.dateline.end)
      continue
    if (mention.sentence > 6) break
    return { value: when.value, span: mention.span, rule: 'settle/news-day', why: 'the day of the news' }
  }
  return published && isDay(published)
    ? { value: published, span: null, rule: 'settle/published', why: 'the day of publication' }
    : null
}

const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to.slice(0, 10)}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000
