import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { afterAll, expect, test } from 'vitest'
import { extract } from './index.ts'
import { EXTENSIONS } from './read/index.ts'
import { KINDS } from './rulebook/kinds/index.ts'
import { checkRules, loadRules } from './rulebook/load.ts'
import { ruleExamples } from './run/rule-examples.ts'
import { book } from './testing.ts'
import { WRITERS, writeYaml } from './write/index.ts'

/* Holds the READMEs to the commands, formats and kinds that exist, and runs what they show. */

const project = join(dirname(fileURLToPath(import.meta.url)), '..')
const page = (path: string): string => readFileSync(join(project, path), 'utf8')
const readme = page('README.md')
const rulesReadme = page('rules/README.md')
const blocks = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map((match) => match[1]!)
const folder = mkdtempSync(join(tmpdir(), 'aidtrail-readme-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('README names every command there is, and no other', async () => {
  const root = new Command('aidtrail')
  for (const name of readdirSync(join(project, 'src', 'commands')).filter((name) => !name.endsWith('.test.ts'))) {
    const module = (await import(`./commands/${name.replace(/\.ts$/, '')}.ts`)) as Record<string, unknown>
    for (const [exported, add] of Object.entries(module))
      if (/^add[A-Z]/.test(exported) && typeof add === 'function') add(root, () => {})
  }
  const there = root.commands.map((command) => command.name()).sort()
  const told = [...readme.matchAll(/^\| `aidtrail ([a-z]+)/gm)].map((match) => match[1])
  expect([...told].sort()).toEqual(there)
  for (const [, name] of readme.matchAll(/aidtrail ([a-z]+)\b/g)) expect(there).toContain(name)
})

test('README names every format', () => {
  for (const name of [...WRITERS.keys(), ...EXTENSIONS]) expect(readme).toContain(`\`${name}\``)
})

test('the scripts that README names exist', () => {
  const { scripts } = JSON.parse(page('package.json')) as { scripts: Record<string, string> }
  for (const [, name] of (readme + rulesReadme).matchAll(/npm run ([a-z-]+)/g))
    expect(Object.keys(scripts)).toContain(name)
  expect(readme).toMatch(/npm ci && npm start[\s\S]{1,200}npm cit/)
  expect(page('.ci/run')).toContain('npm cit')
})

test('the article and the record that README shows are those of the tool', () => {
  const article = page('fixtures/articles/denmark-cyber.txt')
  const quoted = [...readme.matchAll(/^> (.*)$/gm)].map((match) => match[1]).join(' ')
  expect(article).toContain(quoted)
  // a line of another record is none of this one: the first record holds those that are shown, in their order
  const written = writeYaml(extract(article, book, { source: 'denmark-cyber.txt' }))
  const first = written.slice(written.indexOf('\nrecords:\n') + 1, written.indexOf('\n  # 2. ')).split('\n')
  const shown = blocks(readme, 'yaml')[0]!.trimEnd().split('\n')
  expect(first.filter((line) => shown.includes(line))).toEqual(shown)
})

test('the library example of README and of index.ts runs and prints what it says', () => {
  const [example] = blocks(readme, 'ts')
  const inIndex = /```ts\n([\s\S]*?) \* ```/.exec(page('src/index.ts'))?.[1]?.replace(/^ \* ?/gm, '')
  expect(inIndex).toBe(example)
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', example!], {
    cwd: project,
    encoding: 'utf8',
  })
  expect(printed.trim()).toBe(/\/\/ (.*)$/m.exec(example!)?.[1])
})

test('every file and folder that README names is there', () => {
  const named = [...readme.matchAll(/`((?:rules|fixtures|src|out)\/[\w/.-]*)`/g)].map((match) => match[1]!)
  // what is to be added, and what a run makes
  const missing = named.filter((path) => !/xlsx|docx|\/xx\/|^out\//.test(path) && !existsSync(join(project, path)))
  expect(missing).toEqual([])
})

test('rules/README.md has an entry of every kind; its files are fine and their examples pass', async () => {
  const files = blocks(rulesReadme, 'yaml')
  const kinds = files.map((file) => /^kind: (\S+)$/m.exec(file)?.[1])
  expect([...new Set(kinds)].sort()).toEqual(Object.keys(KINDS).sort())
  for (const file of files) {
    const path = join(folder, /^# my-rules\/(\S+)$/m.exec(file)![1]!)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, file)
  }
  expect(await checkRules(folder)).toEqual([])
  const theirs = await loadRules({ folder, cache: join(folder, 'cache') })
  const examples = ruleExamples(theirs).filter(({ rule }) => theirs.places[rule]?.startsWith(folder))
  expect(examples.length).toBeGreaterThanOrEqual(15)
  for (const { rule, text, run } of examples)
    expect(`${rule} ${text}: ${run() ?? 'fine'}`).toBe(`${rule} ${text}: fine`)
})
