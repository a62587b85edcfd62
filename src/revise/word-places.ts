import type { SpanOut } from '../core/record.ts'
import type { Points } from './points.ts'

/**
 * Where a stretch of an article went when its words were edited too: `500 million francs` became `505 million francs`, and no exact
 * search finds it again. The words of both texts are laid side by side, and what stands now between the same neighbours is the place.
 *
 * Only to tell which record is which: a place found so is never written as a span, as its words are others.
 */
export interface WordPlace {
  /** In code points of the new text, end exclusive. */
  readonly start: number
  readonly end: number
  /** Of the stretch's words, the share that still stands there: 0 to 1. */
  readonly kept: number
}

/** @returns for a span of `before` its place in `after`; null where nothing stands between its neighbours, or the texts have little in common. */
export function wordPlaces(before: Points, after: Points): (span: SpanOut) => WordPlace | null {
  let laid: { old: readonly Word[]; fresh: readonly Word[]; kept: Int32Array } | null | undefined
  const lay = (): typeof laid => {
    const [old, fresh] = [wordsIn(before), wordsIn(after)]
    const kept = keptWords(old, fresh)
    return kept && { old, fresh, kept }
  }
  return ({ quote, start, end }) => {
    // a span that did not quote its text before says nothing of where it belongs
    if (before.slice(start, end) !== quote) return null
    if (laid === undefined) laid = lay()
    if (!laid) return null
    const { old, fresh, kept } = laid
    const first = firstFrom(old, (word) => word.end > start)
    const past = firstFrom(old, (word) => word.start >= end)
    if (first >= past) return null
    let from = first
    while (from >= 0 && kept[from]! < 0) from--
    let to = past - 1
    while (to < old.length && kept[to]! < 0) to++
    const head = from < 0 ? 0 : kept[from]! + (from < first ? 1 : 0)
    const tail = to === old.length ? fresh.length - 1 : kept[to]! - (to >= past ? 1 : 0)
    if (head > tail) return null
    const stay = kept.subarray(first, past).filter((place) => place >= 0).length
    return { start: fresh[head]!.start, end: fresh[tail]!.end, kept: stay / (past - first) }
  }
}

interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** `€500m` is three words, so that another figure is one word changed. */
const WORDS = /[\p{L}\p{M}]+|\p{N}+(?:[.,]\p{N}+)*|\S/gu

const wordsIn = ({ text, fromUnits }: Points): Word[] =>
  [...text.matchAll(WORDS)].map(({ 0: word, index }) => ({
    text: word,
    start: fromUnits(index),
    end: fromUnits(index + word.length),
  }))

/** Words that differ at most: beyond that it is another article, and the search would take long. */
const MOST_CHANGED = 1500

/** For each old word its place among the new ones, or -1: the shortest edit between the two, after E. Myers (1986). Null: too far apart. */
function keptWords(old: readonly Word[], fresh: readonly Word[]): Int32Array | null {
  const reached: Int32Array[] = []
  const wide = MOST_CHANGED + 1
  // the furthest old word on each diagonal (old minus new), which is counted from -wide
  const furthest = new Int32Array(2 * wide + 1)
  for (let changed = 0; changed <= MOST_CHANGED; changed++) {
    reached.push(furthest.slice(wide - changed - 1, wide + changed + 2))
    for (let diagonal = -changed; diagonal <= changed; diagonal += 2) {
      const at = wide + diagonal
      const down = diagonal === -changed || (diagonal !== changed && furthest[at - 1]! < furthest[at + 1]!)
      let x = down ? furthest[at + 1]! : furthest[at - 1]! + 1
      while (x < old.length && x - diagonal < fresh.length && old[x]!.text === fresh[x - diagonal]!.text) x++
      furthest[at] = x
      if (x >= old.length && x - diagonal >= fresh.length) return wayBack(reached, old.length, fresh.length)
    }
  }
  return null
}

/** @param reached before each number of changes, the furthest old word of the diagonals -changed-1 to changed+1 */
function wayBack(reached: readonly Int32Array[], olds: number, news: number): Int32Array {
  const kept = new Int32Array(olds).fill(-1)
  let [x, y] = [olds, news]
  for (let changed = reached.length - 1; changed >= 0; changed--) {
    const furthest = (diagonal: number): number => reached[changed]![diagonal + changed + 1]!
    const diagonal = x - y
    const down = diagonal === -changed || (diagonal !== changed && furthest(diagonal - 1) < furthest(diagonal + 1))
    const from = down ? diagonal + 1 : diagonal - 1
    const startX = changed ? furthest(from) : 0
    const startY = changed ? startX - from : 0
    while (x > startX && y > startY) kept[--x] = --y
    ;[x, y] = [startX, startY]
  }
  return kept
}

/** By halves: words stand in order. */
function firstFrom(words: readonly Word[], holds: (word: Word) => boolean): number {
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(words[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}
