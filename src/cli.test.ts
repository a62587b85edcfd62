import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { extractionSchema } from './core/record.ts'

/* The built command line as a user runs it: `npm test` builds it first. */

const cli = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist', 'cli.js')
const folder = mkdtempSync(join(tmpdir(), 'aidtrail-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const ESCAPE = '\u001b'

/** Runs `aidtrail` with words as a shell parts them (quoted ones stay whole), in a folder of its own. */
function run(words: string, input = '', env: Readonly<Record<string, string>> = {}): Ran {
  const args = [...words.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2]!)
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
  return { code: status, out: stdout, err: stderr }
}

function put(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
const read = (path: string): string => readFileSync(join(folder, path), 'utf8')

/** Runs words; their exit code, and what must stand on stdout and stderr. */
function check(words: string, code: number, out: RegExp | '', err: RegExp | ''): void {
  test(`aidtrail ${words} ends with ${code}`, () => {
    const ran = run(words)
    if (out === '') expect(ran.out).toBe('')
    else expect(ran.out).toMatch(out)
    if (err === '') expect(ran.err).toBe('')
    else expect(ran.err).toMatch(err)
    expect(ran.code).toBe(code)
    expect(ran.out + ran.err).not.toContain(ESCAPE)
    expect(ran.err).not.toMatch(/^\s+at .*\.js:\d+/m)
  })
}

const GIFT = 'Norway gave Moldova 20 million euros on Wednesday.\n'
put('news/a.txt', GIFT)
put('news/2024/b.md', '---\npublished: 2024-01-25\n---\n\nDenmark gave Moldova 30 million kroner on Wednesday.\n')
put('news/none.txt', 'The weather was fine.\n')
put('bad/empty.txt', '')
put('bad/binary.txt', new Uint8Array([1, 0, 2, 0, 0, 3]))
put('bad/good.txt', GIFT)

// help: each command has an example, and tells its exit codes

for (const command of [
  '',
  'extract',
  'watch',
  'filter',
  'explain',
  'rules',
  'rules list',
  'rules check',
  'rules find',
  'score',
])
  check(`${command} --help`.trim(), 0, /Examples:\n {2}\$ aidtrail [\s\S]*Exit codes: 0 done/, '')
check('--version', 0, /^\d+\.\d+\.\d+\n$/, '')

// misuse

check('', 2, '', /Usage: aidtrail/)
check('extrct', 2, '', /unknown command 'extrct'[\s\S]*Did you mean extract\?/)
check('extract', 2, '', /missing required argument/)
check('extract news --frmat csv', 2, '', /unknown option '--frmat'[\s\S]*--format/)
check('extract news --format xml', 2, '', /Allowed choices are csv, json, jsonl, yaml/)
check('extract news --published 25.1.2024', 2, '', /Write a day as 2024-01-25/)
check('extract nope.txt', 2, '', /nope\.txt {2}run\/no-input\n {2}there is no file or folder nope\.txt\n {2}mend: /)
check('extract news --rules nope', 2, '', /rule\/no-folder/)
check('watch nope', 2, '', /run\/no-folder/)
check('watch news --poll 1', 2, '', /at least 50/)
check('explain nope.txt', 2, '', /run\/no-input/)
check('explain news/a.txt 9', 2, '', /explain\/no-target[\s\S]*mend: name a record \(1 to 1/)
check('score news', 2, '', /score\/gold/)

// extract

check(
  'extract news --out o1',
  0,
  /^2024\/b\.md +1 record · 2 countries\na\.txt[\s\S]*DONOR → RECIPIENT[\s\S]*\n3 articles, 2 records\n→ o1\/2024\/b\.md\.yaml and 2 more files\n$/,
  '',
)
check(
  'extract bad --out o2',
  1,
  /good\.txt +1 record[\s\S]*2 failed/,
  /binary\.txt {2}read\/binary\n[\s\S]*mend: [\s\S]*empty\.txt {2}read\/empty\n/,
)
check('extract "news/**/*.md" --stdout', 0, /^# yaml-language-server/, /b\.md +1 record/)
check(
  'extract news --stdout --format csv',
  0,
  /^source,published,[^\n]*\r\n2024\/b\.md,2024-01-25,[^\n]*\r\na\.txt,[^\n]*\r\n$/,
  /3 articles/,
)
check('watch bad --out o3 --once', 1, /good\.txt/, /read\/empty/)
check('watch bad --out o3 --once', 1, /^(?!good)/, /read\/empty/)

test('nothing is lost when one article fails', () => {
  run('extract bad --out o4')
  expect(existsSync(join(folder, 'o4/good.txt.yaml'))).toBe(true)
  const lines = run('extract bad --stdout --format jsonl').out.trimEnd().split('\n')
  expect(lines.map((line) => extractionSchema.parse(JSON.parse(line)).problems[0]?.code)).toEqual([
    'read/binary',
    'read/empty',
    'date/open',
  ])
})

test('a schema lies beside the results, and they name it', () => {
  run('extract news --out o5')
  expect(JSON.parse(read('o5/aid-article.schema.json'))).toMatchObject({ type: 'object' })
  expect(read('o5/2024/b.md.yaml').split('\n')[0]).toBe('# yaml-language-server: $schema=../aid-article.schema.json')
})

test('NO_COLOR and pipes have no colours; who forces them gets them only on a terminal', () => {
  for (const name of ['NO_COLOR', 'FORCE_COLOR', 'UNSET']) {
    const { out, err } = run('extract bad --out o6', '', { [name]: '1' })
    expect(out + err).not.toContain(ESCAPE)
  }
})

test('names and texts of articles never steer the terminal', () => {
  put(
    'steer/a\u001b[31m.txt',
    'Norway gave Moldova 20 million \u001b]0;x\u0007 euros. Denmark \u009b31m gave Moldova 5 million euros.',
  )
  const ran = run('extract steer --out o7')
  expect(ran.out + ran.err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
})

/** Where the day of publication comes from. */
function published(
  what: string,
  file: string,
  text: string,
  words: string,
  from: string | null,
  day: string | null,
): void {
  test(`published from ${what}`, () => {
    put(file, text)
    const { article, records, problems } = extractionSchema.parse(
      JSON.parse(run(`extract ${file} --stdout --format jsonl ${words}`).out),
    )
    expect([article.published_from, article.published]).toEqual([from, day])
    expect(records[0]?.announced ?? null).toBe(day === null ? null : '2024-01-24')
    // without a day what is relative stays open, and the result says so
    expect(problems.map(({ code }) => code)).toEqual(day === null ? ['date/open'] : [])
  })
}
put('p/sidecar.meta.yaml', 'published: 2024-01-25\ntitle: T\nurl: https://example.org\npublisher: P\n')
put('p/2024-01-20-both.meta.yaml', 'published: 2024-01-25\n')
published('the option', 'p/2023-01-01.txt', GIFT, '--published 2024-01-25', 'option', '2024-01-25')
published('front matter', 'p/front.md', `---\npublished: 2024-01-25\n---\n\n${GIFT}`, '', 'metadata', '2024-01-25')
published('the sidecar', 'p/sidecar.txt', GIFT, '', 'metadata', '2024-01-25')
published('the sidecar before the name', 'p/2024-01-20-both.txt', GIFT, '', 'metadata', '2024-01-25')
published("the file's name", 'p/2024-01-25-kyiv.txt', GIFT, '', 'filename', '2024-01-25')
published('the dateline', 'p/line.txt', `Norway helps\n\nOSLO, 25 January 2024 – ${GIFT}`, '', 'text', '2024-01-25')
published(
  'the byline',
  'p/by.txt',
  `Norway helps\n\nBy Ana Holm | 25 January 2024\n\n${GIFT}`,
  '',
  'text',
  '2024-01-25',
)
published('nowhere', 'p/plain.txt', GIFT, '', null, null)

// filter

const LINE = `${JSON.stringify({ id: 'x', text: GIFT, published: '2024-01-25', title: 'T', url: 'https://example.org' })}\n`

test('filter: a line for each, nothing else on stdout, and 1 when one was bad', () => {
  const { code, out, err } = run('filter', `${LINE}{"id":"bad"}\n{\n${LINE}`)
  const told = out
    .trimEnd()
    .split('\n')
    .map((line) => extractionSchema.parse(JSON.parse(line)))
  expect(told.map(({ article, records }) => `${article.source} ${records.length}`)).toEqual([
    'x 1',
    'bad 0',
    '3 0',
    'x 1',
  ])
  expect(told[0]).toMatchObject({
    article: { title: 'T', url: 'https://example.org', published: '2024-01-25', published_from: 'metadata' },
  })
  expect([code, err]).toEqual([1, ''])
  expect(run('filter', LINE).code).toBe(0)
  expect(run('filter', '')).toEqual({ code: 0, out: '', err: '' })
})

test('filter: a reader that goes away ends it quietly', () => {
  put('many.jsonl', LINE.repeat(3000))
  const script = '"$0" "$1" filter < many.jsonl 2> err.txt | head -1; echo $PIPESTATUS'
  const { stdout } = spawnSync('bash', ['-c', script, process.execPath, cli], { cwd: folder, encoding: 'utf8' })
  const [first, code] = stdout.trimEnd().split('\n')
  expect(JSON.parse(first!).article.source).toBe('x')
  expect([code, read('err.txt')]).toEqual(['0', ''])
})

// explain and rules

check('explain news/a.txt', 0, /amount +20000000 EUR +stated +“20 million euros” +en\/currencies#euro/, '')
check('explain news/a.txt 1', 0, /donors +NO +stated +“Norway”/, '')
check('explain news/a.txt @14', 0, /“Norway gave Moldova[\s\S]*record/, '')
check('explain news/none.txt', 0, /no record, and no sum or goods/, '')
check('explain news/none.txt "The weather"', 0, /nothing to make a record of/, '')
put('made/a.txt.yaml', '# $schema: x\n\nschema: aid-article/1\narticle:\n  id: a_1\n  source: a.txt\nrecords: []\n')
put('made/a.jsonl', '{"schema":"aid-article/1","article":{"id":"a_1","source":"a.txt"},"records":[]}\n')
put('made/told.txt', 'The schema: aid-article/1 is what it is called. Norway gave Moldova 20 million euros.\n')
check('explain made/a.txt.yaml 1', 2, '', /explain\/result[\s\S]*mend: run: aidtrail explain a\.txt RECORD/)
check('explain made/a.jsonl', 2, '', /explain\/result[\s\S]*mend: run: aidtrail explain a\.txt RECORD/)
check('explain made/told.txt', 0, /“20 million euros”/, '')
check('explain bad/empty.txt', 1, '', /read\/empty/)
check('rules', 0, /currencies +\d+ +[\s\S]*\d+ rules of \d+ kinds · sha256:/, '')
check('rules find kroner', 0, /en\/currencies#krone {2}\(currencies\)/, '')
check('rules find qqqq', 1, /no rule holds “qqqq”/, '')

const ALIAS = `kind: currencies
about: Our own slang.

rules:
  - id: nokies
    codes: [NOK]
    names: [nokies]
    finds:
      - {text: "Oslo gives [20 million nokies].", gives: 20000000 NOK}
`

test('a rules folder of one’s own adds an alias, and its examples are run', () => {
  put('my-rules/en/my-currencies.yaml', ALIAS)
  put('slang.txt', 'Norway gave Moldova 20 million nokies.')
  const sums = (words: string): unknown[] =>
    extractionSchema
      .parse(JSON.parse(run(`extract slang.txt --stdout --format json ${words}`).out))
      .money.map(({ value, currency }) => [value, currency])
  expect(sums('')).toEqual([])
  expect(sums('--rules my-rules')).toEqual([[20000000, 'NOK']])
  expect(run('rules check --rules my-rules')).toMatchObject({ code: 0, err: '' })
  expect(run('rules find nokies --rules my-rules').out).toContain('en/my-currencies#nokies')
})

test('bad rules stop the start, with every problem of every file', () => {
  put('bad-rules/en/a.yaml', ALIAS.replace('[NOK]', '[NOQ]'))
  put('bad-rules/en/b.yaml', ALIAS.replace('kind: currencies', 'kind: curencies'))
  put('bad-rules/en/c.yaml', ALIAS.replace('20000000 NOK', '20000000 SEK'))
  const { code, out, err } = run('extract slang.txt --rules bad-rules --stdout')
  expect([code, out]).toEqual([2, ''])
  expect(err).toBe(
    [
      'bad-rules/en/a.yaml:6:13  rule/value',
      '  there is no currency with the code NOQ',
      '  6 |     codes: [NOQ]',
      '                  ^^^',
      '  mend: did you mean NOK?',
      'bad-rules/en/b.yaml:1:7  rule/unknown-kind',
      '  there is no kind of rules called “curencies”',
      '  1 | kind: curencies',
      '            ^^^^^^^^^',
      '  mend: did you mean currencies?',
      '',
    ].join('\n'),
  )
  rmSync(join(folder, 'bad-rules/en/a.yaml'))
  rmSync(join(folder, 'bad-rules/en/b.yaml'))
  const checked = run('rules check --rules bad-rules')
  expect(checked.code).toBe(1)
  expect(checked.err).toMatch(
    /bad-rules\/en\/c\.yaml:5:5 {2}rule\/example\n.*it should give “20000000 SEK”, and gives “20000000 NOK”/,
  )
})

test('what a person changed stays, and the rest takes the new result', () => {
  put('mine/a.txt', GIFT)
  run('extract mine --out o8')
  put('o8/a.txt.yaml', read('o8/a.txt.yaml').replace("donors: ['NO']", 'donors: [SE]'))
  put('mine/a.txt', GIFT.replace('20 million', '30 million'))
  expect(run('extract mine --out o8').code).toBe(0)
  expect(read('o8/a.txt.yaml')).toContain('donors: [SE]')
  expect(read('o8/a.txt.yaml')).toContain('amount: {value: 30000000')
})

test('extract shows what stands in the file, and leaves out what a person rejected', () => {
  put('shown/a.txt', `${GIFT}\nSweden gave Moldova 5 million euros.\n`)
  run('extract shown --out o10')
  put(
    'o10/a.txt.yaml',
    read('o10/a.txt.yaml')
      .replace("donors: ['NO']", 'donors: [FI]')
      .replace(/(SE → MD[\s\S]*?state: )machine/, '$1rejected'),
  )
  const { out, err } = run('extract shown --out o10')
  const shown = `${out}${err}`
  expect(shown).toContain('FI → ')
  expect(shown).not.toContain('NO → ')
  expect(shown).not.toContain('SE → MD')
  expect(shown).toContain('1 rejected')
})

test('a batch of plain files keeps their texts: spans of an edited article move with their words', () => {
  put('moved/a.txt', GIFT)
  run('batch moved --out o11')
  put('o11/a.txt.yaml', read('o11/a.txt.yaml').replace('state: machine', 'state: accepted'))
  const place = (): number => Number(/anchor: \{.*start: (\d+)/.exec(read('o11/a.txt.yaml'))?.[1])
  const before = place()
  put('moved/a.txt', `It is told anew. ${GIFT}`)
  run('batch moved --out o11 --reviewer Zed')
  expect(place()).toBe(before + 17)
  expect(read('o11/a.txt.yaml')).not.toContain('orphaned')
  expect(read('o11/.aidtrail/log.jsonl')).toContain('"reviewer":"Zed"')
})

test('a file that is no result any more stays as it is, and is reported with its mend', () => {
  put('mine/b.txt', GIFT)
  run('extract mine/b.txt --out o9')
  put('o9/b.txt.yaml', 'mine: true\n')
  put('mine/b.txt', GIFT.replace('20 million', '30 million'))
  const { code, err } = run('extract mine/b.txt --out o9')
  expect(code).toBe(1)
  expect(read('o9/b.txt.yaml')).toBe('mine: true\n')
  expect(err).toContain('merge/no-records')
  expect(err).toContain('write `records: []`, or delete the file')
})
