import { expect, test } from 'vitest'
import { quote } from '../core/span.ts'
import { readText } from '../testing.ts'

/** The sums of an article that link/ gave a currency, as `words = codes`; many codes are shown by the first. */
const check = (text: string, ...sums: string[]): void => {
  test(text, () => {
    const { links } = readText(text, '2024-05-05')
    const shown = [...links.currency].sort(([a], [b]) => a.span.start - b.span.start)
    expect(
      shown.map(([sum, { codes }]) => `${quote(text, sum.span)} = ${codes[0]}${codes.length > 1 ? '|…' : ''}`),
    ).toEqual(sums)
  })
}

// bare numbers that go on from a sum
check('Rome gives €50 million. Another 35 million is for Moldova.', '35 million = EUR')
check(
  'Most of the €800 million, 615 million, is for the army; the other 185 million is for homes.',
  '615 million = EUR',
  '185 million = EUR',
)
check('Two billion for Kyiv\n\nThe EU gives 2 billion euros and lends £3 million.', 'Two billion = EUR')
check('Oslo gives 75 billion kroner, of which 15bn this year.', '15bn = DKK|…')
check(
  'Tokyo lends 100 billion yen ($640 million). A further 20 billion would follow.',
  '$640 million = USD',
  '20 billion = JPY',
)
check('The UN asked for £4 billion; so far 1.1 billion has come in.', '1.1 billion = GBP')
check('Bern gives 5 million francs. The EU gives 9 million euros.\n\nBern adds 3 million.', '3 million = CHF|…')
check('Bread cost 20 euros before the war and now sells for up to 32.', '32 = EUR')

// speech names the money in a sentence of its own
check(
  'Germany gave 96 million euros. Then Washington, nearly three hundred million. Dollars, that is.',
  'three hundred million = USD|…',
)
check(
  "Brussels sent word that the next one billion of the loan was wired on Friday. That's euros.",
  'one billion = EUR',
)
check(
  'Stockholm gives Kyiv 13.3 billion kronor. In euros: a little over one point one billion.',
  'one point one billion = EUR',
)
check('Oslo has approved 1.1 billion kroner.\n\n– In euros?\n\n– Some 94 million.', '94 million = EUR')
check('HOST: How much?\n\nRUTH: They put up forty million.\n\nHOST: Euros?')
check(
  'Tokyo gives Chad three million. Dollars are what the country lacks most. The EU gives 2 million euros.',
  'three million = EUR',
)

// whose dollars
check('Canada gives Kyiv 2 million of its dollars.', '2 million of its dollars = CAD')
check('Canada gives Kyiv 7 million dollars, its own dollars, that is.', '7 million dollars = CAD')
check(
  'KINGSTON – Jamaica gets US$70 million from its insurer. Jamaica says Washington gave Jamaica $24 million.',
  '$24 million = USD',
)

check(
  'New Zealand added two million of theirs to the 3 million dollars.',
  'two million = NZD',
  '3 million dollars = USD',
)

// people and things are no sums
check('Rome gives €50 million. Some 12 million people fled, 3 million of them children.')
check('Rome gives €50 million. Three million have fled, and 5 million are in need.')
check('Rome gives €50 million. Three million people need help, and about 6 million have left the country.')
check('Rome gives €50 million for a population of 40 million.')
check('Rome gives €50 million. He said a million, a million shells.')
check('Rome gives €50 million and 20 million barrels of oil, 3 million tonnes of grain and a million promises.')
check('Rome gives €50 million for 2 to 3 million people. The plant serves 2 million.')

// dollars
check('Washington gives $40 million.', '$40 million = USD')
check('All amounts are in Australian dollars.\n\nCanberra gives $40 million and EUR 3 million.', '$40 million = AUD')
check('Status: May 2024 / all sums in Canadian dollars\n\nOttawa gives $40 million.', '$40 million = CAD')
check(
  'Ottawa pays forty million dollars. Canadian dollars, mind you, so about 30 million American.',
  'forty million dollars = CAD',
  '30 million = USD',
)
check(
  'Wellington gives NZ$16 million. The other $6 million of this year went to Fiji: $4 million for roads and $2 million for schools.',
  '$6 million = NZD',
  '$4 million = NZD',
  '$2 million = NZD',
)
check('Canada promised 123 million dollars of its own (91 million US dollars).', '123 million dollars = CAD')
check('Canberra gives $150 million, some US$99 million. Australia led; Australians cheered.', '$150 million = AUD')
check('Allies promised 40 billion euros ($64 billion), Australia said.', '$64 billion = AUD')
check(
  'Allies promised 40 billion euros ($43 billion), Australia said. Australian and Australians, again Canberra.',
  '$43 billion = USD',
)
check(
  'Sydney gives A$5 million, Australia says, and Washington $3 million (US$3 million each year).',
  '$3 million = USD',
)

check('Canada gives $20 million. Canadians wanted it, Ottawa says.', '$20 million = CAD')
check('He said that Canada gives $20 million. (All in loonies, folks.)', '$20 million = CAD')
check('Penny Wong said Canberra gives 1 million dollars (Australian, that is).', '1 million dollars = AUD')
check(
  'Canada gives $80.5 million. In U.S. currency that is 60 million dollars.',
  '$80.5 million = USD',
  '60 million dollars = USD',
)
check(
  'OTTAWA – Canada will put $80.5 million into the mission. Washington has pledged US$200 million.',
  '$80.5 million = CAD',
)
// parts that add up to a whole are in its money
check(
  'Canada gives Kyiv C$2 billion and names the US. The biggest slice, $835 million, buys guns. Some $680 million is for American arms; $485 million is open.',
  '$835 million = CAD',
  '$680 million = CAD',
  '$485 million = CAD',
)

// where aid is got, plain dollars are American
check('KINGSTON – The United States gives Jamaica $24 million. A bond brings US$150 million.', '$24 million = USD')

// what the article told before goes before what follows in the paragraph
check(
  'Ministers found more than half a billion euros.\n\nCroatia itself pledges five million, the minister said. Switzerland contributes 100 million francs.',
  'five million = EUR',
)
check(
  'The EU gives 522 million euros.\n\nBerlin, she noted, adds 125 million. Oslo put £20 million on the table.',
  '125 million = EUR',
)
check('UNITED STATES\n- $2.5 million for the Red Cross\n\nCANADA\n- a team of doctors\n', '$2.5 million = USD')
check('Canberra announced two million dollars in its own currency.', 'two million dollars = AUD')
check('Canberra has sent old tanks. Valued at 245 million dollars. Dollars, Australian.', '245 million dollars = AUD')

// "of it": of what was told before, whatever stands behind
check(
  'The G7 lend 50 billion dollars. Canada carries five billion of it and Britain £2.26 billion.',
  '50 billion dollars = USD',
  'five billion = USD',
)
check('Oslo gives €40 million, 15 million of it for Moldova, and £3 million for Kenya.', '15 million = EUR')
// what is told once more behind a comma leads no number on
check(
  'The army costs 1.16 trillion hryvnias, about 30 billion dollars. There is a gap of 170 billion.',
  '30 billion dollars = USD',
  '170 billion = UAH',
)
// its own dollars in full first, then in brief
check(
  'WELLINGTON – New Zealand has given NZ$48 million to Ukraine. Of this, $7.5 million went to the Red Cross.',
  '$7.5 million = NZD',
)
check('New Zealand has given NZ$48 million to Ukraine. The United States gave $7.5 million.', '$7.5 million = USD')
check('Kenya gets A$48 million from Australia. In Nairobi the UN asked for $7.5 million.', '$7.5 million = USD')
// a state whose press writes its own dollars so, and that speaks of the US once
check(
  'Australia’s support for Ukraine is worth $1.5 billion. Australia’s army gave 60 tanks from the United States. Australia adds coal.',
  '$1.5 billion = AUD',
)
check('Australia gives Ukraine coal. The United States adds $1.5 billion, Washington says.', '$1.5 billion = USD')

// whose dollar a plain sign is: who is at home in the article, how it writes the dollars of others, who gives this sum
check(
  'WELLINGTON – New Zealand will spend another $12 million on training, Judith Collins said. New Zealanders have trained Ukrainians since 2022. An American fund added US$3 million.',
  '$12 million = NZD',
)
check(
  'Mr Speaker, Australia has given the people of Gaza $72.5 million. Madam Speaker, Australians expect no less.',
  '$72.5 million = AUD',
)
check(
  'TAIPEI – Taiwan gives Japan 60 million yen. The United States is to give $100,000 through the Red Cross. Taiwan says more may follow.',
  '$100,000 = USD',
)
check(
  'The Asian Development Bank (ADB) approved $38 million for Tonga, ADB said. New Zealand welcomed it. New Zealand lends its own dollars.',
  '$38 million = USD',
)
check('The Singapore Red Cross adds $50,000, says Singapore, apart from US$100,000 of a company.', '$50,000 = SGD')
check(
  'The White House announced $125 million for Kyiv. Canada gave C$50 million and Canadian soldiers train Ukrainians.',
  '$125 million = USD',
)
check(
  'SUVA – Fiji has received US$2 million from Washington. Fiji also got $5 million from the United States for boats, a Fijian minister said.',
  '$5 million = USD',
)
check(
  'Ottawa said on Friday that Canada would give $30 million to Lebanon; Canadian officials put the total at $110 million.',
  '$30 million = CAD',
  '$110 million = CAD',
)
check(
  'Canberra’s gift is A$20 million. Australia gave $12 million last year, and Australians have collected $4,000 in our town.',
  '$12 million = AUD',
  '$4,000 = AUD',
)
check(
  'Canberra gives two million dollars. Winston Peters promised Vanuatu another one million, New Zealand dollars, that is.',
  'two million dollars = USD',
  'one million = NZD',
)
check('The World Bank lends Jamaica $70 million. Jamaica, whose dollar fell, had asked for more.', '$70 million = USD')
