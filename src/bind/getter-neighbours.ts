import type { Stated } from '../core/claim.ts'
import type { GetterCase, Recipients } from './getter-case.ts'
import { holds } from './holds.ts'
import type { Actor, Line, Scene } from './scene.ts'

/** `for Syria and its neighbouring countries`, `for Ukraine and the region`: of the states around it those that the article names somewhere. */
export function withNeighbours(scene: Scene, { line, gift, donors }: GetterCase): Recipients {
  if (!holds(scene, line, 'neighbours')) return []
  const state = line.actors.find((actor) => actor.first >= gift.last && isBesideNeighbours(scene, line, actor))
  const [code] = state?.codes ?? []
  if (!state || !code || donors.has(code) || state.codes.length > 1) return []
  const set = `next-to-${code.toLowerCase()}`
  const around: Stated<string>[] = []
  for (const { actors, block } of scene.lines)
    for (const { role, codes, span, rule } of block.kind === 'furniture' || block.kind === 'caption' ? [] : actors)
      for (const value of role === 'state' ? codes : [])
        if (
          scene.facts.setsOf(value).includes(set) &&
          !donors.has(value) &&
          !around.some((other) => other.value === value)
        )
          around.push({
            value,
            span,
            rule: `bind/neighbours ${rule}`,
            why: `next to ${code}, and named in the article`,
          })
  return around.length
    ? [{ value: code, span: state.span, rule: `bind/neighbours ${state.rule}`, why: null }, ...around]
    : []
}

/** "Syria and its neighbours", "Sudan and the wider region", "in Ukraine and in neighbouring countries". */
function isBesideNeighbours({ tokens, words }: Scene, { sentence }: Line, { role, last }: Actor): boolean {
  if (role !== 'state' || tokens[last]?.fold !== 'and') return false
  for (let i = last + 1; i < Math.min(sentence.last, last + 5); i++)
    if (words.has('neighbours', tokens[i]!.fold)) return true
  return false
}
