/**
 * The word that was probably meant: the one with the fewest slips, if they are few for its length. Ties go to the first.
 *
 * @param mostOf slips that a choice may be away
 */
export function nearest(word: string, choices: readonly string[], mostOf = third): string | null {
  const folded = word.toLowerCase()
  let best: { choice: string; slips: number } | null = null
  for (const choice of choices) {
    const most = mostOf(choice)
    if (Math.abs(choice.length - word.length) > most) continue
    const slips = slipsBetween(folded, choice.toLowerCase())
    if (slips <= most && (!best || slips < best.slips)) best = { choice, slips }
  }
  return best?.choice ?? null
}

const third = (choice: string): number => Math.max(1, Math.floor(choice.length / 3))

/** Letters changed, left out, added, or two swapped. */
function slipsBetween(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      row[j] = Math.min(changed, last[j]! + 1, row[j - 1]! + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, before[j - 2]! + 1)
    }
    before = last
    last = row
  }
  return last[b.length]!
}
