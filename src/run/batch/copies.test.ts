import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkedExtractor } from '../../checked.ts'
import { book } from '../../testing.ts'
import { createCopyIndex } from './copies.ts'
import { signatureOf } from './signature.ts'

const engine = checkedExtractor(book)

/** Texts in the order of a run → for each the number of the first that it is a copy of, or `-`. */
function check(title: string, texts: readonly string[], ...expected: (number | '-')[]): void {
  test(title, () => {
    const index = createCopyIndex()
    const found = texts.map((text, i) => {
      const { extraction } = engine.text(text, { source: String(i) })
      const first = index.place(String(i), signatureOf(text, extraction))
      return first === null ? '-' : Number(first)
    })
    expect(found).toEqual(expected)
  })
}

const SHORT = 'Norway gave Moldova 20 million euros.'
const WIRE = [
  'Norway will give Moldova 20 million euros to buy electricity this winter, Prime Minister Jonas Gahr Støre said on Wednesday after talks with the Moldovan president in Oslo that lasted for more than two hours.',
  'The money comes on top of what the government promised last year, when the country lost most of its supply of gas within days and had to buy on the open market at prices that few households could pay.',
  'It will be paid out in two parts, the first of them before the end of the month, and the second when parliament in Chisinau has passed the law on its energy market that lenders have asked for.',
  'Other states of the region are looking at what they can do, officials said, and a meeting of donors is planned for the spring, though neither a place nor a day has been named for it so far.',
].join('\n\n')

check(
  'the same words in other dress',
  [SHORT, SHORT.toUpperCase(), `  ${SHORT.replaceAll(' ', '\n')}\n`, `“${SHORT}”`],
  '-',
  0,
  0,
  0,
)
check('another short text', [SHORT, SHORT.replace('Moldova', 'Georgia')], '-', '-')
check(
  'a wire copy under another headline, with another end',
  [WIRE, `Oslo helps\n\n${WIRE}`, `${WIRE}\n\n(Reporting by A. Writer)`],
  '-',
  0,
  0,
)
check('a copy that is cut', [WIRE, WIRE.slice(0, WIRE.lastIndexOf('\n\n'))], '-', 0)
check('a copy of a copy names the first', [WIRE, `A\n\n${WIRE}`, `A\n\n${WIRE}`], '-', 0, 0)
check('the same words with another sum are no copy', [WIRE, WIRE.replace('20 million', '25 million')], '-', '-')
check('the same words with another giver are no copy', [WIRE, WIRE.replace('Norway', 'Sweden')], '-', '-')
// a notice that a press office fills in anew each time: most of its words are those of the form
const notice = (fill: Readonly<Record<string, string>> = {}): string => {
  const { country, people, minister, sum, month } = {
    country: 'Latvia',
    people: 'Latvian',
    minister: 'Andris Spruds',
    sum: '2.5 million euros',
    month: 'March 2024',
    ...fill,
  }
  return `The Ministry of Defence of ${country} informs that another consignment of aid to Ukraine left the country this week. In ${month} the ministry spent ${sum} on it. The consignment was put together by the logistics command of the armed forces and is carried by road to the place that the receiving side has named. Minister of Defence ${minister} thanked all who had a part in the preparation of the consignment and underlined that the support of Ukraine goes on for as long as it takes. The ministry reminds that for reasons of safety neither the way nor the time of arrival is made public before the consignment has been handed over. More about the ${people} support of Ukraine can be read on the pages of the ministry, where the press office also answers the questions of journalists on working days between nine and five.`
}
check('one notice, sent twice', [notice(), `PRESS RELEASE\n\n${notice()}`], '-', 0)
check(
  'the same form of two ministries',
  [notice(), notice({ country: 'Estonia', people: 'Estonian', minister: 'Hanno Pevkur' })],
  '-',
  '-',
)
check('the same form with another sum', [notice(), notice({ sum: '3.1 million euros' })], '-', '-')
check('the same form in another month', [notice(), notice({ month: 'April 2024' })], '-', '-')
check('the same form under another minister', [notice(), notice({ minister: 'Artis Pabriks' })], '-', '-')
check(
  'printed days later elsewhere',
  [notice(), `Riga, 28 March 2024\n\n${notice()}`, `${notice()}\n\nPosted on March 30, 2024 in Defence`],
  '-',
  0,
  0,
)

const corpus = ['d01', 'd02', 'd03', 'd04', 'd05'].map((name) => readFileSync(`fixtures/corpus/${name}.txt`, 'utf8'))
check('articles about the same things are none', corpus, '-', '-', '-', '-', '-')
