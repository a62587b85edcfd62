import type { RuleBook } from '../rulebook/book.ts'
import { currencyUse } from '../rulebook/currency-use.ts'
import { helpedStates } from '../rulebook/helped-states.ts'
import { type WordSets, wordSets } from '../rulebook/words.ts'
import { type NameShape, nameShapes } from './name-shape.ts'

/** What link/ takes from the rule book of states and function words. */
export interface StateFacts {
  readonly words: WordSets
  /** States on the DAC list: helped more often than helping. */
  readonly eligible: ReadonlySet<string>
  /** States that give most. */
  readonly givesMost: ReadonlySet<string>
  readonly nameShape: NameShape
  /** What a state, or the Union, pays in now. */
  moneyOf(code: string): readonly string[]
  /** Can the state have such an office at all? A kingdom has no president, the United States no prime minister. */
  canHold(office: string, code: string): boolean
  /** What the holder's counterpart in another state is called. */
  officeElsewhere(office: string): string
  /** What the state itself calls the office: a Minister of Defence in London is the Defence Secretary. */
  officeIn(office: string, code: string): string
}

export function stateFacts(book: RuleBook): StateFacts {
  const sets = book.rules('country-sets')
  const lacks = new Set(
    sets.flatMap((set) => (set.lacks ?? []).flatMap((office) => set.codes.map((code) => `${office} ${code}`))),
  )
  const alone = new Map<string, Set<string>>()
  for (const set of sets)
    for (const office of set.alone ?? []) alone.set(office, new Set([...(alone.get(office) ?? []), ...set.codes]))
  const elsewhere = new Map(
    book
      .rules('offices')
      .flatMap((rule) => (rule.office && rule.elsewhere ? [[rule.office, rule.elsewhere] as const] : [])),
  )
  const own = new Map(
    book
      .rules('offices')
      .flatMap((rule) =>
        rule.office && rule.country
          ? [rule.elsewhere, rule.short]
              .filter((other) => other !== undefined)
              .map((other) => [`${other} ${rule.country}`, rule.office!] as const)
          : [],
      ),
  )
  const money = new Map([
    ['EU', ['EUR']],
    ...Object.keys(book.world.currencyOf).map((code) => [code, currencyUse(book).of(code, null)] as const),
  ])
  return {
    words: wordSets(book),
    eligible: helpedStates(book),
    givesMost: new Set(sets.flatMap(({ id, codes }) => (id === 'giving-most' ? codes : []))),
    nameShape: nameShapes(book),
    moneyOf: (code) => money.get(code) ?? NOTHING,
    canHold: (office, code) => !lacks.has(`${office} ${code}`) && (alone.get(office)?.has(code) ?? true),
    officeIn: (office, code) => own.get(`${office} ${code}`) ?? office,
    officeElsewhere: (office) => elsewhere.get(office) ?? office,
  }
}

const NOTHING: readonly string[] = []
