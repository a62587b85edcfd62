import type { Segment } from './segments.ts'
import type { Range } from './words.ts'

/** What stands on a stretch of text: a field of a record, or a sum that belongs to none. */
export interface Mark {
  readonly record: string | null
  readonly path: string
  readonly family: string
}

/** Decided records show more quietly, rejected ones not at all. */
export type Standing = 'open' | 'done' | 'gone'

/**
 * The article as the reader sees it. Plain elements, not components: an article of a megabyte with thousands of marks is built once and then
 * only a few classes change. Text only ever becomes text nodes.
 */
export interface TextView {
  show(text: string, segments: readonly Segment<Mark>[]): void
  /** Brings out a record's words, and most of all those of one field. */
  focus(record: string | null, path: string | null): void
  /** How far each record is. */
  settle(standings: ReadonlyMap<string, Standing>): void
  /** Shows the stretch that is being marked; null takes it away. */
  mark(range: Range | null): void
  /** Scrolls so that the stretch can be read, if it cannot be by now. */
  reveal(range: Range): void
  /** What the mouse selected in the text; null when nothing, or something else. */
  selected(): Range | null
  /** What stands where the mouse points. */
  marksAt(target: EventTarget | null): readonly Mark[]
}

export function createTextView(host: HTMLElement): TextView {
  let nodes: { readonly start: number; readonly node: Text }[] = []
  let marksOf = new Map<Element, readonly Mark[]>()
  let elementsOf = new Map<string, Set<HTMLElement>>()
  let lit: HTMLElement[] = []
  let known = new Map<string, Standing>()

  const addText = (parent: Node, text: string, start: number): void => {
    const node = document.createTextNode(text)
    parent.appendChild(node)
    nodes.push({ start, node })
  }

  const addMark = (parent: Node, text: string, start: number, on: readonly Mark[]): void => {
    const element = document.createElement('mark')
    // the narrowest stands last: its colour is the one to see
    const top = on.at(-1)!
    element.className = `on f-${top.family}${on.every(({ record }) => record === null) ? ' loose' : ''}`
    marksOf.set(element, on)
    for (const { record, path } of on) {
      if (record === null) continue
      for (const key of [record, `${record} ${path}`]) {
        const known = elementsOf.get(key) ?? new Set()
        elementsOf.set(key, known.add(element))
      }
    }
    addText(element, text, start)
    parent.appendChild(element)
  }

  const lineHolder = (): HTMLElement => {
    const line = document.createElement('p')
    line.className = 'line'
    return line
  }

  return {
    show(text, segments) {
      nodes = []
      marksOf = new Map()
      elementsOf = new Map()
      lit = []
      known = new Map()
      const all = document.createDocumentFragment()
      let line = lineHolder()
      for (const { start, end, on } of segments) {
        let at = start
        while (at < end) {
          const newline = text.indexOf('\n', at)
          const stop = newline < 0 || newline >= end ? end : newline
          if (stop > at) {
            if (on.length) addMark(line, text.slice(at, stop), at, on)
            else addText(line, text.slice(at, stop), at)
          }
          at = stop
          if (at === newline && at < end) {
            if (!line.hasChildNodes()) line.classList.add('blank')
            all.appendChild(line)
            line = lineHolder()
            at++
          }
        }
      }
      all.appendChild(line)
      host.replaceChildren(all)
    },
    focus(record, path) {
      for (const element of lit) element.classList.remove('mine', 'here')
      lit = record === null ? [] : [...(elementsOf.get(record) ?? [])]
      for (const element of lit) element.classList.add('mine')
      if (record !== null && path !== null)
        for (const element of elementsOf.get(`${record} ${path}`) ?? []) element.classList.add('here')
    },
    settle(standings) {
      const changed = [...standings].filter(([record, standing]) => (known.get(record) ?? 'open') !== standing)
      known = new Map(standings)
      for (const element of new Set(changed.flatMap(([record]) => [...(elementsOf.get(record) ?? [])]))) {
        const records = (marksOf.get(element) ?? []).flatMap(({ record }) => record ?? [])
        const all = (...which: Standing[]): boolean =>
          records.every((record) => which.includes(known.get(record) ?? 'open'))
        element.classList.toggle('gone', all('gone'))
        element.classList.toggle('done', all('gone', 'done'))
      }
    },
    mark(range) {
      const made = range && domRange(nodes, range)
      if (typeof Highlight !== 'undefined' && CSS.highlights) {
        if (made) CSS.highlights.set('marking', new Highlight(made))
        else CSS.highlights.delete('marking')
        return
      }
      const selection = getSelection()
      selection?.removeAllRanges()
      if (made) selection?.addRange(made)
    },
    reveal(range) {
      const scroller = host.closest('.scroller') ?? host
      const made = domRange(nodes, range)
      if (!made) return
      // a paragraph that was never laid out has a guessed place: bring it near first
      made.startContainer.parentElement?.scrollIntoView({ block: 'nearest' })
      const view = scroller.getBoundingClientRect()
      const place = made.getBoundingClientRect()
      const margin = Math.min(90, view.height / 4)
      if (place.top < view.top + margin || place.bottom > view.bottom - margin)
        scroller.scrollTop += place.top - view.top - view.height / 3
    },
    selected() {
      const selection = getSelection()
      if (!selection || selection.isCollapsed || !selection.rangeCount) return null
      const range = selection.getRangeAt(0)
      // three clicks select to where the next paragraph begins, which may be outside
      if (!host.contains(range.startContainer)) return null
      const start = offsetOf(nodes, range, 'start')
      const end = offsetOf(nodes, range, 'end')
      return start !== null && end !== null && start < end ? { start, end } : null
    },
    marksAt(target) {
      const element = target instanceof Element ? target.closest('mark') : null
      return (element && marksOf.get(element)) ?? []
    },
  }
}

function domRange(nodes: readonly { start: number; node: Text }[], { start, end }: Range): globalThis.Range | null {
  const from = holding(nodes, start)
  const to = holding(nodes, Math.max(start, end - 1))
  if (!from || !to) return null
  const range = document.createRange()
  range.setStart(from.node, clamp(start - from.start, from.node.length))
  range.setEnd(to.node, clamp(end - to.start, to.node.length))
  return range
}

const clamp = (offset: number, length: number): number => Math.max(0, Math.min(offset, length))

/** The last text node that begins at or before the offset. */
function holding<T extends { readonly start: number }>(nodes: readonly T[], offset: number): T | undefined {
  let low = 0
  let high = nodes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (nodes[middle]!.start <= offset) low = middle + 1
    else high = middle
  }
  return nodes[Math.max(0, low - 1)]
}

/** A selection may end at an element, or between two paragraphs: then at the nearest text within. */
function offsetOf(
  nodes: readonly { readonly start: number; readonly node: Text }[],
  range: globalThis.Range,
  side: 'start' | 'end',
): number | null {
  const [container, offset] =
    side === 'start' ? [range.startContainer, range.startOffset] : [range.endContainer, range.endOffset]
  const point = document.createRange()
  point.setStart(container, offset)
  // the first text that begins at the point or behind it
  let low = 0
  let high = nodes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (point.comparePoint(nodes[middle]!.node, 0) < 0) low = middle + 1
    else high = middle
  }
  const before = nodes[low - 1]
  if (before?.node === container) return before.start + offset
  if (side === 'start') return nodes[low]?.start ?? null
  return before ? before.start + before.node.length : null
}
