import { type ChildProcess, fork } from 'node:child_process'
import type { Contestant } from './contestants.ts'
import { cpuOf, type Groups, groupsFor, loadOf, repeat, repeats, warmUp } from './measure.ts'

/*
 * The lanes of a race: each is read warm, round by round in turn. Others run in this process; Aidtrail in one of its own, that is set as a
 * worker of batch is, so that its settings touch nobody else.
 */

/** One who reads a workload again and again. */
export interface Lane {
  readonly name: string
  /** @returns megabytes a second of the processor's time. */
  round(): Promise<number>
  end(): void
}

/** Megabytes a second of each lane in each round, the rounds interleaved. */
export async function race(lanes: readonly Lane[], rounds: number): Promise<Map<string, number[]>> {
  const speeds = new Map<string, number[]>()
  for (let round = 0; round < rounds; round++)
    for (const { name, round: run } of lanes) speeds.set(name, [...(speeds.get(name) ?? []), await run()])
  for (const { end } of lanes) end()
  return speeds
}

/** In this process, warm. */
export function laneHere(contestant: Contestant, texts: readonly string[]): Lane {
  const load = groupsFor(contestant, loadOf(texts, contestant.most))
  warmUp(contestant, load)
  return { name: contestant.name, round: () => Promise.resolve(speedOf(contestant, load)), end: () => {} }
}

function speedOf(contestant: Contestant, load: Groups): number {
  const times = repeats(contestant, load)
  return (load.bytes * times) / 1000 / cpuOf(() => repeat(contestant, load, times))
}

/**
 * In a process of its own, warm.
 *
 * @param program what calls `serveLane` there, with these arguments and flags of the engine.
 */
export async function laneApart(
  name: string,
  program: string,
  args: readonly string[],
  flags: readonly string[],
): Promise<Lane> {
  const child = fork(program, args, { execArgv: [...flags] })
  await heard(child)
  return {
    name,
    round: () => {
      child.send('round')
      return heard(child)
    },
    end: () => child.disconnect(),
  }
}

const heard = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    const ended = (): void => reject(new Error('a lane of the race broke off'))
    child.once('exit', ended)
    child.once('message', (speed) => {
      child.off('exit', ended)
      resolve(Number(speed))
    })
  })

/** The other end of `laneApart`: ends with its parent. */
export function serveLane(lane: Lane): void {
  process.on('message', () => void lane.round().then((speed) => process.send?.(speed)))
  process.send?.(0)
}
