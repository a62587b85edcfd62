import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseFigure, scaleFigure, times } from './figure.ts'

const check = (written: string, digits: string | null, beforeScale = false): void => {
  test(`${written}${beforeScale ? ' million' : ''} is ${digits}`, () =>
    expect(parseFigure(written, beforeScale)).toBe(digits))
}

check('6', '6')
check('1,200', '1200')
check('1 500 000', '1500000')
check('1 500 000,50', '1500000.50')
check('13,5', '13.5')
check('1,95583', '1.95583')
check('0,125', '0.125')
check("174'000", '174000')
check('800.000', '800000')
check('1.115', '1.115')
check('1.250', '1250')
check('1.250', '1.250', true)
check('2,250', '2250', true)
check('1,234,567.89', '1234567.89')
check('1.234.567,89', '1234567.89')
check('12,34,567', '1234567')
check('1,00,00,000', '10000000')
check('29.09.2023', null)
check('1.2.3', null)
check('1,2,3', null)
check('12,3456,789', null)

test('a scale moves the point and nothing else', () => {
  expect(scaleFigure('8.2', 6)).toBe(8200000)
  expect(scaleFigure('1.005', 9)).toBe(1005000000)
  expect(times(3, 0.1)).toBe(0.3)
})

test('an English grouping reads back to its number', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e12 }),
      (value) => parseFigure(value.toLocaleString('en')) === String(value),
    ),
  )
})
