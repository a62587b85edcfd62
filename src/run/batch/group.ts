import { PIECE } from './time-limit.ts'

/**
 * Which articles of a batch are extracted together. By their length, so that a group needs no more memory than one long article, and
 * no more time than an article of that length has.
 */
export function groupsOf<T>(articles: readonly T[], lengthOf: (article: T) => number): T[][] {
  const groups: T[][] = []
  let room = 0
  for (const article of articles) {
    const length = lengthOf(article)
    if (groups.length && length <= room && groups.at(-1)!.length < MOST) {
      groups.at(-1)!.push(article)
      room -= length
    } else {
      groups.push([article])
      room = PIECE - length
    }
  }
  return groups
}

/** More at once gain nothing. */
const MOST = 16
