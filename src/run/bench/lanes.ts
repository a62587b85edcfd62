import { fork } from 'node:child_process'
import type { Contestant } from './contestants.ts'
import { cpuOf, groupsFor, loadOf, median, repeat, repeats, warmUp } from './measure.ts'

/*
 * The lanes of a race. One at a time, each in a process of its own that does nothing else: read warm, then measured without a pause, as a
 * run over an archive reads. Lanes that took turns in standing processes had idled meanwhile, and the engine drops the code of the idle.
 */

/** One who reads a workload: started afresh for each heat. */
export interface Lane {
  readonly name: string
  /** What calls `runLane` there, with its arguments and the flags of its engine. */
  readonly program: string
  readonly args: readonly string[]
  readonly flags: readonly string[]
}

/** Megabytes of each lane a second of the processor's time, in each heat; all lanes run in every heat, one behind the other. */
export async function race(lanes: readonly Lane[], heats: number): Promise<Map<string, number[]>> {
  const speeds = new Map<string, number[]>()
  for (let heat = 0; heat < heats; heat++)
    for (const lane of lanes) speeds.set(lane.name, [...(speeds.get(lane.name) ?? []), await run(lane)])
  return speeds
}

const run = ({ program, args, flags }: Lane): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = fork(program, args, { execArgv: [...flags] })
    let speed: number | null = null
    child.once('message', (told) => {
      speed = Number(told)
    })
    child.once('exit', () => (speed === null ? reject(new Error('a lane of the race broke off')) : resolve(speed)))
  })

/** The other end: reads itself warm, and tells the median of a few rounds. */
export function runLane(contestant: Contestant, texts: readonly string[]): void {
  const load = groupsFor(contestant, loadOf(texts, contestant.most))
  warmUp(contestant, load)
  const times = repeats(contestant, load)
  const speeds: number[] = []
  // rounds of half a second differ by chance, those of ten seconds hardly
  for (let spent = 0; speeds.length < ROUNDS && (spent < ENOUGH || speeds.length < 2); ) {
    const time = cpuOf(() => repeat(contestant, load, times))
    speeds.push((load.bytes * times) / 1000 / time)
    spent += time
  }
  process.send?.(median(speeds), () => process.disconnect())
}

const ROUNDS = 5
/** Milliseconds of the processor. */
const ENOUGH = 10_000
