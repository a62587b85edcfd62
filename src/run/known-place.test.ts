import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { book } from '../testing.ts'
import { recorder } from '../testing-output.ts'
import { poolOf } from '../testing-pool.ts'
import { runExtract } from './extract.ts'
import { runMerge } from './merge.ts'
import { resultsOf } from './results.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aidtrail-known-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (...parts: string[]): string => join(folder, ...parts)
function put(path: string, text = 'Norway gave Moldova 20 million euros on Wednesday.\n'): void {
  mkdirSync(dirname(at(path)), { recursive: true })
  writeFileSync(at(path), text)
}

/** Extracts and merges; the result files, then what was told. */
async function check(inputs: readonly string[], ...expected: string[]): Promise<void> {
  const open = async () => poolOf(book, { format: 'yaml', published: null })
  const options = { inputs: inputs.map((input) => at(input)), out: at('out'), format: 'yaml' as const }
  const output = recorder()
  expect(await runExtract(open, { ...options, stdout: false }, output)).toBe(0)
  const told = output.told.map(({ code, place }) => `${code} ${place}`)
  expect(await runMerge(open, { ...options, dryRun: false, json: false }, recorder())).toBe(0)
  expect([...resultsOf(at('out')).files, ...told]).toEqual(expected)
}

test('an article keeps its result, given by itself or with its folder', async () => {
  put('news/2024/chad.txt')
  await check(['news'], '2024/chad.txt.yaml')
  await check(['news/2024/chad.txt'], '2024/chad.txt.yaml', 'run/known-article chad.txt')
  await check(['news/2024'], '2024/chad.txt.yaml', 'run/known-article chad.txt')
  await check(['.'], '2024/chad.txt.yaml', 'run/known-article news/2024/chad.txt')
})

test('two articles of one text keep a result each', async () => {
  put('news/2024/chad.txt')
  put('news/chad.txt')
  await check(['news/chad.txt'], 'chad.txt.yaml')
  await check(['news'], '2024/chad.txt.yaml', 'chad.txt.yaml')
})

test('an edited article is told, one of the same name is not', async () => {
  put('news/2024/chad.txt')
  put('news/mali.txt')
  put('other/mali.txt', 'Sweden gave Moldova 30 million euros on Wednesday.\n')
  await check(['news'], '2024/chad.txt.yaml', 'mali.txt.yaml')
  put('news/2024/chad.txt', 'Norway gave Moldova 21 million euros on Wednesday.\n')
  await check(
    ['other', 'news/2024/chad.txt'],
    '2024/chad.txt.yaml',
    'chad.txt.yaml',
    'mali.txt.yaml',
    'run/other-result chad.txt',
  )
})
