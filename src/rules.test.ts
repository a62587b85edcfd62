import { expect, test } from 'vitest'
import type { Mention } from './core/mention.ts'
import type { AidRecord } from './core/record.ts'
import { showMention } from './core/show.ts'
import { quote } from './core/span.ts'
import type { Stages } from './extract.ts'
import type { Example } from './rulebook/kind.ts'
import { KINDS } from './rulebook/kinds/index.ts'
import { book, readText } from './testing.ts'

/*
 * The examples that rule files carry. `finds`: the brackets are what this rule finds, all of it, and `gives` is what that says
 * (for verbs: the records of the sentence). `ignores`: this rule finds nothing, or no record comes of it. `todo`: a known miss,
 * that fails here on the day it works.
 */

interface Rule {
  readonly rule: string
  readonly finds?: readonly Example[]
  readonly ignores?: readonly Example[]
  readonly todo?: readonly Example[]
}

interface Shown {
  readonly text: string
  readonly brackets: readonly string[]
  readonly gives: string | undefined
  readonly published: string | null
}

function shown(example: Example): Shown {
  const { text, gives, published } =
    typeof example === 'string' ? { text: example, gives: undefined, published: undefined } : example
  const brackets = [...text.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1]!)
  return { text: text.replace(/[[\]]/g, ''), brackets, gives, published: published ?? null }
}

const told = (example: Example): string => (typeof example === 'string' ? example : example.text)

function findsMention(rule: string, { text, brackets, gives, published }: Shown): void {
  const stages = readText(text, published)
  const ours = stages.mentions.filter((mention) => mention.rule === rule)
  expect(brackets, 'an example needs brackets').not.toEqual([])
  // goods take their words from several rules: `14 MiG-29 jets`
  const found = ours.length || !rule.includes('/goods') ? ours : stages.mentions.filter(({ kind }) => kind === 'goods')
  expect(wordsOf(stages, found)).toEqual(brackets)
  if (gives !== undefined) for (const mention of found) expect(showMention(mention)).toBe(gives)
}

/** Without brackets the rule finds nothing; with them what they hold is found, and says no more than `gives`. */
function ignoresMention(rule: string, { text, brackets, gives, published }: Shown): void {
  const stages = readText(text, published)
  // goods that nobody gives are found all the same
  if (rule.includes('/goods')) {
    expect(stages.extraction.records.map(recordLine)).toEqual([])
    return
  }
  if (!brackets.length) {
    expect(
      wordsOf(
        stages,
        stages.mentions.filter((mention) => mention.rule === rule),
      ),
    ).toEqual([])
    return
  }
  const there = stages.mentions.filter((mention) => brackets.includes(quote(text, mention.span)))
  expect(there.map(showMention)).toContain(gives)
}

const wordsOf = ({ outline }: Stages, mentions: readonly Mention[]): string[] =>
  mentions.map(({ span }) => quote(outline.article.text, span))

function findsRecord(rule: string, { text, gives, published }: Shown): void {
  const { mentions, extraction } = readText(text, published)
  expect(mentions.map((mention) => mention.rule)).toContain(rule)
  expect(extraction.records.length, 'a record').toBeGreaterThan(0)
  if (gives !== undefined) expect(extraction.records.map(recordLine).join('; ')).toBe(gives)
}

function ignoresRecord(_rule: string, { text, published }: Shown): void {
  expect(readText(text, published).extraction.records.map(recordLine)).toEqual([])
}

/** `NO -> MD, 20000000 EUR, disbursed` */
const recordLine = ({ donors, recipients, amount, items, status }: AidRecord): string =>
  [
    `${donors.join('+') || '?'} -> ${recipients.join('+') || '?'}`,
    ...(amount ? [`${amount.value ?? `${amount.min}..${amount.max}`} ${amount.currency ?? '?'}`] : []),
    ...(amount ? [] : items.map(({ name, quantity }) => `${quantity ?? ''} ${name}`.trim())),
    status,
  ].join(', ')

const kinds = Object.entries(KINDS).filter(([, kind]) => kind.examples !== 'none')

for (const [name, kind] of kinds)
  for (const rule of book.rules(name as keyof typeof KINDS) as readonly Rule[]) {
    const finds = kind.examples === 'record' ? findsRecord : findsMention
    const ignores = kind.examples === 'record' ? ignoresRecord : ignoresMention
    for (const example of rule.finds ?? [])
      test(`${rule.rule} finds ${told(example)}`, () => finds(rule.rule, shown(example)))
    for (const example of rule.ignores ?? [])
      test(`${rule.rule} ignores ${told(example)}`, () => ignores(rule.rule, shown(example)))
    for (const example of rule.todo ?? [])
      test.fails(`${rule.rule} still misses ${told(example)}`, () => finds(rule.rule, shown(example)))
  }
