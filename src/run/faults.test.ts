import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tar, zip } from '../testing-archives.ts'

/*
 * What happens when things go wrong, with the built program as users run it. `npm run test:faults` runs the long form of what is short here.
 */
const LONG = process.env.FAULTS === 'long'
const project = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const CLI = join(project, 'dist', 'cli.js')
const FAULT = join(project, 'fixtures', 'faults', 'fs-fault.mjs')
const MINUTES = 60_000

let home: string
beforeAll(() => {
  if (!existsSync(CLI)) throw new Error('there is no build: npm run build')
  home = mkdtempSync(join(tmpdir(), 'aidtrail-faults-'))
  makeInputs(at('in'))
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

const at = (...parts: string[]): string => join(home, ...parts)
let folders = 0
const fresh = (): string => at(`out${folders++}`)

/** Articles that differ, with and without records; some in archives, one of them damaged. */
const gift = (i: number): string =>
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

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

function run(args: readonly string[], more: { env?: Record<string, string>; input?: string | Buffer } = {}): Ended {
  const fault = more.env?.FAULT ? ['--import', FAULT] : []
  const { status, stdout, stderr } = spawnSync(process.execPath, [...fault, CLI, ...args], {
    cwd: home,
    env: { ...process.env, ...more.env },
    input: more.input ?? '',
    maxBuffer: 1 << 28,
  })
  return { code: status, stdout: stdout.toString(), stderr: stderr.toString() }
}

const begin = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [CLI, ...args], { cwd: home, stdio: ['pipe', 'pipe', 'pipe'] })

const ended = (child: ChildProcess): Promise<Ended> =>
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

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** All files below a folder with the hash of what is in them; packed files unpacked. */
function snapshot(folder: string): Record<string, string> {
  const files: [string, string][] = []
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    files.push([path.slice(folder.length + 1), createHash('sha256').update(readFileSync(path)).digest('hex')])
  }
  return Object.fromEntries(files.sort())
}

const leftOver = (folder: string): string[] =>
  Object.keys(snapshot(folder)).filter((path) => path.endsWith('.tmp') || path.endsWith('lock'))

/** Numbers that look random and are the same in each run of the tests. */
function* chance(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield state / 2 ** 32
  }
}

// Killed, and gone on with

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

async function until<T>(look: () => T | null, most = 30_000): Promise<T> {
  for (let waited = 0; ; waited += 100) {
    const seen = look()
    if (seen !== null) return seen
    if (waited > most) throw new Error('it did not come')
    await pause(100)
  }
}

// Disks that fail

/** A run with a call that fails says so, leaves nothing torn, and can be gone on with. */
function fails(fault: string, args: readonly string[], again: readonly string[], path = 'out'): void {
  test(`${args[0]} ${args.includes('jsonl') ? 'to parts ' : ''}when ${fault} fails`, { timeout: 2 * MINUTES }, () => {
    const [calm, out] = [fresh(), fresh()]
    run([...args, '--out', calm])
    const { code, stderr } = run([...args, '--out', out], { env: { FAULT: fault, FAULT_PATH: path } })
    if (stderr.includes('fault not reached')) expect(LONG).toBe(true)
    else expect(stderr).toContain(fault.split(':')[1])
    expect([1, 2]).toContain(code)
    expect(existsSync(out) ? leftOver(out) : []).toEqual([])
    for (const [file, hash] of Object.entries(existsSync(out) ? snapshot(out) : {}))
      if (/\.yaml$|^part-/.test(file)) expect(hash).toBe(snapshot(calm)[file])
    run([...again, '--out', out])
    expect(snapshot(out)).toEqual(snapshot(calm))
  })
}

const BATCH = ['batch', 'in', '--workers', '1']
const PARTS = [...BATCH, '--format', 'jsonl']
const FAULTS = LONG
  ? ['write', 'fsync', 'rename', 'open', 'mkdir'].flatMap((call) =>
      ['ENOSPC', 'EIO', 'EACCES', 'EROFS'].flatMap((code) => [1, 3, 10, 25].map((nth) => `${call}:${code}:${nth}`)),
    )
  : ['write:ENOSPC:4', 'rename:EIO:9', 'open:EMFILE:14']
for (const fault of FAULTS) {
  fails(fault, PARTS, [...PARTS, '--resume'])
  if (fault.includes('ENOSPC')) fails(fault, BATCH, [...BATCH, '--resume'])
}
fails('write:ENOSPC:6', ['extract', 'in'], ['extract', 'in'])

test('a folder that may not be written, and one that is a file', () => {
  writeFileSync(at('a-file'), '')
  for (const command of ['batch', 'extract', 'watch'])
    expect(run([command, 'in', '--out', 'a-file', ...(command === 'watch' ? ['--once'] : [])])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('write/failed'),
    })
})

test('an input that vanishes is answered, and no other is', { timeout: 2 * MINUTES }, () => {
  cpSync(at('in'), at('vanish'), { recursive: true })
  const { stdout } = run(['plan', 'vanish'])
  rmSync(at('vanish', 'a1.txt'))
  rmSync(at('vanish', 'e.tar.gz'))
  appendFileSync(at('vanish', 'c.jsonl'), '\n{}')
  const out = fresh()
  const { code, stdout: receipts } = run(['filter', '--shards', '--out', out], { input: stdout })
  expect(code).toBe(0)
  const causes = receipts
    .trim()
    .split('\n')
    .flatMap((line) => Object.entries(JSON.parse(line).causes))
  expect(Object.fromEntries(causes)).toMatchObject({ 'read/failed': 1, 'run/changed': 1 })
})

test('two runs in one folder: one refuses; the lock of a dead one is taken over', {
  timeout: 2 * MINUTES,
}, async () => {
  const out = fresh()
  const first = begin(['watch', 'in', '--out', out])
  const over = ended(first)
  await until(() => (existsSync(join(out, '.aidtrail', 'lock')) ? true : null))
  for (const args of [
    ['batch', 'in'],
    ['extract', 'in'],
    ['watch', 'in', '--once'],
  ])
    expect(run([...args, '--out', out])).toMatchObject({ code: 2, stderr: expect.stringContaining('run/locked') })
  first.kill('SIGKILL')
  await over
  // its number may belong to another process by now
  const lock = join(out, '.aidtrail', 'lock')
  writeFileSync(lock, JSON.stringify({ ...JSON.parse(readFileSync(lock, 'utf8')), pid: process.pid }))
  expect(run(['batch', 'in', '--out', out]).code).toBe(1)
})

test('two that begin at once: one of them works', { timeout: 2 * MINUTES }, async () => {
  const out = fresh()
  const codes = (await Promise.all([1, 2, 3].map(() => ended(begin([...BATCH, '--out', out]))))).map(({ code }) => code)
  expect(codes.filter((code) => code === 1).length).toBeGreaterThanOrEqual(1)
  expect(codes.every((code) => code === 1 || code === 2)).toBe(true)
  expect(run(['verify', out]).code).toBe(0)
})

// What verify finds

test('verify finds what is torn, lost or double', { timeout: 5 * MINUTES }, () => {
  const out = fresh()
  run([...PARTS, '--out', out])
  const parts = readdirSync(out).filter((name) => name.startsWith('part-'))
  const part = join(out, parts[0]!)
  const whole = readFileSync(part)
  const finds = (code: string): void =>
    expect(run(['verify', out])).toMatchObject({ code: 1, stderr: expect.stringContaining(code) })
  writeFileSync(part, whole.subarray(0, -20))
  finds('verify/part')
  writeFileSync(part, gzipSync(`${gunzipSync(whole).toString().split('\n').slice(0, -2).join('\n')}\n`))
  finds('verify/hash')
  rmSync(part)
  finds('verify/part')
  writeFileSync(part, whole)
  expect(run(['verify', out]).code).toBe(0)
  writeFileSync(join(out, 'part-0123456789abcdef-01234567.jsonl.gz'), whole)
  finds('verify/stray')
  rmSync(join(out, 'part-0123456789abcdef-01234567.jsonl.gz'))
  for (const name of parts) {
    const mend = without(out, name, 1)
    finds('verify/lost')
    mend()
  }
  expect(run(['verify', out]).code).toBe(0)
  rmSync(join(out, '.aidtrail', 'receipts'), { recursive: true })
  finds('verify/receipt')
  expect(run(['verify', at('in')]).code).toBe(2)
})

/** Takes answers away from a part, and makes its receipt say so: the part agrees with itself. @returns what mends it. */
function without(out: string, name: string, lines: number): () => void {
  const files = [join(out, name), join(out, '.aidtrail', 'receipts', name.replace('.jsonl.gz', '.json'))] as const
  const [part, receipt] = files.map((path) => readFileSync(path))
  const told = JSON.parse(String(receipt))
  const kept = gunzipSync(part!).toString().split('\n').slice(lines).join('\n')
  const lost = told.in - (kept.split('\n').length - 1)
  const [ok, rest] = [Math.min(told.ok, lost), lost - Math.min(told.ok, lost)]
  const none = Math.min(told.none, rest)
  const counts = { in: told.in - lost, ok: told.ok - ok, none: told.none - none, error: told.error - (rest - none) }
  const sha256 = createHash('sha256').update(kept).digest('hex')
  writeFileSync(files[0], gzipSync(kept))
  writeFileSync(files[1], JSON.stringify({ ...told, ...counts, sha256 }))
  return () => {
    writeFileSync(files[0], part!)
    writeFileSync(files[1], receipt!)
  }
}

test('verify checks the spans of what came out of archives, and their texts', { timeout: 5 * MINUTES }, () => {
  for (const format of ['yaml', 'jsonl']) {
    const out = fresh()
    run(['batch', 'in/c.jsonl', '--format', format, '--mentions', '--out', out])
    expect(run(['verify', out]).code).toBe(0)
    const texts = join(out, '.aidtrail', 'texts')
    const bad = (packed: Buffer): Buffer => gzipSync(gunzipSync(packed).toString().replace('Moldova', 'Albania'))
    const files = Object.keys(snapshot(texts)).map((path) => join(texts, path))
    for (const path of files) writeFileSync(path, bad(readFileSync(path)))
    expect(run(['verify', out])).toMatchObject({ code: 1, stderr: expect.stringContaining('verify/text') })
    rmSync(texts, { recursive: true })
    const { code, stderr } = run(['verify', out])
    // beside files the text lies with the machine's last answer too
    expect([code, stderr.includes('verify/text')]).toEqual(format === 'jsonl' ? [1, true] : [0, false])
  }
})

// Poison

const POISON = join(project, 'fixtures', 'faults', 'poison-batch.mjs')
test('poison: who ends his process costs no neighbour, is tried twice, and is put aside', {
  timeout: 5 * MINUTES,
}, () => {
  const bad = ['hang', 'memory', 'abort', `once ${at('seen')}`]
  const lines = Array.from({ length: 60 }, (_, i) =>
    JSON.stringify({ text: i % 15 === 7 ? `POISON ${bad[(i - 7) / 15]}. ${gift(1)}` : gift(i) }),
  )
  writeFileSync(at('poison.jsonl'), lines.join('\n'))
  const out = fresh()
  const { status, stdout, stderr } = spawnSync(process.execPath, [POISON, at('poison.jsonl'), out])
  expect([status, stderr.toString()]).toEqual([1, expect.any(String)])
  const { causes, ...counts } = JSON.parse(readFileSync(join(out, '.aidtrail', 'run.json'), 'utf8'))
  expect(causes).toEqual({ 'worker/timeout': 1, 'worker/memory': 1, 'worker/crash': 1 })
  expect(counts).toMatchObject({ in: 60, error: 3 })
  expect(run(['verify', out]).code).toBe(0)
  expect(readdirSync(join(out, '.aidtrail', 'quarantine')).filter((name) => name.endsWith('.bin'))).toHaveLength(3)
  expect(stdout.toString()).toContain('60 articles')
})

// Names

test('odd names: each article once, told apart, and nothing raw on the terminal', { timeout: 2 * MINUTES }, () => {
  const folder = at('odd')
  mkdirSync(folder)
  const names = [
    'a\nb.txt',
    'a\u001b[31mred.txt',
    'caf\u00e9.txt',
    'cafe\u0301.txt',
    '-x.txt',
    `${'y'.repeat(250)}.txt`,
    'x%FF.txt',
    '\u202edesrever.txt',
    'a b.TXT',
  ]
  const bytes = [
    ...names.map((name) => Buffer.from(name)),
    Buffer.from('x\xff.txt', 'latin1'),
    Buffer.from('\xfe\xff.txt', 'latin1'),
  ]
  for (const [i, name] of bytes.entries())
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), name]), gift(3 * i + 1))
  for (const args of [
    ['batch', 'odd'],
    ['extract', 'odd'],
    ['watch', 'odd', '--once'],
    ['batch', 'odd', '--format', 'jsonl'],
  ]) {
    const out = fresh()
    const { code, stdout, stderr } = run([...args, '--out', out])
    expect([args, code, stderr]).toEqual([args, 0, ''])
    expect(`${stdout}${stderr}`).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
    if (args.includes('jsonl')) expect(run(['verify', out]).code).toBe(0)
    else
      expect(
        Object.keys(snapshot(out)).filter((path) => path.endsWith('.yaml') && !path.startsWith('.aidtrail')),
      ).toHaveLength(bytes.length)
  }
})

// Filter

const line = (i: number): string => `${JSON.stringify({ id: i, text: gift(i) })}\n`

test('filter: a reader that goes away ends it quietly', { timeout: MINUTES }, () => {
  const lines = Array.from({ length: 300 }, (_, i) => line(i)).join('')
  const { status, stdout, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${CLI}" filter | head -1`], {
    input: lines,
  })
  expect([status, stderr.toString(), stdout.toString().split('\n').length]).toEqual([0, '', 2])
})

test('filter: a slow reader gets every line, in order, and memory stays flat', { timeout: 3 * MINUTES }, async () => {
  const count = LONG ? 20_000 : 2000
  const child = begin(['filter', '--gate'])
  const over = new Promise((resolve) => child.on('close', resolve))
  child.stdin?.end(Array.from({ length: count }, (_, i) => line(i)).join(''))
  await pause(2000)
  let text = ''
  for await (const chunk of child.stdout!) {
    text += chunk
    if (text.length % 7 === 0) await pause(1)
  }
  expect(await over).toBe(0)
  expect(
    text
      .trim()
      .split('\n')
      .map((answer) => JSON.parse(answer).article.source),
  ).toEqual(Array.from({ length: count }, (_, i) => String(i)))
})

test('filter: asked to end, it answers what it has read', { timeout: MINUTES }, async () => {
  const child = begin(['filter'])
  const over = ended(child)
  child.stdin?.write(line(1) + line(2))
  await new Promise<void>((resolve) => child.stdout?.once('data', () => resolve()))
  child.kill('SIGTERM')
  const { code, stdout } = await over
  expect([code, stdout.trim().split('\n').length]).toEqual([143, 2])
})

// Shards: any engine may run them, twice and at once

test('shards: done twice and at once they are one set of parts', { timeout: 5 * MINUTES }, async () => {
  const [one, two] = [fresh(), fresh()]
  const plan = run(['plan', 'in', '--files', '12']).stdout
  writeFileSync(at('plan.jsonl'), plan)
  const receipts = run(['filter', '--shards', '--out', one], { input: plan }).stdout
  const both = [0, 1].map(() => {
    const child = begin(['filter', '--shards', '--out', two])
    child.stdin?.end(plan)
    return ended(child)
  })
  for (const { code, stdout } of await Promise.all(both)) expect([code, stdout]).toEqual([0, receipts])
  expect(snapshot(two)).toEqual(snapshot(one))
  expect(run(['filter', '--shards', '--out', two], { input: plan }).stdout).toBe(receipts)
  expect(run(['verify', two, '--manifest', 'plan.jsonl'])).toMatchObject({ code: 0 })
})

test('shards: bad lines are answered', { timeout: MINUTES }, () => {
  const { code, stdout } = run(['filter', '--shards', '--out', fresh()], { input: '{"v":1}\nx\n' })
  expect([
    code,
    stdout
      .trim()
      .split('\n')
      .map((answer) => JSON.parse(answer).problem.code),
  ]).toEqual([1, ['filter/shard', 'filter/shard']])
})

const hasParallel = spawnSync('parallel', ['--version']).stdout?.toString().startsWith('GNU parallel') ?? false
if (!hasParallel)
  console.warn('NOT TESTED: shards under GNU parallel, which is not installed (Debian: apt-get install parallel)')
if (hasParallel)
  test('shards: GNU parallel, with a job that is killed and tried again', { timeout: 5 * MINUTES }, async () => {
    const [calm, out] = [fresh(), fresh()]
    const plan = run(['plan', 'in', '--files', '12']).stdout
    writeFileSync(at('par.jsonl'), plan)
    run(['filter', '--shards', '--out', calm], { input: plan })
    const command = `'${process.execPath}' '${CLI}' filter --shards --out '${out}'`
    const child = spawn('parallel', ['--will-cite', '--pipe', '-N1', '-j2', '--retries', '3', '-k', command], {
      cwd: home,
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    const over = ended(child)
    child.stdin.end(plan)
    const jobs = await until(() => {
      const { stdout } = spawnSync('pgrep', ['-f', `filter --shards --out ${out}`])
      const pids = stdout.toString().trim().split('\n').filter(Boolean).map(Number)
      return pids.length ? pids : null
    })
    process.kill(jobs.at(-1)!, 'SIGKILL')
    await over
    expect(run(['verify', out, '--manifest', 'par.jsonl'])).toMatchObject({ code: 0 })
    const parts = (folder: string): object =>
      Object.fromEntries(Object.entries(snapshot(folder)).filter(([path]) => path.startsWith('part-')))
    expect(parts(out)).toEqual(parts(calm))
  })

// Watch

const FILES = LONG ? 50_000 : 200

test(`watch: ${FILES} files by every way in which files come: none lost, half-read or double`, {
  timeout: 60 * MINUTES,
}, async () => {
  const [folder, side, out] = [at('inbox'), at('side'), fresh()]
  for (const path of [folder, side]) mkdirSync(path)
  const child = begin(['watch', folder, '--out', out, '--format', 'json'])
  const over = ended(child)
  await until(() => (existsSync(join(out, '.aidtrail', 'lock')) ? true : null))
  const texts = new Map<string, string>()
  const slow: [string, string][] = []
  for (let i = 0; i < FILES; i++) {
    const name = `${i % 50}/n${i}.txt`
    const path = join(folder, name)
    const text = gift(i)
    texts.set(name, text)
    mkdirSync(dirname(path), { recursive: true })
    const aside = join(side, `n${i}.txt`)
    if (i % 5 === 0) writeFileSync(path, text)
    else if (i % 5 === 1) {
      writeFileSync(path, text.slice(0, 20))
      slow.push([path, text.slice(20)])
    } else {
      writeFileSync(aside, text)
      // put in place of another, of the same size, with an old time
      if (i % 5 === 3) writeFileSync(path, 'x'.repeat(text.length))
      if (i % 5 >= 3) utimesSync(aside, 1e9, 1e9)
      if (i % 5 === 3) utimesSync(path, 1e9, 1e9)
      renameSync(aside, path)
    }
    if (i % 500 === 499) await pause(5)
  }
  await pause(300)
  for (const [path, rest] of slow) appendFileSync(path, rest)
  const idOf = (text: string): string => `a_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
  const wrong = (): number => {
    let count = 0
    for (const [name, text] of texts) {
      const path = join(out, `${name}.json`)
      if (!existsSync(path) || JSON.parse(readFileSync(path, 'utf8')).article.id !== idOf(text)) count++
    }
    return count
  }
  await until(() => (wrong() ? null : true), LONG ? 50 * MINUTES : 60_000)
  child.kill('SIGTERM')
  expect((await over).code).toBe(0)
  const results = Object.keys(snapshot(out)).filter(
    (path) => path.endsWith('.json') && !path.startsWith('.aidtrail') && !path.startsWith('aid-article'),
  )
  expect(results).toHaveLength(FILES)
  expect(leftOver(out)).toEqual([])
})

/** A namespace of its own may have limits of its own. */
const canLimit = spawnSync('unshare', ['-Ur', 'sh', '-c', 'echo 3 > /proc/sys/user/max_inotify_watches']).status === 0
if (!canLimit) console.warn('NOT TESTED: the limit of inotify, which needs user namespaces (unshare -Ur)')
if (canLimit)
  test('watch: the system watches no more folders: it says so, and looks by itself', {
    timeout: 2 * MINUTES,
  }, async () => {
    const out = fresh()
    for (const name of ['a', 'b', 'c', 'd', 'e']) mkdirSync(at('limit', name), { recursive: true })
    const command = `echo 3 > /proc/sys/user/max_inotify_watches; exec '${process.execPath}' '${CLI}' watch limit --out '${out}'`
    const child = spawn('unshare', ['-Ur', 'sh', '-c', command], { cwd: home, stdio: ['pipe', 'pipe', 'pipe'] })
    const over = ended(child)
    await until(() => (existsSync(join(out, '.aidtrail', 'lock')) ? true : null))
    await pause(1500)
    for (const name of ['a', 'b', 'c', 'd', 'e']) writeFileSync(at('limit', name, 'x.txt'), gift(1))
    await until(() =>
      ['a', 'b', 'c', 'd', 'e'].every((name) => existsSync(join(out, name, 'x.txt.yaml'))) ? true : null,
    )
    child.kill('SIGTERM')
    expect(await over).toMatchObject({ code: 0, stderr: expect.stringContaining('watch/limit') })
  })

test('watch: what was seen is not read again when clocks step', { timeout: 2 * MINUTES }, () => {
  cpSync(at('in'), at('clock'), { recursive: true })
  const out = fresh()
  run(['watch', 'clock', '--once', '--out', out])
  const before = snapshot(out)
  const time = statSync(at('clock', 'a1.txt')).mtimeMs / 1000
  for (const step of [-86_400, 86_400 * 400]) {
    for (const name of readdirSync(at('clock'))) utimesSync(at('clock', name), time + step, time + step)
    const { stdout } = run(['watch', 'clock', '--once', '--out', out])
    expect(stdout).toBe('')
  }
  const results = (files: object): object => ({ ...files, '.aidtrail/watch.json': null })
  expect(results(snapshot(out))).toEqual(results(before))
  chmodSync(at('clock', 'a1.txt'), 0o600)
})
