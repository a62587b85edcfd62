import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml'
import { keysOf } from './same.ts'

/* Where the parts of a parsed YAML file stand in its text, in UTF-16 units. */

export const keyOf = (pair: Pair<Node, Node | null>): string => (isScalar(pair.key) ? String(pair.key.value) : '')

export const startOf = (node: Node): number => node.range![0]

export function colonOf(pair: Pair<Node, Node | null>): number | null {
  const colon = pair.srcToken?.sep?.find(({ type }) => type === 'map-value-ind')
  return colon ? colon.offset + 1 : null
}

export const endOfPair = (pair: Pair<Node, Node | null>): number =>
  Math.max(pair.value ? endOf(pair.value) : 0, colonOf(pair) ?? 0, endOf(pair.key))

/** Where the value's last sign stands: the library counts the comments and lines behind a block to it. */
export function endOf(node: Node): number {
  if (isMap(node) && !node.flow && node.items.length) return endOfPair(node.items.at(-1) as Pair<Node, Node | null>)
  if (isSeq(node) && !node.flow && node.items.length) {
    const dash = dashesOf(node as YAMLSeq<Node>).at(-1) ?? 0
    return Math.max(endOf(node.items.at(-1) as Node), dash + 1)
  }
  if (isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')) {
    // the newline that ends its last line is no part of what is replaced
    return node.range![1] - 1
  }
  return node.range![1]
}

export function dashesOf(list: YAMLSeq<Node>): number[] {
  const token = list.srcToken
  if (token?.type !== 'block-seq') return []
  return token.items.flatMap(({ start }) => {
    const dash = start.find(({ type }) => type === 'seq-item-ind')
    return dash ? [dash.offset] : []
  })
}

/** The person's order of keys, and ours for what is new. */
export function inOrder(
  map: YAMLMap<Node, Node | null>,
  target: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const kept = map.items.map(keyOf).filter((key) => Object.hasOwn(target, key))
  return Object.fromEntries([...new Set([...kept, ...keysOf(target)])].map((key) => [key, target[key]]))
}
