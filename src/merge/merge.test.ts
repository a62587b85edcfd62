import { expect, test } from 'vitest'
import type { Extraction } from '../core/record.ts'
import { readText } from '../testing.ts'

const read = (text: string): Extraction => readText(text, '2024-01-25').extraction
const roles = ({ money }: Extraction): string[] => money.map(({ text, role }) => `${text}: ${role}`)

test('a contribution told twice is one record, and both sums belong to it', () => {
  const told = read('Norway gave Moldova 20 million euros. The 20 million euros for Moldova from Norway are a grant.')
  expect(told.records).toHaveLength(1)
  expect(roles(told)).toEqual(['20 million euros: record', '20 million euros: record'])
  expect(new Set(told.money.map(({ record }) => record))).toEqual(new Set([told.records[0]!.id]))
})

test('as much for another is another contribution, and so is another as much', () => {
  const lists =
    'Relief for three crises\n\nThe UN has allocated Mali and Haiti 8 million dollars each.\n\nA further 8 million dollars goes to Chad.'
  expect(read(lists).records).toHaveLength(3)
  const text = [
    'China gave Vanuatu two million dollars for its police.',
    'The police have waited long.',
    'Their cars are old.',
    'Nobody repairs them.',
    'Beijing has promised Vanuatu another two million dollars for its schools.',
  ]
  expect(read(text.join(' ')).records).toHaveLength(2)
})

test('the text tells the stage, and not its title, wherever that stands', () => {
  const text = 'The Commission has today transferred €270 million to Moldova. It is a grant.\n'
  for (const above of ['', 'European Commission - Press release\n', 'Press release\n\nNo. 12 of 2024\n\n']) {
    const { records } = read(`${above}Moldova receives €270 million at its first summit\n\n${text}`)
    expect(records.map(({ status }) => status)).toEqual(['disbursed'])
  }
})

test('goods told twice are one record', () => {
  expect(read('Poland gave Ukraine 10 tanks. The Polish tanks arrived in Ukraine.').records).toHaveLength(1)
})

test('goods by a short and by their full name are one record, other goods of as many are not', () => {
  const spain = 'Spain will send Ukraine six Leopard 2A4 tanks, the minister said.'
  expect(read(`Six Leopards for Ukraine\n\n${spain}`).records).toHaveLength(1)
  expect(read(`${spain} Spain will also send Ukraine six howitzers in May.`).records).toHaveLength(2)
})

test('goods that nobody counts are one record wherever they are told, unless there are more of them', () => {
  const sent = 'Norway has handed over NASAMS launchers to Ukraine, the ministry said.'
  expect(read(`${sent} The NASAMS launchers were sent by Norway in May.`).records).toHaveLength(1)
  expect(read(`${sent} Norway will send Ukraine more NASAMS launchers in May.`).records).toHaveLength(2)
  expect(read(`${sent} Norway also sent NASAMS launchers to Moldova.`).records).toHaveLength(2)
})

test('what a headline and its text tell in other words is one record', () => {
  for (const [headline, text] of [
    [
      'Norway adds 20 million euros to its aid for Moldova',
      'Norway will give Moldova another 20 million euros, it said.',
    ],
    ['Norway gives over 20 million euros to Moldova', 'Norway will give Moldova more than 20 million euros, it said.'],
  ] as const)
    expect(read(`${headline}\n\n${text}`).records).toHaveLength(1)
  const again = 'Norway will give Moldova 20 million euros. Norway will give Moldova another 20 million euros in May.'
  expect(read(again).records).toHaveLength(2)
})

test('a sum and its conversion are one amount with an equivalent', () => {
  const told = read('Denmark gave Ukraine 91 million kroner ($13 million).')
  expect(
    told.records.map(({ amount, equivalents }) => [amount?.currency, equivalents.map(({ currency }) => currency)]),
  ).toEqual([['DKK', ['USD']]])
  expect(roles(told)).toEqual(['91 million kroner: record', '$13 million: equivalent'])
})

test('a clause may tell a sum in other money', () => {
  for (const behind of [
    ", according to Prime Minister Jonas Gahr Støre, 48 million dollars at the day's rate.",
    ', which comes to 48 million dollars.',
    ', which makes about 48 million dollars at the exchange rate of today.',
  ]) {
    const told = read(`Norway will give Ukraine 500 million kroner${behind}`)
    expect([behind, told.records.length]).toEqual([behind, 1])
    expect(roles(told).map((role) => role.split(': ')[1])).toEqual(['record', 'equivalent'])
  }
})

test('a sentence of its own may tell a sum in other money', () => {
  for (const behind of [
    'The sum, about 45 million euros, is paid through a bank.',
    'In dollars the gift comes to 48 million dollars.',
    'That is some 45 million euros.',
    "At today's rate this makes 45 million euros.",
  ]) {
    const told = read(`Norway will give Ukraine 500 million kroner. ${behind}`)
    expect([behind, told.records.map(({ amount }) => amount?.currency)]).toEqual([behind, ['NOK']])
    expect(roles(told).map((role) => role.split(': ')[1])).toEqual(['record', 'equivalent'])
  }
})

test('another gift is no conversion, whatever its rate', () => {
  for (const behind of [
    'It will also give Moldova 45 million euros.',
    'Sweden adds 45 million euros.',
    'In dollars the gift comes to 4 million dollars.',
  ])
    expect([behind, read(`Norway will give Ukraine 500 million kroner. ${behind}`).records.length]).toEqual([behind, 2])
})

test('the same amount from another is a gift of its own', () => {
  for (const behind of ['Sweden is to give the same amount.', 'The same again is promised for 2026.'])
    expect([behind, read(`Norway will give Ukraine 500 million kroner. ${behind}`).records.length]).toEqual([behind, 2])
})

test('parts hang on their total', () => {
  const told = read(
    'Sweden gives Ukraine a package of 100 million euros, of which 40 million euros is for ammunition and 60 million euros for tanks.',
  )
  const [whole, ...parts] = told.records
  expect(parts.map(({ scope, part_of }) => [scope, part_of])).toEqual([
    ['part', whole!.id],
    ['part', whole!.id],
  ])
  expect(roles(told)).toEqual(['100 million euros: record', '40 million euros: part', '60 million euros: part'])
})

test('two givers of one sum are two records, and no id stands twice', () => {
  const { records } = read('Germany and France gave Sudan 5 million euros each.')
  expect(new Set(records.map(({ id }) => id)).size).toBe(2)
})

test('every sum has its role', () => {
  const told = read(
    'Norway gave Moldova 20 million euros. Its own defence budget is 9 billion euros. Moldova had asked for 50 million euros.',
  )
  expect(told.money).toHaveLength(3)
  expect(told.money.every(({ role }) => role)).toBe(true)
})

test('the same text gives the same ids, another article others', () => {
  const ids = (text: string): string[] => read(text).records.map(({ id }) => id)
  const one = 'Norway gave Moldova 20 million euros.'
  expect(ids(one)).toEqual(ids(one))
  expect(ids(`${one} The weather was fine.`)).not.toEqual(ids(one))
})

/** The goods of each record of a text. */
const goods = (text: string): string[] =>
  read(text).records.map(({ items }) => items.map(({ name, quantity }) => `${quantity ?? '?'} ${name}`).join(', '))

test.each([
  // a headline has no numbers
  ['Riga to give Ukraine radars\n\nRiga will give Ukraine three radars, the ministry said.', '3 radars'],
  ['Riga to give Ukraine two radars\n\nOslo gave Ukraine three boats.', '2 radars', '3 boats'],
  // what a headline names is told by two sentences
  [
    'Riga to give Ukraine radars\n\nRiga will give Ukraine 20 armoured carriers. The vehicles will be given in May, together with three radars.',
    '20 armoured carriers, 3 radars',
  ],
  // `the` names them again
  [
    'The Hague is giving Ukraine two transformers. The transformers were donated by the Dutch ministry.',
    '2 transformers',
  ],
  [
    'Slovenia has handed over 20 armoured carriers to Ukraine. The vehicles have crossed the border, together with 12 field kitchens.',
    '20 armoured carriers, 12 field kitchens',
  ],
  // others of the kind
  ['Oslo gave Ukraine 20 boats. Oslo will give Ukraine 30 boats in May.', '20 boats', '30 boats'],
  ['Oslo gave Ukraine 20 boats. Riga gave Ukraine 20 boats.', '20 boats', '20 boats'],
])('%s', (text, ...records) => {
  expect(goods(text)).toEqual(records)
})

test('a headline rounds: the sum of the text is the sum', () => {
  const told = read(
    'Japan gives Yemen 72 million dollars\n\nJapan will give Yemen 72.3 million dollars in aid, its foreign ministry said.',
  )
  expect(told.records.map(({ amount }) => amount?.value)).toEqual([72_300_000])
})

test('a share belongs to the whole, whoever gives that and in whatever money', () => {
  const texts = [
    'Denmark, Norway and Sweden jointly pledged 500 million dollars for Ukraine. The Swedish share is 2.6 billion kronor.',
    'In June the G7 agreed to lend Ukraine 50 billion dollars. Canada has signed for five billion Canadian dollars.',
    'The World Bank approved $1.5 billion for Ukraine on Monday. Of this, a loan of $950 million is backed by Japan.',
  ]
  for (const text of texts) {
    const [whole, part] = read(text).records
    expect([whole!.part_of, part!.scope, part!.part_of]).toEqual([null, 'part', whole!.id])
    expect(whole!.doubts.map(({ code }) => code)).not.toContain('parts_exceed_total')
  }
  expect(read(texts[1]!).records[1]!.instrument).toBe('loan')
})

/** Of which record each is a part, by its place; null for none. */
const checkWholes = (text: string, ...wholes: (number | null)[]): void =>
  test(text, () => {
    const { records } = readText(text, '2024-05-05').extraction
    expect(
      records.map(({ part_of }) => (part_of === null ? null : records.findIndex(({ id }) => id === part_of))),
    ).toEqual(wholes)
  })

checkWholes(
  'Italy will give Ethiopia 100 million euros, including 60 million for food, 30 million for schools and 10 million for roads.',
  ...[null, 0, 0, 0],
)
checkWholes('Riyadh will give Egypt $500 million: a $300 million deposit and $200 million in grants.', null, 0, 0)
checkWholes(
  'Germany gives Kenya 100 million euros. Of this, 60 million is for food, half of it (30 million) for wheat.',
  ...[null, 0, 1],
)
checkWholes(
  'Norway raised its aid for Ukraine to 85 billion kroner in 2025. The EU transferred 1 billion euros to Ukraine, part of its 18.1 billion euro share.',
  ...[null, 2, null],
)
