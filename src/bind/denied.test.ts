import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

const NAMES = [
  'report-denied',
  'checked-false',
  'refused-in-headline',
  'whether-clause',
  'plainly-not',
  'gift-held-back',
  'price-of-sale',
  'misreported',
]

/** What takes a gift of a text back, of these; what it weighs is learned. */
const check = (text: string, seen: string | null): void => {
  test(`${seen ?? 'told'}: ${text}`, () => {
    const { claims } = readText(text, '2024-12-30')
    expect(claims.length).toBeGreaterThan(0)
    const names = claims.flatMap(({ evidence }) => evidence.map(({ name }) => name))
    if (seen) expect(names).toContain(seen)
    else expect(NAMES.filter((name) => names.includes(name))).toEqual([])
  })
}

check('Reports that Canada had promised Ghana 20 million dollars are false, the high commission said.', 'report-denied')
check(
  'The embassy dismissed as fake a message according to which Japan would give Nepal 5 million dollars.',
  'report-denied',
)
check('A claim that Spain had sent Ukraine 300 million euros was denied by the ministry.', 'report-denied')
check('Washington, a newspaper had it, would give Georgia 40 million dollars. The story is invented.', 'report-denied')
check('The mission described as baseless the reports of a 250 million dollar gift to the Maldives.', 'report-denied')
check('Posts claim that Poland gave Kyiv 3 billion zloty; the ministry says this is disinformation.', 'report-denied')
check('The 90 million francs for Ukraine of which the tabloid writes do not exist, says Bern.', 'report-denied')
check('Ten million euros for Niger, as is being shared on WhatsApp, is nonsense, the ministry says.', 'report-denied')
check('The minister denied reports of delays and said that 20 million euros had been paid to Ukraine.', null)
check('According to media reports, Germany will give Ukraine 400 million euros for air defence.', null)
check('Japan will give Nepal 50 million dollars, a report in the Kathmandu Post says.', null)
check('The EU pays Moldova 100 million euros, which disproves the false stories spread from Moscow.', null)
check('Rome has sent 10 million euros to Lebanon, a country where reports of theft are never denied.', null)

check(
  'FACT CHECK\n\nDid Spain give Morocco €9 million for mosques? No\n\nThe money was never paid. Our verdict: false. Write to us.',
  'checked-false',
)
check(
  'Fact-checked: 315 million euros for Peru\n\nA picture of a cheque over 315 million euros for Peru goes round. It is fabricated. There never was one.',
  'checked-false',
)
check(
  'FACT CHECK\n\nDoes Spain help nobody? That is wrong\n\nIn 2020 Spain gave Morocco 20 million euros. The ministry keeps a list. It is open.',
  null,
)
check(
  'Spain gives Morocco €9 million for schools\n\nThe king checked his facts later. His figure had been wrong, he said.',
  null,
)

check(
  'Why the cabinet says no to the three billion\n\nThe ministry wanted to send Ukraine tanks. The price: about three billion euros.',
  'refused-in-headline',
)
check(
  'Bern rejects 20 million for Kyiv\n\nThe plan was to give Ukraine 20 million francs for hospitals. It found no majority.',
  'refused-in-headline',
)
check(
  'Bern rejects criticism of 20 million for Kyiv\n\nSwitzerland gave Ukraine 20 million francs for hospitals.',
  null,
)
check('Bern gives 20 million\n\nSwitzerland gave Ukraine 20 million francs and rejects all criticism.', null)

check('Whether Qatar really promised Lebanon 60 million dollars, nobody in Doha wants to say.', 'whether-clause')
check('Whether now or in May, Ireland will give Gaza 5 million euros.', null)

check('Norway did not pledge 500 million kroner to Sudan, the ministry said.', 'plainly-not')
check('France never sent Niger 20 armoured vehicles.', 'plainly-not')
check('Italy is not considering sending 20 Ariete tanks to Ukraine, the minister said.', 'plainly-not')
check('Vienna does not intend to pay Mali 4 million euros.', 'plainly-not')
check('Norway did not only pledge 500 million kroner to Sudan, it has paid them.', null)
check('Poland has not yet delivered the 14 tanks to Ukraine.', null)
check('Italy has not ruled out sending 20 Ariete tanks to Ukraine.', null)

check('A Swedish grant of 40 million kronor to Mali is on ice since the coup.', 'gift-held-back')
check("The 120 million euros that Berlin had earmarked for Niger's army stay in Berlin.", 'gift-held-back')
check('Of the 10 million pounds that London had promised Rwanda nothing has arrived.', 'gift-held-back')
check("The deal under which Qatar was to pay 180 million dollars for Sudan's salaries collapsed.", 'gift-held-back')
check("USAID's 45 million dollar contract for wells in Ethiopia was terminated in March.", 'gift-held-back')
check('The 400 million euros for Tunisia fell through when parliament rejected the terms.', 'gift-held-back')
check("Canada gave Haiti's police 30 million dollars; a further mission was suspended.", null)
check("Canada gave Haiti's police 30 million dollars, and its training mission was suspended.", null)
check('Denmark has given Mali 60 million kroner since the old programme collapsed.', null)
check('Of the 30 million dollars Japan promised Kenya, half has arrived.', null)
check('The 20 million euros from Spain remain in the fund until Ukraine calls for them.', null)
check('The US sent Ukraine 31 tanks after months in which the Pentagon said no.', null)

check('Washington has cleared a $95 million sale of Javelin missiles to Kosovo.', 'price-of-sale')
check('Bern approved the 3 million franc purchase of drones from Ukraine.', 'price-of-sale')
check('Washington has cleared a $95 million package of missiles for Kosovo.', null)

check('An earlier version of this story said that Sweden had pledged 30 million kronor to Mali.', 'misreported')
