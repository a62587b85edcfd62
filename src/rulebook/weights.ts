import type { Weights } from '../core/ranking.ts'
import type { RuleBook } from './book.ts'
import { once } from './once.ts'

/** The weights of all rules of `kind: evidence`, by `rule id/observation`: `status-pledged/tense-future`. */
export const weightsOf = once(
  (book: RuleBook): Weights =>
    new Map(
      book
        .rules('evidence')
        .flatMap(({ id, weights }) =>
          Object.entries(weights).map(([name, weight]) => [`${id}/${name}`, weight] as const),
        ),
    ),
)
