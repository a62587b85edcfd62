import { beforeAll, expect, test } from 'vitest'
import { binder } from './bind/index.ts'
import { article } from './core/article.ts'
import { silent } from './core/decision.ts'
import { finder } from './find/index.ts'
import { linker } from './link/index.ts'
import { loadRules } from './rulebook/load.ts'
import { HOSTILE } from './run/bench/hostile.ts'
import { settler } from './settle/index.ts'
import { whenSettler } from './settle/when.ts'
import { splitter } from './split/index.ts'

/*
 * How the work grows with the length of a text, in steps that are counted and not timed: each look at a token of the article, or at
 * a mention in the list of all of them, by any verb. Twice the text may take little more than twice the steps.
 */

let stepsOf: (text: string) => number

beforeAll(async () => {
  const book = await loadRules()
  const [split, find, link, bind, settle, whens] = [
    splitter(book),
    finder(book),
    linker(book),
    binder(book),
    settler(book),
    whenSettler(book),
  ]
  stepsOf = (text) => {
    const outline = split(article(text, { published: '2024-06-15' }))
    let steps = 0
    const watched = <T>(list: readonly T[]): readonly T[] =>
      new Proxy(list, {
        get(target, key) {
          steps++
          return Reflect.get(target, key)
        },
      })
    const counted = { ...outline, tokens: watched(outline.tokens) }
    const mentions = watched(find([{ outline: counted, note: silent }])[0]!)
    const links = { ...link(counted, mentions, silent), when: whens(counted, mentions, '2024-06-15') }
    const { claims } = bind(counted, mentions, links, silent)
    settle(counted, mentions, links, claims)
    return steps
  }
})

const SIZE = 3000

test.each(HOSTILE.map(({ name, of }) => [name, of] as const))('steps grow with the text: %s', (_, of) => {
  const [once, twice] = [stepsOf(of(SIZE)), stepsOf(of(2 * SIZE))]
  expect(twice / (once + 1000)).toBeLessThan(2.4)
})
