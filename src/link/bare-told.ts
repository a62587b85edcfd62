import type { CueMention, Mention } from '../core/mention.ts'
import type { Token } from '../core/token.ts'
import type { WordSets } from '../rulebook/words.ts'

/**
 * What is told of a bare number right behind it: `have been handed over`, `left on Monday`, `are expected in June`, `are already at the
 * front`. Of goods and of people the same verbs are used otherwise: goods are sent, people send.
 *
 * In:  the tokens of a sentence, its mentions, and where the number ends.
 * Out: `gone` or `acts`; null when nothing of the kind is told.
 */
export function toldBehind(
  sets: WordSets,
  tokens: readonly Token[],
  here: readonly Mention[],
  from: number,
  limit: number,
): 'gone' | 'acts' | null {
  const end = Math.min(limit, from + REACH)
  let i = from
  if (RELATIVES.has(tokens[i]?.fold ?? '')) i++
  let hasBe = false
  for (; i < end; i++) {
    const { fold } = tokens[i]!
    if (sets.has('negation', fold)) return null
    if (sets.has('be', fold)) hasBe = true
    else if (!isHelper(sets, fold)) break
  }
  if (i >= end) return null
  const cue = here.find(
    (mention): mention is CueMention => mention.kind === 'cue' && isVerb(mention) && mention.first === i,
  )
  if (hasBe && (sets.has('awaited', tokens[i]!.fold) || isPlaced(tokens, here, i, limit))) return 'gone'
  if (cue?.cue === 'stage') return 'gone'
  if (cue) {
    if (hasBe && (cue.form === 'participle' || cue.form === 'past'))
      return HAPPENS.has(String(cue.sense['frame'])) ? null : 'gone'
    return cue.sense['frame'] === 'go' || moves(sets, tokens[i]!.fold) ? 'gone' : 'acts'
  }
  return moves(sets, tokens[i]!.fold) ? 'gone' : null
}

/** `was said`, `was hit by a drone`, `was held`: nothing that is done with what is given. */
const HAPPENS = new Set(['say', 'amount'])

const moves = (sets: WordSets, word: string): boolean => sets.has('moving', word) || MOVES.has(word)
const MOVES = new Set(['go', 'goes', 'going', 'gone', 'flown', 'fly'])

/** Tokens: `which have by now all been`. */
const REACH = 8
const RELATIVES = new Set(['which', 'that'])

const isVerb = ({ cue, rule }: CueMention): boolean =>
  cue === 'deed' || (cue === 'stage' && rule.endsWith('#on-the-way'))

const isHelper = (sets: WordSets, word: string): boolean =>
  sets.has('have', word) ||
  sets.has('future', word) ||
  sets.has('modal', word) ||
  (sets.has('adverbs', word) && word !== 'at') ||
  HELPERS.has(word) ||
  word.endsWith('ly')
const HELPERS = new Set(['to', 'be', 'by', 'currently', 'now', 'must', 'recently'])

/** `in Ukraine`, `at the front`, `there`, `on their way`, `in service` */
function isPlaced(tokens: readonly Token[], here: readonly Mention[], i: number, limit: number): boolean {
  const { fold } = tokens[i]!
  if (fold === 'there' || fold === 'here' || fold === 'underway') return true
  if (!AT.has(fold)) return false
  if (here.some(({ kind, first }) => kind === 'place' && first > i && first - i <= 3)) return true
  for (let k = i + 1; k < Math.min(limit, i + 4); k++) if (WHERE.has(tokens[k]!.fold)) return true
  return false
}

const AT = new Set(['in', 'at', 'on', 'near', 'under', 'en'])
const WHERE = new Set([
  'front',
  'way',
  'route',
  'road',
  'sea',
  'transit',
  'service',
  'use',
  'operation',
  'action',
  'work',
  'production',
  'refurbishment',
  'repair',
  'order',
  'country',
  'place',
  'position',
  'hands',
])
