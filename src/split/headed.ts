import type { TextLine } from './lines.ts'

/** Lines close under headings in capitals, where blank lines part one heading from the next: what stands there is no heading. */
export function headedLines(text: string, lines: readonly TextLine[]): ReadonlySet<number> {
  const headed = new Set<number>()
  let heads = 0
  let isUnder = false
  for (const [i, line] of lines.entries()) {
    const isCapital = /^\p{Lu}[^\p{Ll}]{2,60}$/u.test(text.slice(line.start, line.end))
    if (line.spaced) isUnder = isCapital && lines[i + 1]?.spaced === false
    else if (isUnder && !isCapital && text[line.end - 1] !== ':') headed.add(i)
    if (line.spaced && isUnder) heads++
  }
  return heads >= LEAST_HEADS ? headed : NONE
}

const LEAST_HEADS = 3
const NONE: ReadonlySet<number> = new Set()
