import { spawnSync } from 'node:child_process'
import type { Contestant, Loaded } from './contestants.ts'

/** Time of the processor, of all threads of this process, in milliseconds: it holds where other work shares the machine. */
export function cpuOf(run: () => void): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** Of an even number, what lies between the two in the middle. */
export function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b)
  const [low = Number.NaN, high = Number.NaN] = [(list.length - 1) >> 1, list.length >> 1].map((i) => sorted[i])
  return (low + high) / 2
}

interface Load {
  readonly texts: readonly Loaded[]
  readonly bytes: number
}

export interface Groups {
  readonly groups: readonly (readonly Loaded[])[]
  readonly bytes: number
}

/** A load as a contestant takes it: cut beforehand, outside what is measured. */
export const groupsFor = ({ together }: Contestant, { texts, bytes }: Load): Groups => ({
  groups: together ? together(texts) : texts.map((one) => [one]),
  bytes,
})

/** Articles from all over the workload, up to so many bytes. */
export function loadOf(texts: readonly string[], most: number): Load {
  const taken: { text: string; bytes: Buffer }[] = []
  let size = 0
  // a stride that meets every article once, and the aid among the others in its share
  for (let i = 0; i < texts.length && (size < most || !taken.length); i++) {
    const text = texts[(i * 37) % texts.length]!
    const bytes = Buffer.from(text)
    taken.push({ text, bytes })
    size += bytes.length
  }
  return { texts: taken, bytes: size }
}

export const repeat = ({ read }: Contestant, { groups }: Groups, times: number): void => {
  for (let i = 0; i < times; i++) for (const group of groups) read(group)
}

/**
 * Through its load until three passes running are no faster than the best before them, and for a while at least: three passes over a small
 * load can be slow by chance, an archive is read warm, and what a compiler has to see differs tenfold between small and large readers.
 */
export function warmUp(contestant: Contestant, load: Groups): void {
  let best = Number.POSITIVE_INFINITY
  let spent = 0
  const { shortest = SHORTEST_WARM_UP } = contestant
  for (let idle = 0; (idle < 3 || spent < shortest) && spent < LONGEST_WARM_UP; ) {
    const pass = cpuOf(() => repeat(contestant, load, 1))
    spent += pass
    idle = pass < best * 0.97 ? 0 : idle + 1
    best = Math.min(best, pass)
  }
}

/** Milliseconds of the processor: our own compiling ends after some forty thousand. */
const LONGEST_WARM_UP = 60_000
const SHORTEST_WARM_UP = 6_000

/** So that a round takes about half a second. */
export function repeats(contestant: Contestant, load: Groups): number {
  const once = cpuOf(() => repeat(contestant, load, 1))
  return Math.max(1, Math.round(500 / once))
}

/** A whole process, from its start to its end, in milliseconds of the clock; the median of nine. */
export function processTime(args: readonly string[], input: string, cwd: string): number {
  return median(
    Array.from({ length: 9 }, () => {
      const start = performance.now()
      const { status, stderr } = spawnSync(process.execPath, args, { cwd, input, encoding: 'utf8' })
      if (status !== 0) throw new Error(stderr)
      return performance.now() - start
    }),
  )
}
