import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { extractionSchema } from './core/record.ts'
import { zip } from './testing-archives.ts'
import { at, type Ended, fresh, run as runWith } from './testing-faults.ts'

/* What the built program tells of inputs that it did not read, read only in part, or knows by another name. */

const run = (words: string): Ended => runWith(words.split(' '))
function put(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(at(path)), { recursive: true })
  writeFileSync(at(path), text)
}

const GIFT = 'Norway gave Moldova 20 million euros on Wednesday.\n'
const FRENCH =
  'Le gouvernement de la Norvège a annoncé mercredi une aide de 20 millions d’euros pour la Moldavie, qui sera versée dans les prochains mois par la Banque mondiale.\n'

/** The summary of each command that reads a folder. */
const summaries = (folder: string): string[] =>
  [
    `extract ${folder} --out ${fresh()}`,
    `watch ${folder} --once --out ${fresh()}`,
    `batch ${folder} --out ${fresh()}`,
    `batch ${folder} --format jsonl --out ${fresh()}`,
  ].map((words) => run(words).stdout)

test('what is no article is counted by its ending, also in archives', () => {
  for (const name of ['r.pdf', 'S.PDF', 'mail.eml', 'README', 'a.text']) put(`mixed/${name}`, 'x')
  put('mixed/a.txt', GIFT)
  put('mixed/a.meta.yaml', 'title: T\n')
  for (const told of summaries('mixed'))
    expect(told).toContain('passed over, no articles: 2 .pdf, 1 .eml, 1 .text, 1 without an ending\n')
  expect(run('plan mixed').stderr).toContain('2 .pdf')
  expect(run(`extract mixed/* --out ${fresh()}`).stdout).toContain('passed over, no articles: 2 .pdf')
  const files = ['page/', 'page/a.txt', 'page/b.css', 'page/c.css', 'page/d.png']
  put('packed.zip', zip(files.map((name) => ({ name, data: name.endsWith('.txt') ? GIFT : '' }))))
  for (const command of ['extract', 'batch', 'batch --format jsonl'])
    expect(run(`${command} packed.zip --out ${fresh()}`).stdout).toContain(
      'passed over, no articles: 2 .css, 1 .png, 1 folder\n',
    )
  const events = run(`batch mixed packed.zip --json --out ${fresh()}`).stdout.trimEnd().split('\n')
  expect(JSON.parse(events.at(-1)!)).toMatchObject({
    event: 'end',
    passed: 4,
    passed_over: { '.pdf': 2, '.css': 2, '.png': 1, none: 1, folder: 1 },
  })
})

test('what a browser saved with a page is no article', () => {
  for (const folder of ['a_files', 'b-Dateien', 'c_fichiers', 'own_files'])
    put(`saved/${folder}/ad.html`, `<p>${GIFT}</p>`)
  for (const page of ['a.html', 'b.htm', 'c.xhtml']) put(`saved/${page}`, `<p>${GIFT}</p>`)
  for (const told of summaries('saved')) expect(told).toContain('passed over, no articles: 3 folders of saved pages\n')
  expect(runWith(['extract', 'saved/**/*.html', '--out', fresh()]).stdout).toMatch(/^2 articles/m)
  expect(run(`extract saved/a_files --out ${fresh()}`).stdout).toMatch(/^1 article,/m)
})

test('an article in another language is counted, and says so', () => {
  put('lang/fr.txt', FRENCH)
  put('lang/en.txt', GIFT)
  for (const told of summaries('lang').filter((_, i) => i !== 1))
    expect(told).toContain('1 article is in a language that is not read (language/unread)\n')
})

test('a folder without articles is told by each command', () => {
  mkdirSync(at('none'))
  put('pdf/a.pdf', 'x')
  for (const command of ['extract', 'batch', 'plan', 'merge'])
    for (const [folder, said] of [
      ['none', 'no archive\n'],
      ['pdf', 'passed over: 1 .pdf\n'],
    ] as const) {
      const { code, stderr } = run(`${command} ${folder}${command === 'plan' ? '' : ` --out ${fresh()}`}`)
      expect([command, code, stderr]).toEqual([
        command,
        2,
        expect.stringMatching(`run/no-articles[^]*${said}[^]*mend: `),
      ])
    }
  expect(run(`batch none --json --out ${fresh()}`).stdout).toContain('"code":"run/no-articles"')
})

test('lines of JSON Lines are named by their number, and keep what they call themselves', () => {
  const odd = [{ key: 't7', text: GIFT }, { key: 't8', text: '' }, { key: 9 }, { text: GIFT }]
  put('odd.jsonl', odd.map((line) => `${JSON.stringify(line)}\n`).join(''))
  const named = (lines: string): string[] =>
    lines
      .trimEnd()
      .split('\n')
      .map((line) => extractionSchema.parse(JSON.parse(line)).article)
      .map(({ source, own_id, copy_of }) => `${source} ${own_id} ${copy_of}`)
  const batch = 'batch odd.jsonl --fields id=key --format jsonl --out o12'
  run(batch)
  const part = readdirSync(at('o12')).find((name) => name.startsWith('part-'))!
  const expected = ['1 t7 undefined', '2 t8 undefined', '3 9 undefined', '4 undefined odd.jsonl/1']
  expect(named(String(gunzipSync(readFileSync(at('o12', part)))))).toEqual(expected.map((line) => `odd.jsonl/${line}`))
  expect(run('checkout t7 --from o12 --out o13')).toMatchObject({
    code: 0,
    stdout: `t7 → ${'o13/odd.jsonl/1.yaml'}\n`,
  })
  run('export o12 --format csv --to o14')
  const ends = readFileSync(at('o14/records.csv'), 'utf8').split('\r\n')
  expect(ends.map((row) => row.split(',').slice(-2).join())).toEqual(['copy_of,own_id', ',t7', 'odd.jsonl/1,', ''])
})

test('extract takes fields of other names too', () => {
  put('named.jsonl', `${JSON.stringify({ key: 't1', body: GIFT })}\n`)
  for (const command of ['extract', 'merge']) {
    const out = fresh()
    expect(run(`${command} named.jsonl --fields text=body,id=key --out ${out}`).code).toBe(0)
    expect(readFileSync(`${out}/named.jsonl/1.yaml`, 'utf8')).toContain('own_id: t1')
  }
})

test('results of articles that are gone: watch takes them away, who may have been given a part does not', () => {
  for (const [command, stays] of [
    ['watch gone --once', false],
    ['extract gone', true],
    ['merge gone', true],
    ['batch gone', true],
  ] as const) {
    const out = fresh()
    for (const name of ['a', 'b']) put(`gone/${name}.txt`, GIFT)
    run(`${command} --out ${out}`)
    rmSync(at('gone/a.txt'))
    run(`${command} --out ${out}`)
    expect([command, existsSync(`${out}/a.txt.yaml`)]).toEqual([command, stays])
  }
})

test('a result that could not be written is not shown as the place to look at', () => {
  const out = fresh()
  put('torn/a.txt', GIFT)
  mkdirSync(out)
  writeFileSync(`${out}/a.txt.yaml`, 'mine: true\n')
  const { code, stdout } = run(`extract torn --out ${out}`)
  expect([code, stdout]).toEqual([1, expect.not.stringContaining('→ /')])
})

/** Exit codes, and what the help says of them. */
for (const [words, code] of [
  ['rules check --rules nowhere', 2],
  ['check nowhere.yaml', 2],
  ['check --out nowhere', 2],
] as const)
  test(`${words} ends with ${code}`, () => expect(run(words).code).toBe(code))

for (const [command, codes] of [
  ['batch', /3 more failed than --max-errors, 130 broken off/],
  ['filter', /3 more failed than --max-errors, 143 asked to end/],
  ['verify', /1 something is lost/],
  ['check', /1 there are problems/],
  ['rules check', /1 there are problems/],
  ['export', /--format <format> +the form; must be given/],
] as const)
  test(`${command} --help tells its exit codes`, () => expect(run(`${command} --help`).stdout).toMatch(codes))
