import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkedExtractor } from '../../checked.ts'
import { book } from '../../testing.ts'
import { createCopyIndex } from './copies.ts'
import { type Signature, signatureOf } from './signature.ts'

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
check(
  'the same form with a sum that lies between two',
  [notice(), notice({ sum: 'between 2.5 and 3 million euros' }), notice({ sum: 'between 2.5 and 4 million euros' })],
  '-',
  '-',
  '-',
)
// what a relief service sends out each time that a lorry leaves
const lorry = (fill: Readonly<Record<string, string>> = {}): string => {
  const { country, number, to, day } = { country: 'Austria', number: '50', to: 'Ukraine', day: 'Tuesday', ...fill }
  return `${country} has donated ${number} generators to ${to} through the Civil Protection Mechanism, the Interior Ministry said on ${day}.\n\nThe generators will keep hospitals, schools and shelters supplied with power during the winter, when attacks on the grid leave whole districts without light or heat.\n\nThe consignment was packed at a warehouse of the relief service and left by lorry in the night.\n\nIt is expected at the logistics hub within two days, from where it will be taken across the border by volunteers.\n\nThe ministry thanked all who took part and said that further deliveries are being prepared.\n\nSince the beginning of the war the country has sent medical supplies, fire engines, tents and blankets.\n\nPersons who would like to help are asked to give money to recognised organisations and not to send goods by themselves.`
}
check(
  'the same form for another country, number or getter',
  [
    lorry(),
    lorry({ country: 'Slovenia' }),
    lorry({ number: '70' }),
    lorry({ number: 'seventy-five' }),
    lorry({ to: 'Moldova' }),
  ],
  '-',
  '-',
  '-',
  '-',
  '-',
)
const without = (text: string, cut: number): string =>
  text
    .split('\n\n')
    .filter((_, i) => i !== cut)
    .join('\n\n')
check(
  'a wire copy under another headline and byline, of another day, and with any one paragraph cut',
  [
    lorry(),
    `GENERATORS FOR THE WINTER\nBy Anna Schmidt\n\n${lorry({ day: 'Wednesday' })}`,
    ...[0, 1, 2, 3, 4, 5, 6].map((cut) => without(lorry(), cut)),
  ],
  '-',
  ...[0, 0, 0, 0, 0, 0, 0, 0],
)
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

const bin = fc.nat(3)
const signature = fc.record({
  hash: fc.nat(200).map((n) => n.toString(16).padStart(16, '0')),
  sketch: fc.option(
    // texts of one kind differ in a few bins
    fc.tuple(fc.nat(5), fc.array(fc.tuple(fc.nat(63), bin), { maxLength: 40 })).map(([kind, changes]) => {
      const sketch = new Uint32Array(64).fill(kind * 1000)
      for (const [at, value] of changes) sketch[at] = value
      return sketch
    }),
  ),
  facts: fc.constantFrom<readonly string[]>([], ['r1'], ['r1', 'm2'], ['m3']),
})

test('it finds what a search through all finds', () => {
  fc.assert(
    fc.property(fc.array(signature, { maxLength: 300 }), (signatures) => {
      const index = createCopyIndex()
      const all = searchThroughAll()
      for (const [i, one] of signatures.entries()) expect(index.place(String(i), one)).toBe(all(String(i), one))
    }),
    { numRuns: 60 },
  )
})

/** The same by lists: the first that has four bins of a band in common, is alike, and says a part or all of the same. */
function searchThroughAll(): (source: string, signature: Signature) => string | null {
  const exact = new Map<string, string>()
  const originals: { source: string; sketch: Uint32Array; facts: readonly string[]; bands: Set<number> }[] = []
  const has = (facts: readonly string[], others: readonly string[]): boolean =>
    facts.every((fact) => others.includes(fact))
  const agree = (one: readonly string[], other: readonly string[]): boolean =>
    [...'rm'].every((kind) => {
      const [a, b] = [one, other].map((facts) => facts.filter((fact) => fact.startsWith(kind))) as [string[], string[]]
      return has(a, b) || has(b, a)
    })
  const sameBand = (one: Uint32Array, other: Uint32Array, band: number): boolean =>
    [0, 1, 2, 3].every((i) => one[band * 4 + i] === other[band * 4 + i])
  return (source, { hash, sketch, facts }) => {
    const known = exact.get(hash)
    if (known !== undefined) return known
    if (!sketch) {
      exact.set(hash, source)
      return null
    }
    const shared = (other: (typeof originals)[number]): boolean =>
      [...other.bands].some((band) => sameBand(sketch, other.sketch, band))
    const alike = (other: Uint32Array): boolean => other.filter((value, i) => value === sketch[i]).length / 64 >= 0.65
    const found = originals.find((other) => shared(other) && alike(other.sketch) && agree(other.facts, facts))
    exact.set(hash, found?.source ?? source)
    if (found) return found.source
    const free = Array.from({ length: 16 }, (_, band) => band).filter(
      (band) => originals.filter((other) => other.bands.has(band) && sameBand(sketch, other.sketch, band)).length < 50,
    )
    originals.push({ source, sketch, facts, bands: new Set(free) })
    return null
  }
}

test('an article that is compared by its sketch costs less than a kilobyte', () => {
  const index = createCopyIndex()
  const before = process.memoryUsage().arrayBuffers
  const articles = 50_000
  for (let i = 0; i < articles; i++) {
    const sketch = Uint32Array.from({ length: 64 }, (_, at) => Math.imul(i * 64 + at, 0x9e3779b1))
    index.place(`news-2024-01.jsonl.gz/${i}`, {
      hash: i.toString(16).padStart(16, '0'),
      sketch,
      facts: ['m20 EUR', 'cUA'],
    })
  }
  expect(index.place('again', { hash: '0'.repeat(16), sketch: null, facts: [] })).toBe('news-2024-01.jsonl.gz/0')
  expect((process.memoryUsage().arrayBuffers - before) / articles).toBeLessThan(1000)
})
