import { pick } from '../core/gather.ts'
import type { NumberMention } from '../core/mention.ts'
import type { GoodsWord } from '../rulebook/goods-words.ts'
import type { Place } from './goods-phrase.ts'
import type { Counted } from './goods-quantity.ts'

/** Teaching as a service in kind, named by whom it serves: `training of soldiers`. */
export interface Lesson extends Counted {
  readonly word: GoodsWord
  readonly name: string
}

/**
 * Reads `train 2,000 soldiers`, `2,000 soldiers are to be trained`, `a training programme for 600 recruits`: a number of
 * trainees with a word of teaching near by. Without a number nobody counts them, and `training of sailors` is read as it
 * stands (goods.ts).
 */
export function readTeaching(at: Place, numbers: readonly NumberMention[]): Lesson[] {
  const lessons: Lesson[] = []
  for (let i = at.first; i < at.limit; i++) {
    const hit = isTeaching(at, i)
    if (!hit) continue
    const group = traineesNear(at, numbers, i, hit.end) ?? countedBehind(at, numbers, i, hit.end)
    if (group && !lessons.some((one) => one.number === group.number))
      lessons.push({
        word: hit.value,
        name: `training of ${group.name}`,
        first: Math.min(group.number.first, group.nameFirst),
        last: group.last,
        nameFirst: group.nameFirst,
        quantity: group.number.value ?? group.number.min,
        qualifier: group.number.min !== null ? 'range' : group.number.qualifier,
        number: group.number,
        definite: false,
      })
    i = hit.end - 1
  }
  return lessons.sort((a, b) => a.first - b.first)
}

/** `train` is a verb only behind `to`, `will` or a pronoun; `trained` and `taught` always. */
function isTeaching(at: Place, i: number): { end: number; value: GoodsWord } | null {
  const hit = at.words.teaching.at(at.tokens, i, at.limit, at.text)
  if (!hit || at.taken(i)) return null
  const word = at.tokens[i]!.fold
  if (word !== 'train' && word !== 'trains' && word !== 'drill' && word !== 'coach') return hit
  const before = i > at.first ? at.tokens[i - 1]!.fold : ''
  return /^(?:to|will|would|shall|can|could|may|might|must|and|help|helps|helped|it|they|we|also|which|that|who)$/.test(
    before,
  )
    ? hit
    : null
}

interface Group {
  readonly number: NumberMention
  /** Where the words for the trainees begin, and where the group ends. */
  readonly nameFirst: number
  readonly last: number
  readonly name: string
}

/** `Recruits trained in Leipzig: more than 9,000`: an entry of a list, whose number stands behind its colon. */
function countedBehind(at: Place, numbers: readonly NumberMention[], first: number, last: number): Group | null {
  const { tokens, limit, text } = at
  let colon = last
  while (colon < limit && tokens[colon]!.fold !== ':') colon++
  const number = numbers.find((one) => one.first > colon && one.first - colon <= 3)
  if (!number || (number.last < limit && tokens[number.last]!.kind === 'word')) return null
  for (let i = Math.max(at.first, first - 3); i < first; i++) {
    const hit = at.words.trainees.at(tokens, i, limit, text)
    if (hit)
      return { number, nameFirst: i, last: number.last, name: text.slice(tokens[i]!.start, tokens[hit.end - 1]!.end) }
  }
  return null
}

/** The nearest counted trainees: behind the word in its own clause, else before it. */
function traineesNear(at: Place, numbers: readonly NumberMention[], first: number, last: number): Group | null {
  const groups = pick(numbers, (number) => groupOf(at, number))
  const behind = groups.find(
    (group) => group.number.first >= last && group.number.first - last <= NEAR && !parted(at, last, group.number.first),
  )
  const before = groups.findLast(
    (group) => group.last <= first && first - group.last <= NEAR && !parted(at, group.last, first),
  )
  return behind ?? before ?? null
}

const NEAR = 16

function parted({ tokens }: Place, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (tokens[i]!.fold === ';' || tokens[i]!.fold === 'while' || tokens[i]!.fold === 'killed') return true
  return false
}

/** `2,000 Ukrainian soldiers`, `18 mechanics`. */
function groupOf(at: Place, number: NumberMention): Group | null {
  const { tokens, limit, text } = at
  for (let i = number.last, steps = 0; i < limit && steps < 4; i++, steps++) {
    const hit = at.words.trainees.at(tokens, i, limit, text)
    if (hit)
      return {
        number,
        nameFirst: number.last,
        last: hit.end,
        name: text.slice(tokens[i]!.start, tokens[hit.end - 1]!.end),
      }
    const token = tokens[i]!
    if (
      (token.kind !== 'word' && token.fold !== '-') ||
      (at.isClosed(token.fold) && !/^(?:of|the|its|more|other)$/.test(token.fold))
    )
      return null
  }
  return null
}
