import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import fastGlob from 'fast-glob'
import { type Issue, issue } from '../core/issue.ts'
import type { CompiledBook, World } from './book.ts'
import type { Codes } from './facts.ts'
import type { Inflector } from './kind.ts'
import { parseRules, type RuleSource } from './parse.ts'

export type { RuleSource } from './parse.ts'

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
export function compileSources(sources: readonly RuleSource[], inflect: Inflector, codes: Codes): Compilation {
  const rules: Compilation['rules'] = {}
  const places: Record<string, string> = {}
  const issues: Issue[] = []
  for (const source of sources) {
    const file = parseRules(source, codes)
    issues.push(...file.issues)
    if (!file.kind) continue
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
