import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
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
  leftOver,
  MINUTES,
  pause,
  run,
  snapshot,
  until,
} from '../testing-faults.ts'

/*
 * Files by every way in which they come.
 */
const FILES = LONG ? 50_000 : 200

test(`watch: ${FILES} files by every way in which files come, also while it is stopped: none lost, half-read or double`, {
  timeout: 60 * MINUTES,
}, async () => {
  const [folder, side, out] = [at('inbox'), at('side'), fresh()]
  for (const path of [folder, side]) mkdirSync(path)
  const child = begin(['watch', folder, '--out', out, '--format', 'json'])
  const over = ended(child)
  await until(() => (existsSync(join(out, '.aidtrail', 'lock')) ? true : null))
  const texts = new Map<string, string>()
  const slow: [string, string][] = []
  // stopped for a while it hears nothing, and what the system keeps for it runs over
  const stops = [0.3, 0.6].map((share) => Math.floor(FILES * share))
  for (let i = 0; i < FILES; i++) {
    if (stops.includes(i)) child.kill('SIGSTOP')
    if (stops.includes(i - Math.floor(FILES / 5))) child.kill('SIGCONT')
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
  const memory = peakMemory(child.pid)
  child.kill('SIGTERM')
  expect((await over).code).toBe(0)
  expect(memory).toBeLessThan(300)
  const results = Object.keys(snapshot(out)).filter(
    (path) => path.endsWith('.json') && !path.startsWith('.aidtrail') && !path.startsWith('aid-article'),
  )
  expect(results).toHaveLength(FILES)
  expect(leftOver(out)).toEqual([])
})

/** The most memory that a process has had, in MB; 0 where the system does not tell. */
function peakMemory(pid: number | undefined): number {
  const path = `/proc/${pid}/status`
  const peak = existsSync(path) ? /VmHWM:\s+(\d+)/.exec(readFileSync(path, 'utf8'))?.[1] : undefined
  return Number(peak ?? 0) / 1024
}

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

/** All that is told of a folder of which everything is done: archives are not watched. */
const ARCHIVES = 'passed over, no articles: 1 .gz, 1 .jsonl, 1 .zip\n'

test('watch: what was seen is not read again when clocks step', { timeout: 2 * MINUTES }, () => {
  cpSync(at('in'), at('clock'), { recursive: true })
  const out = fresh()
  run(['watch', 'clock', '--once', '--out', out])
  const before = snapshot(out)
  const time = statSync(at('clock', 'a1.txt')).mtimeMs / 1000
  for (const step of [-86_400, 86_400 * 400]) {
    for (const name of readdirSync(at('clock'))) utimesSync(at('clock', name), time + step, time + step)
    const { stdout } = run(['watch', 'clock', '--once', '--out', out])
    expect(stdout).toBe(ARCHIVES)
  }
  const results = (files: object): object => ({ ...files, '.aidtrail/watch.jsonl': null })
  expect(results(snapshot(out))).toEqual(results(before))
  chmodSync(at('clock', 'a1.txt'), 0o600)
})

test('a folder that cannot be listed for a while has not lost its articles', { timeout: 2 * MINUTES }, () => {
  const [calm, out] = [fresh(), fresh()]
  for (const folder of [calm, out]) run(['watch', 'in', '--once', '--out', folder])
  for (const fault of ['readdir:EIO:1', 'stat:EIO:1']) {
    const { code, stdout, stderr } = run(['watch', 'in', '--once', '--out', out], {
      env: { FAULT: fault, FAULT_PATH: join('in', 'sub') },
    })
    expect([fault, code, stdout, stderr.includes('run/no-listing')]).toEqual([fault, 1, ARCHIVES, true])
    expect(snapshot(out)).toEqual(snapshot(calm))
  }
  const { code, stderr } = run(['extract', 'in', '--out', fresh()], {
    env: { FAULT: 'readdir:EIO:1', FAULT_PATH: join('in', 'sub') },
  })
  expect([code, stderr.includes('run/no-listing')]).toEqual([1, true])
})
