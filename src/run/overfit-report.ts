import type { RuleBook } from '../rulebook/book.ts'
import type { Output } from './output.ts'
import { checkOverfit, type Overfit } from './overfit.ts'
import { readAnnotated } from './score.ts'

/** Prints how far the rules were written for single articles of a folder, and which wordings to widen or to drop. */
export function runOverfit(book: RuleBook, folder: string, json: boolean, output: Output): number {
  const check = checkOverfit(book, readAnnotated(folder))
  if (json)
    output.line(JSON.stringify({ ...check, use: Object.fromEntries([...check.use].map(([k, v]) => [k, [...v]])) }))
  else for (const line of [...overfitSummary(check), '', ...lists(check)]) output.line(line)
  return 0
}

/** The figures, in a few lines. */
export function overfitSummary({ use, lone, examples, ...f1 }: Overfit): string[] {
  const sizes = [...use.values()].map(({ size }) => size)
  const count = (fits: (size: number) => boolean): number => sizes.filter(fits).length
  const carrying = lone.filter(({ gain }) => gain > 0).length
  const hurting = lone.filter(({ gain }) => gain < 0).length
  const holding = examples.filter(({ holds }) => holds).length
  return [
    `wordings (verbs, phrases of cues, forms of dates): ${sizes.length}`,
    `  used in two articles or more  ${count((size) => size > 1)}`,
    `  used in one article only      ${count((size) => size === 1)}: ${carrying} do good there (a record right, or a wrong one kept out), ${hurting} do harm, ${lone.length - carrying - hurting} change nothing`,
    `  used in no article            ${count((size) => size === 0)}`,
    `records right, F1: ${percent(f1.with)}; ${percent(f1.without)} when each article is read without the wordings that no other uses`,
    `examples read without their own wording: ${holding} of ${examples.length} hold, because something else says the same`,
  ]
}

const percent = (share: number): string => (100 * share).toFixed(1)

function lists({ use, lone, examples }: Overfit): string[] {
  const told = (list: readonly string[], head: string): string[] => (list.length ? [head, ...list, ''] : [])
  const of = (fits: (gain: number) => boolean): string[] =>
    lone.filter(({ gain }) => fits(gain)).map(({ wording, article }) => `  ${article}  ${wording}`)
  return [
    ...told(
      of((gain) => gain > 0),
      'do good in one article only: widen them, so that others have them too',
    ),
    ...told(
      of((gain) => gain < 0),
      'do harm in the only article that uses them: drop or narrow them',
    ),
    ...told(
      of((gain) => gain === 0),
      'used in one article, and change nothing there: keep them for their sense, or drop them',
    ),
    ...told(
      [...use].filter(([, names]) => !names.size).map(([wording]) => `  ${wording}`),
      'used in no article: nothing measures them',
    ),
    ...told(
      examples.filter(({ holds }) => holds).map(({ rule, text }) => `  ${rule}  ${text}`),
      'examples that hold without their own wording: it may not be needed, or the example does not show it',
    ),
  ]
}
