import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { firstName } from '../core/weight-index.ts'
import { loadRules } from '../rulebook/load.ts'
import { writeJsonLine } from '../write/index.ts'
import { calibrationOf, calibrationTable } from './calibration.ts'
import { createEngine } from './engine.ts'
import { fit } from './fit.ts'
import { type Collected, collect } from './fit-examples.ts'
import { ARTICLE, CONFIDENCE, FITS, TWICE } from './fits.ts'
import {
  DECIDING,
  fitArticle,
  fitConfidence,
  LEAST,
  leaveOutParts,
  type Part,
  predictUnseen,
  type Unseen,
  unseenRecords,
  weighedAnew,
} from './left-out.ts'
import { readAnnotated } from './score.ts'

/**
 * Learns the weights of rules/world/evidence-*.yaml from annotated articles and writes them, to be read over before they are kept:
 *
 *     node dist/run/calibrate.js [--only aid,topic] rules/world FOLDER…
 *
 *     node dist/run/calibrate.js --left-out FOLDER… > left-out.jsonl
 *
 *     node dist/run/calibrate.js --check FOLDER…
 *
 * The first prints how well each choice does on articles left out of its fit: the honest figure. The second extracts each article
 * with weights fitted without it (in ten parts), for the score to measure. The third holds the confidence of those records against
 * what is right, and ends with 1 when they do not agree.
 */
const FOLDS = 10
const args = process.argv.slice(2)
const mode = args[0] === '--left-out' || args[0] === '--check' ? args.shift()! : null
const only = args[0] === '--only' ? new Set(args.splice(0, 2)[1]!.split(',')) : null
const out = mode ? null : args.shift()
if (out === undefined || !args.length) {
  console.error(
    'calibrate needs a folder for the rule files and annotated folders: calibrate.js rules/world fixtures/corpus',
  )
  process.exit(2)
}
/** A choice is fitted with the first look at it. */
const isAsked = (field: string): boolean => !only || only.has(field.replace(/^first-/, ''))
const book = await loadRules()
const articles = args.flatMap(readAnnotated)
const collected = collectTwice()
const parts = (fields?: readonly string[]): Part[] => [...leaveOutParts(book, collected, articles, FOLDS, fields)]
if (mode === '--check') printCalibration(unseenRecords(parts(DECIDING)))
else if (out === null) extractLeftOut()
else calibrate(out)

/** What a second look sees around a claim is what the first says with the weights that it is given here. */
function collectTwice(): Collected {
  const seen = collect(book, articles)
  const firsts = TWICE.map(firstName).filter((field) => !mode && isAsked(field))
  if (!firsts.length) return seen
  const weights = firsts.flatMap((field) => [...fit(seen.get(field) ?? [], FITS[field]!)])
  return collect(weighedAnew(book, new Map(weights), firsts), articles)
}

function calibrate(folder: string): void {
  const fields = Object.keys(FITS).filter(isAsked)
  const all = parts(only?.has('confidence') ? [...new Set([...fields, ...DECIDING])] : fields)
  const rights = all.map(({ right }) => right())
  for (const field of fields) {
    const options = FITS[field]!
    const told = rights.map((right) => right.get(field)!)
    const total = told.reduce((sum, one) => sum + one.total, 0)
    const right = told.reduce((sum, one) => sum + one.right, 0)
    console.error(`${field.padEnd(12)} ${((100 * right) / total).toFixed(1)} % of ${total} right when left out`)
    writeFileSync(
      join(folder, `evidence-${field}.yaml`),
      render(options.about, fit(collected.get(field) ?? [], options)),
    )
  }
  if (!only || only.has('confidence')) calibrateConfidence(folder, all)
}

function calibrateConfidence(folder: string, all: readonly Part[]): void {
  const unseen = unseenRecords(all)
  writeFileSync(join(folder, 'evidence-confidence.yaml'), render(CONFIDENCE.about, fitConfidence(unseen)))
  writeFileSync(join(folder, 'evidence-article.yaml'), render(ARTICLE.about, fitArticle(unseen)))
  printCalibration(unseen)
}

function printCalibration(unseen: readonly Unseen[]): void {
  const calibration = calibrationOf(predictUnseen(unseen))
  for (const line of calibrationTable(calibration)) console.error(line)
  if (!calibration.holds) process.exitCode = 1
}

function extractLeftOut(): void {
  const all = parts()
  const unseen = unseenRecords(all)
  for (const part of all) {
    const others = unseen.filter(({ fold }) => fold !== part.fold)
    const last = new Map([...fitConfidence(others), ...fitArticle(others)])
    const engine = createEngine(weighedAnew(part.book, last, ['confidence', 'article']))
    for (const { gold, text } of part.articles) {
      const metadata = { published: gold.published ? String(gold.published) : null }
      process.stdout.write(`${writeJsonLine(engine.text(text, { source: `${gold.id}.txt`, metadata }).extraction)}\n`)
    }
  }
}

function render(about: string, weights: ReadonlyMap<string, number>): string {
  const byId = new Map<string, [string, number][]>()
  for (const [name, weight] of weights) {
    if (Math.abs(weight) < LEAST) continue
    const [id, observation] = name.split('/') as [string, string]
    byId.set(id, [...(byId.get(id) ?? []), [observation, weight]])
  }
  const rules = [...byId]
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .map(([id, list]) => {
      const told = list
        .sort((a, b) => (a[0] < b[0] ? -1 : 1))
        .map(([name, weight]) => `${keyOf(name)}: ${weight.toFixed(2)}`)
      return `  - id: ${id}\n    weights: {${told.join(', ')}}`
    })
  return `kind: evidence\nabout: ${about}. Fitted to annotated articles by npm run calibrate, then read over.\n\nrules:\n${rules.join('\n')}\n`
}

/** Names of funds stand in observations, and may hold what YAML reads as its own. */
function keyOf(name: string): string {
  return /^[\p{L}\d][\p{L}\d +'.()-]*$/u.test(name) ? name : JSON.stringify(name)
}
