import { sep } from 'node:path'
import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLSeq } from 'yaml'
import { z } from 'zod'
import { type Issue, issue } from '../core/issue.ts'
import { DEEPEST, nestingOf } from '../core/nesting.ts'
import type { Codes } from './facts.ts'
import { commonFields, type Kind } from './kind.ts'
import { KINDS } from './kinds/index.ts'
import { nearest } from './nearest.ts'

/** A rule file as text, with its path inside the rules folder (`en/currencies.yaml`). */
export interface RuleSource {
  readonly path: string
  readonly shown: string
  readonly text: string
}

export type Entry = { id: string; off?: boolean; finds?: unknown[]; ignores?: unknown[]; todo?: unknown[] } & Record<
  string,
  unknown
>

export interface ParsedRules {
  /** `en/currencies` */
  readonly name: string
  readonly language: string
  readonly kindName: string
  /** Null when the file is none of ours, or cannot be read at all. */
  readonly kind: Kind | null
  readonly entries: readonly { entry: Entry; place: string }[]
  readonly issues: readonly Issue[]
}

/** A longer file is no rule file: YAML takes time that grows faster than its length. */
const LONGEST = 1024 * 1024

/** Parses and checks one rule file, and tells every problem with its line. */
export function parseRules(source: RuleSource, codes: Codes): ParsedRules {
  const issues: Issue[] = []
  const name = source.path
    .split(sep)
    .join('/')
    .replace(/\.ya?ml$/, '')
  const file = { name, language: name.split('/')[0] ?? '', kindName: '', kind: null, entries: [], issues }
  if (source.text.length > LONGEST || nestingOf(source.text) > DEEPEST) {
    const cause = `the file is longer than ${LONGEST} characters, or nested more than ${DEEPEST} deep`
    issues.push(issue('rule/too-large', cause, source.shown, 'split it'))
    return file
  }
  const lines = new LineCounter()
  const document = parseDocument(source.text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false })
  const told = teller(source, lines, issues)
  const { tell } = told
  for (const error of [...document.errors, ...document.warnings])
    tell('rule/yaml', error.message, { at: error.pos[0] }, 'mend the YAML at this place')
  if (document.errors.length) return file
  const root = document.contents
  if (!isMap(root)) {
    tell('rule/shape', 'the file is no map of kind, about and rules', { at: 0 }, 'begin with kind: …')
    return file
  }
  const kindName = String(root.get('kind') ?? '')
  const kind = (KINDS as Record<string, Kind>)[kindName] ?? null
  if (!kind)
    tell(
      'rule/unknown-kind',
      `there is no kind of rules called “${kindName}”`,
      { node: root.get('kind', true) },
      meant(kindName, Object.keys(KINDS)),
    )
  if (typeof root.get('about') !== 'string')
    tell('rule/about', 'the file does not say what it is about', { at: 0 }, 'add about: …')
  const rules = root.get('rules', true)
  if (!isSeq(rules))
    tell('rule/shape', 'rules: is missing or no list', { node: rules, at: 0 }, 'add rules: with one entry per rule')
  if (!kind || !isSeq(rules)) return file
  return { ...file, kindName, kind, entries: parseEntries(rules, { document, kindName, kind, codes }, told) }
}

/** Where a problem is: at a node, or at an offset. */
interface Where {
  readonly node?: unknown
  readonly at?: number
}

interface Teller {
  placeOf(where: Where): string
  tell(code: string, cause: string, where: Where, mend: string | null): void
}

/** Tells problems with their place and the line that they stand in. */
function teller({ shown, text }: RuleSource, lines: LineCounter, issues: Issue[]): Teller {
  const rows = text.split('\n')
  const rangeOf = ({ node, at = 0 }: Where): readonly [number, number] => {
    const range = (node as { range?: [number, number, number] } | null | undefined)?.range
    return range ? [range[0], range[1]] : [at, at]
  }
  const placeOf = (where: Where): string => {
    const { line, col } = lines.linePos(rangeOf(where)[0])
    return `${shown}:${line}:${col}`
  }
  return {
    placeOf,
    tell(code, cause, where, mend) {
      const [start, end] = rangeOf(where)
      const { line, col } = lines.linePos(start)
      const excerpt = excerptOf(rows[line - 1] ?? '', line, col - 1, end - start)
      issues.push({ ...issue(code, cause, placeOf(where), mend), ...(excerpt ? { excerpt } : {}) })
    },
  }
}

/** Lines of rules may be long: only what stands round the place is shown. */
const AROUND = 60

function excerptOf(row: string, line: number, column: number, length: number): string {
  if (!row.trim()) return ''
  const from = Math.max(0, column - AROUND)
  const shown = row.slice(from, column + AROUND).trimEnd()
  const number = `${line} | `
  const mark = '^'.repeat(Math.max(1, Math.min(length, shown.length - (column - from))))
  return `${number}${shown}\n${' '.repeat(number.length + column - from)}${mark}`
}

interface RuleFile {
  readonly document: Document.Parsed
  readonly kindName: string
  readonly kind: Kind
  readonly codes: Codes
}

function parseEntries(rules: YAMLSeq, file: RuleFile, teller: Teller): { entry: Entry; place: string }[] {
  const { document, kind, codes } = file
  const schema = z.strictObject({ ...commonFields, ...kind.entry.shape })
  return (rules.items as Node[]).flatMap((item) => {
    const parsed = schema.safeParse(item.toJS(document))
    if (!parsed.success) {
      for (const problem of parsed.error.issues) tellProblem(problem, item, Object.keys(schema.shape), file, teller)
      return []
    }
    const entry = parsed.data as Entry
    for (const { path, cause, mend } of kind.check?.(entry as never, codes) ?? [])
      teller.tell('rule/value', cause, { node: nodeAt(item, path) }, mend)
    if (kind.needsExample && !entry.finds?.length && !entry.off)
      teller.tell(
        'rule/no-example',
        `${entry.id} has no example under finds`,
        { node: firstLine(item) },
        'add a sentence of news that it reads',
      )
    return [{ entry, place: teller.placeOf({ node: item }) }]
  })
}

/** What the schema refuses, in the words of somebody who writes rules. */
function tellProblem(
  problem: z.core.$ZodIssue,
  item: Node,
  fields: readonly string[],
  { kindName, document }: RuleFile,
  { tell }: Teller,
): void {
  const field = problem.path.join('.')
  const node = nodeAt(item, problem.path)
  if (problem.code === 'unrecognized_keys') {
    for (const key of problem.keys) {
      const known = problem.path.length ? [] : fields
      const mend = meant(key, known) ?? 'take it out'
      tell('rule/field', `a rule of kind ${kindName} has no field ${key}`, { node: keyAt(node, key) }, mend)
    }
    return
  }
  if (!isThere(item, problem.path)) {
    tell(
      'rule/field',
      `the field ${field} is missing`,
      { node: firstLine(item) },
      `add ${String(problem.path.at(-1))}: …`,
    )
    return
  }
  if (problem.code === 'invalid_value') {
    const written = String((node as Node).toJS(document))
    const values = problem.values.map(String)
    tell('rule/field', `${field}: ${written} is none of ${values.join(', ')}`, { node }, meant(written, values))
    return
  }
  tell('rule/field', `${field || 'the rule'}: ${problem.message}`, { node }, null)
}

const meant = (written: string, known: readonly string[]): string | null => {
  const near = nearest(written, known)
  return near ? `did you mean ${near}?` : known.length ? `write one of ${known.join(', ')}` : null
}

/** An entry of several lines is shown by its first. */
const firstLine = (item: Node): unknown => (isMap(item) ? (item.items[0]?.key ?? item) : item)

const keyAt = (node: Node, key: string): unknown =>
  isMap(node) ? (node.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.key ?? node) : node

const childOf = (node: Node, key: PropertyKey): unknown =>
  isMap(node) || isSeq(node) ? node.get(key as never, true) : undefined

const isThere = (node: Node, path: readonly PropertyKey[]): boolean => {
  let at: unknown = node
  for (const key of path) at = childOf(at as Node, key)
  return at !== undefined
}

/** The node of a path, or the last one that is there. */
function nodeAt(node: Node, path: readonly PropertyKey[]): Node {
  let at: Node = node
  for (const key of path) {
    const next = childOf(at, key)
    if (!isMap(next) && !isSeq(next) && !isScalar(next)) return at
    at = next
  }
  return at
}
