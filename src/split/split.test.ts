import { expect, test } from 'vitest'
import { quote } from '../core/span.ts'
import { readText } from '../testing.ts'

/** The blocks of a text, each as `kind: how it begins`; indentation is depth, `<` the block that leads it in. */
function check(text: string, ...blocks: string[]): void {
  test(JSON.stringify(text.slice(0, 60)), () => {
    const { outline } = readText(text)
    const shown = outline.blocks.map(
      ({ kind, span, depth, lead }) =>
        `${'  '.repeat(depth)}${kind}: ${quote(text, span).slice(0, 24)}${lead === null ? '' : ` < ${quote(text, outline.blocks[lead]!.span).slice(0, 12)}`}`,
    )
    expect(shown).toEqual(blocks)
  })
}

check(
  'Oslo gives more\n\nBy Ana Holm | 24 January 2024\n\nOSLO, January 24 – Norway gave Moldova 20 million euros on Wednesday.\n',
  'headline: Oslo gives more',
  'meta: By Ana Holm | 24 January',
  'paragraph: OSLO, January 24 – Norwa',
)
check(
  'Norway gave Moldova 20 million euros on Wednesday. Others will follow.\n\nThe pledges:\n- Norway: 30 million euros\n- Japan:\n  - a loan of ¥15 billion\n\nWhat comes next\nNobody knows what comes next.',
  'paragraph: Norway gave Moldova 20 m',
  'heading: The pledges:',
  'bullet: - Norway: 30 million eur < The pledges:',
  'bullet: - Japan: < The pledges:',
  '  bullet: - a loan of ¥15 billion < - Japan:',
  'heading: What comes next',
  'paragraph: Nobody knows what comes ',
)
check(
  'Norway gave Moldova 20 million euros on Wednesday. Others will follow.\n\nDonor\tSum\nNorway\t€3m\n',
  'paragraph: Norway gave Moldova 20 m',
  'row: Donor\tSum < Norway gave ',
  'row: Norway\t€3m < Norway gave ',
)
check(
  'Norway lent Moldova 20 million euros on Wednesday. Others will follow.\n\nThe loans are as follows:\n(i) Roads: NOK 30 million\n(ii) Bridges, Phase 2: NOK 14 million\n',
  'paragraph: Norway lent Moldova 20 m',
  'heading: The loans are as follows',
  'bullet: (i) Roads: NOK 30 millio < The loans ar',
  'bullet: (ii) Bridges, Phase 2: N < The loans ar',
)
// a list without bullets, and chapters
check(
  'Norway gave Moldova 20 million euros on Wednesday. Others will follow.\n\nHanded over so far\n8 Leopard 2 tanks\n39 support vehicles\n10,000 rounds of training ammunition\n\n1 What comes next\n2 Who pays\nNobody knows who pays.',
  'paragraph: Norway gave Moldova 20 m',
  'heading: Handed over so far',
  'bullet: 8 Leopard 2 tanks < Handed over ',
  'bullet: 39 support vehicles < Handed over ',
  'bullet: 10,000 rounds of trainin < Handed over ',
  'heading: 1 What comes next',
  'heading: 2 Who pays',
  'paragraph: Nobody knows who pays.',
)
// the tab behind a bullet is no table, a line of bars with a sum is, a dateline is not
check(
  'Norway gave Moldova 20 million euros on Wednesday. Others will follow.\n\nIt also gave:\n\n•\t20 tents;\n•\tblankets.\n',
  'paragraph: Norway gave Moldova 20 m',
  'heading: It also gave:',
  'bullet: •\t20 tents; < It also gave',
  'bullet: •\tblankets. < It also gave',
)
check(
  'Norway gave Moldova 20 million euros on Wednesday. Others will follow.\n\nJapan | 14 pumps, 2 million euros | early 2024\nOSLO | Ministry | 5 Nov 2023\n',
  'paragraph: Norway gave Moldova 20 m',
  'row: Japan | 14 pumps, 2 mill < Norway gave ',
  'meta: OSLO | Ministry | 5 Nov ',
)
check(
  'Norway gave Moldova 20 million euros on Wednesday. Others will follow.\n\n| Donor | Sum |\n|-------|----:|\n| Norway | €3m |\n',
  'paragraph: Norway gave Moldova 20 m',
  'row: | Donor | Sum | < Norway gave ',
  'row: | Norway | €3m | < Norway gave ',
)
check(
  'Norway gave Moldova 20 million euros on Wednesday. Others will follow.\n\nPhoto: Reuters/Ana Holm\nRead also: Gas prices fall\nShare this\nBack to Top\n',
  'paragraph: Norway gave Moldova 20 m',
  'caption: Photo: Reuters/Ana Holm',
  'furniture: Read also: Gas prices fa',
  'furniture: Share this',
  'furniture: Back to Top',
)
check(
  'Oslo gives more\n\nIt had long been asked. Norway gave Moldova twenty million euros on Wednesday, and said\nthat the rest would follow in spring.\n',
  'headline: Oslo gives more',
  'paragraph: It had long been asked. ',
)

// lists without bullets, as a page copied without its marks leaves them
check(
  'Ottawa helps Nepal\n\nCanada gives Nepal five million dollars, its government said. It goes to:\n\nUNICEF ($1,250,000);\nOxfam ($250,000); and\nCECI ($3,500,000)\n\nMore is to come.\n',
  'headline: Ottawa helps Nepal',
  'heading: Canada gives Nepal five ',
  'bullet: UNICEF ($1,250,000); < Canada gives',
  'bullet: Oxfam ($250,000); and < Canada gives',
  'bullet: CECI ($3,500,000) < Canada gives',
  'paragraph: More is to come.',
)
check(
  'Riga helps again\n\nLatvia has sent Ukraine a convoy, its ministry of defence said on Monday. On board are:\n\nTents and blankets\nBody armour\nGenerators of 5 kW\n\nThe convoy is the third of this year, the ministry said.\n',
  'headline: Riga helps again',
  'paragraph: Latvia has sent Ukraine ',
  'bullet: Tents and blankets < Latvia has s',
  'bullet: Body armour < Latvia has s',
  'bullet: Generators of 5 kW < Latvia has s',
  'paragraph: The convoy is the third ',
)
check(
  'What was promised\n\nIn Beirut many states have promised money for the port, the ministry said.\n\nQatar: up to $50 million\nFrance: €30 million\nCyprus – €5 million\n\nMore is to come.\n',
  'headline: What was promised',
  'paragraph: In Beirut many states ha',
  'bullet: Qatar: up to $50 million < In Beirut ma',
  'bullet: France: €30 million < In Beirut ma',
  'bullet: Cyprus – €5 million < In Beirut ma',
  'paragraph: More is to come.',
)
// marks of links that head the entries of its lists
check(
  'Who gives what\n\nMany states have promised help for the islands, the office said on Monday.\n\nINDIA\n\n→ 53 tonnes of rice\n→ INR 4 crore for filters\n\nNEPAL\n\n→ A cheque for the fund\n',
  'headline: Who gives what',
  'paragraph: Many states have promise',
  'heading: INDIA',
  'bullet: → 53 tonnes of rice < INDIA',
  'bullet: → INR 4 crore for filter < INDIA',
  'heading: NEPAL',
  'bullet: → A cheque for the fund < NEPAL',
)
check(
  'Who gives what\n\nMany states have promised help for the islands, the office said on Monday.\n\nMore is to come.\n\nThat is all.\n\n→ Ten questions about the storm\n→ How to help\n→ Our newsroom\n',
  'headline: Who gives what',
  'paragraph: Many states have promise',
  'paragraph: More is to come.',
  'paragraph: That is all.',
  'furniture: → Ten questions about th',
  'furniture: → How to help',
  'furniture: → Our newsroom',
)
// short lines close under headings in capitals
check(
  'Who helps Vanuatu\n\nThe page lists what the partners have sent since Monday, the newest first.\n\nFRANCE\nThursday: 44 rescuers flown in from Nouméa\n\nFIJI\nCabinet approved FJ$200,000 on Friday.\n\nASIAN DEVELOPMENT BANK\nGrant of US$5 million, approved this morning\nMore to come\n\nDENIED\nReports of more are wrong.\n',
  'headline: Who helps Vanuatu',
  'paragraph: The page lists what the ',
  'heading: FRANCE',
  'paragraph: Thursday: 44 rescuers fl',
  'heading: FIJI',
  'paragraph: Cabinet approved FJ$200,',
  'heading: ASIAN DEVELOPMENT BANK',
  'paragraph: Grant of US$5 million, a',
  'paragraph: More to come',
  'heading: DENIED',
  'paragraph: Reports of more are wron',
)
// tables of one cell a line, whose rows blank lines part
check(
  'Pledges for Vanuatu\n\nThe screen showed the larger pledges only, the ministry said on Thursday evening.\n\nPartner\nCurrency\nMillions\n\nAustralia\nAUD\n18\n\nFiji\nFJD\n1\n\nChina\nVUV\n500\n\nThat is all.\n',
  'headline: Pledges for Vanuatu',
  'paragraph: The screen showed the la',
  'row: Partner\nCurrency\nMillion < The screen s',
  'row: Australia\nAUD\n18 < The screen s',
  'row: Fiji\nFJD\n1 < The screen s',
  'row: China\nVUV\n500 < The screen s',
  'paragraph: That is all.',
)
// entries of a register, a key before each cell
check(
  'Aid register\n\nThe ministry of planning has published what came in during October of this year.\n\nDonor: State of Qatar\nAmount: QAR 73 million\nForm: grant\n\nDonor: Djibouti\nAmount: DJF 90 million\nStatus: promised\n\nWhat: a talk\nWhen: Monday\nWhere: Rome\n',
  'headline: Aid register',
  'paragraph: The ministry of planning',
  'row: Donor: State of Qatar\nAm < The ministry',
  'row: Donor: Djibouti\nAmount:  < The ministry',
  'heading: What: a talk',
  'heading: When: Monday',
  'paragraph: Where: Rome',
)
// prose that is cut at one width
check(
  'FUNDING NOTE\n\nThe relief coordinator has released fifteen million\nkroner from its own fund for three of the countries\nwhich border on the lake, and more is to come later.\n\nALGERIA\n\nA cargo plane with 40 tonnes of tents has landed in\nChad on the last day of a wet and windy November in\nthe middle of a storm. The return flight carried no\npassengers at all.\n\nNORWAY\n\nThe Government has transferred 40 million kroner to\nNigeria and has promised that as much is to go to a\nneighbour in the coming year.\n',
  'headline: FUNDING NOTE',
  'paragraph: The relief coordinator h',
  'heading: ALGERIA',
  'paragraph: A cargo plane with 40 to',
  'heading: NORWAY',
  'paragraph: The Government has trans',
)
// tables that a spreadsheet wrote
check(
  'sep=;\nSMALL DONORS: grants and gifts;;;\nSums in thousand EUR, decimal comma;;;\n;;;\nDonor;For;Sum;Stage\nMalta;Lebanon;;handed over\nMonaco;Chad;90,0;"paid; in May"\n;;;\n"Checked: A. K.";;;\n',
  'headline: SMALL DONORS: grants and',
  'paragraph: Sums in thousand EUR, de',
  'row: Donor;For;Sum;Stage < Sums in thou',
  'row: Malta;Lebanon;;handed ov < Sums in thou',
  'row: Monaco;Chad;90,0;"paid;  < Sums in thou',
  'paragraph: Checked: A. K.',
)
check(
  'What Oslo gives\n\nNorway gives Chad tents; Mali rice; Togo boats; and Benin nets.\nSweden gives Chad beds; Mali milk; Togo nets; and Benin rice.\nFinland gives Chad beds; Mali milk; Togo nets; and Benin rice.\n',
  'headline: What Oslo gives',
  'paragraph: Norway gives Chad tents;',
  'paragraph: Sweden gives Chad beds; ',
  'paragraph: Finland gives Chad beds;',
)
/** The sentences of a text. */
const sentences = (text: string, ...parts: string[]): void =>
  test(`sentences of ${text.slice(0, 50)}`, () =>
    expect(readText(text).outline.sentences.map(({ span }) => quote(text, span))).toEqual(parts))

sentences('Mr. Holm of the U.S. gave $1.5bn. More follows.', 'Mr. Holm of the U.S. gave $1.5bn.', 'More follows.')
sentences('It came on Jan. 24. Gen. Holm took it.', 'It came on Jan. 24.', 'Gen. Holm took it.')
sentences('“We had to.” Holm left.', '“We had to.”', 'Holm left.')
sentences('It is late. Did they pay? They did! Fine.', 'It is late.', 'Did they pay?', 'They did!', 'Fine.')

// wrapped at one width, in a text or in one paragraph; headings close over their text are not
check(
  'Aid to Moldova\n\nNorway will give Moldova twenty million euros, the Prime\nMinister, Jonas Gahr Store, said on Wednesday. The Foreign\nMinister added that the money is for schools in the north\nof the country.\n\nSeven lorries left Oslo on Monday, said Finance Minister\nAna Holm.',
  'headline: Aid to Moldova',
  'paragraph: Norway will give Moldova',
  'paragraph: Seven lorries left Oslo ',
)
check(
  'Norway gave Moldova 20 million euros on Wednesday. Others will follow.\n\nWhat Oslo gives\nGermany and France said on Monday that they would give as much as the\nNorwegians and that the money would come from what was put aside last\nyear.',
  'paragraph: Norway gave Moldova 20 m',
  'heading: What Oslo gives',
  'paragraph: Germany and France said ',
)
check(
  'OSLO, 3 March 2025 – Norway gave Moldova 20 million euros.\n\nMore will come.',
  'paragraph: OSLO, 3 March 2025 – Nor',
  'paragraph: More will come.',
)

test('names and goods go on where prose is wrapped', () => {
  const { extraction } = readText(
    'Aid to Moldova\n\nMoldova will get twelve of the long-range air defence\nradars from Norway, said the Prime Minister, Jonas Gahr\nStore, who is on a visit to the capital of the country\nuntil Friday.',
    '2025-03-03',
  )
  expect(extraction.officials.map(({ name }) => name)).toEqual(['Jonas Gahr Store'])
  expect(extraction.records.flatMap(({ items }) => items.map(({ name }) => name))).toEqual([
    'long-range air defence radars',
  ])
})

test('a row knows its cells and its header', () => {
  for (const text of [
    'Norway gave aid to Moldova. It was much.\n\nDonor\tSum\nNorway\t€3m\n',
    'Norway gave aid to Moldova. It was much.\n\n| Donor | Sum |\n|---|---|\n| Norway | €3m |\n',
  ]) {
    const { blocks } = readText(text).outline
    const row = blocks.findLast(({ kind }) => kind === 'row')!
    expect(row.cells.map((cell) => quote(text, cell))).toEqual(['Norway', '€3m'])
    expect(quote(text, blocks[row.header ?? 0]!.span)).toContain('Donor')
  }
})

test('headings divide a table that has one header', () => {
  const text =
    'Who paid into the fund. And who did not.\n\nDonor\tSum\n\nPaid in\nNorway\t€3m\nChad\t2\n\nPromised\nIceland\t1\n\nNot in the table is what Rome gave. It was much.\n\nTogo\t4\n'
  const { blocks } = readText(text).outline
  const rows = blocks.filter(({ kind }) => kind === 'row')
  expect(rows.map(({ header }) => (header == null ? null : quote(text, blocks[header]!.span)))).toEqual([
    null,
    'Donor\tSum',
    'Donor\tSum',
    'Donor\tSum',
    null,
  ])
})

test('a row of figures may begin with a date', () => {
  const text =
    'Plans for Polynesia follow. They are long.\n\nPeriod | Niue | Samoa\n1 July 2021 – 30 June 2024 | 110.9 | 159.4\n1 July 2024 – 30 June 2027 | 96.5 | –\n'
  const rows = readText(text).outline.blocks.filter(({ kind }) => kind === 'row')
  expect(rows.map(({ cells }) => cells.length)).toEqual([3, 3, 3])
})

test('the dateline is known, and words between quotation marks', () => {
  const text = 'OSLO, March 6 – Norway pays. “At once,” said Holm. «Soon», said others.'
  const { dateline, quotations } = readText(text).outline
  expect(dateline && quote(text, dateline)).toBe('OSLO, March 6')
  expect(quotations.map(({ span }) => quote(text, span))).toEqual(['“At once,”', '«Soon»'])
})

test('a short first sentence with a number is no dateline', () => {
  for (const text of ['Riga gave Kyiv 40 M113s. Ten are there.', 'Riga gave Kyiv 2 boats. Ten more will follow.'])
    expect(readText(text).outline.dateline).toBe(null)
  const dated =
    'Tallinn, 31 May 2024. Riga gave Kyiv forty boats for its navy on Monday and will give ten more in June, said Holm.'
  expect(quote(dated, readText(dated).outline.dateline!)).toBe('Tallinn, 31 May 2024')
})

test('a dateline may end at a dash without a space', () => {
  for (const place of ['WASHINGTON, March 12, 2025', 'NAIROBI, 3 May 2024', 'KYIV (AP)', 'BEIRUT, Lebanon']) {
    const text = `${place}—A loan of $550 million for Ukraine was approved today by the World Bank.`
    expect(quote(text, readText(text).outline.dateline!)).toBe(place)
  }
  const text = 'NATO—and with it the EU—gave Ukraine 20 boats in May.'
  expect(readText(text).outline.dateline).toBe(null)
})

test('the language of the text is recognised, and that of a block', () => {
  const foreign =
    'Le gouvernement a donné de l’argent à la Moldavie et il va en donner encore dans les jours qui viennent.'
  const english =
    'So it went. The government gave money to Moldova and it will give more of it in the days that are to come.'
  expect(readText(english).outline.language).toBe('en')
  expect(readText(`${english}\n\n${foreign}\n\n${english}`).outline.blocks.map(({ kind }) => kind)).toEqual([
    'paragraph',
    'furniture',
    'paragraph',
  ])
})
check(
  'Who promised what\n\nThe states met in London on Thursday and promised much for Syria, said the ministry.\n\n1. GERMANY\n\n2016: $1.311 billion\n\n2017-2020: $1.202 billion\n\n2. NORWAY\n\n2016: $278 million\n',
  'headline: Who promised what',
  'paragraph: The states met in London',
  'heading: 1. GERMANY',
  'paragraph: 2016: $1.311 billion',
  'paragraph: 2017-2020: $1.202 billio',
  'heading: 2. NORWAY',
  'paragraph: 2016: $278 million',
)

// tables copied cell by cell; a figure above its name is a box of facts
check(
  'Norway gave the following sums last year. Others will follow.\n\nCountry\nAmount\nChad\n$12 million\nMali\n$7 million\nKenya\n$9 million\n',
  'paragraph: Norway gave the followin',
  'row: Country\nAmount < Norway gave ',
  'row: Chad\n$12 million < Norway gave ',
  'row: Mali\n$7 million < Norway gave ',
  'row: Kenya\n$9 million < Norway gave ',
)
check(
  'Norway gave the following sums last year. Others will follow.\n\nIn figures\n21 million\nPeople in need\n6 million\nPeople in camps\n4 million\nPeople in tents\n2 million\nPeople abroad\n',
  'paragraph: Norway gave the followin',
  'heading: In figures',
  'heading: 21 million',
  'heading: People in need',
  'heading: 6 million',
  'heading: People in camps',
  'heading: 4 million',
  'heading: People in tents',
  'heading: 2 million',
  'paragraph: People abroad',
)
