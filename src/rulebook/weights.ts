import type { Weights } from '../core/ranking.ts'
import type { RuleBook } from './book.ts'
import { once } from './once.ts'

/** The weights of all rules of `kind: evidence`, by `rule id/observation`: `status-pledged/tense-future`. */
export const weightsOf = once((book: RuleBook): Weights => {
  const all = new Map<string, number>()
  for (const { id, weights } of book.rules('evidence'))
    for (const name of Object.keys(weights)) all.set(`${id}/${name}`, weights[name]!)
  return all
})
