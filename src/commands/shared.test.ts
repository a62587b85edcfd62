import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { EXCHANGES } from '../revise/exchange/index.ts'
import { WRITERS } from '../write/index.ts'
import { EXPORTS, FORMATS } from './shared.ts'

test('the command line offers the formats that there are', () => {
  const there = [...WRITERS.values()].map(({ name, together }) => [name, together === undefined ? 'each' : 'together'])
  expect(FORMATS).toEqual(Object.fromEntries(there))
})

test('the command line offers the exchange forms that there are', () => {
  expect([...EXPORTS].sort()).toEqual([...EXCHANGES.map(({ name }) => name), 'csv'].sort())
})

// the help must not wait for the rules, the schema and the YAML parser: a command loads what does its work when it is called
test('the command line begins without what its commands do', () => {
  const { files, packages } = loadedBy(join(import.meta.dirname, '..', 'cli.ts'))
  expect(packages).toEqual(['commander', 'picocolors'])
  expect(files.filter((file) => /\/(?:find|link|bind|settle|merge|split|rulebook|revise)\//.test(file))).toEqual([])
})

/** Every file of ours that is loaded with this one, and every package: what is imported as a type or later on is not. */
function loadedBy(entry: string): { files: string[]; packages: string[] } {
  const files = new Set<string>()
  const packages = new Set<string>()
  const open = [entry]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (files.has(file)) continue
    files.add(file)
    for (const [, clause = '', from = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      if (isTypeOnly(clause)) continue
      if (from.startsWith('.')) open.push(join(dirname(file), from))
      else if (!from.startsWith('node:')) packages.add(from)
    }
  }
  return { files: [...files], packages: [...packages].sort() }
}

const IMPORT = /^(?:import|export)\s+([^'"]*?)\s*from\s+['"]([^'"]+)['"]/gm

const isTypeOnly = (clause: string): boolean =>
  clause.startsWith('type ') ||
  (clause.startsWith('{') &&
    clause
      .replace(/[{}]/g, '')
      .split(',')
      .every((name) => !name.trim() || name.trim().startsWith('type ')))
