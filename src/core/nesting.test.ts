import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { DEEPEST, nestingOf } from './nesting.ts'

const check = (yaml: string, depth: number): void =>
  test(JSON.stringify(yaml.slice(0, 40)), () => expect(nestingOf(yaml)).toBe(depth))

check('', 0)
check('a: 1\nb: 2\n', 1)
check('a:\n  b:\n    c: 1\nd: 2\n', 3)
check('a: [1, [2, {b: 3}]]\n', 4)
check('- - - a\n', 4)
check('- a: 1\n  b: 2\n- a: 3\n', 2)
check('text: "[[[[[["\n# [[[[\n', 1)
check('a: |\n  [[[[\n   {{{\nb: 1\n', 1)

const deep = (what: string, yaml: string): void =>
  test(`${what} is too deep`, () => expect(nestingOf(yaml)).toBeGreaterThan(DEEPEST))
deep('a list on one line', '['.repeat(20_000))
deep('a map on one line', '{a: '.repeat(20_000))
deep('lists in lists', '- '.repeat(20_000))
deep('keys that are keys', '? '.repeat(20_000))
deep('indentation', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''))

test('no rule file of ours comes near the limit', () => {
  const rules = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'rules')
  for (const path of readdirSync(rules, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml')))
    expect(nestingOf(readFileSync(join(rules, path), 'utf8'))).toBeLessThanOrEqual(8)
})
