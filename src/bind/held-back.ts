import { between } from '../core/bisect.ts'
import type { CueMention } from '../core/mention.ts'
import type { Gift } from './gift.ts'
import { cuesOf, type Line, type Scene } from './scene.ts'

/**
 * Does the clause say of the gift itself that it is held back or came to nothing? `A grant of 40 million to Mali is on ice`, `The 120
 * million that Berlin had set aside stay in Berlin`, `Of the 10 million that London promised nothing has arrived`.
 */
export function isHeldBack(scene: Scene, line: Line, gift: Gift, last: number): boolean {
  const end = predicateBehind(scene, line, gift, last)
  if (end === null || between(line.sums, last, end).length) return false
  for (let i = last; i < end; i++) {
    const { fold } = scene.tokens[i]!
    if (BREAKS.has(fold) || scene.words.has('clause-breaks', fold)) return false
    // "Canada gave 30 million, and its training mission was suspended"
    if (JOINS.has(fold) && opensClause(scene, line, i + 1)) return false
  }
  return true
}

/** Where such a predicate begins, behind the gift. */
function predicateBehind(scene: Scene, line: Line, gift: Gift, last: number): number | null {
  const held = between(cuesOf(line, 'refusal'), last, last + REACH + 1).find((cue) => isHeld(scene, cue))
  if (held) return held.first
  for (let i = last; i < Math.min(line.sentence.last - 1, last + REACH); i++)
    if (failsAt(scene, i) || (gift.sum && (staysHomeAt(scene, i) || nothingCameAt(scene, i)))) return i
  return null
}

/** `has been on hold`, `was refused` */
export const isHeld = (scene: Scene, cue: CueMention): boolean =>
  cue.sense.weak !== true && HELD.has(String(cue.sense.reason)) && isSaidOfSubject(scene, cue)

/** Behind `is`, `has been`: no verb with an object, and no infinitive. */
function isSaidOfSubject({ tokens, words }: Scene, { first }: CueMention): boolean {
  for (let i = first; i >= Math.max(0, first - 4); i--) {
    const { fold } = tokens[i]!
    if (words.has('be', fold)) return true
    if (i < first && !ASIDE.some((set) => words.has(set, fold))) return false
  }
  return false
}

const ASIDE = ['have', 'adverbs', 'negation', 'future'] as const

/** `collapsed last week`, `has fallen through`. */
const failsAt = ({ tokens }: Scene, i: number): boolean =>
  FAILS.has(tokens[i]!.fold) || (FALLS.has(tokens[i]!.fold) && tokens[i + 1]?.fold === 'through')

/** `stay in Berlin` */
const staysHomeAt = ({ tokens }: Scene, i: number): boolean =>
  STAYS.has(tokens[i]!.fold) && tokens[i + 1]!.fold === 'in' && tokens[i + 2]?.capital === true

/** `nothing has arrived` */
function nothingCameAt({ tokens, words }: Scene, i: number): boolean {
  if (!NOTHING.has(tokens[i]!.fold) || !words.has('have', tokens[i + 1]!.fold)) return false
  const verb = tokens[i + 2]?.fold === 'yet' ? i + 3 : i + 2
  return COME.has(tokens[verb]?.fold ?? '')
}

/** Somebody or something else is named: it is said of that. */
const opensClause = ({ tokens }: Scene, { actors }: Line, at: number): boolean =>
  OPENS.has(tokens[at]?.fold ?? '') || between(actors, at, at + 3).length > 0

/** Tokens behind a gift in which it may be told. */
const REACH = 22

const HELD = new Set(['withheld', 'refused'])
const FAILS = new Set(['collapsed', 'collapses', 'lapsed', 'lapses'])
const FALLS = new Set(['fell', 'falls', 'fallen'])
const STAYS = new Set(['stay', 'stays', 'stayed', 'remain', 'remains', 'remained'])
const NOTHING = new Set(['nothing', 'none'])
const COME = new Set(['arrived', 'come', 'been', 'reached', 'materialised', 'materialized', 'followed'])
const JOINS = new Set(['and', 'or', ','])
const BREAKS = new Set([';', ':', 'when', 'after', 'since', 'as', 'if', 'until', 'before', 'because', 'where', 'once'])
const OPENS = new Set([
  'a',
  'an',
  'the',
  'its',
  'their',
  'his',
  'her',
  'another',
  'this',
  'that',
  'other',
  'many',
  'no',
])
