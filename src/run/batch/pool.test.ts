import { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { at, MINUTES, project } from '../../testing-faults.ts'
import type { Outcome } from './given-up.ts'
import type { Job, WorkerSetup } from './job.ts'
import { createPool } from './pool.ts'
import { startEarly } from './worker-process.ts'

const setup: WorkerSetup = {
  rules: null,
  published: null,
  format: 'jsonl',
  texts: 'lines',
  gate: false,
  mentions: false,
  copies: false,
}
const module = join(project, 'fixtures', 'faults', 'poison-worker.mjs')

const job = (source: string, text = 'Norway gave Moldova 20 million euros.'): Job => ({ source, content: text })
const told = ({ answer, fault }: Outcome): string => `${answer.source} ${fault ?? answer.records}`

test('while an article is slow another worker goes on; when it comes to its end after all, nothing is lost', {
  timeout: 2 * MINUTES,
}, async () => {
  const pool = createPool({ workers: 1, timeLimit: 1500, memoryLimit: 128, module, setup })
  const file = at('go-on')
  // it waits and computes nothing, so that its time is not over
  const slow = pool.run(job('slow', `POISON until ${file} Norway gave Moldova 20 million euros.`))
  const others = await Promise.all(['a', 'b', 'c'].map((source) => pool.run(job(source))))
  expect(others.map(told)).toEqual(['a 1', 'b 1', 'c 1'])
  writeFileSync(file, '')
  expect(told(await slow)).toBe('slow 1')
  expect((await Promise.all(['d', 'e'].map((source) => pool.run(job(source))))).map(told)).toEqual(['d 1', 'e 1'])
  expect(pool.lost()).toBe(0)
  await pool.close()
})

test('a worker that is one too many and has not ended yet is no help: when the other ends, a third one begins', {
  timeout: MINUTES,
}, async () => {
  const pool = createPool({ workers: 1, timeLimit: 1500, memoryLimit: 128, module, setup })
  await pool.run(job('first'))
  const file = at('late')
  const slow = pool.run(job('slow', `POISON until ${file} Norway gave Moldova 20 million euros.`))
  // the slow one's worker has sixteen more waiting behind it, the first of which will end it; the second worker answers the rest
  const texts = Array.from({ length: 18 }, (_, i) => (i === 0 ? `POISON once ${at('late-once')}` : 'Norway'))
  const others = texts.map((text, i) => pool.run(job(String(i), `${text} gave Moldova 2 million euros.`)))
  await others.at(-1)
  const kill = ChildProcess.prototype.kill
  const late = vi.spyOn(ChildProcess.prototype, 'kill').mockImplementation(function (this: ChildProcess, signal) {
    setTimeout(() => kill.call(this, signal), 2000)
    return Object.assign(this, { killed: true }).killed
  })
  writeFileSync(file, '')
  expect(told(await slow)).toBe('slow 1')
  expect((await Promise.all(others)).map(told)).toEqual(texts.map((_, i) => expect.stringMatching(`^${i} [01]$`)))
  expect(pool.lost()).toBe(1)
  late.mockRestore()
  await pool.close()
})

test('of several in hand each is tried by itself, and those that end their worker twice so are given up', {
  timeout: 2 * MINUTES,
}, async () => {
  const pool = createPool({ workers: 1, timeLimit: 60_000, memoryLimit: 128, module, setup })
  await pool.run(job('first'))
  // the first two go to the worker as they come; the others wait, and go together
  const texts = ['Norway', 'Norway', 'POISON abort', 'Norway', `POISON once ${at('once')}`, 'POISON abort', 'Norway']
  const outcomes = await Promise.all(
    texts.map((text, i) => pool.run(job(String(i), `${text} gave Moldova 2 million euros.`))),
  )
  expect(outcomes.map(told)).toEqual([
    '0 1',
    '1 1',
    '2 crash',
    '3 1',
    expect.stringMatching(/^4 [01]$/),
    '5 crash',
    '6 1',
  ])
  // together they end one worker, then the three that can each by themselves
  expect(pool.lost()).toBe(6)
  await pool.close()
})

test('one that hangs or eats memory among others is found, and they are answered', {
  timeout: 2 * MINUTES,
}, async () => {
  const pool = createPool({ workers: 1, timeLimit: 2000, memoryLimit: 128, module, setup })
  await pool.run(job('first'))
  const texts = ['Norway', 'Norway', 'Norway', 'POISON hang', 'Norway', 'POISON memory', 'Norway']
  const outcomes = await Promise.all(
    texts.map((text, i) => pool.run(job(String(i), `${text} gave Moldova 2 million euros.`))),
  )
  const last = expect.stringMatching(/^5 (memory|timeout)$/)
  expect(outcomes.map(told)).toEqual(['0 1', '1 1', '2 1', '3 timeout', '4 1', last, '6 1'])
  expect(pool.lost()).toBe(5)
  await pool.close()
})

test('a worker that the system refuses to start is tried again a little later; when it stays so, that is told', {
  timeout: MINUTES,
}, async () => {
  const node = process.execPath
  onTestFinished(() => {
    process.execPath = node
  })
  const options = { workers: 2, timeLimit: 1500, memoryLimit: 128, module, setup }
  process.execPath = at('no-such-node')
  const refused = createPool(options)
  await expect(refused.run(job('never'))).rejects.toThrow(/no worker can be started: spawn .*no-such-node ENOENT/)
  await refused.close()
  const later = createPool(options)
  setTimeout(() => {
    process.execPath = node
  }, 300)
  expect(told(await later.run(job('later')))).toBe('later 1')
  await later.close()
})

test('a worker that never becomes ready is ended, and after some of them that is told', async () => {
  const idle = at('idle.mjs')
  writeFileSync(idle, 'setInterval(() => {}, 1000)\n')
  const pool = createPool({ workers: 1, timeLimit: 1500, memoryLimit: 128, startLimit: 300, module: idle, setup })
  await expect(pool.run(job('a'))).rejects.toThrow('no worker can be started: it was not ready after 0.3 s')
  await pool.close()
})

test('a worker that was started early is the first, and one that has ended meanwhile is replaced', {
  timeout: MINUTES,
}, async () => {
  for (const ends of [false, true]) {
    const first = startEarly(128)!
    if (ends) {
      const gone = once(first, 'exit')
      first.kill('SIGKILL')
      await gone
    }
    const pool = createPool({ workers: 1, timeLimit: 1500, memoryLimit: 128, setup, first })
    expect(told(await pool.run(job('a')))).toBe('a 1')
    expect(pool.lost()).toBe(0)
    await pool.close()
    expect(first.signalCode).toBe('SIGKILL')
  }
})
