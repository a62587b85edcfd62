import { expect, test } from 'vitest'
import { quote } from '../core/span.ts'
import { readText } from '../testing.ts'

/** The bodies of a sentence of prose, each as `words = code`, with `US` behind for an organ of a state and `~` for indirect ones. */
function check(sentence: string, ...expected: string[]): void {
  test(sentence, () => {
    const text = `A headline\n\n${sentence}`
    const bodies = readText(text).mentions.filter((mention) => mention.kind === 'body')
    expect(
      bodies.map(
        ({ span, code, country, indirect }) =>
          `${quote(text, span)} = ${code}${country ? ` ${country}` : ''}${indirect ? ' ~' : ''}`,
      ),
    ).toEqual(expected)
  })
}

check('The EU and NATO agreed.', 'EU = EU', 'NATO = NATO')
check('The European Union’s executive, the Commission, will pay.', 'European Union = EU', 'Commission = EU ~')
check('Brussels has released a tranche.', 'Brussels = EU ~')
check('In Brussels ministers met.') // there it is a town
check(
  'The UN refugee agency and the United Nations refugee agency are one.',
  'UN refugee agency = UNHCR',
  'United Nations refugee agency = UNHCR',
)
check(
  'The U.N. World Food Programme asked the United Nations for more.',
  'U.N. World Food Programme = WFP',
  'United Nations = UN',
)
check('The World Bank and the IMF lend it.', 'World Bank = WB', 'IMF = IMF')
check(
  'A loan of the European Bank for Reconstruction and Development (EBRD).',
  'European Bank for Reconstruction and Development = EBRD',
  'EBRD = EBRD',
)
check('USAID and the State Department pay.', 'USAID = USAID US', 'State Department = State Department US')
check(
  'From the stocks of the Bundeswehr, through GIZ and KfW.',
  'Bundeswehr = Bundeswehr DE',
  'GIZ = GIZ DE',
  'KfW = KfW DE',
)
check(
  'The Polish Red Cross and the Kuwait Red Crescent carry it.',
  'Polish Red Cross = Polish Red Cross',
  'Kuwait Red Crescent = Kuwait Red Crescent',
)
check(
  'It goes to the Red Cross, the ICRC and Doctors Without Borders.',
  'Red Cross = Red Cross',
  'ICRC = ICRC',
  'Doctors Without Borders = MSF',
)
check('The WHO asked who would pay.', 'WHO = WHO')
check('The G7 and the wider G7+ met.', 'G7 = G7')
check('The Electoral Commission and the Fund met.') // whose Fund, link/ may know
check('They act, unless nobody cares who does.')

test('a question in capitals is about nobody in Geneva', () => {
  const text = 'WHO PAYS FOR IT?\n\nNobody knows.'
  expect(readText(text).mentions.filter((mention) => mention.kind === 'body')).toEqual([])
})

// an acronym means what the article spells out
check(
  'The African Development Fund (ADF) met. The ADF will lend more.',
  'African Development Fund = AfDB',
  'ADF = AfDB',
  'ADF = AfDB',
)
check('Australian soldiers came. The ADF will help.', 'ADF = ADF AU')
check('The Green Climate Fund (GCF) met. The GCF will pay more.', 'Green Climate Fund = GCF', 'GCF = GCF')
check('The Armenian Dairy Federation (ADF) met. The ADF will sell more milk.') // no rule knows that one
