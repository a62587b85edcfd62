import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkedExtractor } from '../../checked.ts'
import { book } from '../../testing.ts'
import { createCopyIndex, signatureOf } from './copies.ts'

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
const corpus = ['d01', 'd02', 'd03', 'd04', 'd05'].map((name) => readFileSync(`fixtures/corpus/${name}.txt`, 'utf8'))
check('articles about the same things are none', corpus, '-', '-', '-', '-', '-')
