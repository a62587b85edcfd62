import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check } from 'recheck'
import { expect, test } from 'vitest'

/*
 * Every regular expression of the source is read by recheck, which knows whether some text makes it take more than linear time.
 * Those that only ever read rule files, or a few characters, are named here with the reason.
 */
const ALLOWED: Readonly<Record<string, string>> = {
  'rulebook/world.ts': 'names of CLDR, when the rules are compiled',
  'rulebook/kinds/dates.ts': 'forms of a rule file',
  'run/rule-examples.ts': 'a sentence of a rule file',
  'read/html.ts': 'the first 4,096 bytes of a page',
  'revise/history.ts': 'sentences of its own',
  'run/score.ts': 'lines of its own errors',
}

const LITERAL =
  /(?<=[(=:,[&|!?\s]|^)\/((?:[^/\\\n[]|\\.|\[(?:[^\]\\]|\\.){0,200}\]){1,400})\/([dgimsuvy]{0,8})(?=[\s.,;)\]:?&|]|$)/g

interface Found {
  readonly file: string
  readonly source: string
  readonly flags: string
}

/** One-line literals that repeat anything; comments are passed over. */
function patterns(): Found[] {
  const found = new Map<string, Found>()
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.includes('.test.') && !name.startsWith('testing'),
  )
  for (const file of files)
    for (const line of readFileSync(join(import.meta.dirname, file), 'utf8').split('\n')) {
      if (/^\s{0,40}(?:\/[/*]|\*)/.test(line)) continue
      for (const [, source = '', flags = ''] of line.matchAll(LITERAL))
        if (/[*+{]/.test(source) && isPattern(source, flags)) found.set(`${source}/${flags}`, { file, source, flags })
    }
  return [...found.values()]
}

function isPattern(source: string, flags: string): boolean {
  try {
    return new RegExp(source, flags) !== null
  } catch {
    return false
  }
}

test('no regular expression takes more than linear time', { timeout: 120_000 }, async () => {
  const all = patterns()
  expect(all.length).toBeGreaterThan(50)
  const hurt: string[] = []
  for (const { file, source, flags } of all) {
    if (ALLOWED[file]) continue
    const { status } = await check(source, flags, { timeout: 5000 })
    if (status === 'vulnerable') hurt.push(`${file}: /${source}/${flags}`)
  }
  expect(hurt).toEqual([])
})
