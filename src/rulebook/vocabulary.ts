import { fold } from '../core/fold.ts'
import type { KindName, RuleBook } from './book.ts'
import { once } from './once.ts'

/** Every word that a rule or the world's names write, folded: good for telling a word from two halves of one. Made when first asked. */
export const knownWords = once((book: RuleBook): ((word: string) => boolean) => {
  let known: Set<string> | null = null
  return (word) => {
    known ??= readWords(book)
    return known.has(word)
  }
})

function readWords(book: RuleBook): Set<string> {
  const words = new Set<string>()
  const take = (value: unknown): void => {
    if (typeof value === 'string') for (const word of fold(value).split(/[^\p{L}\p{M}]+/u)) words.add(word)
    else if (value instanceof Object) for (const inner of Object.values(value)) take(inner)
  }
  for (const kind of KINDS) take(book.rules(kind))
  take(book.world)
  return words
}

const KINDS: readonly KindName[] = [
  'bodies',
  'countries',
  'cues',
  'currencies',
  'date-words',
  'dates',
  'goods',
  'numbers',
  'offices',
  'verbs',
]
