import type { FacetValue, Listing, ListQuery, Row, Sort } from './api.ts'
import type { Summary } from './summary.ts'

/**
 * The list of all articles, kept in memory: found, filtered, counted and put in order at each question. 100,000 lines take some tens of
 * milliseconds, so there is no index to go stale.
 *
 * Not here: the disk (the server puts lines in and takes them out).
 */
export interface Catalog {
  put(summary: Summary): void
  remove(id: string): void
  get(id: string): Summary | undefined
  ids(): Iterable<string>
  /** Lines `from` to `from + count` of what the query leaves, with the counts of each facet. */
  list(query: ListQuery, waiting: Pick<Listing, 'unread' | 'parts'>): Listing
  /** The article `step` places from this one in the query's order; null beyond its ends. */
  neighbour(query: ListQuery, id: string | null, step: number): string | null
}

/** Orders that are kept: one per open page and its last questions. */
const ORDERS = 16

export function createCatalog(): Catalog {
  const summaries = new Map<string, Summary>()
  const orders = new Map<string, { ids: readonly string[]; upTo: number }>()
  /** Every id, in the order in which it came: what came after an order was made goes to its end. */
  const came: string[] = []
  let sorted: { sort: Sort; rows: readonly Summary[] } | null = null
  const inOrder = (sort: Sort): readonly Summary[] => {
    if (sorted?.sort !== sort) sorted = { sort, rows: [...summaries.values()].sort(COMPARE[sort]) }
    return sorted.rows
  }
  const orderOf = (query: ListQuery): readonly string[] => {
    const { from: _, count: __, ...asked } = query
    const key = JSON.stringify(asked)
    const known = orders.get(key)
    // the last one asked for goes last: another page's search of many letters takes no order that is in use
    orders.delete(key)
    if (known?.upTo === came.length) {
      orders.set(key, known)
      return known.ids
    }
    const fits = matcher(query)
    const fitting = (rows: readonly Summary[]): string[] =>
      rows.filter((row) => FACETS.every((facet) => fits(row, facet)) && fits(row, 'q')).map(({ id }) => id)
    const ids = known ? [...known.ids, ...fitting(newSince(known))] : fitting(inOrder(query.sort))
    orders.set(key, { ids, upTo: came.length })
    if (orders.size > ORDERS) orders.delete(orders.keys().next().value!)
    return ids
  }
  const newSince = ({ ids, upTo }: { ids: readonly string[]; upTo: number }): Summary[] => {
    const there = new Set(ids)
    const fresh = new Set(came.slice(upTo).filter((id) => !there.has(id)))
    return [...fresh].flatMap((id) => summaries.get(id) ?? [])
  }
  return {
    put(summary) {
      if (!summaries.has(summary.id)) came.push(summary.id)
      summaries.set(summary.id, summary)
      sorted = null
    },
    remove(id) {
      summaries.delete(id)
      sorted = null
    },
    get: (id) => summaries.get(id),
    ids: () => summaries.keys(),
    neighbour(query, id, step) {
      const order = orderOf(query)
      const at = id === null ? -1 : order.indexOf(id)
      // an article that went keeps its place in the order, and is passed over
      for (let i = at < 0 ? 0 : at + step; i in order; i += step || 1) if (summaries.has(order[i]!)) return order[i]!
      return null
    },
    list(query, waiting) {
      const rows = orderOf(query).flatMap((id) => summaries.get(id) ?? [])
      return {
        total: rows.length,
        from: query.from,
        rows: rows.slice(query.from, query.from + query.count).map(({ words: _, ...row }) => row satisfies Row),
        facets: facetsOf(inOrder(query.sort), query),
        progress: {
          articles: rows.length,
          records: rows.reduce((sum, row) => sum + row.records, 0),
          reviewed: rows.reduce((sum, row) => sum + row.reviewed, 0),
        },
        ...waiting,
      }
    },
  }
}

const FACETS = ['state', 'donor', 'type', 'flag'] as const
type Facet = (typeof FACETS)[number]

const VALUES: Record<Facet, (row: Summary) => readonly string[]> = {
  state: ({ state }) => [state],
  donor: ({ donors }) => donors,
  type: ({ types }) => types,
  flag: ({ flags }) => flags,
}

function matcher(query: ListQuery): (row: Summary, part: Facet | 'q') => boolean {
  const words = query.q.toLowerCase().split(/\s+/).filter(Boolean)
  const wanted = { state: query.state, donor: query.donor, type: query.type, flag: query.flag }
  return (row, part) =>
    part === 'q'
      ? words.every((word) => row.words.includes(word))
      : !wanted[part].length || VALUES[part](row).some((value) => wanted[part].includes(value))
}

/** A facet counts what the others leave: its own choice does not empty it. */
function facetsOf(all: readonly Summary[], query: ListQuery): Listing['facets'] {
  const fits = matcher(query)
  const counted = (facet: Facet): FacetValue[] => {
    const others = FACETS.filter((one) => one !== facet)
    return countsOf(
      all.filter((row) => fits(row, 'q') && others.every((one) => fits(row, one))),
      facet,
    )
  }
  return { state: counted('state'), donor: counted('donor'), type: counted('type'), flag: counted('flag') }
}

function countsOf(rows: readonly Summary[], facet: Facet): FacetValue[] {
  const counts = new Map<string, number>()
  for (const row of rows) for (const value of VALUES[facet](row)) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

const byPath = (a: Summary, b: Summary): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)

const COMPARE: Record<Sort, (a: Summary, b: Summary) => number> = {
  doubt: (a, b) => b.urgency - a.urgency || byPath(a, b),
  sum: (a, b) => (b.dollars ?? -1) - (a.dollars ?? -1) || byPath(a, b),
  name: byPath,
  date: (a, b) => (b.published ?? '').localeCompare(a.published ?? '') || byPath(a, b),
}
