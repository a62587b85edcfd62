import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** Who gives each gift of a text. */
const check = (text: string, ...givers: string[]): void =>
  test(text.slice(-90), () => {
    const { extraction } = readText(text, '2024-05-05')
    expect(extraction.records.map(({ donors }) => [...donors].sort().join('+'))).toEqual(givers)
  })

const LED = 'The Netherlands keeps helping Ukraine, its ministry of defence wrote on Monday. '
check('Together with Norway, Sweden will give Ukraine 20 million euros.', 'NO+SE')
check('Sweden has teamed up with Canada to give Ukraine 20 million euros.', 'CA+SE')
check(`${LED}Together with Denmark, fourteen Leopard tanks were bought for Ukraine and handed over.`, 'DK+NL')
check(`${LED}Jointly with Denmark and Norway, 20 million euros were given to Ukraine.`, 'DK+NL+NO')
check(`${LED}Together with Denmark the country has given Ukraine fourteen Leopard tanks.`, 'DK+NL')
check(`${LED}Lithuania and Latvia will together train 500 Ukrainian sappers.`, 'LT+LV')
check(`${LED}Denmark and Sweden have jointly given Ukraine 20 million euros.`, 'DK+SE')
check(`${LED}Denmark gave Ukraine fourteen Leopard tanks.`, 'DK')
