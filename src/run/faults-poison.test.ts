import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { at, ended, fresh, gift, LONG, leftOver, MINUTES, project, run, until } from '../testing-faults.ts'

/*
 * Articles that hang, take all memory or end their process: in the end each has its reason, and no other article is the worse for it.
 */
const POISON = join(project, 'fixtures', 'faults', 'poison-run.mjs')
const bad = (seen: string): string[] => ['hang', 'memory', 'abort', `once ${at(seen)}`]

const REASONS = ['worker/crash', 'worker/memory', 'worker/timeout']

/** Who was put aside, each with its content and its reason. */
function putAside(out: string): string[] {
  const folder = join(out, '.aidtrail', 'quarantine')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const { code, content } = JSON.parse(readFileSync(join(folder, name), 'utf8'))
      expect(readFileSync(join(folder, content), 'utf8')).toContain('POISON')
      return code
    })
    .sort()
}

test('poison in a batch: who ends his process costs no neighbour, is tried twice, and is put aside', {
  timeout: 5 * MINUTES,
}, () => {
  const poison = bad('seen-batch')
  // in the long form one article in a thousand is poison
  const step = LONG ? 1000 : 15
  const count = step * poison.length
  const lines = Array.from({ length: count }, (_, i) =>
    JSON.stringify({ text: i % step === 7 ? `POISON ${poison[(i - 7) / step]}. ${gift(1)}` : gift(i) }),
  )
  writeFileSync(at('poison.jsonl'), lines.join('\n'))
  const out = fresh()
  const { status, stdout, stderr } = spawnSync(process.execPath, [POISON, 'batch', at('poison.jsonl'), out])
  expect([status, stderr.toString()]).toEqual([1, expect.any(String)])
  const { causes, ...counts } = JSON.parse(readFileSync(join(out, '.aidtrail', 'run.json'), 'utf8'))
  expect(causes).toEqual({ 'worker/timeout': 1, 'worker/memory': 1, 'worker/crash': 1 })
  expect(counts).toMatchObject({ in: count, error: 3 })
  expect(run(['verify', out]).code).toBe(0)
  expect(putAside(out)).toEqual(REASONS)
  expect(stdout.toString()).toContain(`${count} articles`)
})

/** A folder of articles of which four are poison. @returns the names of the others. */
function poisoned(folder: string, count: number): string[] {
  mkdirSync(folder)
  const poison = bad(`seen-${count}-${folder.length}`)
  const step = Math.floor(count / poison.length)
  const names = Array.from({ length: count }, (_, i) => `n${String(i).padStart(4, '0')}.txt`)
  for (const [i, name] of names.entries())
    writeFileSync(join(folder, name), i % step === 3 ? `POISON ${poison[(i - 3) / step]}. ${gift(1)}` : gift(i))
  // the last one of them is poison the first time only
  return names.filter((_, i) => i % step !== 3 || (i - 3) / step === 3)
}

for (const command of ['extract', 'once'])
  test(`poison in ${command === 'once' ? 'watch --once' : command}: each other article is done, and the reasons are told`, {
    timeout: 10 * MINUTES,
  }, () => {
    const count = LONG ? 1000 : 40
    const others = poisoned(at(command), count)
    const out = fresh()
    const { status, stdout, stderr } = spawnSync(process.execPath, [POISON, command, at(command), out])
    expect(status).toBe(1)
    for (const reason of REASONS) expect(stderr.toString().split(reason)).toHaveLength(2)
    expect(stdout.toString().split('✗')).toHaveLength(4)
    expect(putAside(out)).toEqual(REASONS)
    expect(others.filter((name) => !existsSync(join(out, `${name}.yaml`)))).toEqual([])
    expect(readdirSync(out).filter((name) => name.endsWith('.txt.yaml'))).toHaveLength(others.length)
    expect(leftOver(out)).toEqual([])
  })

test('poison while watching: what comes after it is done meanwhile, and Ctrl-C is heard while it hangs', {
  timeout: 5 * MINUTES,
}, async () => {
  const [folder, out] = [at('live'), fresh()]
  mkdirSync(folder)
  const watcher = spawn(process.execPath, [POISON, 'watch', folder, out], { stdio: ['ignore', 'pipe', 'pipe'] })
  const over = ended(watcher)
  let told = ''
  watcher.stderr.on('data', (text) => {
    told += text
  })
  const result = (name: string): string => join(out, `${name}.yaml`)
  const done = (name: string): Promise<true> => until(() => (existsSync(result(name)) ? true : null))
  await until(() => (existsSync(join(out, '.aidtrail', 'lock')) ? true : null))
  for (let round = 0; round < (LONG ? 20 : 2); round++) {
    const poison = `p${round}.txt`
    writeFileSync(join(folder, poison), `POISON hang ${round}. ${gift(1)}`)
    writeFileSync(join(folder, `a${round}.txt`), gift(round))
    await done(`a${round}.txt`)
    // it has come since, and the one that hangs has not been given up
    writeFileSync(join(folder, `b${round}.txt`), gift(round + 1))
    await done(`b${round}.txt`)
    // what is mended is done, also when that is between its two tries
    if (round % 2 === 0) await until(() => (told.includes(poison) ? true : null))
    writeFileSync(join(folder, poison), gift(round + 2))
    await done(poison)
  }
  writeFileSync(join(folder, 'last.txt'), `POISON hang. ${gift(1)}`)
  // it is in hand
  await new Promise((resolve) => setTimeout(resolve, 2000))
  watcher.kill('SIGTERM')
  const { code, stdout } = await over
  expect([code, stdout.includes('stopped'), existsSync(result('last.txt'))]).toEqual([0, true, false])
  expect(leftOver(out)).toEqual([])
  // what was in hand is tried again
  const { status, stderr } = spawnSync(process.execPath, [POISON, 'once', folder, out])
  expect([status, stderr.toString().includes('last.txt')]).toEqual([1, true])
})
