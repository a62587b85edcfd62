import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

const TEXT =
  'Norway will give Moldova 20 mil-\nlion euros for schools and for the roads of the coun-\ntry, and Sweden will con-\ntribute 30 million euros for genera-\ntors and ten long-\nrange radars to Mol-\ndova in the year to come.'

test('words that the end of a line cut are read whole, and keep their own hyphens', () => {
  const { records } = readText(TEXT, '2025-03-03').extraction
  expect(records.map(({ donors, amount, items }) => [donors, amount?.value, items.map(({ name }) => name)])).toEqual([
    [['NO'], 20e6, []],
    [['SE'], 30e6, ['generators', 'long-range radars']],
  ])
  expect(records[0]!.spans['amount']?.quote).toBe('20 mil-\nlion euros')
  expect(records[1]!.spans['recipients.MD']?.quote).toBe('Mol-\ndova')
})

test('a soft hyphen is no letter', () => {
  const { records } = readText('Nor\u00adway gave Mol\u00addova 20 mil\u00adlion euros.', '2025-03-03').extraction
  expect(records.map(({ donors, recipients, amount }) => [donors, recipients, amount?.value])).toEqual([
    [['NO'], ['MD'], 20e6],
  ])
})
