import type { Stated } from '../core/claim.ts'
import { chancesOf, type Option, type Weights } from '../core/ranking.ts'

/** Several passes may offer the same value: their chances add up, as they were fitted. The surest of them gives the span. */
export function likeliest<T extends Stated<string> | null>(weights: Weights, options: readonly Option<T>[]): T {
  const chances = chancesOf(weights, options)
  const values = new Map<string | null, { chance: number; surest: number }>()
  options.forEach(({ value }, i) => {
    const told = value?.value ?? null
    const known = values.get(told)
    values.set(told, {
      chance: (known?.chance ?? 0) + chances[i]!,
      surest: known && chances[known.surest]! >= chances[i]! ? known.surest : i,
    })
  })
  const best = [...values.values()].reduce((a, b) => (b.chance > a.chance ? b : a))
  return options[best.surest]!.value
}
