import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { at, fresh, gift, MINUTES, run, snapshot } from '../testing-faults.ts'

/*
 * What `verify` finds; names of every kind.
 */
test('verify finds what is torn, lost or double', { timeout: 5 * MINUTES }, () => {
  const out = fresh()
  run(['batch', 'in', '--workers', '1', '--format', 'jsonl', '--out', out])
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
  for (const [name, code] of [
    ['plan.jsonl', 'verify/plan'],
    ['run.json', 'verify/run'],
  ] as const) {
    const path = join(out, '.aidtrail', name)
    const told = readFileSync(path)
    writeFileSync(path, told.subarray(0, -30))
    finds(code)
    writeFileSync(path, told)
  }
  rmSync(join(out, '.aidtrail', 'receipts'), { recursive: true })
  finds('verify/receipt')
  expect(run(['verify', at('in')])).toMatchObject({ code: 2, stderr: expect.stringContaining('--manifest plan.jsonl') })
})

test('a result file that was taken away is made again by --resume; what a person wrote stays', {
  timeout: 5 * MINUTES,
}, () => {
  const out = fresh()
  run(['batch', 'in', '--out', out])
  const before = snapshot(out)
  const [gone, mine] = [join(out, 'a1.txt.yaml'), join(out, 'a2.txt.yaml')]
  rmSync(gone)
  writeFileSync(mine, `# mine\n${readFileSync(mine, 'utf8')}`)
  expect(run(['verify', out])).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/verify\/file\n.*\n {2}mend: go on with --resume/),
  })
  run(['batch', 'in', '--out', out, '--resume'])
  expect(run(['verify', out]).code).toBe(0)
  expect(readFileSync(mine, 'utf8')).toContain('# mine')
  expect(snapshot(out)['a1.txt.yaml']).toBe(before['a1.txt.yaml'])
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

test('odd names: each article once, told apart, and nothing raw on the terminal', { timeout: 2 * MINUTES }, () => {
  const folder = at('odd')
  mkdirSync(folder)
  const names = [
    'a\nb.txt',
    'a\u001b[31mred.txt',
    'c\u009b31mred.txt',
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
  const STEERING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/
  // as data a name stays what it is, in the escapes of JSON
  const STEERING_JSON = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/
  for (const args of [
    ['plan', 'odd'],
    ['batch', 'odd', '--json', '--out', fresh()],
    ['explain', `odd/${names[1]}`],
    ['explain', `odd/${names[2]}`],
  ]) {
    const { code, stdout, stderr } = run(args)
    expect([args, code]).toEqual([args, 0])
    expect(`${stdout}${stderr}`).not.toMatch(args[0] === 'explain' ? STEERING : STEERING_JSON)
  }
  for (const args of [
    ['batch', 'odd'],
    ['extract', 'odd'],
    ['watch', 'odd', '--once'],
    ['batch', 'odd', '--format', 'jsonl'],
  ]) {
    const out = fresh()
    const { code, stdout, stderr } = run([...args, '--out', out])
    expect([args, code, stderr]).toEqual([args, 0, ''])
    expect(`${stdout}${stderr}`).not.toMatch(STEERING)
    if (args.includes('jsonl')) expect(run(['verify', out]).code).toBe(0)
    else
      expect(
        Object.keys(snapshot(out)).filter((path) => path.endsWith('.yaml') && !path.startsWith('.aidtrail')),
      ).toHaveLength(bytes.length)
  }
})
