import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mixedArchive } from './archive-text.ts'
import { median } from './measure.ts'
import { aidTexts, type Workload } from './workloads.ts'

/*
 * How much faster two workers are than one. In: articles enough that the start of a process counts little. Out: times by the clock, and how
 * long workers had nothing to do, which other work on the machine changes less.
 */

export interface WorkersTold {
  readonly name: string
  readonly articles: number
  /** Seconds by the clock, of one worker and of two, round by round. */
  readonly one: readonly number[]
  readonly two: readonly number[]
  /** Seconds of two runs of one worker each, at once and apart, that each do all of the work: what the machine itself lets two of them do. */
  readonly apart: readonly number[]
  /** Of the computing of two workers: what the supervisor computed besides; where the system tells it. */
  readonly supervisor: number | null
  /** The share of their time in which two workers were waiting for articles, beside their start; where the system tells it. */
  readonly idle: number | null
}

export async function raceWorkers(project: string, most: number): Promise<WorkersTold[]> {
  const told: WorkersTold[] = []
  for (const { name, texts } of workerLoads(project)) {
    // the long one has hardly a start to speak of
    const rounds = texts.length >= LONG ? 1 : most
    const home = mkdtempSync(join(tmpdir(), 'aidtrail-bench-'))
    try {
      const path = join(home, 'news.jsonl')
      writeFileSync(path, texts.map((text, i) => `${JSON.stringify({ id: String(i), text })}\n`).join(''))
      const run = (workers: number, out = 'out'): Promise<Timed> => timed(project, path, join(home, out), workers)
      const runs: { one: Timed; two: Timed; apart: readonly Timed[] }[] = []
      for (let i = 0; i < rounds; i++)
        runs.push({ one: await run(1), two: await run(2), apart: await Promise.all([run(1), run(1, 'other')]) })
      const shares = (of: (run: Timed) => number | null): number | null => {
        const known = runs.map(({ two }) => of(two)).filter((share) => share !== null)
        return known.length ? median(known) : null
      }
      told.push({
        name,
        articles: texts.length,
        one: runs.map(({ one }) => one.seconds),
        two: runs.map(({ two }) => two.seconds),
        apart: runs.map(({ apart }) => Math.max(...apart.map(({ seconds }) => seconds))),
        supervisor: shares(({ supervisor }) => supervisor),
        idle: shares(({ idle }) => idle),
      })
    } finally {
      rmSync(home, { recursive: true, force: true })
    }
  }
  return told
}

/** Articles of a run in which the start and the compiling of two workers count little. */
const LONG = 50_000

/** Each article another one: of copies the supervisor writes the answers anew. */
function workerLoads(project: string): Workload[] {
  const aid = aidTexts(project)
  const dense = crossings(aid, 1200)
  return [
    { name: 'aid-dense', texts: dense },
    { name: 'archive, 3 % aid', texts: mixedArchive(12_000, 0.03, dense, 42) },
    { name: 'the same, longer', texts: mixedArchive(LONG, 0.03, crossings(aid, 1600), 42) },
  ]
}

const crossings = (texts: readonly string[], count: number): string[] =>
  Array.from({ length: count }, (_, i) => crossed(texts, i))

/** The first half of one article and the second of another. */
function crossed(texts: readonly string[], i: number): string {
  const [one = [], other = []] = [i, 7 * i + 3 * Math.floor(i / texts.length) + 1].map((at) =>
    texts[at % texts.length]!.trim().split(/\n\n+/),
  )
  return `${[...one.slice(0, Math.ceil(one.length / 2)), ...other.slice(Math.floor(other.length / 2))].join('\n\n')}\n`
}

interface Timed {
  readonly seconds: number
  readonly supervisor: number | null
  readonly idle: number | null
}

function timed(project: string, path: string, out: string, workers: number): Promise<Timed> {
  rmSync(out, { recursive: true, force: true })
  const cli = join(project, 'dist', 'cli.js')
  const from = performance.now()
  const args = [cli, 'batch', path, '--format', 'jsonl', '--out', out, '--workers', String(workers)]
  const child = spawn(process.execPath, args, { cwd: project, stdio: 'ignore' })
  const looks = new Map<number, Look>()
  const timer = setInterval(() => look(child, looks), 100)
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => {
      clearInterval(timer)
      if (code !== 0) return reject(new Error(`batch ended with ${code}`))
      resolve({ seconds: (performance.now() - from) / 1000, ...sharesOf(looks, child.pid) })
    })
  })
}

/** A moment, and for how long the main thread had computed or waited for a core by then, in milliseconds. */
interface Seen {
  readonly at: number
  readonly busy: number
}

interface Look {
  readonly born: number
  /** When it had started. */
  started: Seen | null
  last: Seen
  /** Computing of all its threads, in milliseconds. */
  cpu: number
}

/** Longer than a worker takes to load the rules, in milliseconds; after it, it works. */
const START = 3000

function look({ pid }: ChildProcess, looks: Map<number, Look>): void {
  if (pid === undefined) return
  for (const process of [pid, ...childrenOf(pid)]) {
    const spent = spentBy(process)
    if (!spent) continue
    const last = { at: performance.now(), busy: spent.busy }
    const known = looks.get(process) ?? { born: last.at, started: null, last, cpu: 0 }
    if (last.at - known.born >= START) known.started ??= last
    looks.set(process, Object.assign(known, { last, cpu: spent.cpu }))
  }
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

function spentBy(pid: number): { cpu: number; busy: number } | null {
  try {
    const threads = readdirSync(`/proc/${pid}/task`).map((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'latin1').split(' ').map(Number),
    )
    const [run = 0, waited = 0] = threads[0] ?? []
    return { cpu: threads.reduce((sum, [spent = 0]) => sum + spent, 0) / 1e6, busy: (run + waited) / 1e6 }
  } catch {
    return null
  }
}

function sharesOf(looks: ReadonlyMap<number, Look>, pid: number | undefined): Omit<Timed, 'seconds'> {
  const own = looks.get(pid ?? -1)
  const workers = [...looks].filter(([process]) => process !== pid).map(([, seen]) => seen)
  const computed = workers.reduce((sum, { cpu }) => sum + cpu, 0)
  const idle = workers.flatMap(({ started, last }) =>
    started && last.at > started.at ? [1 - (last.busy - started.busy) / (last.at - started.at)] : [],
  )
  if (!own || !computed || !idle.length) return { supervisor: null, idle: null }
  return { supervisor: own.cpu / computed, idle: Math.max(0, median(idle)) }
}
