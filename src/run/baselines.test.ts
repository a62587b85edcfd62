import { expect, test } from 'vitest'
import { compare, datesByChrono, type Found, sumsByCompromise } from './baselines.ts'

const annotated = (text: string) => ({
  folder: '',
  text,
  gold: { id: 'x', published: '2024-06-15', records: [], officials: [], countries: [], money: [], dates: [] },
})

/** What a library finds in a text, each as `words = the values it may be taken for`. */
const check = (
  find: (one: ReturnType<typeof annotated>) => readonly Found[],
  text: string,
  ...wanted: string[]
): void =>
  test(text, () => {
    const points = [...text]
    const told = find(annotated(text)).map(
      ({ start, end, values }) => `${points.slice(start, end).join('')} = ${values.join(' | ')}`,
    )
    expect(told).toEqual(wanted)
  })

check(datesByChrono, '💶 on 24 January 2024', 'on 24 January 2024 = 2024-01-24')
check(datesByChrono, 'in May\nin May 2023', 'May = 2024-05', 'May 2023 = 2023-05')
check(sumsByCompromise, 'It cost €20.', '€20. = 20 EUR | 20 EUR')

test('a value told twice counts once, a place that is touched is found', () => {
  const text = 'In May 2024 and in May 2024, not in 2023.'
  const found = [
    { start: 3, end: 11, values: ['2024-05'] },
    { start: 19, end: 27, values: ['2024-05'] },
    { start: 0, end: 2, values: ['2020'] },
  ]
  const wanted = [
    { text: 'May 2024', value: '2024-05' },
    { text: '2023', value: '2023' },
  ]
  expect(compare([{ text, wanted, found }])).toEqual({ places: 0.5, precision: 0.5, recall: 0.5, f1: 0.5 })
})
