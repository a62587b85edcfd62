import { statSync } from 'node:fs'
import { join } from 'node:path'
import { type Issue, issue } from '../core/issue.ts'
import { isUntouched } from '../revise/base.ts'
import { parseResult } from '../revise/document.ts'
import { isObject } from '../revise/same.ts'
import { NOTES } from './notes.ts'
import { readText, resultsOf } from './results.ts'

/** An article that has two result files. */
export interface Doubled {
  readonly issue: Issue
  /** People had a say in the file that is left out too. */
  readonly loses: boolean
}

/**
 * The result files of an output folder, one an article. Where two formats stand side by side (`a.txt.yaml`, `a.txt.json`) the one counts
 * in which a person had a say, else the one that was written last.
 *
 * @throws IssueError when there is no such folder.
 */
export function resultsOnce(folder: string): { files: readonly string[]; doubled: readonly Doubled[] } {
  const { files } = resultsOf(folder)
  const all = new Set(files)
  const left = new Set<string>()
  const doubled: Doubled[] = []
  for (const yaml of files) {
    const json = yaml.replace(/\.yaml$/, '.json')
    if (json === yaml || !all.has(json)) continue
    const [counted, other] = counts(folder, yaml, json) ? [yaml, json] : [json, yaml]
    left.add(other)
    doubled.push(toldOf(folder, counted, other))
  }
  return { files: files.filter((file) => !left.has(file)), doubled }
}

/** Whether the first of two files of an article counts. */
function counts(folder: string, one: string, other: string): boolean {
  const [mine, theirs] = [hasSay(folder, one), hasSay(folder, other)]
  return mine === theirs ? statSync(join(folder, one)).mtimeMs >= statSync(join(folder, other)).mtimeMs : mine
}

function toldOf(folder: string, counted: string, left: string): Doubled {
  const loses = hasSay(folder, left)
  const why = hasSay(folder, counted)
    ? loses
      ? 'people changed both, and it was written last'
      : 'a person changed it'
    : 'it was written last'
  return {
    issue: issue(
      'run/doubled',
      `the article has two result files; ${counted} counts (${why}), and ${left} is left out`,
      join(folder, left),
      'take away the one that you do not need',
    ),
    loses,
  }
}

/** A person changed it; of a file without our notes its records may tell. */
function hasSay(folder: string, file: string): boolean {
  const text = readText(join(folder, file)) ?? ''
  const kept = readText(join(folder, NOTES, 'base', file))
  if (kept !== null) return !isUntouched(kept, text)
  const value = parseResult(text).document?.value
  const records: readonly unknown[] = isObject(value) && Array.isArray(value.records) ? value.records : []
  return records.some((record) => isObject(record) && isObject(record.review) && record.review.state !== 'machine')
}
