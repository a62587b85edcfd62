import { article } from '../../core/article.ts'
import { extractor } from '../../extract.ts'
import type { RuleBook } from '../../rulebook/book.ts'
import { aidtrail } from './contestants.ts'
import { cpuOf, groupsFor, loadOf, median, repeat } from './measure.ts'

const STEPS = [1, 2, 4, 8] as const

/** Milliseconds a kilobyte where everything else stays the same: flat is linear. */
export interface Growth {
  readonly name: string
  readonly costs: readonly { readonly times: number; readonly cost: number }[]
}

/** How the cost of a kilobyte grows with the number of articles, the length of one, and the number of rules. */
export const growths = (book: RuleBook, texts: readonly string[]): Growth[] => [
  { name: 'articles', costs: STEPS.map((times) => ({ times, cost: ofArticles(book, texts, times) })) },
  { name: 'length of one article', costs: STEPS.map((times) => ({ times, cost: ofLength(book, texts, times) })) },
  { name: 'rules', costs: [1, 2, 4].map((times) => ({ times, cost: ofLength(manyRules(book, times), texts, 1) })) },
]

function ofArticles(book: RuleBook, texts: readonly string[], times: number): number {
  const reader = aidtrail(book)
  const load = groupsFor(reader, loadOf(texts, 40_000))
  return perKilobyte(() => repeat(reader, load, times), load.bytes * times)
}

/** Four kilobytes of aid articles, and twice, four and eight times as many of them in one. */
function ofLength(book: RuleBook, texts: readonly string[], times: number): number {
  const extract = extractor(book)
  let whole = ''
  for (let i = 0; whole.length < 4000 * times; i++) whole += `${texts[i % texts.length]}\n\n`
  const text = whole.slice(0, 4000 * times)
  return perKilobyte(() => extract(article(text, { published: '2024-06-15' })), Buffer.byteLength(text))
}

function perKilobyte(run: () => void, bytes: number): number {
  for (let spent = 0; spent < 500; ) spent += cpuOf(run)
  return median([0, 1, 2, 3, 4].map(() => cpuOf(run))) / (bytes / 1000)
}

/** The same rules, and as many again of words that no text has. */
function manyRules(book: RuleBook, times: number): RuleBook {
  const more = (kind: string, rules: readonly object[]): readonly object[] =>
    KINDS.has(kind)
      ? Array.from({ length: times }, (_, i) => (i ? rules.map((rule) => renamed(rule, `q${i}x`)) : rules)).flat()
      : rules
  const rules = (kind: never): never => more(kind, book.rules(kind)) as never
  return { ...book, rules } as RuleBook
}

const KINDS = new Set<string>(['countries', 'bodies', 'groups', 'goods', 'offices', 'cues', 'verbs'])
const LISTS = new Set(['names', 'exact', 'adjectives', 'people', 'capitals', 'seats', 'cities', 'indirect', 'words'])

const renamed = (rule: object, prefix: string): object =>
  Object.fromEntries(
    Object.entries(rule).map(([key, value]) => {
      if (key === 'inflected') return [key, (value as Record<string, string>[]).map((forms) => prefixed(forms, prefix))]
      return [key, LISTS.has(key) && Array.isArray(value) ? value.map((word) => `${prefix}${word}`) : value]
    }),
  )

const prefixed = (forms: Record<string, string>, prefix: string): Record<string, string> =>
  Object.fromEntries(Object.entries(forms).map(([form, word]) => [form, `${prefix}${word}`]))
