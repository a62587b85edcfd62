import { between, covering } from '../core/bisect.ts'
import { memoOfLast, memosOfLast } from '../core/memo.ts'
import type { Gift } from './gift.ts'
import { holds } from './holds.ts'
import type { Actor, Line, Scene } from './scene.ts'

/**
 * `$31 million is for operations in Africa`, `another 12 million will go to Central Asia`, `has granted worldwide`: the words give it to a
 * part of the world or to all of it, and to no state in particular.
 *
 * Out: how it is said; null where a state stands nearer, or nothing of the kind is said.
 */
export function goesWide(scene: Scene, line: Line, gift: Gift): 'region' | 'world' | null {
  const own = gift.equivalents.at(-1) ?? gift.sum
  // "Egypt ($1.3 million), Jordan ($1.2 million), others ($7.5 million)"
  if (gift.sum && isOfOthers(scene, gift.sum.first)) return 'world'
  // who gives may be named: `Norway's core contribution`
  if (gift.sum && !statesOf(scene, line).poor) {
    const label = ofLabel(scene, line, gift.sum.first)
    if (label) return label
    if (isCore(scene, line, gift) || isOfMany(scene, line) || isIntoPool(scene, line, gift)) return 'world'
  }
  if (!own || !(holds(scene, line, 'wide-regions') || holds(scene, line, 'worldwide'))) return null
  const { tokens, words } = scene
  const far = Math.min(line.sentence.last, own.last + BEHIND)
  const to = between(line.sums, own.last, far)[0]?.first ?? far
  const state = between(line.actors, own.last, to + NEAR).find(({ role }) => isNamed(role))?.first ?? null
  for (let i = own.last; i < to; i++) {
    const { fold } = tokens[i]!
    // "$350 million, its director for South Asia said"
    if (fold === ';' || (fold === ',' && i > own.last)) break
    // "in Africa, above all in Chad and Niger": states behind tell more
    if (state !== null && state - i <= NEAR) return null
    if (words.has('worldwide', fold) && !isInName(scene, line, i)) return 'world'
    if (isRegion(scene, i) && isTowards(scene, own.last, i) && !isInName(scene, line, i)) return 'region'
  }
  const from = Math.max(line.sentence.first, gift.first - 2 * BEFORE)
  const before = between(line.sums, from, gift.first).at(-1)?.last ?? from
  const named = between(line.actors, before, gift.first).findLast(({ role }) => isNamed(role))?.last ?? before
  for (let i = gift.first - 1; i >= Math.max(named, gift.first - BEFORE); i--)
    if (words.has('worldwide', tokens[i]!.fold) && !isInName(scene, line, i)) return 'world'
  // "covers every project in fourteen Pacific countries, on which more than $36 billion …": no state is named at all
  if (statesOf(scene, line).any) return null
  for (let i = before; i < gift.first; i++)
    if (isRegion(scene, i) && isTowards(scene, before, i) && !isInName(scene, line, i)) return 'region'
  return null
}

/** Whether a line names a state, and one of the DAC list, by its adjective as well: asked once, its gifts may be many. */
interface StatesNamed {
  readonly any: boolean
  readonly poor: boolean
}

function statesOf(scene: Scene, line: Line): StatesNamed {
  const known = statesNamed(scene).get(line)
  if (known) return known
  const { eligible } = scene.facts
  const states = line.actors.filter(({ role }) => isNamed(role))
  const named = {
    any: states.some(({ role }) => role === 'state'),
    poor: states.some(({ codes }) => codes.some((code) => eligible.has(code))),
  }
  statesNamed(scene).set(line, named)
  return named
}

const statesNamed = memosOfLast<Scene, Line, StatesNamed>()

/** `African countries | 200`, `Pacific regional: 301.64`, `Others: 12`: an entry that is of many states at once. */
function ofLabel(scene: Scene, line: Line, end: number): 'region' | 'world' | null {
  const { tokens } = scene
  const { block, sentence } = line
  if (block.kind !== 'row' && block.kind !== 'bullet') return null
  for (let i = sentence.first; i < Math.min(end, sentence.first + LABEL); i++) {
    const { fold } = tokens[i]!
    if (fold === ':' || fold === ',') return null
    if (isRegion(scene, i) && !isInName(scene, line, i)) return 'region'
    if (OF_MANY.has(fold)) return 'world'
  }
  return null
}

const OF_MANY = new Set(['regional', 'global', 'multi-country', 'multicountry', 'others', 'various', 'unallocated'])
/** Tokens of a label. */
const LABEL = 5

/** `a core contribution of $10 million`, `core funding`: an organisation spends it where it will. */
const isCore = (scene: Scene, { sentence, actors }: Line, { first, last }: Gift): boolean => {
  const { tokens } = scene
  // UNRWA's, be it named above and no other here
  const isOther = actors.some(({ role }) => role === 'agency' || role === 'fund')
  const serves = actors.some((actor) => servesOne(scene, actor))
  if (serves || (!isOther && sentence.index > firstServing(scene))) return false
  for (let i = Math.max(sentence.first, first - BEFORE); i < Math.min(sentence.last - 1, last + BEFORE); i++)
    if ((tokens[i]!.fold === 'core' && CORE.has(tokens[i + 1]!.fold)) || tokens[i]!.fold === 'unearmarked') return true
  return false
}

const CORE = new Set(['contribution', 'contributions', 'funding', 'support', 'budget', 'budgets', 'fund', 'resources'])

const servesOne = ({ facts }: Scene, { codes }: Actor): boolean => codes.some((code) => facts.getters.has(code))

/** The first sentence that names a body which serves one state alone. */
function firstServing(scene: Scene): number {
  const known = servings.get(scene)
  if (known !== undefined) return known
  const line = scene.lines.find(({ actors }) => actors.some((actor) => servesOne(scene, actor)))
  const first = line?.sentence.index ?? Number.POSITIVE_INFINITY
  servings.set(scene, first)
  return first
}

const servings = memoOfLast<Scene, number>()

/** `pays £52 million into CERF`: into a fund for all the world. */
const isIntoPool = ({ tokens, facts }: Scene, { actors }: Line, { sum, equivalents }: Gift): boolean => {
  const end = (equivalents.at(-1) ?? sum!).last
  const next = actors.find(({ first }) => first >= end)
  if (!next || next.first - end > 3 || !next.codes.some((code) => facts.worldwide.has(code))) return false
  return tokens[next.first - 1]?.fold === 'into' || tokens[next.first - 2]?.fold === 'into'
}

/** `800 projects in 100 countries`: so many that no text names them. */
const isOfMany = ({ tokens }: Scene, { mentions }: Line): boolean =>
  mentions.some(
    (mention) =>
      mention.kind === 'number' &&
      (mention.value ?? 0) >= MANY &&
      /^(?:in|across|to|for|over)$/.test(tokens[mention.first - 1]?.fold ?? '') &&
      /^(?:countries|states|nations)$/.test(tokens[mention.last]?.fold ?? ''),
  )

const MANY = 30

/** Of the east the Middle East alone: others are parts of a state. */
const isRegion = ({ tokens, words }: Scene, at: number): boolean =>
  words.has('wide-regions', tokens[at]!.fold) && (tokens[at]!.fold !== 'east' || tokens[at - 1]?.fold === 'middle')

const isOfOthers = ({ tokens }: Scene, first: number): boolean =>
  tokens[first - 1]?.fold === '(' && (tokens[first - 2]?.fold === 'others' || tokens[first - 3]?.fold === 'other')

/** `the World Food Programme`, `the Africa CDC`, `the minister for the Middle East, X`: the word belongs to a name or an office. */
const isInName = ({ tokens }: Scene, { mentions, sentence }: Line, at: number): boolean =>
  (at + 1 < sentence.last && tokens[at + 1]!.kind === 'word' && tokens[at + 1]!.capital && tokens[at]!.capital) ||
  covering(mentions, at).some(
    (mention) =>
      mention.kind === 'group' || mention.kind === 'body' || (mention.kind === 'official' && mention.office !== null),
  )

const isNamed = (role: string): boolean => role === 'state' || role === 'adjective'

/** `for people in need in Africa`, `to Central Asia`: a word of direction leads to it. */
const isTowards = ({ tokens, words }: Scene, from: number, at: number): boolean => {
  for (let i = at - 1; i >= Math.max(from, at - LEAD); i--) if (words.has('leading-to', tokens[i]!.fold)) return true
  return false
}

/** Tokens: behind and before a sum, before a region, from a region to a state. */
const BEHIND = 14
const BEFORE = 12
const LEAD = 4
const NEAR = 6
