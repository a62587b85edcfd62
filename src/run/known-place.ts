import { existsSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { type Issue, issue } from '../core/issue.ts'
import { articleId } from '../extract.ts'
import { archiveKind, readArticle } from '../read/index.ts'
import { parseResult } from '../revise/document.ts'
import { isObject } from '../revise/same.ts'
import type { Input } from './inputs.ts'
import { NOTES } from './notes.ts'
import { outputPath } from './result-file.ts'

/**
 * An article keeps the result that it has: given by itself (`news/2024/chad.txt`) after its folder (`news`), it would be named otherwise,
 * and a second result would count its gifts twice.
 *
 * In:  inputs, and the output folder as it is.
 * Out: the inputs, those of which a result of the very same text lies under another end of their path with that name; and what was so
 *      settled. A result whose text is another now may be another article's: that is told, and nothing is changed.
 */
export function atKnownPlaces(
  inputs: readonly Input[],
  out: string,
  format: string,
): { readonly inputs: Input[]; readonly issues: Issue[] } {
  const issues: Issue[] = []
  if ((format !== 'yaml' && format !== 'json') || !existsSync(join(out, NOTES))) return { inputs: [...inputs], issues }
  const taken = new Set(inputs.map(({ source }) => source))
  const fileOf = (source: string): string => join(out, outputPath(source, format))
  const placed = inputs.map((input) => {
    const { path, source } = input
    if (typeof path !== 'string' || archiveKind(source) || existsSync(fileOf(source))) return input
    const names = endsOf(path).filter((name) => !taken.has(name) && existsSync(fileOf(name)))
    const id = names.length ? idOf(path, source) : null
    const known = names
      .map((name) => ({ name, article: articleIn(fileOf(name)) }))
      .filter((one) => one.article?.source === one.name)
    const same = known.find(({ article }) => id !== null && article?.id === id)
    if (same) {
      taken.add(same.name)
      issues.push(keeps(source, fileOf(same.name)))
      return { path, source: same.name }
    }
    // `2024/chad.txt` is likely the same file, edited since; any folder may hold a `chad.txt`
    const likely = known.find(({ name }) => name.includes('/') && name.length > source.length)
    if (likely) issues.push(mayBe(source, fileOf(likely.name), fileOf(source)))
    return input
  })
  return { inputs: placed, issues }
}

const keeps = (source: string, file: string): Issue =>
  issue(
    'run/known-article',
    'this article has a result already, and keeps it',
    source,
    `it is ${file}; name the folder that was extracted then, to have it named alike`,
  )

const mayBe = (source: string, file: string, written: string): Issue =>
  issue(
    'run/other-result',
    `${file} may be of this article as it was before: then its gifts count twice`,
    source,
    `name the folder that was extracted then, and delete ${written}`,
  )

/** `/news/2024/chad.txt` ends with `news/2024/chad.txt`, `2024/chad.txt`, `chad.txt`: the longest first. */
function endsOf(path: string): string[] {
  const parts = path.split(sep).filter(Boolean)
  return parts.map((_, i) => parts.slice(i).join('/'))
}

/** Null when it cannot be read: the run tells that. */
function idOf(path: string, source: string): string | null {
  try {
    const { article } = readArticle(readFileSync(path), { source })
    return article && articleId(article.text)
  } catch {
    return null
  }
}

function articleIn(file: string): Readonly<Record<string, unknown>> | null {
  try {
    const value = parseResult(readFileSync(file, 'utf8')).document?.value
    return isObject(value) && isObject(value.article) ? value.article : null
  } catch {
    return null
  }
}
