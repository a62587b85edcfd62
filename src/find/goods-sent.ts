import type { GoodsMention } from '../core/mention.ts'
import type { Place } from './goods-phrase.ts'

/*
 * Whether helpers whom nobody counts are sent: persons are goods only with a number, in a team, or beside a word of sending.
 */

/** `64 rescuers and dogs`, `sends doctors`: helpers beside helpers, or right behind a word of sending, need no number. */
export function areSent({ tokens, text }: Place, first: number, before: GoodsMention | undefined): boolean {
  const word = tokens[first - 1]?.fold ?? ''
  if (SENDING.has(word) || (word === 'in' && FLOWN.has(tokens[first - 2]?.fold ?? ''))) return true
  if (!before || !HELPERS.has(before.category) || first - before.last > 2) return false
  const joint = word === 'their' ? (tokens[first - 2]?.fold ?? '') : word
  return JOINTS.has(joint) && !/[.;]/.test(text.slice(before.span.end, tokens[first]!.start))
}

/** `Rescuers of the civil guard were flown in`: behind them, in a passive. */
export function wereSent({ tokens, limit }: Place, last: number): boolean {
  for (let i = last; i < Math.min(limit - 1, last + REACH); i++) {
    const { kind, fold } = tokens[i]!
    if (kind !== 'word') return false
    if (BEEN.has(fold)) return SENDING.has(tokens[i + 1]!.fold) || FLOWN.has(tokens[i + 1]!.fold)
  }
  return false
}

/** Tokens of a name between helpers and their verb. */
const REACH = 9
const BEEN = new Set(['was', 'were', 'been', 'be', 'being'])

const SENDING = new Set(
  'send sends sending sent dispatch dispatched dispatches dispatching deploy deploys deployed deploying lends lent lending'.split(
    ' ',
  ),
)
const FLOWN = new Set(['flew', 'flies', 'flown', 'flying'])
const HELPERS = new Set(['rescue', 'medical'])
/** Between two of a list. */
export const JOINTS: ReadonlySet<string> = new Set(['and', 'with', ',', 'plus'])
