import { expect, test } from 'vitest'
import { book } from '../testing.ts'
import { checkOverfit } from './overfit.ts'
import { withoutWordings, wordingsOf } from './rule-use.ts'

const RULES = { cues: 'en/gifts#package', verbs: 'en/verbs-give#donate' }

/** An article of a corpus that wants nothing. */
const articleOf = (id: string, text: string) => ({
  folder: '',
  text,
  gold: { id, published: '2024-06-15', records: [], officials: [], countries: [], money: [], dates: [] },
})

test('wordings are phrases of cues, verbs and forms of dates; singular and plural are one', () => {
  const keys = new Set(wordingsOf(book).map(({ rule, phrase }) => `${rule} ${phrase}`.trim()))
  expect(keys).toContain(`${RULES.cues} aid package`)
  expect(keys).not.toContain(`${RULES.cues} aid packages`)
  expect(keys).toContain(`${RULES.verbs} donate`)
})

test('a wording that is left out is gone, and nothing else', () => {
  const less = withoutWordings(book, new Set([`${RULES.cues} “aid package”`, `${RULES.verbs} “donate”`]))
  const words = less.rules('cues').find(({ rule }) => rule === RULES.cues)!.words
  expect(words).toContain('package')
  expect(words.filter((word) => word.startsWith('aid package'))).toEqual([])
  expect(less.rules('verbs').some(({ rule }) => rule === RULES.verbs)).toBe(false)
  expect(less.rules('countries').length).toBe(book.rules('countries').length)
})

test('each article is told what only it uses', { timeout: 300_000 }, () => {
  const { use, lone, examples } = checkOverfit(book, [
    articleOf('one', 'Norway donated 20 million euros to Kenya. Norway gave Kenya tents.'),
    articleOf('two', 'Sweden gave Kenya 30 million euros.'),
  ])
  const used = (key: string) => [...(use.get(key) ?? [])]
  expect(used('en/verbs-give#give “give”')).toEqual(['one', 'two'])
  expect(used(`${RULES.verbs} “donate”`)).toEqual(['one'])
  expect(lone.map(({ wording }) => wording)).toContain(`${RULES.verbs} “donate”`)
  expect(lone.map(({ wording }) => wording)).not.toContain('en/verbs-give#give “give”')
  expect(examples.length).toBeGreaterThan(100)
})
