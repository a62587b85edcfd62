import { join } from 'node:path'
import { type Issue, issue } from '../core/issue.ts'
import { type Extraction, extractionSchema, jsonSchema } from '../core/record.ts'
import { adjudicationOf } from '../revise/adjudicate.ts'
import { agreementOf, type FieldAgreement, pairRecords, type RecordPair } from '../revise/agree.ts'
import { parseResult } from '../revise/document.ts'
import { jsonLine } from '../write/index.ts'
import type { Output } from './output.ts'
import { partsOf } from './parts.ts'
import { render, SCHEMA_FILE } from './result-file.ts'
import { articleText, baseOf, readText, resultsOf } from './results.ts'
import { openStore } from './store.ts'

export interface AgreeOptions {
  readonly a: string
  readonly b: string
  readonly json: boolean
  /** A folder for files in which the disagreements are listed as conflicts, for the page; null: none. */
  readonly adjudicate: string | null
}

/**
 * Compares what two reviewers made of the same articles, as far as both reviewed them.
 *
 * @returns 0; 1 when a file is missing on one side or cannot be read, or there is none.
 */
export function runAgree({ a, b, json, adjudicate }: AgreeOptions, output: Output): number {
  const problems: Issue[] = [a, b].flatMap(noResults)
  const files = [...new Set([...resultsOf(a).files, ...resultsOf(b).files])].sort()
  const pairs: RecordPair[] = []
  for (const file of files) {
    const left = readResult(join(a, file), problems)
    const right = readResult(join(b, file), problems)
    if (!left || !right) continue
    const machines = { a: baseOf(a, file)?.machine ?? null, b: baseOf(b, file)?.machine ?? null }
    pairs.push(...pairRecords(file, left, right, machines))
    if (adjudicate !== null) writeAdjudication(adjudicate, a, file, adjudicationOf(file, left, right))
  }
  for (const item of problems) output.problem(item, true)
  const agreement = agreementOf(pairs)
  const disagreements = pairs.filter(
    ({ a: left, b: right, reviewed, differences }) => reviewed === 'both' && (!left || !right || differences.length),
  )
  if (json) output.data(jsonLine({ ...agreement, disagreements: disagreements.map(told) }))
  else {
    for (const pair of disagreements) for (const line of show(pair)) output.line(line)
    const { both, a: byA, b: byB, none } = agreement.reviewed
    output.line('')
    output.line(`reviewed: ${both} by both, ${byA} only in ${a}, ${byB} only in ${b}, ${none} by nobody`)
    if (!both) output.line('nothing to compare: agreement is of records that both accepted, corrected or rejected')
    output.line(
      `records: ${agreement.both} of both, ${agreement.onlyA} only of ${a}, ${agreement.onlyB} only of ${b} · F1 ${percent(agreement.found)}`,
    )
    output.line('field            n      same       κ       α')
    for (const [field, figures] of Object.entries(agreement.fields)) output.line(row(field, figures))
    if (adjudicate !== null) output.line(`\nto settle them: aidtrail review ${adjudicate}`)
  }
  return problems.length ? 1 : 0
}

/** A folder without result files cannot be compared. */
function noResults(folder: string): Issue[] {
  if (resultsOf(folder).files.length) return []
  return partsOf(folder).length
    ? [
        issue(
          'agree/parts',
          'this folder holds parts of a batch only, and nobody reviews those',
          folder,
          `take articles out first: aidtrail checkout ID… --from ${folder} --out ${folder}`,
        ),
      ]
    : [
        issue(
          'agree/nothing',
          'this folder holds no result files',
          folder,
          'name the folder that `extract --out` wrote',
        ),
      ]
}

function readResult(path: string, problems: Issue[]): Extraction | null {
  const text = readText(path)
  if (text === null)
    problems.push(issue('agree/missing', 'this file is missing', path, 'compare folders of the same articles'))
  const { document, issues } = text === null ? { document: null, issues: [] } : parseResult(text, path)
  problems.push(...issues)
  if (!document) return null
  const parsed = extractionSchema.safeParse(document.value)
  if (!parsed.success)
    problems.push(issue('run/result', 'this file does not fit the schema', path, `run: aidtrail check ${path}`))
  return parsed.success ? parsed.data : null
}

function writeAdjudication(folder: string, a: string, file: string, extraction: Extraction): void {
  const store = openStore(folder)
  const format = file.endsWith('.json') ? 'json' : 'yaml'
  store.put(SCHEMA_FILE, `${JSON.stringify(jsonSchema('draft-7'), null, 2)}\n`)
  const text = articleText(a, file, extraction.article.source, null)
  store.merge(file, { extraction, text, written: render(extraction, format) })
}

const told = ({ file, a, b, differences }: RecordPair) => ({ file, a: a?.id ?? null, b: b?.id ?? null, differences })

function show({ file, a, b, differences }: RecordPair): string[] {
  const quote = (a ?? b)?.spans.anchor?.quote.replace(/\s+/g, ' ').slice(0, 60) ?? ''
  const head = `${file}  ${a?.id ?? '-'} | ${b?.id ?? '-'}  ${quote}`
  return [
    head,
    ...differences.map(
      ({ path, a: left, b: right }) => `  ${path}: ${JSON.stringify(left)} | ${JSON.stringify(right)}`,
    ),
  ]
}

const percent = (share: number | null): string => (share === null ? '-' : (100 * share).toFixed(1))

const row = (field: string, { n, observed, kappa, alpha }: FieldAgreement): string => {
  const number = (value: number | null): string => (value === null ? '-' : value.toFixed(3)).padStart(8)
  return `${field.padEnd(12)} ${String(n).padStart(5)} ${percent(n ? observed : null).padStart(9)} ${number(kappa)}${number(alpha)}`
}
