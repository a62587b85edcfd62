import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { Extraction } from '../../core/record.ts'
import { articleText, choose, isOpen, nameOf } from './actions.ts'
import { ANCHOR, familyOfPath, fieldOfPath, linesOf } from './fields.ts'
import { Key } from './key.tsx'
import { finishMarking, markFor, markSelected, onSelect, stopMarking, swapEdge, unitsOf } from './marking.ts'
import { segmentsOf } from './segments.ts'
import { get, recordInHand, usePart } from './state.ts'
import { createTextView, type Mark, type Standing, type TextView } from './text-view.ts'

/** The article, with every span of its records, and every sum that is in none. */
export function ArticleText() {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<TextView | null>(null)
  const opened = usePart((state) => state.opened)
  const record = usePart((state) => state.record)
  const path = usePart((state) => state.path)
  const marking = usePart((state) => state.marking)

  useEffect(() => {
    if (!host.current) return
    view.current = createTextView(host.current)
    onSelect(() => view.current?.selected() ?? null)
  }, [])
  const spans = useMemo(() => (opened?.extraction ? marksOf(opened.extraction) : []), [opened])
  // a decision changes no span: then the text stays as it was built
  const textShown = usePart((state) => state.textShown)
  const shown = useMemo(() => JSON.stringify([opened?.id, textShown, spans]), [opened, textShown])
  useEffect(() => {
    view.current?.show(articleText(), segmentsOf(articleText().length, spans))
  }, [shown])
  useEffect(() => {
    const records = opened?.extraction?.records ?? []
    view.current?.settle(
      new Map(
        records.map((one): [string, Standing] => [
          one.id,
          one.review.state === 'rejected' ? 'gone' : isOpen(one) ? 'open' : 'done',
        ]),
      ),
    )
  }, [opened, shown])
  useEffect(() => {
    view.current?.focus(record, path)
    const hand = recordInHand(get())
    const span = hand?.spans[path ?? ANCHOR] ?? hand?.spans[ANCHOR]
    if (span && articleText()) view.current?.reveal(unitsOf(span))
  }, [record, path, shown])
  useEffect(() => {
    view.current?.mark(marking?.range ?? null)
    if (marking) view.current?.reveal(marking.range)
  }, [marking])

  return (
    <main class="article scroller" aria-label="Article" tabIndex={-1}>
      <ArticleHead />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard one goes from the record to its words */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
      <div
        ref={host}
        class="text"
        onClick={({ target }) => clicked(view.current?.marksAt(target) ?? [])}
        onMouseUp={() => setTimeout(markSelected)}
      />
      {marking ? <MarkingBar /> : null}
    </main>
  )
}

function ArticleHead() {
  const opened = usePart((state) => state.opened)
  const textShown = usePart((state) => state.textShown)
  if (!opened) return <Nothing />
  const article = opened.extraction?.article
  return (
    <header class="head">
      {article?.title ? <h1>{article.title}</h1> : <h1 class="quiet">{opened.path}</h1>}
      <p>{[article?.published ?? 'no date', article?.source ?? opened.path].filter(Boolean).join(' · ')}</p>
      {opened.issues.map(({ cause, place, mend }) => (
        <p key={cause} class="trouble" role="alert">
          <b>
            {opened.extraction ? 'To be mended in an editor' : 'This file cannot be read'}
            {place ? ` (${place.replace(/^line:(\d+):(\d+)$/, 'line $1, column $2')})` : ''}:
          </b>{' '}
          {cause}. {mend ? `To mend it: ${mend}.` : ''} This page follows as soon as the file is saved.
        </p>
      ))}
      {opened.textId !== null && opened.textId !== textShown ? (
        <p class="trouble">The text of this article cannot be fetched at the moment: it is asked for again.</p>
      ) : null}
      {opened.extraction && opened.textId === null ? (
        <p class="trouble">The text of this article was not kept. Run extract once more, and its words appear here.</p>
      ) : null}
    </header>
  )
}

/** A folder, or a choice, without articles says why, and what to do. */
function Nothing() {
  const listing = usePart((state) => state.listing)
  const folder = usePart((state) => state.vocabulary?.folder) ?? 'out'
  const asked = usePart(({ query }) =>
    Boolean(query.q || [query.state, query.donor, query.type, query.flag].flat().length),
  )
  if (!listing || listing.total || listing.unread) return null
  if (asked) return <Empty title="No article fits">Take a word out of the search, or a facet away.</Empty>
  const words = /\s/.test(folder) ? `"${folder}"` : folder
  if (listing.parts)
    return (
      <Empty title="These results are in parts">
        This folder holds {listing.parts} {listing.parts === 1 ? 'part' : 'parts'} of JSON Lines, and no result file
        yet. Take the articles that you want to correct out of them, by id or by source; they appear here by themselves:
        <code>
          aidtrail checkout a_3f9c21d0a1b2c3d4 2024/denmark.txt --from {words} --out {words}
        </code>
      </Empty>
    )
  return (
    <Empty title="No results here yet">
      They appear here by themselves: <code>aidtrail extract news/ --out {words}</code>
    </Empty>
  )
}

function Empty({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <header class="head empty">
      <h1>{title}</h1>
      <p>{children}</p>
    </header>
  )
}

/** In the order in which the narrowest stands last: it is the one that shows and that a click means. */
function marksOf({ records, money }: Extraction): { start: number; end: number; what: Mark }[] {
  const own = records.flatMap((record) =>
    Object.entries(record.spans).map(([path, span]) => ({
      ...unitsOf(span),
      what: { record: record.id, path, family: familyOfPath(path) },
    })),
  )
  const loose = money
    .filter(({ record }) => record === undefined)
    .map(({ span }) => ({ ...unitsOf(span), what: { record: null, path: 'money', family: 'loose' } }))
  return [...loose, ...own].sort((a, b) => b.end - b.start - (a.end - a.start))
}

let last: { marks: readonly Mark[]; turn: number } = { marks: [], turn: 0 }

/** A click means the narrowest span; more clicks go through the others that stand there. */
function clicked(marks: readonly Mark[]): void {
  if (!getSelection()?.isCollapsed) return
  const named = marks.filter(({ record }) => record !== null).toReversed()
  if (!named.length) return
  const turn = last.marks === marks ? (last.turn + 1) % named.length : preferred(named)
  last = { marks, turn }
  const { record, path } = named[turn]!
  choose(record, path === ANCHOR ? null : path)
}

/** The record in hand first, when its words stand here. */
function preferred(named: readonly Mark[]): number {
  const { record } = get()
  return Math.max(
    0,
    named.findIndex((mark) => mark.record === record && mark.path !== ANCHOR),
  )
}

/** What the marked words are for, and the keys that move them. */
function MarkingBar() {
  const marking = usePart((state) => state.marking)!
  const record = usePart(recordInHand)
  const quote = articleText().slice(marking.range.start, marking.range.end)
  const paths = record
    ? [
        ...new Set([
          ...(marking.path ? [marking.path] : []),
          ...Object.keys(record.spans),
          // values, not fields that hold several: no line would show the words of all donors
          ...linesOf(record, true, nameOf).map((line) => line.path),
        ]),
      ]
    : []
  return (
    <section class="marking" aria-label="Words being chosen">
      <p class="quote" aria-live="polite">
        “{shortened(quote)}”
      </p>
      <p class="deeds">
        {record ? (
          <>
            <label>
              words of{' '}
              <select
                value={marking.path ?? ''}
                onChange={({ currentTarget }) => {
                  markFor(currentTarget.value || null)
                  currentTarget.blur()
                }}
              >
                <option value="">a new record</option>
                {paths.map((path) => (
                  <option key={path} value={path}>
                    {labelOfPath(path)}
                  </option>
                ))}
              </select>
            </label>
            <button type="button" class="command good" onClick={() => void finishMarking()}>
              <span>{marking.path === null ? 'Read' : 'Set'}</span> <Key name="↵" />
            </button>
          </>
        ) : null}
        <button
          type="button"
          class="command"
          onClick={() => {
            markFor(null)
            void finishMarking()
          }}
        >
          <span>New record</span> <Key name="i" />
        </button>
        <button type="button" class="command" onClick={swapEdge}>
          <span>Edge: {marking.edge}</span> <Key name="tab" />
        </button>
        <button type="button" class="command" onClick={stopMarking}>
          <span>Cancel</span> <Key name="esc" />
        </button>
      </p>
      <p class="hint">
        <kbd>←</kbd> <kbd>→</kbd> other words · <kbd>⇧←</kbd> <kbd>⇧→</kbd> edge by a word · <kbd>Alt←</kbd>{' '}
        <kbd>Alt→</kbd> by a character · <kbd>del</kbd> no words
      </p>
    </section>
  )
}

const shortened = (quote: string): string =>
  quote.length > 160 ? `${quote.slice(0, 90)} … ${quote.slice(-60)}` : quote

function labelOfPath(path: string): string {
  if (path === ANCHOR) return 'the record'
  const field = fieldOfPath(path)
  const rest = path.includes('.') ? path.slice(path.indexOf('.') + 1) : ''
  return `${field?.label ?? path}${rest ? ` ${/^\d+$/.test(rest) ? Number(rest) + 1 : (nameOf(rest) ?? rest)}` : ''}`
}
