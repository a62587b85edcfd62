import { isMap, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml'
import { align } from './align.ts'
import type { ResultDocument } from './document.ts'
import { isObject, keysOf, same } from './same.ts'

/**
 * Makes a file say other values by way of the YAML library, which prints all of it: comments and the order of keys stay, spaces and
 * quotes may change. For layouts that `rewrite.ts` cannot splice: everything on one line, JSON, a key behind its dash.
 */
export function rebuild({ root, value, text, comments }: ResultDocument, target: unknown): string {
  const copy = root.clone()
  const change = (node: unknown, was: unknown, wanted: unknown): unknown => {
    if (same(was, wanted)) return node
    if (isMap(node) && isObject(was) && isObject(wanted)) return changeMap(node, was, wanted)
    if (isSeq(node) && Array.isArray(was) && Array.isArray(wanted)) return changeList(node, was, wanted)
    const fresh = copy.createNode(wanted, { aliasDuplicateObjects: false })
    if (isScalar(node) || isMap(node) || isSeq(node)) {
      fresh.comment = node.comment
      fresh.commentBefore = node.commentBefore
    }
    return fresh
  }
  const changeMap = (
    map: YAMLMap,
    was: Readonly<Record<string, unknown>>,
    wanted: Readonly<Record<string, unknown>>,
  ): YAMLMap => {
    const keys = keysOf(wanted)
    map.items = map.items.filter((pair) => keys.includes(keyOf(pair)))
    for (const pair of map.items) pair.value = change(pair.value, was[keyOf(pair)], wanted[keyOf(pair)])
    for (const [i, key] of keys.entries()) {
      if (map.items.some((pair) => keyOf(pair) === key)) continue
      const before = map.items.findIndex((pair) => keyOf(pair) === keys[i - 1])
      map.items.splice(before + 1, 0, copy.createPair(key, wanted[key]))
    }
    return map
  }
  const changeList = (list: YAMLSeq, was: readonly unknown[], wanted: readonly unknown[]): YAMLSeq => {
    list.items = align(was, wanted).flatMap(({ from, to }) =>
      to === null
        ? []
        : [
            from === null
              ? copy.createNode(wanted[to], { aliasDuplicateObjects: false })
              : change(list.items[from], was[from], wanted[to]),
          ],
    )
    return list
  }
  copy.contents = change(copy.contents, value, target) as typeof copy.contents
  const options = { lineWidth: 0, flowCollectionPadding: false } as const
  const printed = copy.toString(options)
  // what stood in or above something that went is put at the end of the file
  const lost = comments
    .map(({ start, end }) => text.slice(start + 1, end))
    .filter((comment) => !printed.includes(`#${comment}`))
  if (!lost.length) return printed
  copy.comment = [copy.comment, ...lost].filter((comment) => comment !== null && comment !== undefined).join('\n')
  return copy.toString(options)
}

const keyOf = ({ key }: Pair): string => String(isScalar(key) ? key.value : key)
