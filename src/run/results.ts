import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import fastGlob from 'fast-glob'
import { IssueError, issue } from '../core/issue.ts'
import { readArticle } from '../read/index.ts'
import { type Base, parseBase } from '../revise/base.ts'
import { SCHEMA_FILE } from './result-file.ts'
import { NOTES } from './store.ts'

/** The result files of an output folder: one YAML or JSON file an article. */
export interface Results {
  readonly folder: string
  /** Relative to the folder, with `/`, sorted. */
  readonly files: readonly string[]
}

/** @throws IssueError when there is no such folder. */
export function resultsOf(folder: string): Results {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new IssueError([
      issue(
        'run/no-folder',
        `there is no folder ${folder}`,
        folder,
        'name the folder that `aidtrail extract --out` wrote',
      ),
    ])
  const files = fastGlob
    .sync('**/*.{yaml,json}', {
      cwd: folder,
      onlyFiles: true,
      followSymbolicLinks: false,
      ignore: [SCHEMA_FILE, '**/records.csv', '**/*.meta.yaml'],
    })
    .sort()
  return { folder, files }
}

/** Files named by themselves: the output folder is the nearest one above with our notes, or the file's own. */
export function resultNamed(path: string, out: string): { folder: string; file: string } {
  const target = resolve(path)
  for (let folder = resolve(target, '..'); ; folder = resolve(folder, '..')) {
    if (existsSync(join(folder, NOTES))) return { folder, file: relative(folder, target).split(sep).join('/') }
    if (folder === resolve(folder, '..')) break
  }
  return { folder: existsSync(out) ? out : resolve(target, '..'), file: target }
}

export const readText = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** What was kept of the last run; null when there is nothing. */
export function baseOf(folder: string, file: string): Base | null {
  const kept = readText(join(folder, NOTES, 'base', file))
  return kept === null ? null : parseBase(kept)
}

/** The article's text: as the last run kept it, or read anew from the folder of the articles. Null when neither has it. */
export function articleText(folder: string, file: string, source: unknown, articles: string | null): string | null {
  const kept = baseOf(folder, file)?.text
  if (typeof kept === 'string') return kept
  if (articles === null || typeof source !== 'string') return null
  try {
    return readArticle(readFileSync(join(articles, source)), { source }).article?.text ?? null
  } catch {
    return null
  }
}
