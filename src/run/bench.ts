import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { article } from '../core/article.ts'
import { extractor } from '../extract.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { loadRules } from '../rulebook/load.ts'
import { NURSERY, tuneCompiler } from './batch/tuning.ts'
import { aidtrail, others } from './bench/contestants.ts'
import { growths } from './bench/growth.ts'
import { HOSTILE, plain } from './bench/hostile.ts'
import { type Lane, race, runLane } from './bench/lanes.ts'
import { cpuOf, groupsFor, loadOf, median, processTime, repeat } from './bench/measure.ts'
import { raceWorkers } from './bench/workers.ts'
import { aidTexts, bytesOf, workloads } from './bench/workloads.ts'

/*
 * Speed as ratios against other libraries, in one run, on the same articles, and how it grows. In: the annotated articles and a
 * general archive made by bench/archive-text.ts. Out: a page, to stdout, and with --write to docs/speed.md. Not here: a
 * verdict; no test depends on time (growth.test.ts counts steps).
 */

const SELF = fileURLToPath(import.meta.url)
const PROJECT = join(dirname(SELF), '..', '..')
const HEATS = 3

async function main(write: boolean): Promise<void> {
  const lines: string[] = []
  const say = (line: string): void => {
    lines.push(line)
    console.log(line)
  }
  const loading = performance.now()
  const book = await loadRules()
  extractor(book)
  const loaded = performance.now() - loading
  say('# Speed\n')
  say(
    `Written by \`npm run bench -- --write\` on node ${process.version}. The figures are processor time, of all threads, medians of ${HEATS} heats in which each`,
  )
  say(
    'reader in turn has a process of its own, is warmed up and measured; the machine may be shared, so trust ratios, not last digits. Aidtrail reads bytes and gives checked lines of JSON, with the gate on, up to sixteen articles at once as batch and filter do, in a process set as their workers are.\n',
  )
  for (const { name, texts } of workloads(PROJECT)) await sayRace(name, texts, say)
  sayTagger(book, say)
  sayGrowth(book, say)
  sayHostile(book, say)
  await sayWorkers(say)
  sayStart(loaded, say)
  if (!write) return
  mkdirSync(join(PROJECT, 'docs'), { recursive: true })
  writeFileSync(join(PROJECT, 'docs', 'speed.md'), `${lines.join('\n')}\n`)
}

type Say = (line: string) => void

async function sayRace(name: string, texts: readonly string[], say: Say): Promise<void> {
  const size = bytesOf(texts)
  const lanes = ['aidtrail', ...others().map((one) => one.name)].map(
    (reader): Lane => ({
      name: reader,
      program: SELF,
      args: ['--lane', name, reader],
      flags: reader === 'aidtrail' ? NURSERY : [],
    }),
  )
  const speeds = await race(lanes, HEATS)
  const ours = speeds.get('aidtrail')!
  say(`## ${name}\n`)
  say(
    `${texts.length} articles, ${(size / 1e6).toFixed(2)} MB. Memory of a process that does only this: ${memory(name)} MB at most.\n`,
  )
  say('| | MB/s | articles/s | aidtrail against it |')
  say('| --- | ---: | ---: | ---: |')
  for (const [who, heats] of speeds) {
    const speed = median(heats)
    // heat by heat: what slows the machine in one slows both
    const ratio = median(heats.map((one, i) => ours[i]! / one))
    say(`| ${who} | ${digits(speed)} | ${digits((speed * 1e6) / (size / texts.length))} | ${digits(ratio)} × |`)
  }
  say('')
}

/** How often our own cues leave a word to compromise's tagger, which costs a millisecond a sentence. */
function sayTagger(book: RuleBook, say: Say): void {
  const extract = extractor(book)
  const texts = aidTexts(PROJECT)
  let asked = 0
  for (const text of texts)
    extract(article(text, { published: '2024-06-15' }), ({ rule }) => {
      if (rule === 'find/tagger') asked++
    })
  say('## Tagger\n')
  say(
    `compromise's tagger is asked ${asked} times in ${texts.length} aid-dense articles: ${digits(asked / texts.length)} an article.\n`,
  )
}

function sayGrowth(book: RuleBook, say: Say): void {
  say('## Growth\n')
  say('Milliseconds a kilobyte of aid-dense text, against once the work. Linear stays at 1.\n')
  say('| | 1 × | 2 × | 4 × | 8 × |')
  say('| --- | ---: | ---: | ---: | ---: |')
  for (const { name, costs } of growths(book, aidTexts(PROJECT))) {
    const first = costs[0]!.cost
    const cells = [1, 2, 4, 8].map((times) => {
      const cost = costs.find((one) => one.times === times)?.cost
      return cost === undefined ? '' : times === 1 ? `${digits(cost)} ms` : digits(cost / first)
    })
    say(`| ${name} | ${cells.join(' | ')} |`)
  }
  say('')
}

/** Characters of a hostile text; what a whole megabyte would cost is told by the growth from a quarter of it. */
const HOSTILE_SIZE = 16_000

function sayHostile(book: RuleBook, say: Say): void {
  const extract = extractor(book)
  const cost = (text: string): number =>
    cpuOf(() => extract(article(text, { published: '2024-06-15' }))) / (text.length / 1000)
  const prose = plain(aidTexts(PROJECT), HOSTILE_SIZE)
  const usual = median([0, 1, 2].map(() => cost(prose)))
  say('## Hostile text\n')
  say(
    `${HOSTILE_SIZE / 1000} kB of each, time a kilobyte against aid-dense prose of that length (${digits(usual)} ms), and against a quarter of itself.\n`,
  )
  say('| | against prose | four times the length |')
  say('| --- | ---: | ---: |')
  for (const { name, of } of HOSTILE) {
    cost(of(HOSTILE_SIZE / 8))
    const quarter = median([0, 1, 2].map(() => cost(of(HOSTILE_SIZE / 4))))
    const whole = median([0, 1, 2].map(() => cost(of(HOSTILE_SIZE))))
    say(`| ${name} | ${digits(whole / usual)} × | ${digits(whole / quarter)} × |`)
  }
  say('')
}

const WORKER_ROUNDS = 2

async function sayWorkers(say: Say): Promise<void> {
  say('## Workers\n')
  say(
    `\`batch\` to JSON Lines with one worker and with two, from start to end by the clock, median of ${WORKER_ROUNDS} rounds, one of the longest run; the ratio round by round, median and best. The ceiling is what the machine lets two workers do at best: two runs of one worker each, apart and at once, against one alone. Other work on the machine takes from the second worker first. What it changes less: the computing of the supervisor, against that of its workers, and for how long of their time two workers waited for articles.\n`,
  )
  say('| | articles | one, s | two, s | two against one | best | ceiling | supervisor | waiting |')
  say('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |')
  const share = (value: number | null): string => (value === null ? '' : `${(value * 100).toFixed(1)} %`)
  for (const { name, articles, one, two, apart, supervisor, idle } of await raceWorkers(PROJECT, WORKER_ROUNDS)) {
    const ratios = one.map((seconds, i) => seconds / two[i]!)
    const ceiling = `${digits(median(one.map((seconds, i) => (2 * seconds) / apart[i]!)))} ×`
    const cells = [articles, digits(median(one)), digits(median(two)), `${digits(median(ratios))} ×`]
    say(
      `| ${[name, ...cells, `${digits(Math.max(...ratios))} ×`, ceiling, share(supervisor), share(idle)].join(' | ')} |`,
    )
  }
  say('')
}

function sayStart(loaded: number, say: Say): void {
  const line = JSON.stringify({ id: 'one', text: 'Norway will give Moldova 20 million euros.' })
  const cli = join('dist', 'cli.js')
  const folder = mkdtempSync(join(tmpdir(), 'aidtrail-bench-'))
  const file = join(folder, 'one.txt')
  writeFileSync(file, 'Norway will give Moldova 20 million euros.\n')
  say('## Start-up\n')
  say('| | ms |')
  say('| --- | ---: |')
  say(`| node alone | ${processTime(['-e', '0'], '', PROJECT).toFixed(0)} |`)
  say(`| aidtrail --help | ${processTime([cli, '--help'], '', PROJECT).toFixed(0)} |`)
  say(`| aidtrail filter, one article | ${processTime([cli, 'filter'], line, PROJECT).toFixed(0)} |`)
  say(`| aidtrail extract, one article | ${processTime([cli, 'extract', file, '--stdout'], '', PROJECT).toFixed(0)} |`)
  rmSync(folder, { recursive: true })
  say(`| rules loaded and prepared | ${loaded.toFixed(0)} |`)
}

/** Reads a workload twice in a process of its own and prints the most memory it had, in megabytes. */
function memoryOf(name: string, book: RuleBook): void {
  const reader = aidtrail(book)
  repeat(reader, groupsFor(reader, loadOf(textsOf(name), Number.POSITIVE_INFINITY)), 2)
  console.log((process.resourceUsage().maxRSS / 1000).toFixed(0))
}

const memory = (name: string): string =>
  spawnSync(process.execPath, [...NURSERY, SELF, '--memory', name], { encoding: 'utf8' }).stdout.trim()

const textsOf = (name: string): readonly string[] => workloads(PROJECT).find((one) => one.name === name)?.texts ?? []

/** A process that does one thing; Aidtrail in one that is set as a worker is. */
async function serve(task: string, name: string, reader: string): Promise<void> {
  const other = others().find((one) => one.name === reader)
  if (other) return runLane(other, textsOf(name))
  tuneCompiler()
  const book = await loadRules()
  if (task === '--memory') memoryOf(name, book)
  else runLane(aidtrail(book), textsOf(name))
}

const digits = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value >= 0.1 ? value.toFixed(2) : value.toFixed(4)

const args = process.argv.slice(2)
if (args[0] === '--memory' || args[0] === '--lane') await serve(args[0], args[1] ?? '', args[2] ?? '')
else if (args[0] === '--race') for (const { name, texts } of workloads(PROJECT)) await sayRace(name, texts, console.log)
else if (args.includes('--workers')) await sayWorkers(console.log)
else await main(args.includes('--write'))
