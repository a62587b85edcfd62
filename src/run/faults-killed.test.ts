import { existsSync, readFileSync, rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { begin, ended, fresh, LONG, leftOver, MINUTES, pause, run, snapshot, until } from '../testing-faults.ts'

/*
 * Killed at any moment, and gone on with.
 */
/** Numbers that look random and are the same in each run of the tests. */
function* chance(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield state / 2 ** 32
  }
}

const KILLS = LONG ? 75 : 3
const KILLS_IN_A_ROW = LONG ? 15 : 3

/** Kills a run at random moments, again and again, then lets it end: the result is that of a run that nobody disturbed. */
function survives(name: string, args: readonly string[], again: readonly string[] = args): void {
  test(`killed: ${name}, ${KILLS} times`, { timeout: 60 * MINUTES }, async () => {
    const calm = fresh()
    const from = performance.now()
    run([...args, '--out', calm])
    const whole = performance.now() - from
    const expected = snapshot(calm)
    const moments = chance(name.length)
    for (let kills = 0; kills < KILLS; ) {
      const out = fresh()
      for (let i = 0; i < KILLS_IN_A_ROW && kills < KILLS; i++, kills++) {
        const child = begin([...(i ? again : args), '--out', out])
        const over = ended(child)
        await pause(moments.next().value * whole * 1.1)
        child.kill('SIGKILL')
        await over
      }
      run([...again, '--out', out])
      expect(leftOver(out)).toEqual([])
      expect(snapshot(out)).toEqual(expected)
      rmSync(out, { recursive: true, force: true })
    }
  })
}

survives('batch to YAML', ['batch', 'in', '--workers', '2'], ['batch', 'in', '--workers', '2', '--resume'])
survives('batch to parts', ['batch', 'in', '--format', 'jsonl'], ['batch', 'in', '--format', 'jsonl', '--resume'])
survives('watch', ['watch', 'in', '--once'])
survives('extract', ['extract', 'in'])

test('the number of workers changes nothing, nor does doing it again', { timeout: 5 * MINUTES }, () => {
  for (const format of ['yaml', 'jsonl']) {
    const [one, two] = [fresh(), fresh()]
    expect(run(['batch', 'in', '--format', format, '--out', one, '--workers', '1']).code).toBe(1)
    run(['batch', 'in', '--format', format, '--out', two, '--workers', '3'])
    expect(snapshot(two)).toEqual(snapshot(one))
    run(['batch', 'in', '--format', format, '--out', two, '--workers', '2'])
    expect(snapshot(two)).toEqual(snapshot(one))
    expect(run(['verify', one]).code).toBe(0)
  }
})

test('workers end with a supervisor that was killed', { timeout: 2 * MINUTES }, async () => {
  const child = begin(['filter', '--workers', '2'])
  const over = ended(child)
  child.stdin?.on('error', () => {})
  const children = await until(() => {
    const path = `/proc/${child.pid}/task/${child.pid}/children`
    const pids = existsSync(path) ? readFileSync(path, 'utf8').trim().split(' ').filter(Boolean) : []
    return pids.length === 2 ? pids : null
  })
  child.kill('SIGKILL')
  await over
  await until(() =>
    children.some((pid) => existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`).length)
      ? null
      : true,
  )
})
