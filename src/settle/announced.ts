import { daysBetween } from '../core/calendar.ts'
import type { Claim, Stated } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { memoOfLast } from '../core/memo.ts'
import type { WhenMention } from '../core/mention.ts'
import { Observed } from '../core/observed.ts'
import type { Outline } from '../core/outline.ts'
import { type Option, optionOf, partOf } from '../core/ranking.ts'
import type { Links } from '../core/referent.ts'
import { isDay } from '../core/when.ts'
import { type Announced, datedIn, datesAround, datesOwn, isBare } from './announced-dates.ts'
import { seeDates } from './announced-tell.ts'
import { type Sight, seeGifts, sightOf } from './gifts-around.ts'
import {
  aspectOf,
  conferenceIn,
  distanceOf,
  type Surroundings,
  saidAround,
  seenOf,
  stageWord,
  tellsSame,
} from './observe.ts'

/**
 * When it was announced or made: the date beside its verb, one told close by, the article's own day of news, or untold.
 * Today is never assumed: without a date in the text and without a day of publication it stays open.
 */
export function announcedOptions(
  scene: Surroundings,
  links: Links,
  claim: Claim,
  news: Stated<string> | null,
): Option<Announced>[] {
  const own = datesOwn(scene, links, claim, news)
  const seen = seenOfNews(scene, claim)
  if (own.length) seen.set('dated', 1)
  // "has set aside 91 million, the minister said on Thursday": told as a fact, and yet the news of that day
  if (seen.has('said') && news && own.some(({ value }) => value?.value === news.value)) seen.set('said-that-day', 1)
  seeDates(scene, links, claim, news, (name, times = 1) => void seen.set(name, times))
  const whole = (value: Announced, name: string): Option<Announced> =>
    optionOf(value, [partOf(`announced-${name}`, seen)])
  const { published } = scene.outline.article
  const paper = published && isDay(published) && news?.value !== published ? printedOn(published) : null
  const dated = [
    ...own,
    ...datesAround(scene, links, claim, news),
    ...(news ? [whole(news, 'news')] : []),
    ...(paper ? [whole(paper, 'paper')] : []),
  ]
  return [...dated.map((option) => amongGifts(scene, links, claim, option)), whole(null, 'none')]
}

/** What the dates of the gifts around say of a date: ten gifts of one conference have its day. */
function amongGifts(
  scene: Surroundings,
  links: Links,
  claim: Claim,
  { value, parts }: Option<Announced>,
): Option<Announced> {
  const seen = new Observed()
  seeGifts(scene, claim, daysAtSight(scene, links), value!.value, seen)
  return optionOf(value, [...parts, partOf('announced-gifts', seen)])
}

/** The date nearest to each gift in its sentence, worked out once for an article. */
const sights = memoOfLast<Surroundings, Sight<string>>()

function daysAtSight(scene: Surroundings, links: Links): Sight<string> {
  const known =
    sights.get(scene) ??
    sightOf(scene, (claim) => {
      const dated = datedIn(scene, links, claim.sentence)
      const away = dated.map(({ mention }) => distanceOf(claim, mention))
      return dated[away.indexOf(Math.min(...away))]?.when.value ?? dayAbove(scene, links, claim)
    })
  sights.set(scene, known)
  return known
}

/** A gift without a date of its own is at first sight of the day last told in its paragraph, or of the bare day over it. */
function dayAbove(scene: Surroundings, links: Links, { sentence }: Claim): string | null {
  const block = scene.blockOf(sentence)
  for (let i = sentence - 1; i >= 0 && sentence - i <= FEW && scene.blockOf(i) === block; i--) {
    const last = datedIn(scene, links, i).at(-1)
    if (last) return last.when.value
  }
  const heading = scene.outline.sections[block.section]?.heading ?? null
  const over = heading === null ? undefined : scene.sentencesOf(heading)[0]
  const day = over === undefined ? undefined : datedIn(scene, links, over)[0]
  return day && isBare(scene, day) ? day.when.value : null
}

/** Sentences after which a day is no more that of what is told. */
const FEW = 3

const printedOn = (published: string): Stated<string> => ({
  value: published,
  span: null,
  rule: 'settle/published',
  why: 'the day of publication',
})

/** What tells whether a contribution is the article's own news or stands in its background. */
function seenOfNews(scene: Surroundings, claim: Claim): Observed {
  // single verbs and nouns are left out: articles are too few to learn from each whether it tells news
  const seen = seenOf(scene, claim).only((name) => !/^(?:does|of|channel)-/.test(name))
  const see = (name: string, times = 1): void => void seen.set(name, times)
  see(`stage-${claim.status.value}`)
  see(`scope-${claim.scope.value}`)
  // what a state has given altogether has no day; what a conference collected has
  if (claim.scope.value === 'total') see(claim.donors.length ? 'total-of-giver' : 'total-of-many')
  see('early', 1 / (1 + claim.sentence / 3))
  see(aspectOf(scene, claim))
  if (isClocked(scene, claim)) see('clocked')
  if (isBackground(scene.outline, claim)) see('background')
  for (const name of saidAround(scene, claim)) see(name)
  if (scene.cuesIn(claim.sentence).some((cue) => cue.cue === 'said')) see('said')
  if (claim.novelty.value === 'reiterated') see('reiterated')
  if (stageWord(scene, claim.sentence, 'every-year')) see('every-year')
  if (conferenceIn(scene)) see(`conference-${claim.status.value}`)
  const opening = gather(scene.opening, (sentence) => scene.claimsIn(sentence).filter((other) => other !== claim))
  if (opening.some((other) => tellsSame(claim, other))) see('told-in-opening')
  const own = opening.some((other) => sameGiver(claim, other))
  // "Norway announces … It gave ten in May": the tense parts news from background where the giver is that of the opening
  see(`opening-${own ? 'own' : opening.length ? 'other' : 'none'}-${claim.deed?.tense ?? 'none'}`)
  if (own) see('giver-of-opening')
  else if (opening.length && !scene.opening.includes(claim.sentence)) see('giver-not-of-opening')
  if (claim.scope.value === 'part' && opening.some((other) => sizeOf(other) > sizeOf(claim))) see('part-of-opening')
  return seen
}

/** An entry of a ticker: its first sentence, or the line above, begins with the time of day. */
function isClocked({ outline, sentencesOf, blockOf }: Surroundings, { sentence }: Claim): boolean {
  const block = blockOf(sentence)
  const [own] = sentencesOf(block.index)
  const heading = outline.sections[block.section]?.heading ?? null
  return [own, ...(heading === null ? [] : sentencesOf(heading))].some(
    (index) =>
      index !== undefined &&
      CLOCK.test(
        outline.article.text.slice(outline.sentences[index]!.span.start, outline.sentences[index]!.span.start + 9),
      ),
  )
}

const CLOCK = /^\W{0,3}[0-2]?\d[:.h][0-5]\d/

const sizeOf = ({ sum }: Claim): number => sum?.value ?? sum?.max ?? 0

const sameGiver = (a: Claim, b: Claim): boolean =>
  a.donors.some(({ value }) => b.donors.some((other) => other.value === value))

const BACKGROUND = new Set(['had', 'previously', 'earlier', 'already', 'before', 'ago', 'so', 'since', 'until', 'past'])

/** Told as something of before: its date is its own or none. */
function isBackground({ tokens }: Outline, claim: Claim): boolean {
  if (!claim.deed) return false
  for (let i = claim.deed.first - 1; i < claim.deed.last; i++) if (BACKGROUND.has(tokens[i]?.fold ?? '')) return true
  return false
}

/**
 * The day that the article's own news names: the first one in its opening that is not after its publication. The day of
 * publication itself, written as a date (`SEOUL, Sept 12`), stands over the news and does not tell it.
 */
export function newsDay(outline: Outline, links: Links, published: string | null): Stated<string> | null {
  const limit = published ?? '9999'
  for (const [mention, when] of links.when) {
    if (mention.sentence > LAST_OF_OPENING) break
    if (!when || !isDay(when.value) || when.value > limit.padEnd(10, '~')) continue
    if (published && daysBetween(when.value, published) > 7) continue
    const sentence = outline.sentences[mention.sentence]
    const block = sentence && outline.blocks[sentence.block]
    if (!block || block.kind === 'furniture' || block.kind === 'caption' || block.kind === 'meta') continue
    if (outline.dateline && mention.span.start >= outline.dateline.start && mention.span.end <= outline.dateline.end)
      continue
    if (when.value === published && isWrittenOut(outline, mention)) continue
    return { value: when.value, span: mention.span, rule: 'settle/news-day', why: 'the day of the news' }
  }
  return published && isDay(published) ? printedOn(published) : null
}

const LAST_OF_OPENING = 8

/** `12 June 2024`, `04-08-2025`: a date with a number in it. */
const isWrittenOut = ({ tokens }: Outline, { first, last }: WhenMention): boolean =>
  tokens.slice(first, last).some(({ kind }) => kind === 'number')
