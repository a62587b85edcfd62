import { between, endingWithin } from '../core/bisect.ts'
import type { Sum } from '../core/claim.ts'
import { memosOfLast } from '../core/memo.ts'
import { readDeeds } from './deed.ts'
import type { Actor, Line, Scene } from './scene.ts'
import { sharesOf } from './share-list.ts'
import { shareOfRow } from './share-rows.ts'
import { coordinated, subjectOf } from './subject.ts'

type Receivers = ReadonlyMap<Sum, readonly Actor[]>

/**
 * Who gets each sum of a list under one verb of receiving: `Poland will receive $6.5 million, Slovakia $1.5 million and Lithuania $500,000`,
 * `Chad and Mali have been allocated $6 million each and Niger $4 million`. From the second on a state stands right before its sum, as
 * givers do elsewhere. And of a list of shares (share-list.ts, share-rows.ts).
 */
export function receiversOf(scene: Scene, line: Line): Receivers {
  if (!line.sums.length) return NOBODY
  const known = read(scene).get(line)
  if (known) return known
  const found = readReceivers(scene, line)
  for (const [sum, { actors, role }] of sharesOf(scene, line))
    if (role === 'getters' && actors.every((actor) => actor.role === 'state')) found.set(sum, actors)
  for (const sum of line.sums) {
    const antecedents = found.has(sum) ? [] : forWhich(scene, line, sum)
    if (antecedents.length) found.set(sum, antecedents)
  }
  const row = shareOfRow(scene, line)
  if (row && !found.has(row[0])) found.set(row[0], [row[1]])
  read(scene).set(line, found)
  return found
}

const NOBODY: Receivers = new Map()

/** Read once for a sentence: each of its sums asks. */
const read = memosOfLast<Scene, Line, Receivers>()

function readReceivers(scene: Scene, line: Line): Map<Sum, readonly Actor[]> {
  const receivers = new Map<Sum, readonly Actor[]>()
  const deed = readDeeds(scene, line).find(
    ({ cue, voice, negated }) => !negated && cue.sense['frame'] === (voice === 'active' ? 'receive' : 'give'),
  )
  const subject = deed
    ? subjectOf(scene, line, { ...deed, voice: 'active' }).actors.filter(({ role }) => role === 'state')
    : []
  const first = deed && line.sums.find((sum) => sum.first >= deed.last)
  if (!subject.length || !first || first.first - deed.last > CLOSE) return receivers
  receivers.set(first, subject)
  let { last } = first
  for (const sum of line.sums) {
    if (sum.first < last) continue
    const actor = between(line.actors, last, sum.first).at(-1)
    if (actor?.role !== 'state' || sum.first - actor.last > 1) break
    if (!scene.tokens.slice(behindSource(scene, line, last), actor.first).every(({ fold }) => JOINTS.has(fold))) break
    receivers.set(sum, [actor])
    last = sum.last
  }
  return receivers
}

/** "received $5 million (in aid) from Norway, Georgia $3 million": where the words for who gave the first end. */
function behindSource({ tokens }: Scene, line: Line, last: number): number {
  const from = [0, 1, 2].map((step) => last + step).find((at) => tokens[at]?.fold === 'from')
  if (from === undefined) return last
  return between(line.actors, from + 1, from + 3)[0]?.last ?? last
}

/** `Niger and Mali, for which $9 million each has been approved`, `Chad, to which Norway has given 5 million`: those before the comma. */
function forWhich(scene: Scene, line: Line, sum: Sum): readonly Actor[] {
  const { tokens } = scene
  for (let i = sum.first - 1; i >= Math.max(line.sentence.first + 2, sum.first - RELATIVE); i--) {
    if (tokens[i]!.fold !== 'which' && tokens[i]!.fold !== 'whom') continue
    if (!TO.has(tokens[i - 1]!.fold) || tokens[i - 2]!.fold !== ',') return NONE
    const actor = endingWithin(line.actors, i - 3, i - 2).find(({ role }) => role === 'state')
    return actor ? coordinated(scene, line, actor).filter(({ role }) => role === 'state') : NONE
  }
  return NONE
}

const NONE: readonly Actor[] = []
const TO = new Set(['for', 'to'])

/** Tokens from `which` to the sum: `to which Norway has already given some`. */
const RELATIVE = 8

/** Tokens between the verb and the first sum: `an additional`, `more than`. */
const CLOSE = 4

/** All that may stand between a sum and the next who gets one. */
const JOINTS = new Set([',', ';', 'and', 'the', 'while', 'each', 'apiece'])
