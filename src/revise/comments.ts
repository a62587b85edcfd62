import { isMap, isNode, isPair, isScalar, isSeq } from 'yaml'
import type { ResultDocument } from './document.ts'
import { summaries } from './summary.ts'

/**
 * The records in which, or just above which, a person wrote a comment: the sentence that we put there does not count.
 *
 * @param formerly earlier versions of a record, whose sentence may still stand there
 */
export function commentedRecords(
  { root, text, comments, value }: ResultDocument,
  formerly: (id: string) => readonly unknown[],
): ReadonlySet<string> {
  const ours = summaries(value, formerly)
  const theirs = comments.filter(({ start, end }) => !ours.isOurs(text.slice(start, end)))
  const pair = isMap(root.contents)
    ? root.contents.items.find(({ key }) => isScalar(key) && key.value === 'records')
    : null
  const list: unknown = isPair(pair) ? pair.value : null
  const found = new Set<string>()
  if (!isSeq(list) || !theirs.length) return found
  // what stands above the first record is behind `records:`
  let from = isNode(pair?.key) ? (pair.key.range?.[1] ?? 0) : 0
  for (const item of list.items) {
    if (!isNode(item) || !item.range) continue
    const [, , end] = item.range
    const id = isMap(item) ? item.get('id', true) : null
    const above = from
    if (isScalar(id) && theirs.some((comment) => comment.start >= above && comment.end <= end))
      found.add(String(id.value))
    from = end
  }
  return found
}
