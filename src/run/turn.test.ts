import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { leftOvers } from './sweep.ts'
import { inTurn } from './turn.ts'

const folder = mkdtempSync(join(tmpdir(), 'aidtrail-turn-'))
const path = join(folder, 'a.yaml')

/** The turn's own file, as it stands while somebody acts. */
const turnFile = (): string => join(folder, readdirSync(folder).find((name) => name.endsWith('.turn'))!)

test('a turn is taken while one acts, and given back', () => {
  const held = inTurn(path, () => turnFile())
  expect(existsSync(held)).toBe(false)
  expect(() =>
    inTurn(path, () => {
      throw new Error('no space')
    }),
  ).toThrow('no space')
  expect(readdirSync(folder)).toEqual([])
})

test('within a turn the same file may be asked for again, and the turn lasts to its end', () => {
  const lasts = inTurn(path, () => {
    const held = turnFile()
    inTurn(path, () => 'again')
    return existsSync(held)
  })
  expect(lasts).toBe(true)
  expect(readdirSync(folder)).toEqual([])
})

test('the turn of a process that has ended is taken over, and swept', () => {
  const held = inTurn(path, () => turnFile())
  // no process has this number
  writeFileSync(held, `${hostname()} 4194305`)
  expect([...leftOvers(folder)]).toEqual([held])
  expect(inTurn(path, () => 'done')).toBe('done')
  expect(readdirSync(folder)).toEqual([])
  rmSync(folder, { recursive: true, force: true })
})
