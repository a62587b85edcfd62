import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { article } from '../core/article.ts'
import type { Decision } from '../core/decision.ts'
import { extractor } from '../extract.ts'
import { loadRules } from '../rulebook/load.ts'

/*
 * Speed as ratios against the two libraries that we build on, in the same run and on the same articles: a ratio holds on every
 * machine. In: the annotated articles. Out: a table. Not here: a verdict; no test depends on time.
 */

const PROJECT = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const ROUNDS = 5

function readArticles(): { text: string; published: string | null }[] {
  const folder = join(PROJECT, 'fixtures', 'corpus')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => ({ text: readFileSync(join(folder, name), 'utf8'), published: '2024-06-15' }))
}

/** The best of some rounds, in milliseconds. */
function best(run: () => void): number {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    run()
    least = Math.min(least, performance.now() - start)
  }
  return least
}

/** A whole process, from its start to its end. */
const processTime = (args: readonly string[], input: string): number =>
  best(() => {
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: PROJECT, input, encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
  })

const require = createRequire(import.meta.url)
const articles = readArticles()
const megabytes = articles.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6

const loading = performance.now()
const book = await loadRules()
const extract = extractor(book)
const loaded = performance.now() - loading

const decisions: Decision[] = []
const first = performance.now()
let records = 0
for (const { text, published } of articles)
  records += extract(article(text, { published }), (decision) => decisions.push(decision)).extraction.records.length
const cold = performance.now() - first

const compromise = require('compromise') as (text: string) => { json(): unknown }
const chrono = require('chrono-node') as { parse(text: string, reference: Date): unknown }
const times = {
  aidtrail: best(() => {
    for (const { text, published } of articles) extract(article(text, { published }))
  }),
  compromise: best(() => {
    for (const { text } of articles) compromise(text).json()
  }),
  chrono: best(() => {
    for (const { text } of articles) chrono.parse(text, new Date(Date.UTC(2024, 5, 15, 12)))
  }),
}
const line = JSON.stringify({ id: 'one', text: articles[0]?.text ?? '' })
const starts = {
  aidtrail: processTime([join('dist', 'cli.js'), 'filter'], line),
  compromise: processTime(['-e', `require('compromise')(require('fs').readFileSync(0, 'utf8')).json()`], line),
  node: processTime(['-e', '0'], ''),
}

const row = (name: string, ...cells: string[]): string =>
  `${name.padEnd(34)}${cells.map((cell) => cell.padStart(14)).join('')}`
const speed = (time: number): string => `${(megabytes / (time / 1000)).toFixed(2)} MB/s`
const times2 = (time: number, ours: number): string => `${(time / ours).toFixed(2)} × ours`

console.log(
  `${articles.length} articles, ${megabytes.toFixed(2)} MB, ${records} records; best of ${ROUNDS} rounds; node ${process.version}\n`,
)
console.log(row('warm', 'speed', 'time'))
console.log(row('aidtrail (everything)', speed(times.aidtrail), '1 × ours'))
console.log(row('compromise (tags only)', speed(times.compromise), times2(times.compromise, times.aidtrail)))
console.log(row('chrono (dates only)', speed(times.chrono), times2(times.chrono, times.aidtrail)))
console.log(`\n${row('a whole process for one article', 'ms', 'time')}`)
console.log(row('aidtrail filter', starts.aidtrail.toFixed(0), '1 × ours'))
console.log(row('compromise', starts.compromise.toFixed(0), times2(starts.compromise, starts.aidtrail)))
console.log(row('node alone', starts.node.toFixed(0), times2(starts.node, starts.aidtrail)))
const asked = decisions.filter(({ rule }) => rule === 'find/tagger').length
console.log(`\nrules loaded and prepared in ${loaded.toFixed(0)} ms; first pass over the articles ${speed(cold)}`)
console.log(`compromise's tagger asked ${(asked / articles.length).toFixed(2)} times an article`)
