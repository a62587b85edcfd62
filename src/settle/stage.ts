import type { Claim, Stated } from '../core/claim.ts'
import { memoOfLast } from '../core/memo.ts'
import type { CueMention } from '../core/mention.ts'
import { Observed } from '../core/observed.ts'
import { type Option, optionsOf } from '../core/ranking.ts'
import { STATUSES, type Status } from '../core/record.ts'
import type { Links } from '../core/referent.ts'
import { type Sight, seeGifts, sightOf } from './gifts-around.ts'
import { distanceOf, overColumn, type Surroundings, saidAround, seenOf } from './observe.ts'
import { isWholeBehind, seeDatesOf, seeStageWords } from './stage-words.ts'

/** Where the text says that a gift is at this stage. */
export function stageOf(claim: Claim, value: Status): Stated<Status> {
  if (value === claim.status.value) return claim.status
  const span = claim.deed?.cue.span ?? null
  return {
    value,
    span,
    rule: claim.deed ? claim.deed.cue.rule : 'settle/stage',
    why: `the ${claim.deed ? `${claim.deed.tense} tense` : 'words around'} of ${claim.sum ? 'money' : 'goods'}`,
  }
}

/** The stage that the text asserts: what bind/ read from verb and noun, weighed with tense, goods and the words around. */
export function stageOptions(scene: Surroundings, links: Links, claim: Claim): Option<Status>[] {
  // single nouns are left out: what they say of the stage is in their rule, and articles are too few to learn more
  const seen = seenOf(scene, claim).only((name) => !name.startsWith('of-'))
  const see = (name: string): void => void seen.set(name, 1)
  seen.set(`read-${claim.status.value}`, 1)
  if (claim.status.rule === 'bind/stage') seen.set('read-nothing', 1)
  if (claim.status.rule === 'bind/continued') seen.set('read-continued', 1)
  if (claim.deed && !claim.sum) seen.set(`goods-${claim.deed.tense}`, 1)
  // money is paid out, only goods are delivered
  if (claim.sum && !claim.goods.length) seen.set('money-only', 1)
  if (claim.deed) seen.set(`${claim.deed.cue.sense.frame}-${claim.deed.tense}`, 1)
  // "raises its share" and "has raised" are two things, and so with each verb
  if (claim.deed) seen.set(`${claim.deed.cue.rule.split('#')[1]}-${claim.deed.tense}`, 1)
  if (claim.scope.value === 'total') seen.set('total', 1)
  // "are to be approved before winter"
  if (claim.deed?.tense === 'future' && DECIDES.test(claim.deed.cue.rule)) seen.set('decision-ahead', 1)
  if (isWholeBehind(scene, claim)) seen.set('whole-behind', 1)
  if (isItselfPaid(scene, claim)) seen.set('itself-paid', 1)
  for (const name of saidAround(scene, claim)) see(name)
  seeStageWords(scene, claim, see)
  seeDatesOf(scene, links, claim, see)
  for (const kind of ['condition', 'request', 'refusal'] as const)
    if (scene.cuesIn(claim.sentence).some((cue) => cue.cue === kind && distanceOf(claim, cue) <= 14)) seen.set(kind, 1)
  const over: Over = {
    lead: claim.deed ? NO_LEAD : ledBy(scene, claim),
    column: overColumn(scene, claim, stagesIn(scene)),
  }
  return optionsOf('status', STATUSES, seen, (status) => speaksFor(scene, claim, status, over))
}

/** Verbs after which a gift is decided: one that is to be allocated is promised. */
const DECIDES = /#(?:approve|adopt|vote|okay)$/

/** "Of the 20 million that Norway pledged, 12 million has arrived": the sum is what a verb of paying right behind it tells of. */
function isItselfPaid({ outline }: Surroundings, { deed, sum, status }: Claim): boolean {
  if (!deed || !sum || status.value !== 'disbursed' || deed.tense !== 'past' || deed.negated || deed.governor)
    return false
  if (deed.voice !== 'passive' && deed.cue.sense.frame !== 'go') return false
  if (deed.first < sum.last || deed.first - sum.last > HELPERS.size) return false
  for (let i = sum.last; i < deed.first; i++) if (!HELPERS.has(outline.tokens[i]!.fold)) return false
  return true
}

/** Between a sum and its verb: `have so far been`. */
const HELPERS = new Set(['has', 'have', 'had', 'was', 'were', 'been', 'already', 'so', 'far', 'since', 'now', 'also'])

/** Verbs and words of stages. */
const stagesIn =
  (scene: Surroundings) =>
  (sentence: number): readonly CueMention[] =>
    scene.cuesIn(sentence).filter(({ cue }) => cue === 'stage' || cue === 'deed')

/** What stands over a claim: sentences that lead in its list, and the words of its column's head that speak of a stage. */
interface Over {
  readonly lead: readonly number[]
  readonly column: readonly CueMention[]
}

/** What speaks for one stage: words beside the gift, above it, in the opening; other verbs; where the same is told again. */
function speaksFor(scene: Surroundings, claim: Claim, status: Status, { lead, column }: Over): Observed {
  const seen = new Observed()
  const here = scene.cuesIn(claim.sentence).filter((cue) => cue.cue === 'stage' && cue.sense.status === status)
  if (here.length) {
    const nearest = Math.min(...here.map((cue) => distanceOf(claim, cue)))
    seen.set('word-here', 1)
    seen.set('word-near', 1 / (1 + nearest / 4))
  }
  const speaks = (sentence: number): boolean =>
    scene.cuesIn(sentence).some((cue) => cue.cue === 'stage' && cue.sense.status === status)
  const block = scene.blockOf(claim.sentence)
  if (claim.sentence > 0 && scene.blockOf(claim.sentence - 1) === block && speaks(claim.sentence - 1))
    seen.set('word-before', 1)
  if (scene.opening.some(speaks)) seen.set('word-opening', 1)
  // "paid out the following grants:", over a list
  if (lead.some(speaks)) seen.set('word-lead', 1)
  if (column.some(({ sense }) => sense.status === status)) seen.set('word-column', 1)
  if (lead.some((sentence) => scene.cuesIn(sentence).some((cue) => cue.cue === 'deed' && cue.sense.status === status)))
    seen.set('deed-lead', 1)
  const beside = claim.beside.filter((other) => other.status === status)
  if (beside.length)
    seen.set('deed-beside', 1 / (1 + Math.min(...beside.map(({ deed }) => distanceOf(claim, deed))) / 6))
  seeGifts(scene, claim, stagesAtSight(scene), status, seen)
  const { all, byStatus, byFigure } = told(scene)
  const self = claim.deed && scene.holds(claim) ? 1 : 0
  const itself = claim.status.value === status ? self : 0
  const figure = claim.sum?.value ?? null
  if (figure !== null && (byFigure.get(`${figure} ${status}`) ?? 0) > itself) seen.set('told-elsewhere', 1)
  const before = scene.claimBefore(claim)
  if (before?.deed && before.status.value === status && before.sentence >= claim.sentence - 2)
    seen.set('claim-before', 1)
  if (all > self) seen.set('claims', ((byStatus.get(status) ?? 0) - itself) / (all - self + 1))
  return seen
}

/** The sentences that lead in the list or table that a claim stands in: the last of the line above, and the heading, which of prose leads it in if it is but a word or two (`Received`). */
function ledBy(scene: Surroundings, claim: Claim): readonly number[] {
  const { lead, section } = scene.blockOf(claim.sentence)
  const heading = scene.outline.sections[section]?.heading
  if (lead === null) return heading == null ? NO_LEAD : scene.sentencesOf(heading).filter((one) => isWord(scene, one))
  return [
    ...scene.sentencesOf(lead).slice(-1),
    ...(heading == null || heading === lead ? [] : scene.sentencesOf(heading)),
  ]
}

const isWord = ({ outline }: Surroundings, sentence: number): boolean => {
  const { first, last } = outline.sentences[sentence]!
  return last - first <= SHORT
}

/** Tokens, a colon among them. */
const SHORT = 3

const NO_LEAD: readonly number[] = []

/** Claims with a verb: all, by their stage, by their figure and stage. */
interface Told {
  readonly all: number
  readonly byStatus: ReadonlyMap<Status, number>
  readonly byFigure: ReadonlyMap<string, number>
}

/** Counted once for an article, not for each stage of each of its claims. */
const tolds = memoOfLast<Surroundings, Told>()

function told(scene: Surroundings): Told {
  const known = tolds.get(scene)
  if (known) return known
  const byStatus = new Map<Status, number>()
  const byFigure = new Map<string, number>()
  let all = 0
  for (const { deed, status, sum } of scene.claims) {
    if (!deed) continue
    all++
    byStatus.set(status.value, (byStatus.get(status.value) ?? 0) + 1)
    const key = `${sum?.value ?? null} ${status.value}`
    byFigure.set(key, (byFigure.get(key) ?? 0) + 1)
  }
  const made = { all, byStatus, byFigure }
  tolds.set(scene, made)
  return made
}

/** The stages that verbs and nouns say, worked out once for an article. */
const sights = memoOfLast<Surroundings, Sight<Status>>()

function stagesAtSight(scene: Surroundings): Sight<Status> {
  const known =
    sights.get(scene) ?? sightOf(scene, ({ status }) => (status.rule === 'bind/stage' ? null : status.value))
  sights.set(scene, known)
  return known
}
