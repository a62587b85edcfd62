import { article } from '../core/article.ts'
import type { Mention } from '../core/mention.ts'
import type { AidRecord } from '../core/record.ts'
import { showMention } from '../core/show.ts'
import { quote } from '../core/span.ts'
import { extractor, type Stages } from '../extract.ts'
import type { RuleBook } from '../rulebook/book.ts'
import type { Example } from '../rulebook/kind.ts'
import { KINDS } from '../rulebook/kinds/index.ts'

/*
 * The examples that rule files carry. `finds`: the brackets are what this rule finds, all of it, and `gives` is what that says
 * (for verbs: the records of the sentence). `ignores`: this rule finds nothing, or no record comes of it. `todo`: a known miss,
 * which is told on the day it works.
 */

/** One example, ready to run. */
export interface RuleExample {
  /** `en/verbs-decide#earmark` */
  readonly rule: string
  readonly list: 'finds' | 'ignores' | 'todo'
  readonly text: string
  readonly published: string | null
  /** Null when the rule does what the example says; else what it does. */
  run(): string | null
}

interface Rule {
  readonly rule: string
  readonly finds?: readonly Example[]
  readonly ignores?: readonly Example[]
  readonly todo?: readonly Example[]
}

interface Shown {
  readonly kind: string
  readonly rule: string
  readonly text: string
  readonly brackets: readonly string[]
  readonly gives: string | undefined
  readonly published: string | null
}

type Check = (read: (shown: Shown) => Stages, shown: Shown) => string | null

/** Every example of the book, in the order of its rules. */
export function ruleExamples(book: RuleBook): RuleExample[] {
  let run: ReturnType<typeof extractor> | null = null
  const read = ({ text, published }: Shown): Stages => {
    run ??= extractor(book)
    return run(article(text, { published }))
  }
  return Object.entries(KINDS).flatMap(([name, kind]) => {
    if (kind.examples === 'none') return []
    const [finds, ignores] = kind.examples === 'record' ? [findsRecord, ignoresRecord] : [findsMention, ignoresMention]
    return (book.rules(name as keyof typeof KINDS) as readonly Rule[]).flatMap((rule) => [
      ...casesOf(name, rule, 'finds', finds, read),
      ...casesOf(name, rule, 'ignores', ignores, read),
      ...casesOf(
        name,
        rule,
        'todo',
        (...given) => (finds(...given) === null ? 'it works now: move it to finds' : null),
        read,
      ),
    ])
  })
}

const casesOf = (
  kind: string,
  rule: Rule,
  list: RuleExample['list'],
  check: Check,
  read: (shown: Shown) => Stages,
): RuleExample[] =>
  (rule[list] ?? []).map((example) => ({
    rule: rule.rule,
    list,
    text: typeof example === 'string' ? example : example.text,
    published: typeof example === 'string' ? null : (example.published ?? null),
    run: () => check(read, shownOf(kind, rule.rule, example)),
  }))

function shownOf(kind: string, rule: string, example: Example): Shown {
  const { text, gives, published } =
    typeof example === 'string' ? { text: example, gives: undefined, published: undefined } : example
  const brackets = [...text.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1]!)
  return { kind, rule, text: text.replace(/[[\]]/g, ''), brackets, gives, published: published ?? null }
}

const findsMention: Check = (read, shown) => {
  const { kind, rule, brackets, gives } = shown
  if (!brackets.length) return 'the example has no [brackets] round what is to be found'
  const stages = read(shown)
  const ours = stages.mentions.filter((mention) => mention.rule === rule)
  // goods take their words from several rules: `14 MiG-29 jets`
  const found = ours.length || kind !== 'goods' ? ours : stages.mentions.filter(({ kind }) => kind === 'goods')
  return (
    differs(brackets, wordsOf(stages, found)) ??
    (gives === undefined
      ? null
      : (found.map((mention) => differs([gives], [showMention(mention)])).find(Boolean) ?? null))
  )
}

/** Without brackets the rule finds nothing; with them what they hold is found, and says no more than `gives`. */
const ignoresMention: Check = (read, shown) => {
  const { kind, rule, text, brackets, gives } = shown
  const stages = read(shown)
  // goods that nobody gives are found all the same
  if (kind === 'goods') return differs([], stages.extraction.records.map(recordLine))
  if (!brackets.length)
    return differs(
      [],
      wordsOf(
        stages,
        stages.mentions.filter((mention) => mention.rule === rule),
      ),
    )
  const there = stages.mentions.filter((mention) => brackets.includes(quote(text, mention.span))).map(showMention)
  return there.includes(gives ?? '') ? null : differs([gives ?? ''], there)
}

const findsRecord: Check = (read, shown) => {
  const { mentions, extraction } = read(shown)
  if (!mentions.some(({ rule }) => rule === shown.rule)) return 'the rule finds nothing in it'
  if (!extraction.records.length) return 'no record comes of it'
  return shown.gives === undefined ? null : differs([shown.gives], [extraction.records.map(recordLine).join('; ')])
}

const ignoresRecord: Check = (read, shown) => differs([], read(shown).extraction.records.map(recordLine))

const wordsOf = ({ outline }: Stages, mentions: readonly Mention[]): string[] =>
  mentions.map(({ span }) => quote(outline.article.text, span))

function differs(wanted: readonly string[], got: readonly string[]): string | null {
  const told = (values: readonly string[]): string => values.map((value) => `“${value}”`).join(', ') || 'nothing'
  return told(wanted) === told(got) ? null : `it should give ${told(wanted)}, and gives ${told(got)}`
}

/** `NO -> MD, 20000000 EUR, disbursed` */
export const recordLine = ({ donors, recipients, amount, items, status }: AidRecord): string =>
  [
    `${donors.join('+') || '?'} -> ${recipients.join('+') || '?'}`,
    ...(amount ? [`${amount.value ?? `${amount.min}..${amount.max}`} ${amount.currency ?? '?'}`] : []),
    ...(amount ? [] : items.map(({ name, quantity }) => `${quantity ?? ''} ${name}`.trim())),
    status,
  ].join(', ')
