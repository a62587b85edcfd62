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
