import { isCollection, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml'
import type { AidRecord } from '../core/record.ts'
import { yamlOf, yamlOfRecord } from '../write/index.ts'
import { align, isRecord } from './align.ts'
import { parseResult, type ResultDocument } from './document.ts'
import type { Stretch } from './guard.ts'
import { colonOf, dashesOf, endOf, endOfPair, inOrder, keyOf, startOf } from './nodes.ts'
import { rebuild } from './rebuild.ts'
import { isObject, keysOf, same } from './same.ts'
import { summaries } from './summary.ts'

/**
 * Makes a file say other values, and touches nothing else of it: comments, the order of keys, quotes and spaces stay as they are
 * wherever the values do.
 *
 * In:  a document, and the plain data that it shall say.
 * Out: the text. What is cut out takes no comment with it: a comment that stood inside moves to a line of its own.
 *
 * Not here: which values it shall say (`edit.ts`, `merge.ts`).
 */
export interface RewriteOptions {
  /** Earlier versions of a record: a sentence above it that was made from one of them is made anew, also where nothing else is. */
  readonly formerly?: (id: string) => readonly unknown[]
}

export function rewrite(document: ResultDocument, target: unknown, options: RewriteOptions = {}): string {
  if (same(document.value, target) && !options.formerly) return document.text
  const text = spliced(document, target, options)
  // a layout that the splices do not know of: the library prints the whole file anew
  if (text !== null && same(parseResult(text).document?.value, target)) return text
  return rebuild(document, target)
}

interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

function spliced(document: ResultDocument, target: unknown, options: RewriteOptions): string | null {
  const root = document.root.contents as Node | null
  if (!root?.range) return null
  const splices: Splice[] = []
  const pen = createPen(document, splices, options)
  pen.change(root, document.value, target, null)
  if (options.formerly) pen.renew(root, document.value, target)
  splices.sort((a, b) => a.start - b.start || a.end - b.end)
  const eol = document.text.includes('\r\n') ? '\r\n' : '\n'
  let text = ''
  let at = 0
  for (const { start, end, text: fresh } of splices) {
    const lines = eol === '\n' ? fresh : fresh.replaceAll('\n', eol)
    // lines that come behind a line that goes: they begin where that one began
    if (start === end && start === at - eol.length && lines.startsWith(eol)) {
      text += lines.slice(eol.length) + eol
      continue
    }
    if (start < at) return null
    text += document.text.slice(at, start) + lines
    at = end
  }
  return text + document.text.slice(at)
}

/** What stands around a value: where it could begin when it is written anew, and how far the lines below it are indented. */
interface Frame {
  /** Just behind the colon or the dash. */
  readonly after: number
  readonly indent: number
  readonly list: boolean
}

interface Pen {
  change(node: Node, was: unknown, target: unknown, frame: Frame | null): void
  /** Sentences above records that nobody touched since: `change` comes by those only of a list that changes. */
  renew(root: Node, was: unknown, target: unknown): void
}

function createPen(document: ResultDocument, splices: Splice[], options: RewriteOptions): Pen {
  const { text } = document
  const above = summaries(document.value, options.formerly)
  const lineStart = (offset: number): number => text.lastIndexOf('\n', offset - 1) + 1
  const lineEnd = (offset: number): number => {
    const end = text.indexOf('\n', offset)
    const stop = end < 0 ? text.length : end
    return text[stop - 1] === '\r' && stop - 1 >= offset ? stop - 1 : stop
  }
  const column = (offset: number): number => offset - lineStart(offset)
  const pad = (count: number): string => ' '.repeat(count)
  const splice = (start: number, end: number, fresh: string): void => void splices.push({ start, end, text: fresh })

  /** The comments of a stretch that is cut out, as lines of their own; sentences above records are ours and go. */
  const rescued = (start: number, end: number, indent: number): string =>
    document.comments
      .filter((comment) => comment.start >= start && comment.end <= end)
      .map((comment) => text.slice(comment.start, comment.end))
      .filter((comment) => !above.isOurs(comment))
      .map((comment) => `${pad(indent)}${comment}\n`)
      .join('')

  function change(node: Node, was: unknown, target: unknown, frame: Frame | null): void {
    if (same(was, target)) return
    if (isMap(node) && isObject(was) && isObject(target))
      changeMap(node as YAMLMap<Node, Node | null>, was, target, frame)
    else if (isSeq(node) && Array.isArray(was) && Array.isArray(target))
      changeList(node as YAMLSeq<Node>, was, target, frame)
    else replace(node, target, frame)
  }

  /** Writes a value anew, in the way our own files do. */
  function replace(node: Node, target: unknown, frame: Frame | null): void {
    const start = node.range![0]
    const end = endOf(node)
    if (!frame) return splice(start, end, yamlOf(target, { flow: true }))
    const fresh = yamlOf(target)
    const block = isBlock(fresh, target)
    const kept = rescued(frame.after, end, frame.indent + 2)
    if (block && frame.list) splice(frame.after, end, ` ${hang(fresh, frame.indent + 2)}`)
    else if (block) splice(frame.after, end, `\n${kept}${pad(frame.indent + 2)}${hang(fresh, frame.indent + 2)}`)
    else splice(frame.after, end, kept ? `\n${kept}${pad(frame.indent + 2)}${fresh}` : ` ${fresh}`)
  }

  function changeMap(
    map: YAMLMap<Node, Node | null>,
    was: Readonly<Record<string, unknown>>,
    target: Readonly<Record<string, unknown>>,
    frame: Frame | null,
  ): void {
    const wanted = keysOf(target)
    const stays = (pair: Pair<Node, Node | null>): boolean =>
      Object.hasOwn(target, keyOf(pair)) && target[keyOf(pair)] !== undefined
    const kept = map.items.filter(stays)
    const known = new Set(kept.map(keyOf))
    const added = wanted.filter((key) => !known.has(key))
    const gone = map.items.filter((pair) => !stays(pair))
    const restructured = added.length > 0 || gone.length > 0
    if (restructured && (map.flow || !kept.length)) return replace(map, inOrder(map, target), frame)
    for (const pair of kept) changePair(map, pair, was[keyOf(pair)], target[keyOf(pair)])
    for (const pair of gone) cut(startOf(pair.key), endOfPair(pair))
    for (const key of added) insertPair(map, kept, known, wanted, key, target[key])
  }

  function changePair(map: YAMLMap, pair: Pair<Node, Node | null>, was: unknown, target: unknown): void {
    if (same(was, target)) return
    const colon = colonOf(pair)
    if (!pair.value || colon === null)
      return splice(endOfPair(pair), endOfPair(pair), ` ${yamlOf(target, { flow: true })}`)
    if (map.flow)
      return isCollection(pair.value) ? change(pair.value, was, target, null) : spliceScalar(pair, colon, target)
    change(pair.value, was, target, { after: colon, indent: column(startOf(pair.key)), list: false })
  }

  /** Inside brackets everything stays on its line. */
  function spliceScalar(pair: Pair<Node, Node | null>, colon: number, target: unknown): void {
    const space = text[colon] === ' ' || text[colon] === '\n' ? '' : ' '
    const start = Math.max(colon, pair.value!.range![0])
    splice(start, Math.max(start, endOf(pair.value!)), `${space}${yamlOf(target, { flow: true })}`)
  }

  const isBlankLine = (start: number): boolean => start < text.length && text.slice(start, lineEnd(start)).trim() === ''
  const nextLine = (start: number): number => {
    const end = text.indexOf('\n', start)
    return end < 0 ? text.length : end + 1
  }

  /** Takes whole lines out. @param spare an empty line beside them that goes too. */
  function cut(start: number, end: number, spare: 'above' | 'below' | null = null): void {
    const from = lineStart(start)
    const clear = text.slice(from, start).trim() === ''
    const stop = lineEnd(end)
    const past = Math.min(text.length, text.indexOf('\n', stop) < 0 ? text.length : text.indexOf('\n', stop) + 1)
    // a first key behind a dash: what follows it moves up
    if (clear && spare === 'above' && isBlankLine(past) && from > 0 && isBlankLine(lineStart(from - 1)))
      return splice(lineStart(from - 1), past, rescued(start, stop, column(start)))
    if (clear && spare === 'below' && isBlankLine(past))
      return splice(from, nextLine(past), rescued(start, stop, column(start)))
    splice(clear ? from : start, clear ? past : past + column(start), rescued(start, stop, column(start)))
  }

  function insertPair(
    map: YAMLMap<Node, Node | null>,
    kept: readonly Pair<Node, Node | null>[],
    known: ReadonlySet<string>,
    wanted: readonly string[],
    key: string,
    value: unknown,
  ): void {
    const before = wanted.slice(0, wanted.indexOf(key)).findLast((one) => known.has(one))
    const neighbour = kept.find((pair) => keyOf(pair) === before)
    const indent = column(startOf(map.items[0]!.key))
    const fresh = hang(yamlOf({ [key]: value }).replace(/^\{(.*)\}$/s, '$1'), indent)
    if (neighbour) {
      const at = lineEnd(endOfPair(neighbour))
      splice(at, at, `\n${pad(indent)}${fresh}`)
    } else {
      const at = startOf(kept[0]!.key)
      splice(at, at, `${fresh}\n${pad(indent)}`)
    }
  }

  function changeList(
    list: YAMLSeq<Node>,
    was: readonly unknown[],
    target: readonly unknown[],
    frame: Frame | null,
  ): void {
    const pairs = align(was, target)
    const keeps = pairs.filter(({ from, to }) => from !== null && to !== null)
    const restructured = keeps.length < pairs.length
    if (restructured && (list.flow || !keeps.length) && !(keeps.length === 0 && isRecords(target)))
      return replace(list, target, frame)
    if (!keeps.length && list.flow) return fillRecords(list, target as readonly AidRecord[], frame)
    const dashes = dashesOf(list)
    let last: number | null = null
    for (const { from, to } of pairs) {
      if (from !== null && to !== null) {
        changeItem(list, dashes, from, was[from], target[to])
        if (isRecord(target[to])) refreshSummary(dashes[from]!, target[to] as unknown as AidRecord, to)
        last = from
      } else if (from !== null) {
        // an undo puts the file back as it was: records come with an empty line, and go with it
        const leads = from === 0 && keeps.some((one) => one.from === 1)
        cutItem(
          dashes[from]!,
          list.items[from]!,
          !isRecord(was[from]) ? null : leads ? 'below' : from > 0 ? 'above' : null,
        )
      } else if (to !== null) insertItem(list, dashes, last, target[to], to)
    }
  }

  function changeItem(list: YAMLSeq<Node>, dashes: readonly number[], i: number, was: unknown, target: unknown): void {
    const frame = list.flow ? null : { after: dashes[i]! + 1, indent: column(dashes[i]!), list: true }
    change(list.items[i]!, was, target, frame)
  }

  function cutItem(dash: number, item: Node, spare: 'above' | 'below' | null): void {
    // the sentence above a record goes with it
    const comment = commentAbove(dash)
    const start = comment && above.isOurs(text.slice(comment.start, comment.end)) ? comment.start : dash
    cut(start, endOf(item), spare)
  }

  function insertItem(
    list: YAMLSeq<Node>,
    dashes: readonly number[],
    last: number | null,
    value: unknown,
    to: number,
  ): void {
    const indent = column(dashes[0]!)
    const fresh = isRecord(value) ? yamlOfRecord(value as unknown as AidRecord, to + 1) : `- ${hang(yamlOf(value), 2)}`
    const lines = pad(indent) + hang(fresh, indent)
    const blank = isRecord(value) ? '\n' : ''
    if (last === null) {
      const at = lineStart(firstOf(list, dashes[0]!))
      splice(at, at, `${lines}\n${blank}`)
    } else {
      const at = lineEnd(endOf(list.items[last]!))
      splice(at, at, `\n${blank}${lines}`)
    }
  }

  /** The comment above the first item belongs to it. */
  function firstOf(list: YAMLSeq<Node>, dash: number): number {
    const comment = commentAbove(dash)
    if (!comment) return Math.min(list.range![0], dash)
    return text.slice(lineStart(comment.start), comment.start).trim() === '' ? comment.start : dash
  }

  function fillRecords(list: YAMLSeq<Node>, records: readonly AidRecord[], frame: Frame | null): void {
    if (!frame) return replace(list, records, frame)
    const indent = frame.indent + 2
    const lines = records.map((record, i) => pad(indent) + hang(yamlOfRecord(record, i + 1), indent))
    splice(frame.after, endOf(list), `\n${rescued(frame.after, endOf(list), indent)}${lines.join('\n\n')}`)
  }

  function refreshSummary(dash: number, record: AidRecord, index: number): void {
    const comment = commentAbove(dash)
    if (!comment || !above.isOurs(text.slice(comment.start, comment.end))) return
    splice(comment.start, comment.end, above.write(record, index))
  }

  function renew(root: Node, was: unknown, target: unknown): void {
    if (!isMap(root) || !isObject(was) || !isObject(target) || !same(was.records, target.records)) return
    const list = root.items.find((pair) => isScalar(pair.key) && pair.key.value === 'records')?.value
    if (!isSeq(list) || list.flow || !Array.isArray(target.records)) return
    for (const [i, dash] of dashesOf(list as YAMLSeq<Node>).entries())
      if (isRecord(target.records[i])) refreshSummary(dash, target.records[i] as AidRecord, i)
  }

  /** The comment on the line before, if there is one. */
  function commentAbove(dash: number): Stretch | null {
    const comment = document.comments.findLast(({ end }) => end <= dash)
    return comment && text.slice(comment.end, dash).trim() === '' ? comment : null
  }

  return { change, renew }
}

const isBlock = (fresh: string, target: unknown): boolean =>
  (Array.isArray(target) || isObject(target)) && !/^[[{]/.test(fresh)

/** All lines but the first get the indent. */
const hang = (lines: string, indent: number): string => lines.replace(/\n(?=[^\n])/g, `\n${' '.repeat(indent)}`)

const isRecords = (target: readonly unknown[]): boolean => target.length > 0 && target.every(isRecord)
