/** Where in a list those begin that pass; all behind the first that does must pass, too. Its length where none does. */
export function firstIndex<T>(list: readonly T[], passes: (item: T) => boolean): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (passes(list[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}

/** Of mentions in the order of the text those that begin at a token or behind it, and before another. */
export function between<T extends { readonly first: number }>(list: readonly T[], from: number, to: number): T[] {
  const found: T[] = []
  for (let i = firstIndex(list, ({ first }) => first >= from); i < list.length && list[i]!.first < to; i++)
    found.push(list[i]!)
  return found
}

interface Range {
  readonly first: number
  readonly last: number
}

/** Of names in the order of the text those that end behind a token, and at another at the latest. */
export const endingWithin = <T extends Range>(list: readonly T[], from: number, to: number): T[] =>
  between(list, from - LONGEST_NAME, to).filter(({ last }) => last > from && last <= to)

/** Those that a token belongs to. */
export const covering = <T extends Range>(list: readonly T[], at: number): T[] =>
  between(list, at - LONGEST_NAME, at + 1).filter(({ last }) => last > at)

/** Tokens. */
const LONGEST_NAME = 12
