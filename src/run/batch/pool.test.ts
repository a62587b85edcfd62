import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { at, MINUTES, project } from '../../testing-faults.ts'
import type { Job, WorkerSetup } from './job.ts'
import { createPool, type Outcome } from './pool.ts'

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

test('of a batch only the article that was in hand is tried again by itself', { timeout: 2 * MINUTES }, async () => {
  const pool = createPool({ workers: 1, timeLimit: 60_000, memoryLimit: 128, module, setup })
  await pool.run(job('first'))
  const texts = ['POISON abort', 'Norway', `POISON once ${at('once')}`, 'POISON abort', 'Norway']
  const outcomes = await Promise.all(
    texts.map((text, i) => pool.run(job(String(i), `${text} gave Moldova 2 million euros.`))),
  )
  expect(outcomes.map(told)).toEqual(['0 crash', '1 1', expect.stringMatching(/^2 [01]$/), '3 crash', '4 1'])
  expect(pool.lost()).toBe(5)
  await pool.close()
})
