import type { RuleBook, World } from '../rulebook/book.ts'
import { helpedStates, soleUsers } from '../rulebook/helped-states.ts'
import { type ImpliedRate, impliedRates, roughRates } from '../rulebook/rates.ts'
import { type WordSets, wordSets } from '../rulebook/words.ts'

/** What bind/ takes from the rule book, read once. */
export interface Facts {
  readonly words: WordSets
  /** The states on the DAC list of ODA recipients. */
  readonly eligible: ReadonlySet<string>
  /** The sets of country-sets.yaml that a state belongs to. */
  readonly setsOf: (code: string) => readonly string[]
  /** Fund → the body that the records name as its giver. */
  readonly givers: ReadonlyMap<string, string>
  /** Fund, coalition or agency → the one state that all of it goes to. */
  readonly getters: ReadonlyMap<string, string>
  /** Funds and alliances that spend on many states at once. */
  readonly worldwide: ReadonlySet<string>
  /** Capitals that also stand for a body: `Brussels`. */
  readonly shared: ReadonlySet<string>
  /** Country → the currencies it uses or used. */
  readonly currencyOf: World['currencyOf']
  /** Of the states on the DAC list those that alone pay in one of these currencies. */
  readonly usersOf: (codes: readonly string[]) => readonly string[]
  /** Bodies that pay in a money of their own (IMF → XDR); states are in `currencyOf`. */
  readonly moneyOf: ReadonlyMap<string, readonly string[]>
  /** The states that wage war on one, which do not help it. */
  readonly enemies: (code: string) => readonly string[]
  /** Whether two sums can be one at the rates of a year. */
  readonly rate: ImpliedRate
  /** How much of a currency a dollar buys, roughly, over all years; null for one that no rule knows. */
  readonly perDollar: (code: string) => number | null
}

export function factsOf(book: RuleBook): Facts {
  const sets = new Map<string, string[]>()
  for (const set of book.rules('country-sets'))
    for (const code of set.codes) sets.set(code, [...(sets.get(code) ?? []), set.id])
  const enemies = new Map(book.rules('country-sets').map((set) => [set.id, set.codes]))
  return {
    words: wordSets(book),
    eligible: helpedStates(book),
    setsOf: (code) => sets.get(code) ?? [],
    givers: new Map(book.rules('groups').flatMap((rule) => (rule.gives ? [[rule.name, rule.gives] as const] : []))),
    getters: new Map([
      ...book.rules('groups').flatMap((rule) => (rule.for ? [[rule.name, rule.for] as const] : [])),
      ...book.rules('bodies').flatMap((rule) => (rule.for && rule.code ? [[rule.code, rule.for] as const] : [])),
    ]),
    worldwide: new Set([
      ...book.rules('groups').flatMap((rule) => (rule.worldwide ? [rule.name] : [])),
      ...book.rules('bodies').flatMap((rule) => (rule.worldwide && rule.code ? [rule.code] : [])),
    ]),
    shared: new Set(book.rules('bodies').flatMap((rule) => (rule.indirect ?? []).map((name) => name.toLowerCase()))),
    currencyOf: book.world.currencyOf,
    usersOf: soleUsers(book),
    moneyOf: new Map([
      ...book.rules('bodies').flatMap((rule) => (rule.code && rule.money ? [[rule.code, rule.money] as const] : [])),
      ...book.rules('groups').flatMap((rule) => (rule.gives && rule.money ? [[rule.gives, rule.money] as const] : [])),
    ]),
    enemies: (code) => enemies.get(`enemies-of-${code.toLowerCase()}`) ?? [],
    rate: impliedRates(book),
    perDollar: roughRates(book),
  }
}
