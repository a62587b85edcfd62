import { beforeAll, describe, expect, test } from 'vitest'
import { article } from '../core/article.ts'
import type { Decision } from '../core/decision.ts'
import { loadRules } from '../rulebook/load.ts'
import { splitter } from '../split/index.ts'
import { finder } from './index.ts'

let read: (text: string) => { deeds: string[]; asked: number }
beforeAll(async () => {
  const book = await loadRules()
  const [split, find] = [splitter(book), finder(book)]
  read = (text) => {
    const decisions: Decision[] = []
    const mentions = find([{ outline: split(article(text)), note: (decision) => decisions.push(decision) }])[0]!
    const deeds = mentions.flatMap((one) =>
      one.kind === 'cue' && one.cue === 'deed' ? [text.slice(one.span.start, one.span.end)] : [],
    )
    return { deeds, asked: decisions.filter(({ rule }) => rule === 'find/tagger').length }
  }
})

/** The verbs of giving in a sentence, told without a tagger. */
function check(text: string, ...deeds: string[]): void {
  test(text, () => expect(read(text)).toEqual({ deeds, asked: 0 }))
}

describe('verbs and nouns of one spelling', () => {
  check('The scheme buys 500 shells for Ukraine.', 'buys')
  check('Six trucks, two boats and $5 million have arrived.', 'arrived')
  check('A trust fund of $5 million exists.')
  check('The Central Emergency Response Fund gave $5 million.', 'gave')
  check('Relief supplies worth $5 million arrived.', 'arrived')
  check('The ministry supplies 500 shells.', 'supplies')
  check('Grants of $5 million were paid.', 'paid')
  check('The partners jointly finance a package of $5 million.', 'finance')
  check('They have come with $5 million.', 'come')
  check('A defence budget of $5 million is planned.', 'planned')
  check('It is a law that gives Ukraine $5 million.', 'gives')
  check('The states that give Ukraine $5 million are few.', 'give')
  check('It said that supplies worth $5 million exist.')
  check('Of that grant of $5 million little is known.')
})
