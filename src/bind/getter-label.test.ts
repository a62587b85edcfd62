import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** Who gets the sum or goods of the last paragraph. */
const check = (text: string, ...getters: string[]): void => {
  test(`${getters.join(' and ')}: ${text.split('\n').at(-1)}`, () => {
    const claim = readText(text, '2025-02-21').claims.at(-1)
    expect(claim?.recipients.map(({ value }) => value).sort()).toEqual(getters)
  })
}

const NOTES =
  'Embassy of Japan in Fiji\n\nJapan gives Fiji a grant of 400 million yen. The Navy of Fiji is to have boats for it, and Fiji is thankful.\n\n' +
  '2. Vanuatu. On 14 January Japan decided on a grant of 1.2 million dollars.\n\n3. Tuvalu. Japanese rice is at sea.\n\n'

check(`${NOTES}4. Kiribati. Medical equipment worth 300 million yen was decided upon by Japan.`, 'KI')
check(`${NOTES}4. Tonga. After the wave, Japan handed over 160 tents.`, 'TO')
check(`${NOTES}4. Kiribati. Japan is giving Samoa 300 million yen for clinics.`, 'WS')
check(`${NOTES}Japan also gave 160 tents to Fiji.`, 'FJ')
