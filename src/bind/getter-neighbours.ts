import type { Stated } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { unique } from './donors.ts'
import type { GetterCase, Recipients } from './getter-case.ts'
import { holds } from './holds.ts'
import type { Actor, Line, Scene } from './scene.ts'

/**
 * `for Syrians at home and in the neighbouring countries, Jordan and Lebanon`, `for Sudan and its neighbours, Chad above all`: a state and
 * those next to it, which the words name; else, `for Syria and its neighbouring countries`, those of them that the article names somewhere.
 */
export function neighbourPasses(scene: Scene, { line, gift, donors }: GetterCase): (readonly [string, Recipients])[] {
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
    const here = statesOf([line], suits).filter(({ first }) => first > word && first < next)
    const named = here.length ? here : statesOf(scene.lines, suits)
    return named.length
      ? [[here.length ? 'neighbours-named' : 'with-neighbours', unique([base, ...named.map(asStated)])]]
      : []
  }
  return []
}

/** The states that lines name and that suit. */
const statesOf = (lines: readonly Line[], suits: (code: string) => boolean): readonly Actor[] =>
  gather(lines, ({ actors, block }) =>
    block.kind === 'furniture' || block.kind === 'caption'
      ? []
      : actors.filter(({ role, codes }) => role === 'state' && codes.every(suits)),
  )

const asStated = ({ codes, span, rule }: Actor): Stated<string> => ({
  value: codes[0]!,
  span,
  rule: `bind/neighbours ${rule}`,
  why: 'next to it, and named in the article',
})

/** "Syria and its neighbours", "Sudan and the wider region", "Ukrainians at home and in neighbouring Moldova": where the word stands. */
function neighboursBehind({ tokens, words }: Scene, { sentence, sums }: Line, { role, last }: Actor): number | null {
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
