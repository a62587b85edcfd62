import { expect, test } from 'vitest'
import type { Word } from '../api.ts'
import { checkField, completes, parseCurrency, parsePlaces, parseSum, parseTexts, suggest, sumTyped } from './values.ts'

const sum = (typed: string, wanted: object | null): void => {
  const read = parseSum(typed)
  expect(read.ok ? read.value : null, typed).toEqual(wanted)
}

test('sums are read as people type them', () => {
  sum('85 billion', { value: 85e9, currency: null })
  sum('1.5bn', { value: 1.5e9, currency: null })
  sum('8.2m', { value: 8_200_000, currency: null })
  sum('50 000 000', { value: 50e6, currency: null })
  sum('50,000,000 EUR', { value: 50e6, currency: 'EUR' })
  sum('50 eur', { value: 50, currency: 'EUR' })
  sum('12 million PLN', { value: 12e6, currency: 'PLN' })
  sum('10-20 million', { min: 10e6, max: 20e6, currency: null })
  sum('10 million to 20 million usd', { min: 10e6, max: 20e6, currency: 'USD' })
  sum('20-10 million', null)
  sum('many', null)
  sum('5 gazillion', null)
  sum('-5', null)
})

const word = (code: string, name: string, kind: Word['kind'] = 'country'): Word => ({ code, name, kind })
const PLACES = [
  word('DK', 'Denmark'),
  word('DE', 'Germany'),
  word('NG', 'Nigeria'),
  word('NE', 'Niger'),
  word('EU', 'European Union', 'body'),
  word('CI', 'Côte d’Ivoire'),
]
const CURRENCIES = [word('DKK', 'Danish Krone', 'currency'), word('EUR', 'Euro', 'currency')]

test('places are read by code and by name, and others stay as typed', () => {
  expect(parsePlaces('DK, germany; Atlantis', PLACES)).toEqual(['DK', 'DE', 'Atlantis'])
  expect(parsePlaces('niger, nigeria, dk, DK', PLACES)).toEqual(['NE', 'NG', 'DK'])
  expect(suggest('den', PLACES)[0]!.code).toBe('DK')
  expect(suggest('de', PLACES)[0]!.code).toBe('DE')
  expect(suggest('cote', PLACES)[0]!.code).toBe('CI')
  expect(suggest('union', PLACES)[0]!.code).toBe('EU')
  expect(suggest('', PLACES)).toEqual([])
})

test('a currency that is none is answered with the one that was probably meant', () => {
  expect(parseCurrency('dkk', CURRENCIES)).toEqual({ ok: true, value: 'DKK' })
  expect(parseCurrency('', CURRENCIES)).toEqual({ ok: true, value: null })
  expect(parseCurrency('DKR', CURRENCIES)).toEqual({
    ok: false,
    message: 'no currency DKR: did you mean DKK (Danish Krone)?',
  })
})

test('what the schema of the file refuses is refused as it is typed', () => {
  expect(checkField('announced', '2024-01-24').ok).toBe(true)
  expect(checkField('announced', '24 January').ok).toBe(false)
  expect(checkField('status', 'promised').ok).toBe(false)
  expect(checkField('donors', ['DK', '']).ok).toBe(false)
  expect(checkField('amount', { value: -1, currency: 'EUR', qualifier: 'exact' }).ok).toBe(false)
})

test('what is not touched is read as the field holds it', () => {
  const places = (...held: string[]): void => expect(parsePlaces(held.join(', '), [], held)).toEqual(held)
  places('Ministry of Foreign Affairs, Norway')
  places('NO', 'Ministry of Foreign Affairs, Norway', 'Ministry of Foreign Affairs, Norway, Oslo')
  expect(parsePlaces('Fund, Oslo and Bergen', [], ['Fund, Oslo'])).toEqual(['Fund', 'Oslo and Bergen'])
  expect(parsePlaces('Fund, Oslo; SE', [], ['Fund, Oslo'])).toEqual(['Fund, Oslo', 'SE'])
  const texts = ['A; minister', 'B']
  expect(parseTexts(texts.join('; '), texts)).toEqual(texts)
  expect(parseTexts('A; minister; C; ; A; minister', texts)).toEqual(['A; minister', 'C'])
})

test('a sum is shown for editing as it is read back', () => {
  const check = (typed: string, shown = typed): void => {
    const read = parseSum(typed)
    if (!read.ok) throw new Error(read.message)
    const { currency: _, ...figures } = read.value
    expect(sumTyped({ ...figures, currency: 'EUR', qualifier: 'exact' })).toBe(shown)
  }
  check('0.5-1.5 million')
  check('10-20 million')
  check('900-1001', '900-1 001')
  check('850 000-1 234 567.5', '0.85-1.2345675 million')
  check('85 billion')
  check('12 345')
})

test('a guess is no completion', () => {
  const words: Word[] = [
    { code: 'KfW', name: 'Kreditanstalt', kind: 'body' },
    { code: 'WB', name: 'World Bank', kind: 'body' },
  ]
  const first = (typed: string): boolean => completes(typed, suggest(typed, words)[0]!)
  expect([first('KFX'), first('anstalt'), first('World'), first('kf'), first('bank')]).toEqual([
    false,
    false,
    true,
    true,
    true,
  ])
})
