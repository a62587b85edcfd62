import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import fastGlob from 'fast-glob'
import { type Issue, issue } from '../core/issue.ts'
import { EXTENSIONS } from '../read/index.ts'
import { NOTES } from './store.ts'

/** One article to read: its place on disk, and how the output names it. */
export interface Input {
  readonly path: string
  /** Relative to the folder that was given, with `/`: the output keeps this tree. */
  readonly source: string
}

/**
 * Files, folders and globs become the list of articles, sorted and each once.
 *
 * @param out the output folder: what lies in it is never an input.
 */
export function findInputs(args: readonly string[], out: string): { inputs: Input[]; issues: Issue[] } {
  const issues: Issue[] = []
  const found = new Map<string, { root: string }>()
  for (const arg of args) {
    const hits = expand(arg)
    if (hits === null) {
      issues.push(
        issue(
          'run/no-input',
          `there is no file or folder ${arg}`,
          arg,
          'check the path; put a pattern in quotes: "news/**/*.txt"',
        ),
      )
      continue
    }
    const fresh = hits.paths.filter((path) => !isUnder(path, out) && !path.split(sep).includes(NOTES))
    if (!fresh.length)
      issues.push(
        hits.paths.length
          ? issue(
              'run/no-articles',
              `all articles of ${arg} lie in the output folder ${out}, which is never read`,
              arg,
              'name another output folder with --out',
            )
          : issue(
              'run/no-articles',
              `${arg} holds no article (${EXTENSIONS.join(', ')})`,
              arg,
              'name a folder with articles as plain text',
            ),
      )
    for (const path of fresh) if (!found.has(path)) found.set(path, { root: hits.root })
  }
  return { inputs: named(found), issues }
}

/** The articles of one folder, for `watch`. */
export const inputsOf = (folder: string, out: string): Input[] =>
  named(
    new Map(
      (expand(folder)?.paths ?? [])
        .filter((path) => !isUnder(path, out) && !path.split(sep).includes(NOTES))
        .map((path) => [path, { root: resolve(folder) }] as const),
    ),
  )

function expand(arg: string): { paths: string[]; root: string } | null {
  if (existsSync(arg)) {
    const path = resolve(arg)
    if (!statSync(path).isDirectory()) return { paths: [path], root: dirname(path) }
    return { paths: glob(`**/*`, path).filter(isArticle), root: path }
  }
  if (!fastGlob.isDynamicPattern(arg)) return null
  const root = resolve(baseOf(arg))
  const paths = glob(arg, process.cwd()).filter(isArticle)
  return paths.length || existsSync(root) ? { paths, root } : null
}

const glob = (pattern: string, cwd: string): string[] =>
  fastGlob
    .sync(pattern.split('\\').join('/'), {
      cwd,
      absolute: true,
      onlyFiles: true,
      followSymbolicLinks: false,
      dot: false,
      suppressErrors: true,
    })
    .map((path) => resolve(path))
    .sort()

const isArticle = (path: string): boolean => EXTENSIONS.some((ending) => path.toLowerCase().endsWith(ending))

/** The part of a pattern before its first wildcard. */
const baseOf = (pattern: string): string => {
  const parts = pattern.split('/')
  const fixed = parts.slice(
    0,
    parts.findIndex((part) => part !== '' && fastGlob.isDynamicPattern(part)),
  )
  return fixed.length ? fixed.join('/') || '/' : '.'
}

export const isUnder = (path: string, folder: string): boolean => {
  const way = relative(resolve(folder), resolve(path))
  return way === '' || (!way.startsWith('..') && resolve(folder, way) === resolve(path))
}

/** Names relative to each argument; when two would be alike, all are told from the folder that they share. */
function named(found: ReadonlyMap<string, { root: string }>): Input[] {
  const inputs = [...found].map(([path, { root }]) => ({ path, source: tidy(relative(root, path)) }))
  const distinct = new Set(inputs.map(({ source }) => source)).size === inputs.length
  const common = distinct ? '' : commonFolder(inputs.map(({ path }) => path))
  return inputs
    .map(({ path, source }) => ({ path, source: distinct ? source : tidy(relative(common, path)) }))
    .sort((a, b) => (a.source < b.source ? -1 : 1))
}

const tidy = (path: string): string => (path ? path.split(sep).join('/') : basename(path))

export function commonFolder(paths: readonly string[]): string {
  const [first = '', ...rest] = paths.map((path) => dirname(path).split(sep))
  let shared = [...first]
  for (const parts of rest) {
    let i = 0
    while (i < shared.length && shared[i] === parts[i]) i++
    shared = shared.slice(0, i)
  }
  return shared.join(sep) || sep
}

export const sidecarOf = (path: string): string =>
  join(dirname(path), `${basename(path).replace(/\.[^.]+$/, '')}.meta.yaml`)
