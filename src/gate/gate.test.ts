import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkedExtractor } from '../checked.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { loadRules } from '../rulebook/load.ts'
import { archiveText } from '../run/bench/archive-text.ts'
import { type Gate, gatekeeper } from './index.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'fixtures', 'corpus')
const texts = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }))

let book: RuleBook
let gate: Gate
beforeAll(async () => {
  book = await loadRules()
  gate = gatekeeper(book)
})

function check(text: string, open: boolean): void {
  test(`${open ? 'opens' : 'closes'} ${text}`, () => expect(gate(text)).toBe(open))
}

describe('gate', () => {
  check('Norway will give Moldova 20 million euros.', true)
  check('Kenya received 40 tents.', true)
  check('The president of Kenya thanked Sweden for 20 million kronor.', true)
  check('Sixteen howitzers from Denmark are on their way to Pakistan.', true)
  check('The clinic in Gaza was built with 8 million pounds from the United Kingdom.', true)
  check('Since 2022, Poland has supported the Democratic Republic of Congo with a total of 32 million zloty.', true)
  check('The coach thanked the fans for 20 years.', false)
  check('A storm is on its way to Cuba.', false)
  check('The stadium in Leeds was built with 80 million pounds.', false)
  check('Donors pledged €5bn for the fund.', true)
  check('The club paid £20m for the striker.', false)
  check('Rain is expected in Kenya on Friday.', false)
  check('Berlin will pay 20 million euros for a new bridge.', false)
  check('CÔTE D’IVOIRE RECEIVED GRANTS OF €5 MILLION', true)
  // a bird has no capital
  check('They gave the turkey 20 grains of salt worth $5.', false)
  check('', false)
})

// no word of aid, and deeds that stand in news of every kind
describe('gate: short items of aid', () => {
  check('Japan sends 40 rescuers to Chile', true)
  check('Estonia hands 14 howitzers to Kyiv', true)
  check('Rice from India arrives in Mozambique', true)
  check('Portugal and Timor-Leste have signed a programme: 70 million euros', true)
  check('Two Turkish freighters with 6,000 tonnes of flour docked in Port Sudan on Sunday.', true)
  check('Seoul signs for a new hospital in Vientiane: $34 million over four years, the embassy in Laos said.', true)
  check('Another 12 transformers from Lithuania have crossed the border into Ukraine.', true)
  check('Oslo adds 300 million kroner for Malawi.', true)
  check(
    'Canberra buys patrol boats for Fiji\n\nTwo vessels are to reach Suva in June, the foreign minister said.',
    true,
  )
  check('Bern raises its sum for Moldova to 40 million francs.', true)
  check('A Spanish field hospital left for Morocco on Monday.', true)
  check('Czech firemen with four pumps travel to Bosnia.', true)
  check('The Netherlands and Jordan signed a letter of intent on 60 million euros for water works in Zarqa.', true)
  check('Tents from Pakistan reach Türkiye', true)
  check('Thirty ambulances from Poland have arrived in Lviv, the mayor wrote on Tuesday.', true)
  check('Kuwait covers the fuel bill of Lebanon’s hospitals for three months, $15 million.', true)
  check(
    'Beijing builds Vanuatu a new parliament\n\nThe keys to the building, which cost China 90 million yuan, were handed to the prime minister in Port Vila.',
    true,
  )
  check('Denmark and Kenya agreed on Thursday on 200 million kroner for wind farms in Turkana.', true)
  check('Thirty Cuban doctors landed in Honiara on Friday and will stay for a year.', true)
  check('The World Bank board passes $400m for roads in Ethiopia', true)
  check('Germany writes off €60 million of Somalia’s debt.', true)
  check('Brussels moves 150 million euros to Tunis', true)
  check('Latvia trains 60 Ukrainian pilots', true)
  check('Slovenia’s government on Wednesday decided on 1,000 generators and 200,000 euros in cash for Kharkiv.', true)
  check('Saudi planes with dates and blankets touch down in Aden', true)
  check('London commits £8m to Gaza’s hospitals', true)
  check('Rome finances a desalination plant in Gabes, Tunisia, for 22 million euros', true)
  check('Paris buys 12 radars for Armenia, the minister announced in Yerevan.', true)
  check('Sweden doubles its sum for Liberia to 120 million kronor', true)
  check('Ten thousand doses of cholera vaccine flown from Geneva to Lusaka went to Zambian clinics on Monday.', true)
  check('Abu Dhabi settles Chad’s arrears of $40 million', true)
  check('Five mobile bridges from Prague follow next week, Kyiv says.', true)
  check('Luxembourg to open its purse: 9 million euros go to Niger in 2025.', true)
  check('Singapore’s relief team of 80 with four dogs has reached Hatay in Turkey.', true)
  check('New Zealand meets the cost of Samoa’s new bridge, NZ$12 million.', true)
  check(
    'Astana: 500 tonnes of flour on the way to Kabul\n\nKazakh lorries crossed the Uzbek border on Wednesday and are bound for Afghanistan.',
    true,
  )
  check('UNICEF brings 90 tonnes of medicine into Yemen', true)
  check('Tokyo extends 30 billion yen to Bangladesh for a bridge over the Meghna.', true)
})

describe('gate: news of every other kind', () => {
  check(
    'Nigeria beat Egypt 2–1 in Cairo\n\nThe striker, who joined for £20 million last summer, scored twice. Next week the side travel to Lagos.',
    false,
  )
  check(
    'Shares in Cairo fell 4.5 per cent\n\nThe central bank of Egypt left its rate at 27 per cent and the pound at 50 to the dollar.',
    false,
  )
  check(
    'Airline to fly to Nairobi again\n\nThe carrier adds a daily flight to Kenya from May; a ticket is to cost 600 euros.',
    false,
  )
  check(
    'Brazil coffee crop raises prices\n\nA pound went for $3.10 in New York on Tuesday, traders in São Paulo said.',
    false,
  )
  check('Actor buys house in Mexico for $12 million', false)
  check(
    'Tourists go back to Tunisia\n\nHotels took 7 million guests last year, and rooms cost 40 dollars a night.',
    false,
  )
  check(
    'Court in Manila jails senator\n\nThe Philippine judge ordered him to return 180 million pesos that he took from a building firm.',
    false,
  )
  check('Thieves take $2 million in watches from shop in Istanbul', false)
  check('Turkey raises its minimum wage to 22,000 lira\n\nUnions had asked for 30,000.', false)
  check('Indian film takes top prize in Cannes\n\nIts maker gets 50,000 euros and a plane ticket.', false)
  check(
    'Fossil of a giant bird found in Argentina\n\nThe bones were bought at an auction for 3 million pesos and follow older finds in Peru.',
    false,
  )
  check(
    'Vietnam to build a second airport\n\nThe cabinet agreed on the plan on Monday; it will cost $16 billion and open in 2027.',
    false,
  )
  check('Colombian singer adds dates to tour\n\nTickets in Bogotá cost 90 dollars and went within an hour.', false)
  check(
    'Police in Ghana seize 600 kilos of cocaine worth $40 million\n\nOfficers followed the lorry from the port of Tema.',
    false,
  )
  check(
    'Ferry sinks off Indonesia\n\nRescuers brought 40 people ashore; the boat had left Sulawesi with 62 on board.',
    false,
  )
  check('South African miner to buy rival for $9 billion', false)
  check(
    'Election in Zambia: voters go to the polls\n\nTurnout reached 60 per cent. A vote costs the state 300 million kwacha.',
    false,
  )
  check('Thai bank doubles profit\n\nIt made 12 billion baht in the quarter and will share it with its owners.', false)
  check(
    'Chef from Lima opens restaurant in Madrid\n\nA meal for two comes to 180 euros; the wine follows the seasons of Peru.',
    false,
  )
  check('Storm leaves 30,000 homes in Puebla, Mexico, without power\n\nThe damage is put at 40 million pesos.', false)
  check('Pakistan lose first Test by 90 runs\n\nThe captain signed a contract worth $1m with a club in Karachi.', false)
  check('Nobel winner from Iran arrives in Oslo\n\nThe prize money is 11 million kronor.', false)
  check(
    'A museum in Lagos shows bronzes\n\nThe hall cost 25 million dollars; schoolchildren travel there in buses.',
    false,
  )
  check(
    'Malaysian carmaker cuts price of its small car to 38,000 ringgit\n\nThe firm meets its bankers on Friday.',
    false,
  )
  check('Start-up in Nairobi raises $12m\n\nIts app is used by 4,000 drivers in Kenya.', false)
  check('India’s parliament passes the budget\n\nSpending on railways rises to 2.5 trillion rupees.', false)
  check('Chess: Uzbek teenager takes lead in Tashkent\n\nThe winner gets $60,000.', false)
  check('Wolf killed 40 sheep in Georgia, farmers say\n\nThey want 90 lari for each of them.', false)
  check(
    'Volcano in Guatemala closes airport\n\nAirlines cancelled 60 flights; a night in a hotel went up to 120 dollars.',
    false,
  )
  check('Student from Hanoi wins maths prize of 5,000 dollars and leaves for Paris', false)
  check('Cement maker in Egypt lifts price\n\nA tonne now goes for 2,800 pounds.', false)
  check(
    'Police stop bus at Serbian border\n\nThey found 14 kilos of gold worth 900,000 euros and took two men to Niš.',
    false,
  )
  check(
    'Argentina to pay bondholders $4.3 billion\n\nThe coupons fall due in January, the economy ministry said.',
    false,
  )
  check(
    'Fishing boat from Sri Lanka lands record tuna\n\nIt went for 3 million rupees at the market in Negombo.',
    false,
  )
  check('Striker from Senegal signs for Villa\n\nThe fee is put at £30m, and he gets four years.', false)
  check('Sugar factory in Uganda to take on 400 workers\n\nIt has invested 20 million dollars.', false)
  // a law is no LAW, at 4 no AT4, and per cent no money
  check('Kenya passes a law on rent\n\nOwners may raise it by 4.5 per cent at 4 months’ notice, said the bill.', false)
  check('Kyiv gets 200 LAWs', true)
})

test('no annotated article with records is closed', () => {
  const closed = texts.filter(({ name, text }) => {
    const gold = readFileSync(join(FOLDER, name.replace('.txt', '.gold.yaml')), 'utf8')
    return !gate(text) && !/^records: \[\]/m.test(gold)
  })
  expect(closed.map(({ name }) => name)).toEqual([])
})

test('the same records with the gate asked and not, on aid and on a general archive', () => {
  const [plain, gated] = [checkedExtractor(book), checkedExtractor(book, { gate: true })]
  const archive = archiveText(200, 11).map((text, i) => ({ name: `archive-${i}`, text }))
  let closed = 0
  for (const { name, text } of [...texts.slice(0, 15), ...archive]) {
    const options = { source: name, published: '2024-06-15' }
    const [one, other] = [plain.text(text, options).extraction, gated.text(text, options).extraction]
    expect(other.records, name).toEqual(one.records)
    if (other.article.gate === 'closed') closed++
    else expect(other).toEqual(one)
  }
  expect(closed).toBeGreaterThan(180)
})

test('closed articles have their lists when those are asked for', () => {
  const text = 'The club paid £20m for the striker, said the minister of sport in Lisbon on 3 May 2024.'
  const one = checkedExtractor(book, { gate: true }).text(text, { source: 'a' }).extraction
  const lists = checkedExtractor(book, { gate: true, mentions: true }).text(text, { source: 'a' }).extraction
  expect([one.article.gate, one.money.length, one.records.length]).toEqual(['closed', 0, 0])
  expect([lists.article.gate, lists.money.length, lists.records.length]).toEqual(['closed', 1, 0])
})
