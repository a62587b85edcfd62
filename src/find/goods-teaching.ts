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
 * trainees with a word of teaching near by. Without a number the two stand side by side: `will train Ukrainian pilots`, `nurses have been
 * trained`; `training of sailors` is read as it stands (goods.ts).
 */
export function readTeaching(at: Place, numbers: readonly NumberMention[]): Lesson[] {
  const lessons: Lesson[] = []
  for (let i = at.first; i < at.limit; i++) {
    const hit = isTeaching(at, i)
    if (!hit) continue
    const group = traineesNear(at, numbers, i, hit.end) ?? countedBehind(at, numbers, i, hit.end)
    if (!group) {
      const untold = uncountedNear(at, i, hit.end)
      if (untold) lessons.push({ ...untold, word: hit.value })
    } else if (!lessons.some((one) => one.number === group.number))
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

/** `will train Ukrainian pilots`, `is training its crews`, `Crew members have been trained`: the verb, and right beside it whom it teaches. */
function uncountedNear(at: Place, first: number, last: number): Omit<Lesson, 'word'> | null {
  const { tokens, text } = at
  const word = tokens[first]!.fold
  const before = first > at.first ? tokens[first - 1]!.fold : ''
  const isPast = PAST.has(word)
  if (isPast && BE.has(before)) {
    let end = first
    while (end > at.first && AUXILIARIES.has(tokens[end - 1]!.fold)) end--
    for (let k = Math.max(at.first, end - 3); k < end; k++)
      if (at.words.trainees.at(tokens, k, end, text)?.end === end)
        // "Ukrainian soldiers are being trained"
        return lessonOf(at, k > at.first && tokens[k - 1]!.capital ? k - 1 : k, last, k, end)
    return null
  }
  const isVerb = isPast
    ? PAST_AFTER.has(before) || (first > at.first && at.isState(first - 1))
    : word.endsWith('ing')
      ? BE.has(before) || CONTINUING.has(before)
      : FINITE.has(word)
  if (!isVerb) return null
  for (let k = last, steps = 0; k < at.limit && steps < 4; k++, steps++) {
    const hit = at.words.trainees.at(tokens, k, at.limit, text)
    if (hit) return lessonOf(at, word.endsWith('ing') ? first : last, hit.end, k, hit.end)
    const { kind, fold } = tokens[k]!
    if (kind !== 'word' || (at.isClosed(fold) && !DETERMINING.has(fold))) return null
  }
  return null
}

const lessonOf = ({ tokens, text }: Place, first: number, last: number, from: number, to: number) => ({
  name: `training of ${text.slice(tokens[from]!.start, tokens[to - 1]!.end)}`,
  first,
  last,
  nameFirst: from,
  quantity: null,
  qualifier: 'exact' as const,
  number: null,
  definite: false,
})

const FINITE = new Set(['train', 'trains', 'retrain', 'teach', 'teaches', 'instruct', 'instructs', 'drill', 'coach'])
const PAST = new Set(['trained', 'retrained', 'taught', 'instructed', 'drilled', 'coached', 'schooled'])
const BE = new Set(['is', 'are', 'was', 'were', 'be', 'been', 'being'])
const AUXILIARIES = new Set([...BE, 'have', 'has', 'had', 'will', 'would', 'to', 'also', 'already', 'now'])
/** Before `trained` as a verb: `trained soldiers` alone are such as know their trade. */
const PAST_AFTER = new Set([
  'have',
  'has',
  'had',
  'having',
  'also',
  'already',
  'it',
  'they',
  'we',
  'who',
  'which',
  'that',
])
const CONTINUING = new Set([
  'also',
  'now',
  'already',
  'still',
  'currently',
  'been',
  'begun',
  'started',
  'begin',
  'start',
])
const DETERMINING = new Set(['the', 'its', 'their', 'more', 'other', 'further', 'new'])
