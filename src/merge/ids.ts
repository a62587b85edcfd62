import { createHash } from 'node:crypto'
import { quote, type Span } from '../core/span.ts'

/**
 * Ids made from content: the article's text, the anchor's words, and which occurrence of those words it is. A re-run
 * and a correction elsewhere leave them as they are.
 */
export function recordIds(text: string, anchors: readonly Span[]): string[] {
  const article = createHash('sha256').update(text).digest()
  const used = new Set<string>()
  return anchors.map((anchor) => {
    const words = quote(text, anchor)
    const digest = createHash('sha256')
      .update(article)
      .update(words)
      .update(`\0${occurrence(text, words, anchor.start)}`)
      .digest('hex')
    // two records on one anchor (a table row with two sums) take more of the digest's tail
    let id = `r_${digest.slice(0, 8)}`
    for (let i = 1; used.has(id); i++)
      id = `r_${createHash('sha256').update(`${digest}${i}`).digest('hex').slice(0, 8)}`
    used.add(id)
    return id
  })
}

/** How many times `words` begins before `start`. */
function occurrence(text: string, words: string, start: number): number {
  if (!words) return 0
  let times = 0
  for (let at = text.indexOf(words); at >= 0 && at < start; at = text.indexOf(words, at + words.length)) times++
  return times
}
