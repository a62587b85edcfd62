import { spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  at,
  begin,
  CLI,
  ended,
  fresh,
  gift,
  home,
  LONG,
  MINUTES,
  pause,
  run,
  snapshot,
  until,
} from '../testing-faults.ts'

/*
 * The filter under engines that stop, kill and repeat it.
 */
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

test('shards: lines as other engines write them', { timeout: 2 * MINUTES }, () => {
  const out = fresh()
  const { shard, uri, source, size, etag } = JSON.parse(run(['plan', 'in/d.zip']).stdout)
  // a table with a column for every field, and one of its own
  const row = {
    v: 1,
    shard,
    uri,
    source,
    size,
    etag,
    offset: null,
    length: null,
    line: null,
    files: null,
    partition: 3,
  }
  const least = { v: 1, shard: 'ab'.repeat(32), uri }
  const { code, stdout, stderr } = run(['filter', '--shards', '--out', out], {
    input: [row, least, { v: 1 }].map((line) => JSON.stringify(line)).join('\n'),
  })
  const [one, two, three] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect([code, one.in, two.in, three.problem.code]).toEqual([1, 4, 4, 'filter/shard'])
  expect(JSON.parse(stderr)).toMatchObject({ v: 1, event: 'problem', line: 3, code: 'filter/shard' })
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
