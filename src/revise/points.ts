import { codePoints } from '../core/span.ts'

/** An article's text counted in code points, as files count it. */
export interface Points {
  readonly text: string
  readonly length: number
  /** Code points `start` to `end` (end exclusive). */
  slice(start: number, end: number): string
  /** From UTF-16 units to code points, and back. */
  fromUnits(offset: number): number
  toUnits(point: number): number
}

export function pointsOf(text: string): Points {
  const fromUnits = codePoints(text)
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) {
    return {
      text,
      length: text.length,
      slice: (start, end) => text.slice(start, end),
      fromUnits,
      toUnits: (point) => point,
    }
  }
  const starts: number[] = []
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) starts.push(at)
  const toUnits = (point: number): number => starts[point] ?? text.length
  return {
    text,
    length: starts.length,
    slice: (start, end) => text.slice(toUnits(start), toUnits(end)),
    fromUnits,
    toUnits,
  }
}
