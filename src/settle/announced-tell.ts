import type { Claim, Stated } from '../core/claim.ts'
import { memoOfLast } from '../core/memo.ts'
import type { Links } from '../core/referent.ts'
import { datedIn } from './announced-dates.ts'
import type { Surroundings } from './observe.ts'

/**
 * What the dates around tell of a gift being the article's own news or a thing of before: after "In 2022 it gave ten" comes no news.
 *
 * In:  a claim, and the day of the article's news.
 * Out: observations by name, through `see`: of its sentence, of its paragraph so far, of the gift before, of all gifts.
 */
export function seeDates(
  scene: Surroundings,
  links: Links,
  claim: Claim,
  news: Stated<string> | null,
  see: (name: string, times?: number) => void,
): void {
  const tells = (sentence: number): Tells => tellsIn(scene, links, news, sentence)
  const here = tells(claim.sentence)
  if (here.news) see('dated-news')
  if (here.other) see('dated-other')
  const block = scene.blockOf(claim.sentence)
  for (const sentence of scene.sentencesOf(block.index).toReversed()) {
    if (sentence >= claim.sentence || !tells(sentence).last) continue
    see(`above-${tells(sentence).last}`)
    break
  }
  const before = scene.claimBefore(claim)
  if (before) {
    const where =
      before.sentence === claim.sentence ? 'same' : scene.blockOf(before.sentence) === block ? 'block' : 'far'
    const there = tells(before.sentence)
    see(`prev-${where}-${there.news ? 'news' : there.other ? 'other' : 'undated'}`)
    see(`prev-${where}-${before.deed?.tense ?? 'none'}`)
  }
  see(
    'others-dated',
    shareDated(scene, (sentence) => tells(sentence).other),
  )
}

/** Does a sentence name the day of the news, another date; which of them last? */
interface Tells {
  readonly news: boolean
  readonly other: boolean
  readonly last: 'news' | 'other' | null
}

/** Read once for an article, not for each of its claims. */
const told = memoOfLast<Surroundings, Tells[]>()

function tellsIn(scene: Surroundings, links: Links, news: Stated<string> | null, sentence: number): Tells {
  const known = told.get(scene) ?? []
  if (!known.length) told.set(scene, known)
  known[sentence] ??= readDates(datedIn(scene, links, sentence).map(({ when }) => when.value === news?.value))
  return known[sentence]
}

function readDates(areNews: readonly boolean[]): Tells {
  const last = areNews.at(-1)
  return {
    news: areNews.includes(true),
    other: areNews.includes(false),
    last: last === undefined ? null : last ? 'news' : 'other',
  }
}

const shares = memoOfLast<Surroundings, number>()

/** Of the article's gifts, the share that stands beside a date other than that of the news. */
function shareDated(scene: Surroundings, isDated: (sentence: number) => boolean): number {
  const known = shares.get(scene)
  if (known !== undefined) return known
  const share = scene.claims.filter(({ sentence }) => isDated(sentence)).length / (scene.claims.length + 1)
  shares.set(scene, share)
  return share
}
