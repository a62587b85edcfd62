import type { Span } from '../core/span.ts'
import type { Case } from './case.ts'
import type { Actor, Line, Scene } from './scene.ts'
import { subjectOf } from './subject.ts'

/**
 * What the one who gets the aid pays besides: "the Government of Tajikistan will contribute $7.9 million", "the rest, 10 million, falls to
 * Chisinau". It is its own money, whoever gives the rest.
 *
 * In:  a gift, and who the article is about.
 * Out: the words that say so, else null.
 */
export function ownShare(scene: Scene, { line, gift, deed, recipients, topic }: Case): Span | null {
  const getter = topic.recipient
  if (!getter || !gift.sum || recipients.some(({ value }) => value !== getter)) return null
  if (deed && isOwn(scene.facts.eligible, getter, subjectOf(scene, line, deed.deed).actors)) {
    const { cue } = deed.deed
    if (cue.sense.frame === 'give' && OWN.has(cue.rule.slice(cue.rule.indexOf('#') + 1))) return cue.span
  }
  return fallsTo(scene, line, getter, (gift.equivalents.at(-1) ?? gift.sum).last)
}

const isOwn = (eligible: ReadonlySet<string>, getter: string, actors: readonly Actor[]): boolean =>
  actors.length === 1 && actors[0]!.codes.length === 1 && actors[0]!.codes[0] === getter && eligible.has(getter)

/** Rules of verbs with which one pays one's share; whoever buys, spends or sets aside may do so with what was given. */
const OWN = new Set(['contribute', 'provide', 'add', 'put-in', 'chip-in', 'cover'])

/** `, falls to the Government of Tajikistan`, `comes from the Tajik budget`, close behind the sum. */
function fallsTo({ tokens, facts }: Scene, line: Line, getter: string, last: number): Span | null {
  const verb = tokens[last]?.fold === ',' ? last + 1 : last
  const word = tokens[verb]
  if (!word || !FALLS.get(word.fold)?.has(tokens[verb + 1]?.fold ?? '')) return null
  const actor = line.actors.find(({ first }) => first > verb + 1 && first - verb <= REACH)
  return actor && isOwn(facts.eligible, getter, [actor]) ? { start: word.start, end: tokens[verb + 1]!.end } : null
}

const TO = new Set(['to', 'on'])
const FROM = new Set(['from'])
const FALLS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['falls', TO],
  ['fall', TO],
  ['fell', TO],
  ['comes', FROM],
  ['come', FROM],
  ['came', FROM],
])

/** Tokens to the one who pays: `to the Government of`. */
const REACH = 6
