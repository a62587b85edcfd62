import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** The groups that an article of one sentence lists. */
function check(sentence: string, ...expected: string[]): void {
  test(sentence, () => {
    const groups = readText(`A headline\n\n${sentence}`).mentions.filter((mention) => mention.kind === 'group')
    expect([...new Set(groups.filter((group) => group.listed).map((group) => group.name))]).toEqual(expected)
  })
}

check('The Ukraine Defense Contact Group met, the UDCG said.', 'UDCG')
check('At Ramstein and in the Ramstein format nobody gave a figure.', 'UDCG')
check('They landed at Ramstein Air Base.')
check('The Trilateral Contact Group met.', 'Trilateral Contact Group')
check(
  'Vilnius leads the demining coalition, Riga the drone capability coalition.',
  'demining coalition',
  'drone coalition',
)
check('Six states form a coalition for cyber and IT security.', 'IT Coalition')
check('A coalition of parties governs.')
check('Ottawa pays into the Czech-led drive to find shells.', 'Czech ammunition initiative')
check('Lisbon joins Prague’s scheme to buy ammunition abroad.', 'Czech ammunition initiative')
check('The Czechs found 500,000 rounds outside Europe.', 'Czech ammunition initiative')
check('Czech soldiers fired 5,000 rounds near Brno.')
check('It comes out of the European Peace Facility (EPF) and the Ukraine Facility.', 'EPF', 'Ukraine Facility')
check('NATO keeps the CAP trust fund.', 'CAP')
check('The European Union lends it through SAFE.', 'SAFE')
check('The UN’s fund CERF and the Economic Development Cooperation Fund pay.', 'CERF', 'EDCF')
check('Ministers of the Joint Expeditionary Force and of the Nordic-Baltic Eight met.', 'JEF', 'NB8')
check('Vienna fills the Ukraine Energy Support Fund; the Energy Support Fund is empty.', 'Ukraine Energy Support Fund')

// known by the form of the name only
check(
  'Money for the Afghanistan Resilience Trust Fund (ARTF) stops, the ARTF said.',
  'Afghanistan Resilience Trust Fund',
)
check(
  'Rome set up the Italian Climate Fund and an Environmental and Coastal Fund.',
  'Italian Climate Fund',
  'Environmental and Coastal Fund',
)
check('The Fund for the Rebuilding of Schools is new.', 'Fund for the Rebuilding of Schools')
check('The IMF Sudan Capacity Development Fund pays.', 'Sudan Capacity Development Fund')
check('The UN Trust Fund for Human Security pays.', 'UN Trust Fund for Human Security')
check('Tents were sent under the Rapid Response Initiative.', 'Rapid Response Initiative')
check('It joined the Warm Winter Coalition.', 'Warm Winter Coalition')

// organisations, savings, parties, buildings, sentences that begin so
check('The International Monetary Fund and the UN Population Fund agreed.')
check('The Government Pension Fund Global, the Public Investment Fund and a hedge fund sold shares.')
check('The National Coalition Party and the Ruling Coalition lost.')
check('The Fund met. The Coalition broke up. The Facility closed.')
check('Inspectors saw the Natanz Enrichment Facility.')
check('The coalition of the willing and an emergency fund of the ministry.', 'Coalition of the Willing')

// of other crises
check('Ottawa pays into the Haiti Basket Fund run by UNDP.', 'Haiti Basket Fund')
check(
  'It comes from the Pacific Resilience Facility and the Loss and Damage Fund.',
  'Pacific Resilience Facility',
  'Loss and Damage Fund',
)
check('The Sahel Alliance and the Quad met; the Core Group on Haiti did not.', 'Sahel Alliance', 'Quad')
check('The EU Emergency Trust Fund for Africa paid for the wells.', 'EU Emergency Trust Fund for Africa')
check(
  'The Yemen Humanitarian Fund and the Sudan Humanitarian Fund are empty.',
  'Yemen Humanitarian Fund',
  'Sudan Humanitarian Fund',
)
check('Kyiv gets it through the European Union’s SAFE instrument and NATO’s PURL scheme.', 'SAFE', 'PURL')
check('The Global Fund, Gavi and the Green Climate Fund are organisations.')
check('The Reform and Growth Facility for the Western Balkans pays 922 million euros.', 'Reform and Growth Facility')
check('The drone and demining coalitions get more.', 'drone coalition', 'demining coalition')
check('Riga and London lead the coalition for drones; Oslo leads the one for ships.', 'drone coalition')
check('The 40-nation contact group met in Brussels.', 'UDCG')
check('The governing coalition, a coalition of aid groups and the Arab coalition quarrelled.')
check(
  'The Afghanistan Reconstruction Trust Fund and the Multi-Partner Trust Fund for Somalia.',
  'Afghanistan Reconstruction Trust Fund',
  'Multi-Partner Trust Fund for Somalia',
)
check('The Saudi Fund for Development, the Kuwait Fund, the OPEC Fund and the Abu Dhabi Fund lent it.')
check(
  'It is financed by the Team Europe Initiative and the Peacebuilding Fund.',
  'Team Europe Initiative',
  'Peacebuilding Fund',
)
