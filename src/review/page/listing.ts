import type { Flag, Listing, ListQuery, Row } from '../api.ts'
import { reach } from './link.ts'
import { server } from './server.ts'
import { change, get, type State } from './state.ts'

/** The list of articles, as the page has it: fetched in parts, asked anew with each question. */

export const query = (): ListQuery => ({ ...get().query, from: 0, count: PAGE })
const stampNow = (): string => Date.now().toString(36)

/** Lines that are fetched at once. */
export const PAGE = 100
const fetching = new Set<number>()

let last: Promise<unknown> = Promise.resolve()

/**
 * Lines from a place on. One answer after the other: an older one never comes on top of a newer.
 *
 * @returns null when the server did not answer, or something else has been asked for meanwhile.
 */
async function fetchLines(from = 0): Promise<Listing | null> {
  const { query: asked } = get()
  const answer = last.then(() => (asked === get().query ? reach(() => server.list({ ...query(), from })) : null))
  last = answer.catch(() => null)
  const lines = await answer
  return asked === get().query ? (lines ?? null) : null
}

export async function refreshList(): Promise<void> {
  const answer = await fetchLines()
  if (answer) takeListing(answer)
}

export function takeListing({ rows, from: _, ...listing }: Listing): void {
  fetching.clear()
  change({ listing, rows: new Map(rows.map((row, i) => [i, row])) })
}

/** Fetches the lines that came into sight. */
export async function needRows(first: number, last: number): Promise<void> {
  const { rows, listing } = get()
  for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++) {
    const from = page * PAGE
    const known = rows.has(from) || from >= (listing?.total ?? 0)
    if (known || fetching.has(from)) continue
    fetching.add(from)
    const answer = await fetchLines(from)
    fetching.delete(from)
    if (!answer) continue
    change({ rows: new Map([...get().rows, ...answer.rows.map((row, i): [number, Row] => [from + i, row])]) })
  }
}

/** A question, a facet or an order: the list is put in order anew. */
export function ask(part: Partial<State['query']>): void {
  change({ query: { ...get().query, ...part, stamp: stampNow() } })
  void refreshList()
}

export function toggleFacet(facet: 'state' | 'donor' | 'type' | 'flag', value: string): void {
  const chosen = get().query[facet]
  ask({ [facet]: chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value] } as {
    flag: Flag[]
  })
}

/** One line of the list, where it stands. */
export async function refreshRow({ id }: { id: string }): Promise<void> {
  const place = [...get().rows].find(([, row]) => row.id === id)?.[0]
  const from = place === undefined ? 0 : Math.floor(place / PAGE) * PAGE
  const answer = await fetchLines(from)
  if (!answer) return
  const { rows, from: _, ...listing } = answer
  change({ listing, rows: new Map([...get().rows, ...rows.map((row, i): [number, Row] => [from + i, row])]) })
}

let soon: ReturnType<typeof setTimeout> | undefined
/** While files are read for the first time the list grows many times a second. */
export function refreshListSoon(): void {
  clearTimeout(soon)
  soon = setTimeout(() => {
    const { listing } = get()
    if (listing?.unread) change({ query: { ...get().query, stamp: stampNow() } })
    void refreshList()
  }, 200)
}
