import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { book } from '../testing.ts'
import { poolOf } from '../testing-pool.ts'
import type { Job } from './batch/job.ts'
import { setupOf } from './each.ts'
import { isSmall, startHere, within } from './here.ts'

const folder = mkdtempSync(join(tmpdir(), 'aidtrail-here-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const HOUR = 3_600_000

test('what is done in time is given, what throws throws, and an endless loop is broken off', () => {
  expect(within(HOUR, () => 7)).toBe(7)
  expect(() =>
    within(HOUR, () => {
      throw new RangeError('no')
    }),
  ).toThrow(RangeError)
  expect(
    within(20, () => {
      for (;;);
    }),
  ).toBe(null)
})

test('small is: a few short plain texts', () => {
  const input = (source: string, length = 10) => {
    const path = join(folder, source)
    writeFileSync(path, 'x'.repeat(length))
    return { path, source }
  }
  const few = [input('a.txt'), input('b.MD')]
  expect(isSmall(few)).toBe(true)
  for (const other of [input('c.html'), input('d.zip'), input('e.jsonl'), input('f.txt', 70_000)])
    expect(isSmall([...few, other])).toBe(false)
  expect(isSmall([{ path: join(folder, 'gone.txt'), source: 'gone.txt' }])).toBe(false)
  expect(isSmall(Array.from({ length: 17 }, () => few[0]!))).toBe(false)
})

/** Extracts articles in a row. @returns which of them went to a worker, and how many records each gave. */
async function extract(jobs: readonly Job[], moment: number, seen: string[] = []) {
  const options = { rules: null, published: null, format: 'yaml' }
  const worker = poolOf(book, options)
  const run = (job: Job) => {
    seen.push(job.source)
    return worker.run(job)
  }
  const pool = startHere(book, setupOf(options), () => ({ ...worker, run }), moment)
  const records: number[] = []
  for (const job of jobs) records.push((await pool.run(job)).answer.records)
  return { seen, records }
}

test('the first article that takes longer than a moment goes to a worker, and all behind it', async () => {
  const job = (source: string): Job => ({ source, content: 'Norway gave Moldova 20 million euros.' })
  expect(await extract([job('a'), job('b')], HOUR)).toEqual({ seen: [], records: [1, 1] })
  const seen: string[] = []
  const hangs = {
    source: 'a',
    get content(): string {
      while (!seen.length);
      return job('a').content as string
    },
  }
  expect(await extract([hangs, job('b')], 50, seen)).toEqual({ seen: ['a', 'b'], records: [1, 1] })
})
