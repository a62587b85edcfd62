import type { Deed } from '../core/claim.ts'
import { memosOfLast } from '../core/memo.ts'
import type { CueMention } from '../core/mention.ts'
import type { Status } from '../core/record.ts'
import type { Line, Scene } from './scene.ts'

/**
 * How each verb of giving stands in its clause: voice, tense, who governs it, whether it is denied.
 *
 * In:  a line's deed cues and the function words before them.
 * Out: Deeds. `has agreed to supply` is an infinitive governed by a decision; `was asked to supply` by a request.
 *
 * Not here: which gift the verb takes, and who its subject is (give.ts, donor.ts).
 */
export function readDeeds(scene: Scene, line: Line): readonly Deed[] {
  const known =
    deedsOf(scene).get(line) ??
    line.cues.filter((cue) => cue.cue === 'deed' && !isHead(line, cue)).map((cue) => readDeed(scene, line, cue))
  deedsOf(scene).set(line, known)
  return known
}

/** `Plan development`, `Budget support` in a cell of a table: words that are verbs elsewhere. */
const isHead = ({ block }: Line, { form }: CueMention): boolean => block.kind === 'row' && form === 'base'

/** `buys`, `has ordered`: from whom it comes is nobody who gives. */
export const isBuying = ({ cue }: Deed): boolean => /#(?:buy|order)$/.test(cue.rule)

/** A line is asked for its deeds by each pass over each of its gifts; they go with the line. */
const deedsOf = memosOfLast<Scene, Line, readonly Deed[]>()

function readDeed(scene: Scene, line: Line, cue: CueMention): Deed {
  const { tokens, words } = scene
  const chain: string[] = []
  let first = cue.first
  while (first > line.sentence.first) {
    const word = tokens[first - 1]!.fold
    const aux = AUXILIARY_SETS.some((set) => words.has(set, word)) || word === 'to'
    if (!aux && !words.has('adverbs', word) && !(word.endsWith('ly') && word.length > 4)) break
    // an adverb at the head of the chain belongs to the subject's side: "so far Denmark", "also"
    chain.push(word)
    first--
  }
  while (chain.length && !isAuxiliary(scene, chain.at(-1)!)) {
    chain.pop()
    first++
  }
  const has = (set: string): boolean => chain.some((word) => words.has(set, word))
  const toIndex = chain.indexOf('to')
  const beBeforeTo = toIndex >= 0 && toIndex + 1 < chain.length && words.has('be', chain[toIndex + 1]!)
  const verbForm = cue.form
  const participial = verbForm === 'past' || verbForm === 'participle'
  // "is to be given": the form of `be` behind `to` makes the passive
  const beAfterTo = chain.slice(0, toIndex < 0 ? chain.length : toIndex).some((word) => words.has('be', word))
  const bePassive = participial && (toIndex >= 0 ? beAfterTo : has('be'))
  const reduced = participial && !chain.length && isReduced(scene, line, cue)
  const governor =
    toIndex >= 0 && !beBeforeTo
      ? governorOf(scene, line, first)
      : toIndex >= 0
        ? governorInChain(scene, line, first, chain)
        : verbForm === 'gerund' && !has('be')
          ? governorOf(scene, line, first)
          : verbForm === 'base' && !chain.length
            ? governorOfClause(scene, line, first)
            : null
  return {
    cue,
    first,
    last: cue.last,
    voice: bePassive || reduced ? 'passive' : 'active',
    tense: looksAhead(scene, cue)
      ? 'future'
      : chain.includes('would') && toIndex < 0 && !isReported(line)
        ? 'modal'
        : tenseOf(scene, chain, verbForm, toIndex, beBeforeTo),
    governor,
    negated:
      // "not only sends tents but also ten lorries"
      chain.some((word, i) => words.has('negation', word) && !NOT_ONLY.has(chain[i - 1] ?? '')) ||
      words.has('negation', tokens[first - 1]?.fold ?? '') ||
      // "Nor will Kyiv get any of it", "Neither has it sent the tanks"
      (NOR.has(tokens[line.sentence.first]!.fold) && first - line.sentence.first <= INVERTED),
  }
}

/** `can count on`, `looks forward to`: what is to come, whatever stands before. */
const looksAhead = ({ tokens }: Scene, { first, rule }: CueMention): boolean =>
  rule.endsWith('#receive') && /^(?:count|reckon|look)/.test(tokens[first]!.fold)

const NOR = new Set(['nor', 'neither'])

/** Tokens from `Nor` to the verb. */
const INVERTED = 8

const NOT_ONLY = new Set(['only', 'just', 'merely', 'simply'])

const AUXILIARY_SETS = ['be', 'have', 'future', 'modal', 'negation', 'do']

const isAuxiliary = (scene: Scene, word: string): boolean =>
  word === 'to' || AUXILIARY_SETS.some((set) => scene.words.has(set, word))

/** "Oslo said it would pay" is a future told; without a verb of saying, "Oslo would pay" hangs on something. */
const isReported = ({ cues }: Line): boolean =>
  cues.some((cue) => cue.cue === 'said' || (cue.cue === 'deed' && cue.sense.frame === 'say'))

function tenseOf(
  scene: Scene,
  chain: readonly string[],
  form: CueMention['form'],
  toIndex: number,
  beBeforeTo: boolean,
): Deed['tense'] {
  const has = (set: string): boolean => chain.some((word) => scene.words.has(set, word))
  if (has('future') || beBeforeTo) return 'future'
  if (chain.includes('would')) return toIndex >= 0 ? 'infinitive' : 'future'
  if (has('modal')) return 'modal'
  if (toIndex >= 0) return 'infinitive'
  if (form === 'gerund') return has('be') ? 'progressive' : 'gerund'
  if (has('have')) return 'past'
  if (form === 'past' || form === 'participle')
    return chain.some((word) => word === 'is' || word === 'are' || word === 'am') && has('be')
      ? chain.includes('being')
        ? 'progressive'
        : 'present'
      : 'past'
  return 'present'
}

/** "rejected a proposal to send", "blocked Berlin's plan to lend": of what a motion came to nothing. */
function isTurnedDown({ tokens, words }: Scene, { sentence }: Line, motion: number): boolean {
  for (let i = motion - 1; i >= Math.max(sentence.first, motion - BEFORE_MOTION); i--) {
    if (words.has('turns-down', tokens[i]!.fold)) return true
    if (tokens[i]!.kind === 'mark' && tokens[i]!.fold !== "'s") return false
  }
  return false
}

/** Tokens from `rejected` to `proposal`: `the opposition's`. */
const BEFORE_MOTION = 5

/** `wants to give`, `has agreed to give`, `is ready to give`, `asked Berlin to give`: the word that governs the infinitive. */
function governorOf(scene: Scene, line: Line, first: number): Deed['governor'] {
  const { tokens, words } = scene
  for (let i = first - 1, steps = 0; i >= line.sentence.first && steps < 7; i--, steps++) {
    // "decided on 1 March to pay": a date between them parts no verb from its infinitive
    const date = line.whens.find((when) => when.last === i + 1)
    if (date) {
      i = BEFORE_DATES.has(tokens[date.first - 1]?.fold ?? '') ? date.first - 1 : date.first
      steps--
      continue
    }
    const word = tokens[i]!.fold
    if (word === ';' || word === ':') return null
    if (words.has('motions', word) && isTurnedDown(scene, line, i)) return 'refuse'
    for (const set of ['refuse', 'plan', 'expect', 'decide', 'promise', 'request'] as const) {
      if (!words.has(set, word)) continue
      // "asked Germany to send": an actor between makes the asking verb a request
      if (steps > 0 && set !== 'request') return words.has('request', word) ? 'request' : steps <= 2 ? set : null
      return set
    }
  }
  return null
}

/** `proposes that the EU lend`, `demanded that Germany send`: who says so in such a clause wants it. */
function governorOfClause({ tokens, words }: Scene, { sentence }: Line, first: number): Deed['governor'] {
  for (let i = first - 1; i > sentence.first && first - i <= CLAUSE; i--) {
    const { fold, kind } = tokens[i]!
    if (kind === 'mark') return null
    if (fold !== 'that') continue
    const verb = tokens[i - 1]!.fold
    return words.has('proposing', verb) ? 'plan' : words.has('request', verb) ? 'request' : null
  }
  return null
}

/** Tokens from `that` to its verb. */
const CLAUSE = 8

const BEFORE_DATES = new Set(['on', 'in', 'at', 'this', 'last', 'late', 'early'])

/** `is expected to be paid`, `was asked to send`: the governor stands inside the chain's reach. */
const governorInChain = (_scene: Scene, _line: Line, _first: number, chain: readonly string[]): Deed['governor'] =>
  chain.includes('expected') ? 'expect' : null

/** A bare participle behind its noun: "funds allocated by Denmark", "a package approved in May". */
function isReduced(scene: Scene, line: Line, cue: CueMention): boolean {
  const next = scene.tokens[cue.last]?.fold ?? '.'
  if (cue.last >= line.sentence.last) return true
  if (next === 'by') return true
  const objectFollows = line.mentions.some(
    (mention) =>
      (mention.kind === 'money' || mention.kind === 'goods' || mention.kind === 'number') &&
      mention.first >= cue.last &&
      mention.first - cue.last <= 4,
  )
  if (objectFollows) return false
  const before = scene.tokens[cue.first - 1]
  if (!before || cue.first === line.sentence.first) return next !== 'a' && next !== 'the'
  const subject = line.actors.find((actor) => actor.last === cue.first)
  if (subject && subject.role !== 'adjective') return false
  if (before.fold === ',') return !['a', 'an', 'the'].includes(next)
  const giftBefore = line.mentions.some(
    (mention) =>
      (mention.kind === 'money' || mention.kind === 'goods' || (mention.kind === 'cue' && mention.cue === 'gift')) &&
      mention.last <= cue.first &&
      cue.first - mention.last <= 1,
  )
  return giftBefore && scene.words.has('subject-blockers', next)
}

/** The stage a deed asserts of its gift. Null for verbs that assert none by themselves (`amounts to`). */
export function statusOf(deed: Deed, ofGoods: boolean): Status | null {
  const { sense } = deed.cue
  const past = ((ofGoods && sense.goods) || sense.status) as Status | null
  if (sense.frame === 'plan') return 'proposed'
  switch (deed.governor) {
    case 'plan':
    case 'expect':
    case 'request':
      return 'proposed'
    case 'decide':
      return 'committed'
    case 'promise':
      return 'pledged'
    default:
  }
  if (past === null && sense.frame !== 'go') return deed.tense === 'future' ? 'pledged' : null
  switch (deed.tense) {
    case 'past':
      return past
    case 'future':
      return (sense.future as Status | null) ?? 'pledged'
    case 'modal':
      return 'proposed'
    case 'progressive':
      return sense.frame === 'go' || IN_HAND.has(String(past))
        ? ((sense.present as Status | null) ?? 'pledged')
        : ((sense.present as Status | null) ?? past)
    case 'infinitive':
    case 'gerund':
      return (sense.present as Status | null) ?? 'pledged'
    case 'present':
      return (
        (sense.present as Status | null) ?? (sense.frame === 'give' || IN_HAND.has(String(past)) ? 'pledged' : past)
      )
  }
}

const IN_HAND = new Set(['delivered', 'disbursed'])
