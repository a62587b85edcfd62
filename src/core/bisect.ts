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
