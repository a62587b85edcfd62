import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { causeOf, IssueError, issue } from '../core/issue.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { printable } from '../write/index.ts'
import { calibrationOf, calibrationTable } from './calibration.ts'
import { createEngine } from './engine.ts'
import { type FloorDeed, fallen, readFloors, writeFloors } from './floors.ts'
import type { Output } from './output.ts'
import type { Annotated } from './score-article.ts'
import { type Gold, scoreArticle } from './score-article.ts'
import { createTally, type Score } from './score-tally.ts'
import { whyTeller } from './score-why.ts'

/**
 * Extracts the annotated articles of a folder (`NAME.txt` with `NAME.gold.yaml`) and compares.
 *
 * @param why tells of each error where it came from: each article is read a second time for it.
 * @throws IssueError when the folder holds none, or a gold file cannot be read.
 */
export function scoreFolder(book: RuleBook, folder: string, { why }: { readonly why?: boolean } = {}): Score {
  const engine = createEngine(book)
  const tell = why ? whyTeller(book) : null
  const counter = createTally()
  for (const { gold, text } of readAnnotated(folder)) {
    const metadata = { published: gold.published ? String(gold.published) : null }
    // named without its ending: a date in the file's name is no part of the annotation
    const { extraction } = engine.text(text, { source: gold.id, metadata })
    scoreArticle(gold, extraction, text, counter.of(gold.id), tell?.(text, metadata.published, extraction))
  }
  return counter.result()
}

/** The annotated articles of a folder, as they are scored. */
export const readAnnotated = (folder: string): Annotated[] =>
  readGolds(folder).map((gold) => ({
    folder,
    gold,
    text: readFileSync(join(folder, `${gold.id}.txt`), 'utf8').replace(/^\uFEFF/, ''),
  }))

function readGolds(folder: string): Gold[] {
  const bad = (cause: string, place: string): never => {
    throw new IssueError([
      issue('score/gold', cause, place, 'an annotated folder holds NAME.txt and NAME.gold.yaml; see fixtures/corpus'),
    ])
  }
  if (!existsSync(folder)) bad(`there is no folder ${folder}`, folder)
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.gold.yaml'))
    .sort()
  if (!files.length) bad(`${folder} holds no NAME.gold.yaml`, folder)
  return files.map((file) => {
    const id = file.replace('.gold.yaml', '')
    if (!existsSync(join(folder, `${id}.txt`))) bad(`the article ${id}.txt is missing`, join(folder, file))
    try {
      return { ...(parse(readFileSync(join(folder, file), 'utf8')) as Gold), id }
    } catch (error) {
      return bad(causeOf(error), join(folder, file))
    }
  })
}

export interface ScoreOptions {
  readonly errors: boolean
  /** With each error where it came from. */
  readonly why: boolean
  readonly json: boolean
  /** Also how far the records' confidence holds. */
  readonly calibration: boolean
  /** What to do with the folder's floors.json; null leaves it alone. */
  readonly floors: FloorDeed | null
}

/**
 * Prints the score of a folder: a table, or JSON; before it every error, when asked.
 *
 * @returns 0; 1 when `floors` is `check` and a figure has fallen below its floor.
 */
export function runScore(book: RuleBook, folder: string, options: ScoreOptions, output: Output): number {
  const { errors, why, json } = options
  const score = scoreFolder(book, folder, { why })
  const calibration = options.calibration ? calibrationOf(score.predictions) : null
  if (errors || why) for (const error of score.errors) output.line(printed(error))
  if (why) for (const line of lostAt(score.errors)) output.line(line)
  if (json)
    output.line(JSON.stringify({ areas: score.areas, fields: score.fields, ...(calibration && { calibration }) }))
  else for (const line of tableOf(score)) output.line(line)
  if (calibration && !json) for (const line of ['', ...calibrationTable(calibration)]) output.line(line)
  if (options.floors === null) return 0
  if (options.floors !== 'check') writeFloors(score, folder, options.floors)
  const issues = fallen(score, readFloors(folder), folder)
  for (const item of issues) output.problem(item, true)
  return issues.length ? 1 : 0
}

/** What an article says never steers the terminal. */
const printed = (error: string): string => error.split('\n').map(printable).join('\n')

/** How many records were lost at which verb, the most first. */
function lostAt(errors: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const error of errors) {
    const stage = /^\s+lost in (\w+):/m.exec(error)?.[1]
    if (stage) counts.set(stage, (counts.get(stage) ?? 0) + 1)
  }
  const list = [...counts].sort((a, b) => b[1] - a[1]).map(([stage, count]) => `${stage} ${count}`)
  return [`records lost in: ${list.join(', ') || 'none'}`, '']
}

function tableOf({ areas, fields }: Score): string[] {
  const percent = (share: number): string => (100 * share).toFixed(1).padStart(6)
  const count = (value: number): string => String(value).padStart(5)
  return [
    'area                          P      R     F1      tp   fp   fn',
    ...Object.entries(areas).map(
      ([name, area]) =>
        `${name.padEnd(26)}${percent(area.p)} ${percent(area.r)} ${percent(area.f1)}   ${count(area.tp)}${count(area.fp)}${count(area.fn)}`,
    ),
    '',
    'field of a found record  accuracy     n',
    ...Object.entries(fields).map(([name, { accuracy, n }]) => `${name.padEnd(26)}${percent(accuracy)} ${count(n)}`),
  ]
}
