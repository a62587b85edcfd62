import { expect, test } from 'vitest'
import { book, readText } from '../testing.ts'
import { factsOf } from './facts.ts'
import { giftsOf } from './gift.ts'
import { isOfMany } from './many-givers.ts'
import { scene } from './scene.ts'

const facts = factsOf(book)

/** Whether the words hand the last gift of a text to many that they do not name. */
const check = (text: string, said: boolean): void => {
  test(text, () => {
    const { outline, mentions, links } = readText(text, '2024-05-05')
    const view = scene(outline, mentions, links, facts)
    const found = view.lines.flatMap((line) => giftsOf(view, line).map((gift) => isOfMany(view, line, gift)))
    expect(found.at(-1)).toBe(said)
  })
}

check('Members of the drone coalition have by now promised €310 million for Ukraine, the Latvian minister said.', true)
check('Riga leads the drone coalition. Its members have between them set aside more than 600 million euros.', true)
check('Latvia heads the drone coalition. They have pledged 92 million euros between them, its minister said.', true)
check('Ministers from some thirty states have promised more than 900 million euros for Sudan, David Lammy said.', true)
check('Some 40 donor states gave 1.4 billion euros by way of the EBRD.', true)
check('According to Czech officials, the partners have put 1.2 billion euros at its disposal.', true)
check('Since April 2022 the Ukraine Energy Support Fund has collected €770 million, Berlin says.', true)
check('The drone coalition, which Latvia leads, has taken in 70 million euros.', true)
check('Payments into the International Fund for Ukraine have passed £1.6 billion, John Healey said.', true)
check('London and Riga lead the drone coalition. Their pledges for this year add up to 2.1 billion euros.', true)
check('By the end of the year the pledges of all twenty members came to some 1.8 billion euros.', true)
check('Forty-two donor states gave 1.4 billion euros for the shelter.', true)
check('Payments into the fund, which the UK administers, have passed £1.6 billion, said John Healey.', true)
// somebody is named, or it goes to them
check('Latvia, one of its members, has promised €310 million for the drone coalition.', false)
check('Denmark told its partners that it would pay 40 million euros.', false)
check('Germany and other partners have pledged 90 million euros.', false)
check('The five governments have promised 500 million dollars: Norway, Sweden, Denmark, Finland and Iceland.', false)
check('The Ukraine Energy Support Fund has received 30 million euros from Japan.', false)
check('At the meeting of donors in London Norway promised 300 million kroner.', false)
check('Norway’s contributions to the fund have passed 300 million kroner.', false)
check('Moldova has received 60 million euros.', false)
check('The partner countries have received 60 million euros.', false)
check('Since 2022 the United States has provided 66 billion dollars.', false)
check('The EU and its members have promised more than 500 million euros.', false)
check('Latvia leads the drone coalition, for which Riga has set aside ten million euros.', false)
check('German contributions to the fund already amount to 390 million euros.', false)
// what a meeting yields
check('A one-day conference on Sudan in Oslo raised 1.4 billion dollars on Tuesday, the ministry said.', true)
check('The conference in Paris was hosted by Emmanuel Macron. It ended with one billion dollars for Lebanon.', true)
check('The fourth conference on the recovery of Ukraine has ended with commitments of over 10 billion euros.', true)
check('Seven billion euros for Syria: that is what the conference in Brussels has brought together.', true)
check('The event, which London co-hosted, raised almost 630 million dollars for people in Ethiopia.', true)
check('Some 1.6 billion euros for the shelter in Ukraine was given by 45 donor states.', true)
check('About 180 million euros has been paid by its members for Ukraine.', true)
check('At the conference Norway raised its offer for Sudan to 300 million kroner.', false)
check('After the meeting in Oslo Japan closed the gap with 20 million dollars for Sudan.', false)
check('The conference raised 30 million euros from Japan for Sudan.', false)
check('Two million euros for Kenya was given by Sweden and other states.', false)
// pledges that are nobody's, and what was raised
check('Members of the drone coalition have promised Ukraine 310 million euros, the Latvian minister said.', true)
check('Norway and Japan were among the donors who pledged 90 million euros for Chad.', true)
check('Chad has been promised 90 million euros by its partners.', true)
check('Pledges for Chad came to 90 million euros in Geneva.', true)
check('In all, 90 million euros was raised for Chad at the event in Geneva.', true)
check('Pledges from Norway came to 90 million euros.', false)
check('Norway’s pledges for Chad came to 90 million euros.', false)
check('Some 90 million euros was raised from Japan for Chad.', false)
check('Chad has been promised 90 million euros by Japan.', false)
