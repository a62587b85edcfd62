import type { RuleBook } from '../rulebook/book.ts'
import { helpedStates } from '../rulebook/helped-states.ts'
import { PARTY, PLACE, STATE } from './bits.ts'

/**
 * Tells the names of all states, and what each speaks for: of those on the DAC list their people, towns and capitals are places that may
 * get, of the others the plain names are states that may; and who it is. What happens in Boston is no state's doing.
 */
export function eachName(book: RuleBook, add: (list: readonly string[], value: number) => void): void {
  const eligible = helpedStates(book)
  const numbers = new Map<string, number>()
  const partyOf = (code: string): number => {
    const number = numbers.get(code) ?? numbers.size + 1
    numbers.set(code, number)
    return number << PARTY
  }
  for (const { code, names = [], cities = [], ...more } of book.rules('countries')) {
    const isPoor = eligible.has(code)
    const party = partyOf(code)
    add(names, party | (isPoor ? PLACE : STATE))
    if (isPoor) add(cities, party | PLACE)
    const { exact, adjectives, people, prefixes, capitals, seats } = more
    for (const list of [exact, adjectives, people, prefixes, capitals, seats])
      if (list) add(list, party | (isPoor ? PLACE : 0))
  }
  for (const { code, names } of book.rules('towns')) if (eligible.has(code)) add(names, partyOf(code) | PLACE)
  for (const [code, names] of Object.entries(book.world.countries))
    add(names, partyOf(code) | (eligible.has(code) ? PLACE : STATE))
  for (const { names } of book.rules('regions')) if (names) add(names, PLACE)
}
