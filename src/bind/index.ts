import type { Claim, Deed } from '../core/claim.ts'
import { type Note, silent } from '../core/decision.ts'
import { gather } from '../core/gather.ts'
import type { Mention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { Weights } from '../core/ranking.ts'
import type { Reading } from '../core/reading.ts'
import type { Links } from '../core/referent.ts'
import { cover, type Span } from '../core/span.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { weightsOf } from '../rulebook/weights.ts'
import { agreementsOf, membershipsOf } from './agreement.ts'
import { lookAround } from './around.ts'
import { agreeOnSums, breakdownsOf } from './breakdown.ts'
import type { Passers } from './channel-case.ts'
import { channelOptions, chooseChannels, passersOf } from './channel-options.ts'
import { isShareOfLast, leaningOf } from './context.ts'
import { readDeeds, statusOf } from './deed.ts'
import { shareOut } from './each.ts'
import { factsOf } from './facts.ts'
import { noveltyOf, scopeOf, stageOf } from './first-sight.ts'
import { chooseGetter, getterOptions } from './getter.ts'
import { isFromAround } from './getter-around.ts'
import type { GetterCase } from './getter-case.ts'
import { figureKey, type Gift, giftsOf } from './gift.ts'
import { chooseGiver, giverOptions } from './giver.ts'
import { governing } from './governing.ts'
import { type BindAlone, shareGoods } from './items.ts'
import { gatherGoods } from './package.ts'
import { isPriceOfOrdered } from './price.ts'
import { cuesOf, gap, type Line, type Scene, scene } from './scene.ts'
import { isValueOfGift } from './tally.ts'
import { type Topic, topicOf } from './topic.ts'
import { weigh } from './verdict.ts'

/**
 * Who gave what to whom: a sieve of passes from the surest to the weakest, each filling only what is still empty and
 * naming itself in the value's rule.
 *
 * In:  the outline, its mentions and what the short ones stand for.
 * Out: one Claim for each sum or run of goods, aid or not, with the evidence for either.
 *
 * Not here: which krone, which year, told twice (settle/, merge/).
 */
export const binder = (
  book: RuleBook,
): ((outline: Outline, mentions: readonly Mention[], links: Links, note: Note) => Reading) => {
  const facts = factsOf(book)
  const weights = weightsOf(book)
  return (outline, mentions, links, note) => {
    const view = scene(outline, mentions, links, facts)
    const whole: Whole = {
      view,
      weights,
      topic: topicOf(view, weights),
      aidArticle: isAidArticle(view),
      told: figuresOf(view),
      articleReason: articleReason(view),
      passers: passersOf(view),
    }
    const claims: Claim[] = []
    const cases: GetterCase[] = []
    let previous: Claim | null = null
    for (const line of view.lines) {
      if (!line.sums.length && !line.goods.length) continue
      const deeds = readDeeds(view, line)
      for (const gift of giftsOf(view, line)) {
        const { claim, getterCase } = bindGift(
          whole,
          line,
          gift,
          deeds,
          claims,
          wholeOf(view, line, gift, claims) ?? previous,
        )
        cases.push(getterCase)
        claims.push(claim)
        if (claim.verdict === 'aid') previous = claim
      }
    }
    const breakdowns = breakdownsOf(view, claims)
    const judged = agreeOnSums(weights, lookAround(view, weights, claims, breakdowns), breakdowns, (claim, told) =>
      getterOptions(view, { ...cases[claim.index]!, donors: new Set(claim.donors.map(({ value }) => value)), told }),
    )
    // nobody listens in a batch, and the reasons of each claim are long
    for (const claim of note === silent ? [] : judged)
      note({
        verb: 'bind',
        outcome: claim.verdict === 'aid' ? 'kept' : 'dropped',
        span: claim.anchor,
        rule: claim.deed?.cue.rule ?? claim.nouns[0]?.rule ?? 'bind/verdict',
        why: explain(claim),
      })
    return {
      claims: shareOut(view, shareGoods(view, weights, gatherGoods(view, judged), aloneBinder(whole, claims))),
      agreements: agreementsOf(view),
      memberships: membershipsOf(view),
    }
  }
}

/** `Some $1.2bn of that has been released`: the larger sum right before, though nothing may have spoken for it at first sight. */
function wholeOf(view: Scene, line: Line, gift: Gift, claims: readonly Claim[]): Claim | null {
  const last = claims.at(-1)
  if (!gift.sum || !last?.sum || line.sentence.index - last.sentence > 1) return null
  if (last.verdict !== 'aid' && last.reason !== 'no_giving') return null
  const isLarger = last.sum.value !== null && gift.sum.value !== null && last.sum.value > gift.sum.value
  return isLarger && isShareOfLast(view, line, gift) ? last : null
}

/** Binds goods that were read as those of a sum without it, as if it stood elsewhere. */
const aloneBinder =
  (whole: Whole, claims: readonly Claim[]): BindAlone =>
  (host, goods) => {
    const line = whole.view.lines[host.sentence]!
    const gift: Gift = { sum: null, equivalents: [], goods, first: goods[0]!.first, last: goods.at(-1)!.last }
    const before = claims.slice(Math.max(0, host.index - LOOK_BACK), host.index)
    const previous = before.findLast(({ verdict }) => verdict === 'aid') ?? null
    return bindGift(whole, line, gift, readDeeds(whole.view, line), before, previous).claim
  }

/** Claims: what stands farther up says nothing of goods beside a sum. */
const LOOK_BACK = 40

const explain = (claim: Claim): string =>
  `${claim.verdict === 'aid' ? 'aid' : `no aid (${claim.reason})`}: ${claim.evidence.map((item) => `${item.name} ${item.weight > 0 ? '+' : ''}${item.weight.toFixed(1)}`).join(', ')}`

/** The headline or first line of prose speaks of giving. */
const isAidArticle = (view: Scene): boolean =>
  view.lines
    .slice(0, 3)
    .some(
      (line) =>
        cuesOf(line, 'gift').some((cue) => cue.sense.strong === true) ||
        (line.sums.length > 0 &&
          line.cues.some((cue) => cue.cue === 'deed' && cue.sense.frame === 'give' && !cue.sense.weak)),
    )

/** What every claim of an article is judged with. */
interface Whole {
  readonly view: Scene
  readonly weights: Weights
  readonly topic: Topic
  readonly aidArticle: boolean
  /** How often each figure is told. */
  readonly told: ReadonlyMap<string, number>
  readonly articleReason: string | null
  readonly passers: Passers
}

/** The reason that the article's words give most often against aid, when it outweighs its nouns of giving. */
function articleReason(view: Scene): string | null {
  const counts = new Map<string, number>()
  let giving = 0
  for (const line of view.lines) {
    if (line.block.kind === 'furniture') continue
    for (const cue of line.cues) {
      if (cue.cue === 'gift' && cue.sense.strong === true) giving++
      const reason = cue.cue === 'not_aid' || cue.cue === 'refusal' ? String(cue.sense.reason) : null
      if (reason && ARTICLE_REASONS.has(reason)) counts.set(reason, (counts.get(reason) ?? 0) + 1)
    }
  }
  const [top] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return top && top[1] >= 3 && top[1] > giving * 0.6 ? top[0] : null
}

const ARTICLE_REASONS = new Set([
  'sale',
  'refugees_at_home',
  'refused',
  'withheld',
  'economy',
  'investment',
  'frozen_assets',
  'defence_budget',
  'sport',
  'budget',
])

function figuresOf(view: Scene): Map<string, number> {
  const told = new Map<string, number>()
  for (const line of view.lines)
    for (const sum of line.sums) told.set(figureKey(view, sum), (told.get(figureKey(view, sum)) ?? 0) + 1)
  return told
}

function bindGift(
  { view, topic, weights, aidArticle, told, articleReason, passers }: Whole,
  line: Line,
  gift: Gift,
  deeds: readonly Deed[],
  before: readonly Claim[],
  /** The last of these that is aid. */
  previous: Claim | null,
): { readonly claim: Claim; readonly getterCase: GetterCase } {
  const governed = governing(view, line, deeds, gift)
  const deed = governed?.deed ?? null
  const nouns = cuesOf(line, 'gift').filter((cue) => gap(cue, gift.sum ?? gift) <= 8)
  const options = giverOptions(view, { line, gift, deed, topic, previous, before })
  const donors = chooseGiver(weights, options)
  const leaning = leaningOf(view, line, gift, previous)
  const donorCodes = new Set(donors.donors.map((donor) => donor.value))
  const channels = channelOptions(view, {
    line,
    gift,
    deed,
    previous,
    before,
    leans: leaning.continued || leaning.listed,
    donors: donorCodes,
    passers,
  })
  const channel = chooseChannels(weights, channels)
  const getterCase = { line, gift, deed, topic, previous, continued: leaning.continued, donors: donorCodes }
  const getters = getterOptions(view, getterCase)
  const recipients = chooseGetter(weights, getters)
  const judged = weigh(view, weights, {
    line,
    gift,
    deed: governed,
    nouns,
    donors: donors.donors,
    recipients: recipients.filter((recipient) => !isFromAround(recipient)),
    channel: channel.filter(({ why }) => why === null),
    listed: leaning.listed,
    continued: leaning.continued,
    aidArticle,
    besideNone: before.at(-1)?.sentence === line.sentence.index && before.at(-1)!.verdict === 'not_aid',
    besideAid: previous?.sentence === line.sentence.index,
    toldAgain: gift.sum !== null && (told.get(figureKey(view, gift.sum)) ?? 0) > 1,
    collective: donors.collective,
    articleReason,
    getters: recipients,
    topic,
    isValueOfGift:
      isValueOfGift(view, line, gift, previous) || isPriceOfOrdered(line, gift, deed, donors.donors, recipients),
  })
  const claim: Claim = {
    index: before.length,
    sentence: line.sentence.index,
    anchor: anchorOf(gift, deed),
    sum: gift.sum,
    equivalents: gift.equivalents,
    goods: gift.goods,
    offered: [],
    deed,
    nouns,
    beside: gather(deeds, (other) => {
      const status = other === deed ? null : statusOf(other, gift.sum === null)
      return status ? [{ deed: other, status }] : []
    }),
    donors: donors.donors,
    collective: donors.collective,
    givers: options,
    getters,
    listed: leaning.listed,
    recipients,
    channel,
    channels,
    fundingSource: [],
    status: stageOf(view, line, gift, deed, nouns, previous, leaning.continued || leaning.listed),
    scope: scopeOf(view, line, gift),
    novelty: noveltyOf(line, gift),
    instrument: null,
    dates: line.whens,
    evidence: judged.evidence,
    verdict: judged.verdict,
    reason: judged.reason,
  }
  return { claim, getterCase }
}

/** The words that carry the claim: from the verb or noun of giving to the gift. */
function anchorOf(gift: Gift, deed: Claim['deed']): Span {
  const own = gather([gift.sum, ...gift.equivalents, ...gift.goods], (part) => (part ? [part.span] : []))
  const span = own.reduce(cover)
  if (!deed || Math.abs(deed.cue.first - gift.first) > 25) return span
  return cover(span, deed.cue.span)
}
