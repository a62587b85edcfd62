import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import { type CheckedExtractor, checkedExtractor, type Done, type ToRead } from './checked.ts'
import { loadRules } from './rulebook/load.ts'

vi.mock('./settle/index.ts', async (original) => {
  const { settler } = await original<typeof import('./settle/index.ts')>()
  return {
    settler: (book: Parameters<typeof settler>[0]): ReturnType<typeof settler> => {
      const settle = settler(book)
      return (outline, ...rest) => {
        if (outline.article.text.startsWith('DEFECT')) throw new Error('a defect')
        return settle(outline, ...rest)
      }
    },
  }
})

const CORPUS = 'fixtures/corpus'
const options = (source: string) => ({ source, published: '2024-06-15' })

let engines: readonly CheckedExtractor[]
let news: readonly ToRead[]
beforeAll(async () => {
  const book = await loadRules()
  engines = [checkedExtractor(book), checkedExtractor(book, { gate: true })]
  const names = readdirSync(CORPUS).filter((name) => name.endsWith('.txt'))
  news = names
    .filter((_, i) => i % 16 === 0)
    .map((name) => ({ bytes: readFileSync(join(CORPUS, name)), options: options(name) }))
})

const alone = (engine: CheckedExtractor, group: readonly ToRead[]): Done[] =>
  group.map((one) => engine.all([one])[0] as Done)

test('several at once come to what each comes to by itself', () => {
  const odd: ToRead[] = [
    { text: '', options: options('empty') },
    { bytes: Uint8Array.of(0, 0, 0), options: options('no-text') },
    { text: 'It rained in Oslo.', options: options('closed') },
    { done: (engines[0] as CheckedExtractor).failure('unread', []) },
  ]
  for (const engine of engines)
    for (let i = 0; i < news.length; i += 6) {
      const group = [...news.slice(i, i + 3), ...odd, ...news.slice(i + 3, i + 6)]
      expect(engine.all(group)).toEqual(alone(engine, group))
    }
})

test('a defect that one of several meets is told of that one alone', () => {
  const gift = (source: string, text: string): ToRead => ({ text, options: options(source) })
  const group = [
    gift('a', 'Norway gave Moldova $5m.'),
    gift('b', 'DEFECT: Norway gave Kenya $5m.'),
    ...news.slice(0, 2),
  ]
  for (const engine of engines) {
    const done = engine.all(group)
    expect(done.map(({ failed }) => failed)).toEqual([false, true, false, false])
    expect(done[1]?.issues.map(({ code, place }) => [code, place])).toEqual([['extract/defect', 'b']])
    expect(done[0]?.extraction.records).toHaveLength(1)
    expect(done).toEqual(alone(engine, group))
  }
})

/** An article in each language → what it says of it, with the gate and without; null: nothing. */
const LANGUAGES: readonly (readonly [string, string | null, string])[] = [
  [
    'en',
    null,
    'The government said on Wednesday that it would give the money to the schools of the country, and not to others.',
  ],
  [
    'fr',
    'fr',
    'Le ministre a dit mercredi que les écoles du pays et les villes auront plus de place pour les enfants des rues.',
  ],
  [
    'de',
    'de',
    'Die Regierung hat am Mittwoch gesagt, dass sie den Schulen mit dem Geld für das nächste Jahr nicht helfen wird.',
  ],
  ['a script', null, 'أعلنت الحكومة يوم الأربعاء أنها ستقدم مساعدات إلى المدارس في البلاد خلال العام المقبل'],
]

test('an article that is not in English says so', () => {
  for (const engine of engines)
    for (const [name, language, text] of LANGUAGES) {
      const { article, problems } = engine.text(text, options(name)).extraction
      const codes = problems.map(({ code }) => code)
      expect([name, codes]).toEqual([name, name === 'en' ? [] : ['language/unread']])
      if (name !== 'en') expect(article.language).toBe(language)
    }
})
