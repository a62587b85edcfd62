import { article } from '../core/article.ts'
import { quote } from '../core/span.ts'
import { extractor } from '../extract.ts'
import type { Rule, RuleBook } from '../rulebook/book.ts'
import type { Annotated } from './score-article.ts'

/*
 * Which wordings an article makes use of. A wording is a verb of giving, a phrase of a cue (a noun of giving, a refusal, a word
 * for what is no aid …) or a form of a date: what may have been written for one article. Names (states, bodies, money, offices,
 * goods) are left aside: that only one article names Vanuatu says nothing of the rule that knows it.
 */

/** One wording of a rule: `en/gifts#package` with `weapons package`. For a form of dates the phrase is empty: it is the rule itself. */
export interface Wording {
  readonly rule: string
  readonly phrase: string
}

export const keyOf = ({ rule, phrase }: Wording): string => (phrase ? `${rule} “${phrase}”` : rule)

/** Every wording of the rules. Singular and plural of a phrase are one. */
export function wordingsOf(book: RuleBook): Wording[] {
  const list: Wording[] = [
    ...book.rules('cues').flatMap(({ rule, words }) => words.map((word) => ({ rule, phrase: singular(word) }))),
    ...book.rules('verbs').flatMap((rule) => verbsOf(rule).map((phrase) => ({ rule: rule.rule, phrase }))),
    ...book.rules('dates').map(({ rule }) => ({ rule, phrase: '' })),
  ]
  return [...new Map(list.map((wording) => [keyOf(wording), wording])).values()]
}

const verbsOf = ({ verb }: Rule<'verbs'>): readonly string[] => [verb].flat()

const singular = (phrase: string): string => phrase.toLowerCase().replace(/(?<=[a-z]{3})s$/, '')

/** Wording → the articles that use it. */
export type Use = ReadonlyMap<string, ReadonlySet<string>>

export function useOf(book: RuleBook, articles: readonly Annotated[]): Use {
  const run = extractor(book)
  const name = namer(book)
  const use = new Map<string, Set<string>>(wordingsOf(book).map((wording) => [keyOf(wording), new Set()]))
  for (const { gold, text } of articles)
    for (const mention of run(article(text, { published: gold.published ? String(gold.published) : null })).mentions)
      use.get(name(mention.rule, quote(text, mention.span)) ?? '')?.add(gold.id)
  return use
}

/** What was read by which wording: `en/verbs-give#hand-over` in `handed over` is its `hand over`. */
export function namer(book: RuleBook): (rule: string, words: string) => string | null {
  const cues = new Set(book.rules('cues').map(({ rule }) => rule))
  const dates = new Set(book.rules('dates').map(({ rule }) => rule))
  const verbs = new Map(book.rules('verbs').map((rule) => [rule.rule, rule]))
  return (rule, words) => {
    if (dates.has(rule)) return rule
    const plain = words.toLowerCase().replace(/\s+/g, ' ').replaceAll('’', "'")
    if (cues.has(rule)) return keyOf({ rule, phrase: singular(plain) })
    const verb = verbs.get(rule)
    return verb ? keyOf({ rule, phrase: verbIn(verb, plain) }) : null
  }
}

function verbIn(rule: Rule<'verbs'>, words: string): string {
  const verbs = verbsOf(rule)
  const [head] = words.split(' ')
  const at = rule.inflected.findIndex((forms) => Object.values(forms).includes(words))
  const near = rule.inflected.findIndex((forms) => Object.values(forms).some((form) => form?.split(' ')[0] === head))
  return verbs[Math.max(0, at < 0 ? near : at)]!
}

/** The same rules without some wordings. */
export function withoutWordings(book: RuleBook, dropped: ReadonlySet<string>): RuleBook {
  const has = (rule: string, phrase: string): boolean => dropped.has(keyOf({ rule, phrase }))
  const cues = book
    .rules('cues')
    .map((rule) => ({ ...rule, words: rule.words.filter((word) => !has(rule.rule, singular(word))) }))
    .filter(({ words }) => words.length)
  const verbs = book
    .rules('verbs')
    .map((rule) => ({ ...rule, inflected: rule.inflected.filter((_, i) => !has(rule.rule, verbsOf(rule)[i]!)) }))
    .filter(({ inflected }) => inflected.length)
  const dates = book.rules('dates').filter(({ rule }) => !has(rule, ''))
  const changed: Readonly<Record<string, unknown>> = { cues, verbs, dates }
  return { ...book, rules: (kind) => (changed[kind] ?? book.rules(kind)) as never }
}
