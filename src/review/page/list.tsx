import { useEffect, useRef, useState } from 'preact/hooks'
import type { Row, Sort } from '../api.ts'
import { ask, nameOf, needRows, openArticle, toggleFacet } from './actions.ts'
import { choiceShown } from './fields.ts'
import { Key } from './key.tsx'
import { change, usePart } from './state.ts'

const ROW = 58
/** Lines beyond the visible ones, so that a turn of the wheel shows no gap. */
const SPARE = 8

/** All articles: search, facets, progress, and a list of any length of which only what is in sight exists. */
export function ArticleList() {
  const listing = usePart((state) => state.listing)
  const query = usePart((state) => state.query)
  const done = listing?.progress.reviewed ?? 0
  const all = listing?.progress.records ?? 0
  return (
    <nav class="articles" aria-label="Articles">
      <div class="search">
        <input
          id="search"
          type="search"
          placeholder="Search articles"
          aria-label="Search articles"
          aria-keyshortcuts="/"
          value={query.q}
          // the server takes no longer question
          maxLength={200}
          onInput={({ currentTarget }) => ask({ q: currentTarget.value })}
          onKeyDown={(event) => {
            if (event.isComposing) return
            if (event.key === 'Enter' || event.key === 'ArrowDown') document.getElementById('list')?.focus()
            else if (event.key === 'Escape') {
              event.currentTarget.blur()
              change({ listOpen: false })
            } else return
            event.preventDefault()
          }}
        />
        <Key name="/" />
      </div>
      <Facets />
      <div class="progress">
        <progress value={done} max={Math.max(all, 1)} aria-label="Records reviewed" />
        <p>
          {done} of {all} records reviewed · {listing?.total ?? 0} {listing?.total === 1 ? 'article' : 'articles'}
          {listing?.unread ? ` · ${listing.unread} still to be read` : ''}
        </p>
      </div>
      <VirtualList total={listing?.total ?? 0} />
    </nav>
  )
}

const SORTED: Readonly<Record<Sort, string>> = {
  doubt: 'Doubt × sum',
  sum: 'Largest sum',
  date: 'Newest',
  name: 'Name',
}

const FACETS = [
  ['state', 'State'],
  ['flag', 'Look at'],
  ['donor', 'Donor'],
  ['type', 'Type'],
] as const

const WORDS: Readonly<Record<string, string>> = {
  todo: 'to do',
  begun: 'begun',
  done: 'done',
  empty: 'no records',
  broken: 'cannot be read',
  low: 'low confidence',
  changed: 'changed since review',
  comment: 'commented',
}

function Facets() {
  const facets = usePart((state) => state.listing?.facets)
  const query = usePart((state) => state.query)
  const chosen = FACETS.flatMap(([facet]) => query[facet].map((value) => ({ facet, value })))
  return (
    <div class="facets">
      <div class="order">
        <label>
          <span>Order</span>
          <select value={query.sort} onChange={({ currentTarget }) => ask({ sort: currentTarget.value as Sort })}>
            {Object.entries(SORTED).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </div>
      {FACETS.map(([facet, label]) => (
        <details key={facet} name="facet">
          <summary>
            {label}
            {query[facet].length ? <b> {query[facet].length}</b> : null}
          </summary>
          <ul>
            {facets?.[facet].map(({ value, count }) => (
              <li key={value}>
                <button
                  type="button"
                  aria-pressed={(query[facet] as readonly string[]).includes(value)}
                  onClick={() => toggleFacet(facet, value)}
                >
                  <span>{shownFacet(facet, value)}</span> <small>{count}</small>
                </button>
              </li>
            ))}
            {facets?.[facet].length ? null : <li class="none">none</li>}
          </ul>
        </details>
      ))}
      {chosen.length ? (
        <p class="chosen">
          {chosen.map(({ facet, value }) => (
            <button key={`${facet}${value}`} type="button" onClick={() => toggleFacet(facet, value)}>
              {shownFacet(facet, value)} <span aria-hidden="true">×</span>
              <span class="quiet">, take away</span>
            </button>
          ))}
        </p>
      ) : null}
    </div>
  )
}

const shownFacet = (facet: string, value: string): string =>
  facet === 'donor' ? (nameOf(value) ?? value) : (WORDS[value] ?? choiceShown(value))

function VirtualList({ total }: { total: number }) {
  const box = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ first: 0, last: 30 })
  const [at, setAt] = useState(0)
  const rows = usePart((state) => state.rows)
  const opened = usePart((state) => state.opened?.id)
  const look = (): void => {
    const element = box.current
    if (!element) return
    const first = Math.max(0, Math.floor(element.scrollTop / ROW) - SPARE)
    const last = Math.min(total - 1, Math.ceil((element.scrollTop + element.clientHeight) / ROW) + SPARE)
    if (first !== view.first || last !== view.last) setView({ first, last })
    void needRows(first, last)
  }
  useEffect(look, [total, rows])
  useEffect(() => {
    const observer = new ResizeObserver(look)
    if (box.current) observer.observe(box.current)
    return () => observer.disconnect()
  }, [total])
  const place = [...rows].find(([, row]) => row.id === opened)?.[0]
  useEffect(() => {
    if (place === undefined) return
    setAt(place)
    reveal(box.current, place)
  }, [opened, place === undefined])
  const go = (to: number): void => {
    const next = Math.max(0, Math.min(total - 1, to))
    setAt(next)
    reveal(box.current, next)
  }
  return (
    <div
      id="list"
      ref={box}
      class="virtual"
      role="listbox"
      tabIndex={0}
      aria-label="Articles"
      aria-activedescendant={rows.has(at) ? `row-${at}` : undefined}
      data-own-keys
      onScroll={look}
      onKeyDown={(event) => {
        const page = Math.floor((box.current?.clientHeight ?? ROW) / ROW) - 1
        if (event.key === 'ArrowDown') go(at + 1)
        else if (event.key === 'ArrowUp') go(at - 1)
        else if (event.key === 'PageDown') go(at + page)
        else if (event.key === 'PageUp') go(at - page)
        else if (event.key === 'Home') go(0)
        else if (event.key === 'End') go(total - 1)
        else if (event.key === 'Enter' && rows.has(at)) void openArticle(rows.get(at)!.id)
        else if (event.key === 'Escape') {
          leave()
          change({ listOpen: false })
        } else return
        event.preventDefault()
      }}
    >
      <div class="all" style={{ height: `${total * ROW}px` }}>
        {Array.from({ length: Math.max(0, view.last - view.first + 1) }, (_, i) => view.first + i)
          .filter((i) => i < total)
          .map((i) => (
            <ListRow
              key={i}
              place={i}
              row={rows.get(i)}
              total={total}
              here={i === at}
              open={rows.get(i)?.id === opened}
            />
          ))}
      </div>
    </div>
  )
}

/** The focus may be the list's, or a row's that was clicked. */
const leave = (): void => (document.activeElement as HTMLElement | null)?.blur()

function reveal(element: HTMLElement | null, place: number): void {
  if (!element) return
  const top = place * ROW
  if (top < element.scrollTop) element.scrollTop = top
  else if (top + ROW > element.scrollTop + element.clientHeight) element.scrollTop = top + ROW - element.clientHeight
}

interface RowProps {
  readonly place: number
  readonly row: Row | undefined
  readonly total: number
  readonly here: boolean
  readonly open: boolean
}

function ListRow({ place, row, total, here, open }: RowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the list's
    <div
      id={`row-${place}`}
      class={`row ${row?.state ?? ''}${here ? ' here' : ''}${open ? ' open' : ''}`}
      style={{ top: `${place * ROW}px`, height: `${ROW}px` }}
      role="option"
      tabIndex={-1}
      aria-selected={open}
      aria-setsize={total}
      aria-posinset={place + 1}
      onClick={() => {
        // a click takes the focus nowhere: the arrows are the form's again
        leave()
        if (row) void openArticle(row.id)
      }}
    >
      {row ? (
        <>
          <p class="name">{row.title ?? row.path.replace(/\.yaml$/, '')}</p>
          <p class="facts">
            <span class={`dot ${row.state}`} aria-hidden="true" />
            <span>{stateShown(row)}</span>
            {row.flags
              .filter((flag) => flag === 'conflict' || flag === 'orphan' || flag === 'changed' || flag === 'flagged')
              .map((flag) => (
                <b key={flag}>{flag}</b>
              ))}
            <span class="who">
              {row.donors
                .slice(0, 3)
                .map((code) => nameOf(code) ?? code)
                .join(', ')}
            </span>
          </p>
        </>
      ) : (
        <p class="name">…</p>
      )}
    </div>
  )
}

const stateShown = ({ state, records, reviewed }: Row): string =>
  state === 'todo' ? `${records} to do` : state === 'begun' ? `${reviewed}/${records}` : (WORDS[state] ?? state)
