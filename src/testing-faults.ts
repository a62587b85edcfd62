import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll } from 'vitest'
import { tar, zip } from './testing-archives.ts'

/*
 * For tests only: what they need to run the built program as users do, and to disturb it. `npm run test:faults` runs the long form of what is
 * short in `npm test`.
 */
export const LONG = process.env.FAULTS === 'long'
export const project = join(dirname(fileURLToPath(import.meta.url)), '..')
export const CLI = join(project, 'dist', 'cli.js')
const FAULT = join(project, 'fixtures', 'faults', 'fs-fault.mjs')
const TRACE = join(project, 'fixtures', 'faults', 'fs-trace.mjs')
export const MINUTES = 60_000

/** Each file of tests has a folder of its own, with articles in `in`. */
export const home = mkdtempSync(join(tmpdir(), 'aidtrail-faults-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** A path in that folder. */
export const at = (...parts: string[]): string => join(home, ...parts)
let folders = 0
export const fresh = (): string => at(`out${folders++}`)

/** Articles that differ, with and without records; some in archives, one of them damaged. */
export const gift = (i: number): string =>
  i % 3
    ? `Norway gave Moldova ${i + 1} million euros on Wednesday. Note ${i}.\n`
    : `It rained in Oslo for ${i + 1} hours.\n`

function makeInputs(folder: string): void {
  mkdirSync(join(folder, 'sub'), { recursive: true })
  for (let i = 0; i < 12; i++) writeFileSync(join(folder, `a${i}.txt`), gift(i))
  for (let i = 12; i < 20; i++) writeFileSync(join(folder, 'sub', `b${i}.txt`), gift(i))
  writeFileSync(
    join(folder, 'c.jsonl'),
    [...Array.from({ length: 10 }, (_, i) => JSON.stringify({ text: gift(i + 20) })), '{bad'].join('\n'),
  )
  writeFileSync(
    join(folder, 'd.zip'),
    zip([30, 31, 32].map((i) => ({ name: `d${i}.txt`, data: gift(i) }))).subarray(0, -4),
  )
  writeFileSync(join(folder, 'e.tar.gz'), gzipSync(tar([40, 41].map((i) => ({ name: `e${i}.txt`, data: gift(i) })))))
}

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export function run(
  args: readonly string[],
  more: { env?: Record<string, string>; input?: string | Buffer } = {},
): Ended {
  const loaded = [...(more.env?.FAULT ? [FAULT] : []), ...(more.env?.TRACE_PATH ? [TRACE] : [])]
  // by the environment it reaches the workers too
  const NODE_OPTIONS = loaded.map((path) => `--import ${pathToFileURL(path)}`).join(' ')
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd: home,
    env: { ...process.env, ...more.env, ...(NODE_OPTIONS && { NODE_OPTIONS }) },
    input: more.input ?? '',
    maxBuffer: 1 << 28,
  })
  return { code: status, stdout: stdout.toString(), stderr: stderr.toString() }
}

export const begin = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [CLI, ...args], { cwd: home, stdio: ['pipe', 'pipe', 'pipe'] })

export const ended = (child: ChildProcess): Promise<Ended> =>
  new Promise((resolve) => {
    let [stdout, stderr] = ['', '']
    child.stdout?.on('data', (text) => {
      stdout += text
    })
    child.stderr?.on('data', (text) => {
      stderr += text
    })
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** All files below a folder with the hash of what is in them; packed files unpacked. */
export function snapshot(folder: string): Record<string, string> {
  const files: [string, string][] = []
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    files.push([path.slice(folder.length + 1), createHash('sha256').update(readFileSync(path)).digest('hex')])
  }
  return Object.fromEntries(files.sort())
}

export const leftOver = (folder: string): string[] =>
  Object.keys(snapshot(folder)).filter((path) => path.endsWith('.tmp') || path.endsWith('lock'))

/** Waits for something to come, milliseconds at most. */
export async function until<T>(look: () => T | null, most = 30_000): Promise<T> {
  for (let waited = 0; ; waited += 100) {
    const seen = look()
    if (seen !== null) return seen
    if (waited > most) throw new Error('it did not come')
    await pause(100)
  }
}

if (!existsSync(CLI)) throw new Error('there is no build: npm run build')
makeInputs(at('in'))
