import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import fastGlob from 'fast-glob'
import { causeOf, type Issue, issue } from '../core/issue.ts'
import { archiveKind, EXTENSIONS, passedAs } from '../read/index.ts'
import { NOTES } from './notes.ts'
import { countPassed, type Passed, type PassedCount, showPassed } from './passed.ts'
import { isSavedWith } from './saved-page.ts'
import { isSidecar } from './sidecar.ts'
import { type Told, walk } from './walk.ts'

/** One article to read: its place on disk, and how the output names it. */
export interface Input {
  /** As text, where the name is text. */
  readonly path: string | Buffer
  /** Relative to the folder that was given, with `/`: the output keeps this tree. */
  readonly source: string
}

/**
 * Files, folders and globs become the list of articles, sorted and each once.
 *
 * @param out the output folder: what lies in it is never an input.
 */
export function findInputs(
  args: readonly string[],
  out: string,
): { inputs: Input[]; issues: Issue[]; passed: PassedCount } {
  const issues: Issue[] = []
  const passed = countPassed()
  const found = new Map<string, Found>()
  for (const arg of args) {
    const here = countPassed()
    const told = {
      unreadable: (path: string, error: unknown) => void issues.push(noListing(path, error)),
      passed: here.add,
    }
    const hits = expand(arg, out, told)
    for (const [kind, count] of Object.entries(here.all())) passed.add(kind, count)
    if (hits === null) {
      const mend = 'check the path; put a pattern in quotes: "news/**/*.txt"'
      issues.push(issue('run/no-input', `there is no file or folder ${arg}`, arg, mend))
      continue
    }
    if (!hits.files.length) issues.push(nothingIn(arg, out, hits.inOut, here.all()))
    for (const file of hits.files) {
      const key = file.path.toString('latin1')
      if (!found.has(key)) found.set(key, file)
    }
  }
  return { inputs: named([...found.values()]), issues, passed }
}

export const nothingIn = (arg: string, out: string, inOut: boolean, passed: Passed): Issue =>
  inOut
    ? issue(
        'run/no-articles',
        `all articles of ${arg} lie in the output folder ${out}, which is never read`,
        arg,
        'name another output folder with --out',
      )
    : issue(
        'run/no-articles',
        `${arg} holds no article (${EXTENSIONS.join(', ')}) and no archive${Object.keys(passed).length ? `; passed over: ${showPassed(passed)}` : ''}`,
        arg,
        'name a folder with articles as plain text',
      )

/** A folder that cannot be listed, or a file of which nothing can be learned. */
export const noListing = (path: string, error: unknown): Issue => {
  const cause = causeOf(error)
  return issue('run/no-listing', `what lies there cannot be learned: ${cause}`, path, 'make it readable')
}

/** The articles of one folder, for `watch`, one at a time. */
export const articlesOf = (folder: string, out: string, told: Told): Iterable<Input> =>
  walk(resolve(folder), isArticle, (path) => isUnder(path, out) || isNote(path), told)

const isNote = (path: string): boolean => path.split(sep).includes(NOTES)

interface Found extends Input {
  readonly root: string
}

function expand(arg: string, out: string, told: Told): { files: Found[]; inOut: boolean } | null {
  let inOut = false
  const skip = (path: string): boolean => {
    const ours = isUnder(path, out)
    inOut ||= ours
    return ours || isNote(path)
  }
  if (existsSync(arg)) {
    const path = resolve(arg)
    const root = statSync(path).isDirectory() ? path : dirname(path)
    if (root !== path) return { files: skip(path) ? [] : [{ path, source: basename(path), root }], inOut }
    const files = [...walk(root, isInput, skip, told)].map((file) => ({
      path: file.path,
      source: file.source,
      root,
    }))
    return { files, inOut }
  }
  if (!fastGlob.isDynamicPattern(arg)) return null
  const root = resolve(baseOf(arg))
  const hits = glob(arg, process.cwd()).filter((path) => !skip(path))
  const paths = hits.filter((path) => isInput(path) && !isBesidePage(path, root))
  for (const path of hits) if (!isInput(path) && !isSidecar(path)) told.passed?.(passedAs(path))
  if (!paths.length && !existsSync(root)) return null
  return { files: paths.map((path) => ({ path, source: tidy(relative(root, path)), root })), inOut }
}

/** It lies in a folder that a browser saved with a page, below the root of the pattern. */
function isBesidePage(path: string, root: string): boolean {
  for (let folder = dirname(path); isUnder(folder, root) && folder !== root; folder = dirname(folder))
    if (isSavedWith(basename(folder), (name) => existsSync(join(dirname(folder), name)))) return true
  return false
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

export const isArticle = (path: string): boolean => EXTENSIONS.some((ending) => path.toLowerCase().endsWith(ending))

/** Articles, and archives of them. */
export const isInput = (path: string): boolean => isArticle(path) || archiveKind(path) !== null

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
function named(found: readonly Found[]): Input[] {
  const distinct = new Set(found.map(({ source }) => source)).size === found.length
  const common = distinct ? '' : commonFolder(found.map(({ root }) => root))
  return found
    .map(({ path, source, root }) => ({
      path,
      source: distinct ? source : join(relative(common, root), source).split(sep).join('/'),
    }))
    .sort((a, b) => (a.source < b.source ? -1 : 1))
}

const tidy = (path: string): string => (path ? path.split(sep).join('/') : basename(path))

export function commonFolder(paths: readonly string[]): string {
  const [first = [], ...rest] = paths.map((path) => path.split(sep))
  let shared = [...first]
  for (const parts of rest) {
    let i = 0
    while (i < shared.length && shared[i] === parts[i]) i++
    shared = shared.slice(0, i)
  }
  return shared.join(sep) || sep
}
