import type { Note } from '../core/decision.ts'
import { bareNumbers } from '../core/ledger.ts'
import type { Mention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { Links } from '../core/referent.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { weightsOf } from '../rulebook/weights.ts'
import { actorLinker } from './actor.ts'
import { goodsLinker } from './bare-goods.ts'
import { currencyLinker } from './currency.ts'
import { linkPersons } from './person.ts'
import { sharesOf } from './share-sum.ts'
import { stateFacts } from './state-facts.ts'
import { tableSums } from './table-sum.ts'

/** What short and indirect mentions stand for. One file each for persons, countries, sums, dates and goods. */
export const linker = (book: RuleBook): ((outline: Outline, mentions: readonly Mention[], note: Note) => Links) => {
  const linkCurrency = currencyLinker(book)
  const linkActors = actorLinker(book)
  const linkGoods = goodsLinker(book)
  const linkTables = tableSums(book)
  const facts = stateFacts(book)
  const weights = weightsOf(book)
  return (outline, mentions, _note) => {
    const bare = bareNumbers(mentions)
    const sums = linkCurrency(outline, mentions, bare)
    const { persons, personOf } = linkPersons({ outline, mentions, facts, currency: sums }, weights)
    const shares = new Map([...linkTables(outline, bare, mentions), ...sharesOf(outline, mentions, sums)])
    const currency = new Map([...sums, ...[...shares.values()].map((one) => [one.share, one.currency] as const)])
    return {
      currency,
      shares: new Map([...shares].map(([number, { share }]) => [number, share])),
      actor: linkActors(outline, mentions, personOf),
      persons,
      personOf,
      when: new Map(),
      ...linkGoods(outline, mentions, currency),
    }
  }
}
