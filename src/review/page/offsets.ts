/**
 * Files count code points, the browser counts UTF-16 units. Both ways in the time of a look-up, after one pass over the text.
 */
export interface Offsets {
  toUnits(point: number): number
  toPoints(unit: number): number
}

export function createOffsets(text: string): Offsets {
  /** Where each pair begins, in code points. */
  const pairs: number[] = []
  for (let unit = 0; unit < text.length; unit++) {
    const code = text.charCodeAt(unit)
    if (code < 0xd800 || code > 0xdbff) continue
    const low = text.charCodeAt(unit + 1)
    if (low < 0xdc00 || low > 0xdfff) continue
    pairs.push(unit - pairs.length)
    unit++
  }
  if (!pairs.length) return { toUnits: (point) => point, toPoints: (unit) => unit }
  return {
    toUnits: (point) => point + below(pairs.length, (i) => pairs[i]! < point),
    toPoints: (unit) => unit - below(pairs.length, (i) => pairs[i]! + i + 1 < unit),
  }
}

/** How many of the ascending first ones hold. */
function below(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) low = middle + 1
    else high = middle
  }
  return low
}
