import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extract } from '../index.ts'
import { book } from '../testing.ts'
import { writeYaml } from '../write/index.ts'
import { parseResult } from './document.ts'
import { matchRecords } from './match.ts'
import { pointsOf } from './points.ts'
import { update } from './update.ts'
import { wordPlaces } from './word-places.ts'

const answerOf = (text: string) => {
  const extraction = extract(text, book, { published: '2024-05-03', source: 'a.txt' })
  return { extraction, text, written: writeYaml(extraction) }
}

/** A person changes the file of the first article, then the second comes: `VALUE STATE machine: VALUE` of each record. */
function check(before: string, change: readonly [string | RegExp, string], after: string, ...expected: string[]): void {
  const first = update('a.yaml', null, null, answerOf(before))
  const second = update('a.yaml', first.file.replace(...change), first.base, answerOf(after))
  const { records } = parseResult(second.file).document!.value as ReturnType<typeof extract>
  const shown = records.map(({ amount, review }) => {
    const said = review.conflicts?.map(({ machine }) => ` machine: ${machine}`) ?? []
    return `${amount?.value} ${review.state}${said.join()}`
  })
  expect(shown).toEqual(expected)
}

const SWISS = 'Switzerland will give Ukraine 500 million francs for demining. Norway has paid Moldova 20 million euros.'
const CORRECTED = [/value: 500000000([\s\S]*?)state: machine/, 'value: 510000000$1state: corrected'] as const

test('a figure that is edited in the article meets the record that was corrected', () => {
  const edited = SWISS.replace('500', '505')
  check(SWISS, CORRECTED, edited, '510000000 corrected machine: 505000000', '20000000 machine')
  check(SWISS, CORRECTED, `Later. ${edited}`, '510000000 corrected machine: 505000000', '20000000 machine')
  check(SWISS, [/value: 500000000/, 'value: 505000000'], edited, '505000000 machine', '20000000 machine')
  const dollars = 'Japan will give Ukraine $500 million (€460 million). It is for schools.'
  const more = 'Japan will give Ukraine $505 million (€465 million). It is for schools.'
  check(dollars, CORRECTED, more, '510000000 corrected machine: 505000000')
})

test('another gift in its place is another record', () => {
  const other = 'Austria pays Moldova 7 million euros for schools. Norway has paid Moldova 20 million euros.'
  check(SWISS, CORRECTED, other, '7000000 machine', '510000000 orphan', '20000000 machine')
  const alike = SWISS.replace('Switzerland will give Ukraine 500', 'France will give Moldova 30')
  check(SWISS, CORRECTED, alike, '30000000 machine', '510000000 orphan', '20000000 machine')
})

test('a record that was deleted does not come back with another figure', () => {
  check(SWISS, [/ {2}# 1\.[\s\S]*?(?= {2}# 2\.)/, ''], SWISS.replace('500', '505'), '20000000 machine')
})

test('the sentence above a record follows a person’s values; a comment of theirs stays', () => {
  const answer = answerOf(SWISS)
  const run = (file: string, base: string | null) => update('a.yaml', file, base, answer)
  const headsOf = (file: string): string[] => file.split('\n').filter((line) => /^ {2}# /.test(line))
  const first = update('a.yaml', null, null, answer)
  const second = run(first.file.replace('donors: [CH]', 'donors: [AT]'), first.base)
  expect(headsOf(second.file)[0]).toContain('# 1. AT → UA · 500')
  // also when it was made of what the last run left
  const third = run(second.file.replace('donors: [AT]', 'donors: [PT]'), second.base)
  expect(headsOf(third.file)[0]).toContain('# 1. PT → UA · 500')
  expect(run(third.file, third.base).file).toBe(third.file)
  const own = third.file.replace(/# 1\. .*/, '# 1. PT → UA · ask Ada')
  expect(headsOf(run(own.replace('donors: [PT]', 'donors: [CH]'), third.base).file)[0]).toBe('  # 1. PT → UA · ask Ada')
})

test('where words went', () => {
  const place = (before: string, quote: string, after: string): string | null => {
    const [old, fresh] = [pointsOf(before), pointsOf(after)]
    const start = old.fromUnits(before.indexOf(quote))
    const found = wordPlaces(old, fresh)({ quote, start, end: start + pointsOf(quote).length })
    return found && `${fresh.slice(found.start, found.end)} ${found.kept.toFixed(2)}`
  }
  expect(place('It gives €500m today.', '€500m', 'It gives €505m today.')).toBe('€505m 0.67')
  expect(place('😀 It gives 5 m.', '5 m', '😀😀 Now it gives 6 m.')).toBe('6 m 0.50')
  expect(place('It gives 5 francs.', '5', 'It gives francs.')).toBeNull()
  expect(place('a b c', 'b', 'd e f')).toBe('d e f 0.00')
  expect(place('a b', 'a b', '')).toBeNull()
  const long = Array.from({ length: 5000 }, (_, i) => `w${i}x`).join(' ')
  expect(place(`${long} end`, 'end', long.replaceAll('w', 'v'))).toBeNull()
})

test('of whatever edit: a place holds the words that stayed, and no record gets two', () => {
  const words = fc.array(fc.constantFrom('gives', '5', '6', 'million', 'to', 'Kyiv', '😀'), { maxLength: 12 })
  fc.assert(
    fc.property(words, words, words, words, (head, middle, tail, other) => {
      const [before, after] = [middle, other].map((part) => pointsOf([...head, ...part, ...tail].join(' ')))
      const place = wordPlaces(before!, after!)
      const spans = Array.from({ length: before!.length }, (_, i) => {
        const end = Math.min(i + 9, before!.length)
        return { quote: before!.slice(i, end), start: i, end }
      }).filter(({ start }) => start === 0 || before!.slice(start - 1, start) === ' ')
      for (const span of spans) {
        const found = place(span)
        if (!found) continue
        expect(found.end).toBeGreaterThan(found.start)
        const there = after!.slice(found.start, found.end).split(' ')
        const whole = span.quote.split(' ').slice(0, -1)
        if (found.kept === 1) for (const word of whole) expect(there).toContain(word)
      }
      const lost = spans.map((anchor) => ({ spans: {}, review: { state: 'machine', orphaned: { anchor } } }))
      const fresh = spans.map((anchor) => ({ spans: { anchor } }))
      const pairs = matchRecords(lost, fresh, { ids: false, place })
      expect(new Set(pairs.values()).size).toBe(pairs.size)
    }),
    { numRuns: 100 },
  )
})
