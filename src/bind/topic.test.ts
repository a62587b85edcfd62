import { expect, test } from 'vitest'
import { book, readText } from '../testing.ts'
import { factsOf } from './facts.ts'
import { scene } from './scene.ts'
import { topicOf } from './topic.ts'

const facts = factsOf(book)

/** Whether something was seen of a state as the one who gets; what it weighs is learned. */
const check = (code: string, name: string, text: string, is: boolean): void => {
  test(`${code} ${is ? '' : 'no '}${name}: ${text.slice(0, 70)}`, () => {
    const { outline, mentions, links } = readText(text, '2024-05-05')
    const { seen } = topicOf(scene(outline, mentions, links, facts), new Map())
    expect(seen.get(code)?.has(`topic/${name}`) ?? false).toBe(is)
  })
}

// a disaster close by
check('MM', 'struck', 'Six days after the earthquake in Myanmar, Delhi sends 40 rescuers.', true)
check('PH', 'struck', 'The Philippines, which were hit by typhoon Odette, get tents from Tokyo.', true)
check('IN', 'struck', 'Six days after the earthquake in Myanmar tents have come from a depot that India keeps.', false)
check('PK', 'struck', 'Pakistan gets two million dollars from Tokyo for schools.', false)
// what things cost there
check('AM', 'own-money', 'Each family gets 100,000 drams. Bern gives 1.5 million francs.', true)
check('CH', 'own-money', 'Each family gets 100,000 drams. Bern gives 1.5 million francs.', false)
// of two that have such a money either may be meant; of many none
check('MW', 'own-money', 'Zambia and Malawi were hit. A roof costs 90,000 kwacha.', true)
check('ZM', 'own-money', 'Zambia and Malawi were hit. A roof costs 90,000 kwacha.', true)
check('SN', 'own-money', 'Senegal was hit. A roof costs 90,000 francs.', false)
// a town in the headline
check('TR', 'town-in-headline', 'What landed at Adana\n\nAzerbaijan sent 420 rescuers and 20 tents.', true)
// large states that give and get
check('ID', 'most-named', 'Indonesia was struck by a wave. Indonesia gets 500 million dollars from Japan.', true)
check('JP', 'most-named', 'Indonesia was struck by a wave. Indonesia gets 500 million dollars from Japan.', false)
// at the heads of a list stand those who give, when some of them are rich
const given =
  'What came to Adana\n\n- Israel: 150 rescuers\n- Pakistan: 51 rescuers, 7 tonnes of blankets\n- Taiwan: 130 rescuers\n'
check('PK', 'only-gets', given, false)
const gets = 'What Tokyo gives\n\n- Kenya: 40 tents\n- Pakistan: 51 tents\n- Nepal: 130 tents\n'
check('PK', 'gets', gets, true)
