import type { Weights } from '../core/ranking.ts'
import type { RuleBook } from './book.ts'

/** The weights of all rules of `kind: evidence`, by `rule id/observation`: `status-pledged/tense-future`. */
export const weightsOf = (book: RuleBook): Weights =>
  new Map(
    book
      .rules('evidence')
      .flatMap(({ id, weights }) =>
        Object.entries(weights).map(([name, weight]) => [`${id}/${name}`, weight] as const),
      ),
  )
