import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { IssueError, issue } from '../core/issue.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { createEngine } from './engine.ts'
import type { Annotated } from './left-out.ts'
import type { Output } from './output.ts'
import { type Gold, scoreArticle, type Tally } from './score-article.ts'

interface Area {
  readonly p: number
  readonly r: number
  readonly f1: number
  readonly tp: number
  readonly fp: number
  readonly fn: number
}

/** Precision, recall and F1 by area, accuracy by field of the records found. Shares, 0 to 1. */
export interface Score {
  readonly areas: Readonly<Record<string, Area>>
  readonly fields: Readonly<Record<string, { readonly accuracy: number; readonly n: number }>>
  readonly errors: readonly string[]
}

/**
 * Extracts the annotated articles of a folder (`NAME.txt` with `NAME.gold.yaml`) and compares.
 *
 * @throws IssueError when the folder holds none, or a gold file cannot be read.
 */
export function scoreFolder(book: RuleBook, folder: string): Score {
  const golds = readGolds(folder)
  const engine = createEngine(book)
  const counter = createTally()
  for (const gold of golds) {
    const text = readFileSync(join(folder, `${gold.id}.txt`), 'utf8').replace(/^\uFEFF/, '')
    const metadata = { published: gold.published ? String(gold.published) : null }
    // named without its ending: a date in the file's name is no part of the annotation
    const { extraction } = engine.text(text, { source: gold.id, metadata })
    scoreArticle(gold, extraction, text, counter.of(gold.id))
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
      return bad(error instanceof Error ? error.message : String(error), join(folder, file))
    }
  })
}

function createTally(): { of(id: string): Tally; result(): Score } {
  const areas = new Map<string, { tp: number; fp: number; fn: number }>()
  const fields = new Map<string, { right: number; n: number }>()
  const errors: string[] = []
  return {
    of: (id) => ({
      area(name, right, falsely, missed) {
        const area = areas.get(name) ?? { tp: 0, fp: 0, fn: 0 }
        areas.set(name, { tp: area.tp + right, fp: area.fp + falsely, fn: area.fn + missed })
      },
      field(name, right) {
        const field = fields.get(name) ?? { right: 0, n: 0 }
        fields.set(name, { right: field.right + (right ? 1 : 0), n: field.n + 1 })
      },
      error: (text) => void errors.push(`${id}: ${text}`),
    }),
    result: () => ({
      areas: Object.fromEntries([...areas].map(([name, area]) => [name, shares(area)])),
      fields: Object.fromEntries([...fields].map(([name, { right, n }]) => [name, { accuracy: right / n, n }])),
      errors,
    }),
  }
}

function shares({ tp, fp, fn }: { tp: number; fp: number; fn: number }): Area {
  const p = tp / (tp + fp || 1)
  const r = tp / (tp + fn || 1)
  return { p, r, f1: (2 * p * r) / (p + r || 1), tp, fp, fn }
}

/** Prints the score of a folder: a table, or JSON; before it every error, when asked. */
export function runScore(
  book: RuleBook,
  folder: string,
  options: { errors: boolean; json: boolean },
  output: Output,
): number {
  const score = scoreFolder(book, folder)
  if (options.errors) for (const error of score.errors) output.line(error)
  if (options.json) output.line(JSON.stringify({ areas: score.areas, fields: score.fields }))
  else for (const line of tableOf(score)) output.line(line)
  return 0
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
