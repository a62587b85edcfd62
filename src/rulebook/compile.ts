import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import fastGlob from 'fast-glob'
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { z } from 'zod'
import { type Issue, issue } from '../core/issue.ts'
import type { CompiledBook, World } from './book.ts'
import { commonFields, type Inflector, type Kind } from './kind.ts'
import { KINDS } from './kinds/index.ts'

/** A rule file as text, with its path inside the rules folder (`en/currencies.yaml`). */
export interface RuleSource {
  readonly path: string
  readonly shown: string
  readonly text: string
}

/** Reads every rule file of a folder, sorted by path. */
export function readSources(folder: string, shownAs = folder): RuleSource[] {
  return fastGlob
    .sync('**/*.{yaml,yml}', { cwd: folder, dot: false })
    .sort()
    .map((path) => ({ path, shown: join(shownAs, path), text: readFileSync(join(folder, path), 'utf8') }))
}

export const hashSources = (sources: readonly RuleSource[]): string => {
  const hash = createHash('sha256')
  for (const { path, text } of sources) hash.update(`${path.split(sep).join('/')}\0${text}\0`)
  return `sha256:${hash.digest('hex')}`
}

export interface Compilation {
  readonly rules: Record<string, (Record<string, unknown> & { rule: string })[]>
  readonly places: Record<string, string>
  readonly issues: readonly Issue[]
}

/** Parses and checks all files, reports every problem at once with its line, and inflects the words. */
export function compileSources(sources: readonly RuleSource[], inflect: Inflector): Compilation {
  const rules: Compilation['rules'] = {}
  const places: Record<string, string> = {}
  const issues: Issue[] = []
  for (const source of sources) {
    const file = parseFile(source, issues)
    if (!file) continue
    for (const { entry, place } of file.entries) {
      const address = `${file.name}#${entry.id}`
      if (places[address]) {
        issues.push(issue('rule/double-id', `two rules are called ${address}`, place, 'give one of them another id'))
        continue
      }
      places[address] = place
      const compiled = file.kind.compile ? file.kind.compile(entry as never, inflect) : entry
      const list = rules[file.kindName] ?? []
      rules[file.kindName] = list
      list.push({
        ...(compiled as object),
        id: entry.id,
        off: entry.off,
        finds: entry.finds,
        ignores: entry.ignores,
        todo: entry.todo,
        rule: address,
        language: file.language,
      })
    }
  }
  return { rules, places, issues }
}

/** A user's rules over ours: the same address replaces, `off: true` drops, the rest is added. */
export function layer(ours: CompiledBook, theirs: Compilation, hash: string): CompiledBook {
  const rules: Record<string, (Record<string, unknown> & { rule: string })[]> = {}
  for (const kind of new Set([...Object.keys(ours.rules), ...Object.keys(theirs.rules)])) {
    const added = theirs.rules[kind] ?? []
    const replaced = new Set(added.map((entry) => entry.rule))
    rules[kind] = [...(ours.rules[kind] ?? []).filter((entry) => !replaced.has(entry.rule)), ...added].filter(
      (entry) => entry.off !== true,
    )
  }
  return { ...ours, hash, rules, places: { ...ours.places, ...theirs.places } }
}

export const asBook = (compilation: Compilation, hash: string, world: World): CompiledBook =>
  layer({ format: 1, hash, world, rules: {}, places: {} }, compilation, hash)

interface ParsedFile {
  readonly name: string
  readonly language: string
  readonly kindName: string
  readonly kind: Kind
  readonly entries: readonly { entry: Entry; place: string }[]
}

type Entry = { id: string; off?: boolean; finds?: unknown[]; ignores?: unknown[]; todo?: unknown[] } & Record<
  string,
  unknown
>

function parseFile(source: RuleSource, issues: Issue[]): ParsedFile | null {
  const lines = new LineCounter()
  const document = parseDocument(source.text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false })
  const placeOf = (offset: number | undefined): string => {
    const { line, col } = lines.linePos(offset ?? 0)
    return `${source.shown}:${line}:${col}`
  }
  for (const error of [...document.errors, ...document.warnings])
    issues.push(issue('rule/yaml', error.message, placeOf(error.pos[0]), 'mend the YAML at this place'))
  if (document.errors.length) return null
  const root = document.contents
  if (!isMap(root))
    return fail(issues, 'rule/shape', 'the file is no map of kind, about and rules', placeOf(0), 'begin with kind: …')
  const kindName = String(root.get('kind') ?? '')
  const kind = (KINDS as Record<string, Kind>)[kindName]
  if (!kind) {
    const near = nearest(kindName, Object.keys(KINDS))
    return fail(
      issues,
      'rule/unknown-kind',
      `there is no kind of rules called “${kindName}”`,
      placeOf(offsetOf(root.get('kind', true))),
      near ? `did you mean ${near}?` : `write one of ${Object.keys(KINDS).join(', ')}`,
    )
  }
  if (typeof root.get('about') !== 'string')
    issues.push(issue('rule/about', 'the file does not say what it is about', placeOf(0), 'add about: …'))
  const rules = root.get('rules', true)
  if (!isSeq(rules))
    return fail(issues, 'rule/shape', 'rules: is missing or no list', placeOf(0), 'add rules: with one entry per rule')
  const schema = z.strictObject({ ...commonFields, ...kind.entry.shape })
  const entries: { entry: Entry; place: string }[] = []
  for (const item of rules.items as Node[]) {
    const place = placeOf(offsetOf(item))
    const parsed = schema.safeParse(item.toJS(document))
    if (!parsed.success) {
      for (const problem of parsed.error.issues) {
        const at = nodeAt(item, problem.path)
        const keys = problem.code === 'unrecognized_keys' ? problem.keys : []
        const near = keys[0] ? nearest(keys[0], Object.keys(schema.shape)) : null
        issues.push(
          issue(
            'rule/field',
            `${problem.path.join('.') || 'the rule'}: ${problem.message}`,
            placeOf(offsetOf(at)),
            near ? `did you mean ${near}?` : null,
          ),
        )
      }
      continue
    }
    const entry = parsed.data as Entry
    if (kind.needsExample && !entry.finds?.length && !entry.off)
      issues.push(
        issue(
          'rule/no-example',
          `${entry.id} has no example under finds`,
          place,
          'add a sentence of news that it reads',
        ),
      )
    entries.push({ entry, place })
  }
  const name = source.path
    .split(sep)
    .join('/')
    .replace(/\.ya?ml$/, '')
  return { name, language: name.split('/')[0] ?? '', kindName, kind, entries }
}

function fail(issues: Issue[], ...args: Parameters<typeof issue>): null {
  issues.push(issue(...args))
  return null
}

const offsetOf = (node: unknown): number | undefined =>
  (node as { range?: [number, number, number] } | undefined)?.range?.[0]

function nodeAt(node: Node, path: readonly PropertyKey[]): Node {
  let at: Node = node
  for (const key of path) {
    const next = isMap(at) ? at.get(key, true) : isSeq(at) ? at.get(key, true) : undefined
    if (!next || !(isMap(next) || isSeq(next) || isScalar(next))) return at
    at = next
  }
  return at
}

/** The known word nearest to a misspelt one, if any is near enough to have been meant. */
export function nearest(word: string, known: readonly string[]): string | null {
  let best: string | null = null
  let least = Math.max(2, Math.floor(word.length / 3)) + 1
  for (const other of known) {
    const distance = editDistance(word.toLowerCase(), other.toLowerCase(), least)
    if (distance < least) {
      least = distance
      best = other
    }
  }
  return best
}

function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}

export const relativeTo = (folder: string, path: string): string => relative(folder, path) || '.'
