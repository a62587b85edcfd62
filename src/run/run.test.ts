import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Issue, IssueError } from '../core/issue.ts'
import { book } from '../testing.ts'
import { recorder } from '../testing-output.ts'
import { poolOf } from '../testing-pool.ts'
import { WRITERS } from '../write/index.ts'
import { runExtract } from './extract.ts'
import { findInputs } from './inputs.ts'
import { openStore } from './store.ts'
import { runWatch } from './watch.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aidtrail-run-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (...parts: string[]): string => join(folder, ...parts)
function put(path: string, text = GIFT): string {
  mkdirSync(dirname(at(path)), { recursive: true })
  writeFileSync(at(path), text)
  return at(path)
}
const GIFT = 'Norway gave Moldova 20 million euros on Wednesday.\n'
const FOUND = 'Denmark gave Moldova 30 million euros on Wednesday.\n'

/** All files below, with `/`. */
const below = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(path.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()

// inputs

const sources = (args: string[], out = 'out'): string[] =>
  findInputs(
    args.map((arg) => at(arg)),
    at(out),
  ).inputs.map(({ source }) => source)

test('inputs: folders with all below them, files, patterns; each once and sorted', () => {
  for (const path of ['news/b.txt', 'news/a.md', 'news/2024/c.TXT', 'news/d.pdf', 'news/.hidden/e.txt', 'x.txt'])
    put(path)
  expect(sources(['news'])).toEqual(['2024/c.TXT', 'a.md', 'b.txt'])
  expect(sources(['news/b.txt', 'news'])).toEqual(['2024/c.TXT', 'a.md', 'b.txt'])
  expect(sources(['news/**/*.md'])).toEqual(['a.md'])
  expect(sources(['x.txt'])).toEqual(['x.txt'])
})

test('inputs: two articles of one name are told apart', () => {
  put('a/x.txt')
  put('b/x.txt')
  expect(sources(['a', 'b'])).toEqual(['a/x.txt', 'b/x.txt'])
})

test('inputs: what lies in the output folder is none', () => {
  put('news/a.txt')
  put('news/out/b.txt')
  expect(sources(['news'], 'news/out')).toEqual(['a.txt'])
})

test('inputs: links are not followed, and what is not there is told', () => {
  put('news/a.txt')
  symlinkSync(at('news'), at('news', 'loop'))
  expect(sources(['news'])).toEqual(['a.txt'])
  expect(findInputs([at('nope.txt'), at('news')], at('out')).issues.map(({ code }) => code)).toEqual(['run/no-input'])
  mkdirSync(at('empty'))
  expect(findInputs([at('empty')], at('out')).issues.map(({ code }) => code)).toEqual(['run/no-articles'])
})

// store

test('store: what a person changed is never overwritten', () => {
  const store = openStore(at('out'))
  expect(store.put('a/b.yaml', 'one')).toBe('written')
  expect(store.put('a/b.yaml', 'one')).toBe('same')
  expect(store.put('a/b.yaml', 'two')).toBe('written')
  writeFileSync(at('out/a/b.yaml'), 'mine')
  expect(store.put('a/b.yaml', 'three')).toBe('kept')
  expect(readFileSync(at('out/a/b.yaml'), 'utf8')).toBe('mine')
  expect(store.remove('a/b.yaml')).toBe('kept')
  expect(existsSync(at('out/a/b.yaml'))).toBe(true)
})

test('store: nothing is written outside', () => {
  const store = openStore(at('out'))
  for (const path of ['../x.yaml', 'a/../../x.yaml']) expect(() => store.put(path, 'x')).toThrow(IssueError)
  mkdirSync(at('elsewhere'))
  mkdirSync(at('out'), { recursive: true })
  symlinkSync(at('elsewhere'), at('out/link'))
  expect(() => store.put('link/x.yaml', 'x')).toThrow(IssueError)
  expect(below(at('elsewhere'))).toEqual([])
})

test('store: no temporary file stays', () => {
  openStore(at('out')).put('a.yaml', 'x')
  expect(below(at('out')).filter((path) => path.endsWith('.tmp'))).toEqual([])
})

// extract

const extractInto = async (format = 'yaml'): Promise<{ code: number; said: string[]; told: Issue[] }> => {
  const output = recorder()
  const options = { inputs: [at('news')], out: at('out'), format, stdout: false }
  return {
    code: await runExtract(async () => poolOf(book, { format, published: null }), options, output),
    said: output.said,
    told: output.told,
  }
}

test('extract: keeps the tree, goes on after a bad article, and says so', async () => {
  put('news/2024/a.txt')
  put('news/b.txt', '')
  put('news/c.txt', '\0\0\0')
  put('news/d.md', '# Nothing\n\nThe weather was fine.')
  const { code, told, said } = await extractInto()
  expect(code).toBe(1)
  expect(told.map(({ code: what, place }) => `${place} ${what}`)).toEqual(['b.txt read/empty', 'c.txt read/binary'])
  expect(below(at('out')).filter((path) => !path.startsWith('.'))).toEqual([
    '2024/a.txt.yaml',
    'aid-article.schema.json',
    'd.md.yaml',
  ])
  expect(said.at(-2)).toBe('4 articles, 1 record, 2 failed')
  expect(readFileSync(at('out/2024/a.txt.yaml'), 'utf8')).toContain('$schema=../aid-article.schema.json')
})

test('extract: no aid is no failure', async () => {
  put('news/d.md', 'The weather was fine.')
  expect((await extractInto()).code).toBe(0)
})

test('extract: a second run writes the same bytes, in every format', async () => {
  put('news/a.txt')
  put('news/b.md', FOUND)
  for (const format of WRITERS.keys()) {
    rmSync(at('out'), { recursive: true, force: true })
    await extractInto(format)
    const first = below(at('out')).map((path) => readFileSync(at('out', path), 'utf8'))
    rmSync(at('out'), { recursive: true })
    await extractInto(format)
    expect(below(at('out')).map((path) => readFileSync(at('out', path), 'utf8'))).toEqual(first)
  }
})

test('extract: a bad article leaves its last good result as it is', async () => {
  put('news/a.txt')
  await extractInto()
  const good = readFileSync(at('out/a.txt.yaml'), 'utf8')
  put('news/a.txt', '')
  expect((await extractInto()).code).toBe(1)
  expect(readFileSync(at('out/a.txt.yaml'), 'utf8')).toBe(good)
})

test('extract: a result that cannot be written is its own article’s failure', async () => {
  put('news/a.txt')
  put('news/b.txt')
  mkdirSync(at('out/a.txt.yaml'), { recursive: true })
  const { code, told } = await extractInto()
  expect([code, told.map(({ code: what }) => what)]).toEqual([1, ['write/failed']])
  expect(existsSync(at('out/b.txt.yaml'))).toBe(true)
})

// watch

const options = { format: 'yaml', published: null, once: true, poll: null }
const pool = poolOf(book, options)
const watchOnce = async (): Promise<{ code: number; said: string[]; told: Issue[] }> => {
  const output = recorder()
  const code = await runWatch(pool, { ...options, folder: at('in'), out: at('in/out') }, output, new Promise(() => {}))
  return { code, said: output.said, told: output.told }
}

test('watch --once: does what is new, and nothing twice', async () => {
  put('in/a.txt')
  put('in/b.txt', FOUND)
  expect((await watchOnce()).said).toHaveLength(2)
  expect((await watchOnce()).said).toEqual([])
  put('in/b.txt', `${FOUND}It gave Ukraine 7 million euros.`)
  expect((await watchOnce()).said.map((line) => line.split(' ')[0])).toEqual(['b.txt'])
})

test('watch --once: a sidecar that changes counts', async () => {
  put('in/a.txt')
  await watchOnce()
  put('in/a.meta.yaml', 'published: 2024-01-25')
  expect((await watchOnce()).said).toHaveLength(1)
  expect(readFileSync(at('in/out/a.txt.yaml'), 'utf8')).toContain("announced: '2024-01-24'")
})

test('watch --once: what is gone goes, unless a person changed it', async () => {
  put('in/a.txt')
  put('in/b.txt', FOUND)
  await watchOnce()
  writeFileSync(at('in/out/b.txt.yaml'), 'mine')
  rmSync(at('in/a.txt'))
  rmSync(at('in/b.txt'))
  const { said, told } = await watchOnce()
  expect(said).toEqual(['- a.txt is gone, and its output too'])
  expect(told.map(({ code }) => code)).toEqual(['watch/kept'])
  expect(existsSync(at('in/out/a.txt.yaml'))).toBe(false)
  expect(readFileSync(at('in/out/b.txt.yaml'), 'utf8')).toBe('mine')
})

test('watch --once: a failure is told at each start until it is mended', async () => {
  put('in/a.txt', '')
  expect((await watchOnce()).code).toBe(1)
  expect((await watchOnce()).code).toBe(1)
  put('in/a.txt')
  expect((await watchOnce()).code).toBe(0)
})

test('watch --once: a result that was taken away is made again; torn notes cost nothing but time', async () => {
  put('in/a.txt')
  await watchOnce()
  rmSync(at('in/out/a.txt.yaml'))
  expect((await watchOnce()).said).toHaveLength(1)
  writeFileSync(at('in/out/.aidtrail/watch.jsonl'), '{"torn')
  const { told, said } = await watchOnce()
  expect([told.map(({ code }) => code), said.length]).toEqual([['watch/memory'], 1])
})

test('watch: a folder that is not there is misuse', async () => {
  await expect(watchOnce()).rejects.toThrow(IssueError)
})

for (const poll of [null, 50])
  test(`watch ${poll === null ? 'by events' : 'by polling'}: dropped, written slowly, changed and removed`, async () => {
    mkdirSync(at('in'))
    const output = recorder()
    let stop = (): void => {}
    const stopped = new Promise<void>((resolve) => {
      stop = resolve
    })
    const watching = runWatch(
      pool,
      { ...options, once: false, poll, folder: at('in'), out: at('out') },
      output,
      stopped,
    )
    const result = at('out/a.txt.yaml')
    const until = async (ready: () => boolean): Promise<void> => {
      while (!ready()) await new Promise((resolve) => setTimeout(resolve, 25))
    }
    const holds = (text: string) => (): boolean => existsSync(result) && readFileSync(result, 'utf8').includes(text)
    await until(() => output.said.some((line) => line.startsWith('watching')))
    put('in/a.txt', 'Norway gave Moldova 20 million')
    await new Promise((resolve) => setTimeout(resolve, 100))
    put('in/a.txt', GIFT)
    await until(holds("donors: ['NO']"))
    // the half of it was never read
    expect(output.said.filter((line) => line.startsWith('a.txt'))).toHaveLength(1)
    put('in/a.txt', FOUND)
    await until(holds('donors: [DK]'))
    rmSync(at('in/a.txt'))
    await until(() => !existsSync(result))
    stop()
    expect(await watching).toBe(0)
    expect(output.said.at(-1)).toBe('stopped')
    expect(output.told).toEqual([])
  })
