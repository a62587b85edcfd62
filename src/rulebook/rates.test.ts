import { expect, test } from 'vitest'
import { book } from '../testing.ts'
import { impliedRates } from './rates.ts'

const rate = impliedRates(book)
const sum = (written: string) => {
  const [value, currency] = written.split(' ')
  return { value: Number(value), currency: currency! }
}
const check = (a: string, b: string, year: string | null, answer: 'ok' | 'doubt' | null): void => {
  test(`${a} = ${b} in ${year}: ${answer}`, () => expect(rate(sum(a), sum(b), year)).toBe(answer))
}

check('91000000 DKK', '13260000 USD', '2024', 'ok')
check('13260000 USD', '91000000 DKK', '2024', 'ok')
check('91000000 NOK', '13260000 USD', '2024', 'doubt')
check('300000000 ISK', '2000000 EUR', '2024', 'ok')
check('570000000 NOK', '40600000 GBP', '2023', 'ok')
check('2025000000 EUR', '830000000 USD', '2023', 'doubt')
check('100000000 UAH', '2500000 USD', '2024', 'ok')
check('100000000 UAH', '2500000 USD', '2016', 'doubt')
check('100000000 UAH', '2500000 USD', null, 'ok')
check('40000000000 EUR', '64000000000 AUD', '2024', 'ok')
check('5000000 EUR', '5000000 EUR', '2024', 'ok')
check('5000000 EUR', '5000000 XXX', '2024', null)
