import type { Stated } from '../core/claim.ts'
import { unique } from './donors.ts'
import type { GetterCase, Recipients } from './getter-case.ts'
import { holds } from './holds.ts'
import type { Actor, Line, Scene } from './scene.ts'

/**
 * `for Syrians at home and in the neighbouring countries, Jordan and Lebanon`, `for Sudan and its neighbours, Chad above all`: a state and
 * those next to it, as far as the sentence names them. Those whom only other sentences name mostly get sums of their own.
 */
export function withNeighbours(scene: Scene, { line, gift, donors }: GetterCase): Recipients {
  if (!holds(scene, line, 'neighbours')) return []
  for (const actor of line.actors) {
    const [code] = actor.codes
    if (actor.first < gift.last || !code || actor.codes.length > 1 || donors.has(code)) continue
    const word = neighboursBehind(scene, line, actor)
    if (word === null) continue
    const base = { value: code, span: actor.span, rule: `bind/neighbours ${actor.rule}`, why: null }
    const suits = (value: string): boolean =>
      scene.facts.setsOf(value).includes(`next-to-${code.toLowerCase()}`) && !donors.has(value)
    const next = line.sums.find(({ first }) => first > word)?.first ?? line.sentence.last
    const named = line.actors.filter(
      ({ role, codes, first }) => role === 'state' && first > word && first < next && codes.every(suits),
    )
    if (named.length) return unique([base, ...named.map(asStated)])
  }
  return []
}

const asStated = ({ codes, span, rule }: Actor): Stated<string> => ({
  value: codes[0]!,
  span,
  rule: `bind/neighbours ${rule}`,
  why: 'next to it',
})

/** "Syria and its neighbours", "Sudan and the wider region", "Ukrainians at home and in neighbouring Moldova": where the word stands. */
export function neighboursBehind(
  { tokens, words }: Scene,
  { sentence, sums }: Line,
  { role, last }: Actor,
): number | null {
  if (role !== 'state' && role !== 'adjective' && role !== 'anaphor') return null
  let and = -1
  for (let i = last; i < Math.min(sentence.last, last + REACH); i++) {
    const word = tokens[i]!.fold
    if (sums.some(({ first }) => first === i)) return null
    if (word === 'and') and = i
    if (words.has('neighbours', word)) return and >= 0 && i - and <= CLOSE ? i : null
  }
  return null
}

/** Tokens between a state and the word for those around it, and between `and` and the word. */
const REACH = 14
const CLOSE = 6
