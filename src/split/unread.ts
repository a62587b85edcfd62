import type { Article } from '../core/article.ts'
import type { Extraction } from '../core/record.ts'
import { type Token, tokenize } from '../core/token.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { languageOf } from './language.ts'
import { splitWords } from './words.ts'

/** What is told of an article of which little or nothing is read, since it is not in English. */
export interface Unread {
  /** ISO 639-1; null when the script alone says that it is none of ours. */
  readonly language: string | null
  readonly problems: Extraction['problems']
}

/** Null for an article in English, and for one too short to tell. */
export function unreadOf(language: string | null, tokens: readonly Token[]): Unread | null {
  if (language === 'en' || (language === null && !isOtherScript(tokens))) return null
  const what =
    language === null ? 'the article is in a script that is not read' : `the language of the article is ${language}`
  const sentence = `${what}, and only what is in English gives records; give it in English, or read it by a person`
  return { language, problems: [{ code: 'language/unread', sentence, span: null }] }
}

/** Most of its letters are neither Latin nor marks on them. */
function isOtherScript(tokens: readonly Token[]): boolean {
  let all = 0
  let other = 0
  for (const { kind, fold, start, end } of tokens) {
    if (kind !== 'word') continue
    all += end - start
    if (fold.charCodeAt(0) >= FIRST_OTHER) other += end - start
  }
  return other >= LEAST_OTHER && other > all / 2
}

/** Greek; before it stand Latin letters and marks. */
const FIRST_OTHER = 0x370
const LEAST_OTHER = 40

/** So much of a text is looked at first: most of an archive is English, and this must cost it next to nothing. */
const GLANCE = 800

/** Plainly English by its commonest words, without cutting it into tokens: that takes longer than the gate took. */
function isPlainly(text: string): boolean {
  let left = Math.max(2, text.length / 160)
  for (const word of COMMONEST)
    for (let at = text.indexOf(word); at >= 0 && left > 0; at = text.indexOf(word, at + word.length)) left--
  return left <= 0
}

const COMMONEST = [' the ', ' of ', ' and ']

/** The same of an article that is not split. */
export const unreadTeller = (book: RuleBook): ((article: Article) => Unread | null) => {
  const words = splitWords(book)
  const tell = (text: string, from: number, to: number): Unread | null => {
    const tokens = tokenize(text.slice(from, to))
    return unreadOf(languageOf(tokens, 0, tokens.length, words), tokens)
  }
  return ({ text, bodyStart }) => {
    const end = bodyStart + GLANCE
    if (isPlainly(text.slice(bodyStart, end))) return null
    const glance = tell(text, bodyStart, end)
    return glance === null || text.length <= end ? glance : tell(text, bodyStart, text.length)
  }
}
