import { between, firstIndex } from '../core/bisect.ts'
import type { Sum } from '../core/claim.ts'
import { codesOf as moneyOf } from './conversion.ts'
import type { Gift } from './gift.ts'
import { holds } from './holds.ts'
import type { Line, Scene } from './scene.ts'

/**
 * Is this sum what was first spoken of, where another has taken its place? `Seoul, which had mentioned half a million dollars, will now
 * give one million`, `raised its offer of 2 million euros to 5 million`, `instead of the 100 million promised in May`.
 */
export function isSuperseded(scene: Scene, line: Line, gift: Gift): boolean {
  const { sum } = gift
  if (!sum) return false
  const last = (gift.equivalents.at(-1) ?? sum).last
  if (isOutdone(scene, line, sum, last)) return true
  if (isChangedTo(scene, line, sum, last)) return true
  const later = laterSum(scene, line, sum, last)
  return later !== null && takesItsPlace(scene, line, sum, later)
}

/** Tokens between a figure and what is said of it at most. */
const NEAR = 8

/** `instead of the 100 million`, `twice the 15 million it had announced`, `after one million had been mentioned`. */
function isOutdone({ tokens, words }: Scene, { sentence }: Line, { first }: Sum, last: number): boolean {
  const determined = DETERMINERS.has(tokens[first - 1]?.fold ?? '') ? first - 1 : first
  const [before, further] = [tokens[determined - 1]?.fold ?? '', tokens[determined - 2]?.fold ?? '']
  if (before === 'of' && further === 'instead') return true
  if (before === 'than' && further === 'rather') return true
  const isMultiple = MULTIPLES.has(before)
  if (!isMultiple && before !== 'after') return false
  for (let i = last; i < Math.min(sentence.last, last + NEAR); i++) {
    if (!words.has('only-said', tokens[i]!.fold)) continue
    for (let k = last; k <= i; k++) if (tokens[k]!.fold === 'had') return true
    if (isMultiple && isAtFirst({ tokens, words }, last, i + 1)) return true
  }
  return false
}

/** `initially`, `at first`, `first offered`. */
function isAtFirst({ tokens, words }: Pick<Scene, 'tokens' | 'words'>, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (words.has('at-first', tokens[i]!.fold)) return true
    if (tokens[i]!.fold !== 'first') continue
    if (tokens[i - 1]?.fold === 'at' || words.has('only-said', tokens[i + 1]?.fold ?? '')) return true
  }
  return false
}

const DETERMINERS = new Set(['the', 'its', 'their', 'his', 'her', 'a', 'some'])
const MULTIPLES = new Set(['twice', 'double', 'triple', 'treble', 'times', 'quadruple', 'half'])

/** `raised its offer of 2 million to 5 million`, `its 2 million were increased on Friday to 4 million`, `to 15 million from 5 million`. */
function isChangedTo(scene: Scene, line: Line, sum: Sum, last: number): boolean {
  if (!holds(scene, line, 'changing')) return false
  const { tokens } = scene
  const other = between(line.sums, last, last + NEAR + 1).find(({ first }) => tokens[first - 1]?.fold === 'to')
  if (other && isSameMoney(scene, sum, other)) {
    const before = changesIn(scene, Math.max(line.sentence.first, sum.first - NEAR), sum.first)
    if (before !== null && !stopsIn(scene, before, sum.first)) return true
    const behind = changesIn(scene, last, other.first)
    if (behind !== null && !stopsIn(scene, last, behind)) return true
  }
  if (tokens[sum.first - 1]?.fold !== 'from') return false
  const newer = between(line.sums, sum.first - NEAR, sum.first).find((one) => sum.first - one.last <= 2)
  return newer !== undefined && tokens[newer.first - 1]?.fold === 'to' && isSameMoney(scene, sum, newer)
}

function changesIn({ tokens, words }: Scene, from: number, to: number): number | null {
  for (let i = to - 1; i >= from; i--) if (words.has('changing', tokens[i]!.fold)) return i
  return null
}

const stopsIn = ({ tokens }: Scene, from: number, to: number): boolean =>
  tokens.slice(from, to).some(({ kind, fold }) => kind === 'mark' && STOPS.has(fold))

const STOPS = new Set([',', ';', ':', '.'])

/** The next sum in the sentence, or in the next one where it holds but that one. */
function laterSum({ lines }: Scene, line: Line, sum: Sum, last: number): { line: Line; sum: Sum } | null {
  const here = line.sums[firstIndex(line.sums, ({ first }) => first >= last)]
  if (here) return here.first - last <= FAR ? { line, sum: here } : null
  const next = lines[line.sentence.index + 1]
  if (next?.block.index !== line.block.index || next.sums.length !== 1) return null
  const [later] = next.sums
  return later && later.first - sum.last <= FAR ? { line: next, sum: later } : null
}

/** Tokens between the two sums, and before the first, in which its giver is looked for. */
const FAR = 40
const KNOWN = 120

/** What was only said of the first sum, and that the second one stands for it now, of the same giver. */
function takesItsPlace(scene: Scene, line: Line, sum: Sum, later: { line: Line; sum: Sum }): boolean {
  if (!holds(scene, line, 'only-said')) return false
  if (!isSameMoney(scene, sum, later.sum) || sum.value === later.sum.value) return false
  const isHere = later.line === line
  if (!isHere && !holds(scene, later.line, 'in-place') && !holds(scene, later.line, 'changing')) return false
  const { tokens, words } = scene
  const has = (set: string, from: number, to: number): boolean => {
    for (let i = Math.max(from, 0); i < to; i++) if (words.has(set, tokens[i]!.fold)) return true
    return false
  }
  const start = Math.max(line.sentence.first, sum.first - FAR / 2)
  const until = Math.min(line.sentence.last, isHere ? later.sum.first : sum.last + FAR / 2)
  const end = Math.min(later.line.sentence.last, later.sum.last + 3)
  if (has('on-top', sum.last, end)) return false
  if (givesAnother(scene, line, sum, later)) return false
  if (!has('only-said', start, until)) return false
  if (isRaised(scene, sum, later.sum)) return true
  const isEarlier = tokens.slice(start, sum.first).some(({ fold }) => fold === 'had') || isAtFirst(scene, start, until)
  return isEarlier && has('in-place', sum.last, end)
}

/** `raised this to`, `the sum has now been lifted to`: a pronoun or a noun for it is what is changed. */
function isRaised(scene: Scene, sum: Sum, later: Sum): boolean {
  const { tokens } = scene
  if (tokens[later.first - 1]?.fold !== 'to') return false
  const change = changesIn(scene, Math.max(sum.last, later.first - NEAR), later.first)
  if (change === null) return false
  for (let i = Math.max(sum.last, change - NEAR); i < later.first; i++) if (FOR_IT.has(tokens[i]!.fold)) return true
  return false
}

const FOR_IT = new Set([
  'it',
  'this',
  'that',
  'sum',
  'figure',
  'amount',
  'offer',
  'pledge',
  'promise',
  'share',
  'package',
])

const isSameMoney = (scene: Scene, one: Sum, other: Sum): boolean => {
  const codes = moneyOf(scene, one)
  return moneyOf(scene, other).some((code) => codes.includes(code))
}

/** Between the two stands a state or body that was not named before the first and is not one that is helped. */
function givesAnother({ facts }: Scene, line: Line, sum: Sum, later: { line: Line; sum: Sum }): boolean {
  const known = new Set(between(line.actors, sum.first - KNOWN, sum.first).flatMap(({ codes }) => codes))
  return [line, later.line].some(({ actors }) =>
    between(actors, sum.last, later.sum.first).some(({ codes }) =>
      codes.some((code) => !known.has(code) && !facts.eligible.has(code)),
    ),
  )
}
