import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { at, begin, CLI, ended, fresh, home, LONG, leftOver, MINUTES, run, snapshot, until } from '../testing-faults.ts'

/*
 * Disks that are full or broken, inputs that vanish, two runs in one folder.
 */
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

test('every file is written beside its place, synced, renamed, and its folder synced', { timeout: 2 * MINUTES }, () => {
  for (const args of [
    ['batch', 'in', '--workers', '1'],
    ['batch', 'in', '--workers', '1', '--format', 'jsonl'],
    ['extract', 'in'],
    ['watch', 'in', '--once'],
  ]) {
    const out = fresh()
    const { stderr } = run([...args, '--out', out], { env: { TRACE_PATH: out } })
    const calls = stderr
      .slice(stderr.lastIndexOf('trace\n') + 6)
      .trim()
      .split('\n')
    const named = new Set<string>()
    for (const [i, call] of calls.entries()) {
      const [, from, to] = /^rename (\S+) (\S+)$/.exec(call) ?? []
      if (from === undefined || to === undefined) continue
      named.add(to)
      const before = calls.slice(0, i).filter((other) => other.endsWith(` ${from}`))
      // what was named once so may be named again: notes wait beside the result that they belong to
      if (!named.has(from)) expect(before.slice(-2)).toEqual([`write ${from}`, `fsync ${from}`])
      expect(calls[i + 1]).toBe(`fsync ${dirname(to)}`)
    }
    // nothing that stays came there in another way
    expect(Object.keys(snapshot(out)).filter((path) => !named.has(join(out, path)))).toEqual([])
  }
})

test('too many open files while articles are read: each is told, and done the next time', {
  timeout: 2 * MINUTES,
}, () => {
  for (const args of [
    ['extract', 'in'],
    ['watch', 'in', '--once'],
  ]) {
    const [calm, out] = [fresh(), fresh()]
    run([...args, '--out', calm])
    const { code, stdout, stderr } = run([...args, '--out', out], {
      env: { FAULT: 'readFile:EMFILE:7', FAULT_PATH: join('in', 'sub') },
    })
    expect([code, stderr.includes('EMFILE'), stdout.includes('✗')]).toEqual([1, true, true])
    run([...args, '--out', out])
    expect(snapshot(out)).toEqual(snapshot(calm))
  }
})

/** A disk of its own, in a namespace where that needs no rights. `sh` runs there; `$CLI` is the program, `disk` the folder. */
const onDisk = (script: string): { status: number | null; told: string } => {
  mkdirSync(at('disk'), { recursive: true })
  const env = { ...process.env, CLI: `${process.execPath} ${CLI}` }
  const { status, stdout } = spawnSync('unshare', ['-Urm', 'sh', '-c', `${script}\n`], { cwd: home, env })
  return { status, told: String(stdout) }
}
const hasDisks = onDisk('mount -t tmpfs none disk').status === 0
if (!hasDisks) console.warn('NOT TESTED: a disk that is really full, which needs user namespaces (unshare -Urm)')
if (hasDisks)
  for (const [format, kilobytes] of [
    ['yaml', 120],
    ['jsonl', 12],
  ] as const)
    test(`a disk that is really full, then has room, then is read-only: ${format}`, { timeout: 2 * MINUTES }, () => {
      const calm = fresh()
      run(['batch', 'in', '--format', format, '--out', calm])
      const { told } = onDisk(`
        batch() { $CLI batch in --format ${format} --out disk/out "$@" 2>&1; echo "exit $?"; }
        mount -t tmpfs -o size=${kilobytes}k none disk
        batch; $CLI verify disk/out 2>&1; echo "exit $?"; find disk -name '*.tmp'
        mount -o remount,size=20m disk
        batch --resume; $CLI verify disk/out; diff -r disk/out ${calm} && echo same
        mount -o remount,ro disk
        batch`)
      const [full = '', unproved = '', mended = '', readOnly = ''] = told.split(/exit \d\n/)
      expect(full).toContain('ENOSPC')
      expect(unproved).not.toContain('.tmp')
      expect(mended).not.toContain('ENOSPC')
      expect(readOnly).toMatch(/every input has exactly one answer\nsame\n.*write\/failed.*EROFS/s)
      expect(told.match(/exit \d/g)).toEqual(['exit 2', expect.stringMatching(/exit [12]/), 'exit 1', 'exit 2'])
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
