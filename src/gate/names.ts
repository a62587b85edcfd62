import type { RuleBook } from '../rulebook/book.ts'
import { helpedStates } from '../rulebook/helped-states.ts'

/** Names of the states on the DAC list, their people, towns and capitals, and of regions; and plain names of the other states. */
export function placesOf(book: RuleBook): { readonly poor: readonly string[]; readonly other: readonly string[] } {
  const eligible = helpedStates(book)
  const poor = book.rules('regions').flatMap(({ names }) => names ?? [])
  const other: string[] = []
  for (const rule of book.rules('countries')) {
    const { names, exact, adjectives, people, prefixes, capitals, seats, cities } = rule
    if (!eligible.has(rule.code)) other.push(...(names ?? []))
    else
      for (const list of [names, exact, adjectives, people, prefixes, capitals, seats, cities])
        poor.push(...(list ?? []))
  }
  for (const { code, names } of book.rules('towns')) if (eligible.has(code)) poor.push(...names)
  for (const [code, names] of Object.entries(book.world.countries)) (eligible.has(code) ? poor : other).push(...names)
  return { poor, other }
}

/** The names of each state and of its people; of its towns where it may get. */
export function partiesOf(book: RuleBook): string[][] {
  const parties = new Map<string, string[]>()
  const add = (code: string, names: readonly string[] = []): void => {
    parties.set(code, [...(parties.get(code) ?? []), ...names])
  }
  const eligible = helpedStates(book)
  for (const { code, names, exact, adjectives, people, prefixes, capitals, seats, cities } of book.rules('countries')) {
    for (const list of [names, exact, adjectives, people, prefixes, capitals, seats]) add(code, list)
    // what happens in Boston is no state's doing
    if (eligible.has(code)) add(code, cities)
  }
  for (const { code, names } of book.rules('towns')) if (eligible.has(code)) add(code, names)
  for (const [code, names] of Object.entries(book.world.countries)) add(code, names)
  return [...parties.values()]
}
