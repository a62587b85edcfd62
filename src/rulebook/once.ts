import type { RuleBook } from './book.ts'

/** What several verbs make of a rule book, made once for it, and forgotten with it. */
export function once<T>(make: (book: RuleBook) => T): (book: RuleBook) => T {
  const made = new WeakMap<RuleBook, { readonly value: T }>()
  return (book) => {
    const known = made.get(book) ?? { value: make(book) }
    made.set(book, known)
    return known.value
  }
}
