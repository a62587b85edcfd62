import type { RuleBook } from './book.ts'
import { once } from './once.ts'

/** The states on the DAC list of ODA recipients: aid can go to them. */
export const helpedStates = once(
  (book: RuleBook): ReadonlySet<string> =>
    new Set(book.rules('country-sets').flatMap((set) => (set.id.startsWith('oda-') ? set.codes : []))),
)
