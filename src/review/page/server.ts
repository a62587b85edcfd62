import type { Event, Listing, ListQuery, Opened, ReadWords, Save, Saved, Vocabulary } from '../api.ts'

/** The server, as the page speaks to it. A failure to reach it is told apart from its refusals. */
export class Unreachable extends Error {}

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(path, { credentials: 'same-origin', cache: 'no-store', ...init })
  } catch {
    throw new Unreachable('the server does not answer')
  }
}

async function get<T>(path: string): Promise<T | null> {
  const response = await ask(path)
  if (!response.ok) return null
  return (await response.json()) as T
}

const post = (path: string, etag: string | null, body: unknown): Promise<Response> =>
  ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(etag === null ? {} : { 'if-match': `"${etag}"` }) },
    body: JSON.stringify(body),
  })

async function saved(response: Response): Promise<Saved> {
  const answer = (await response.json()) as Saved | { readonly issues: Extract<Saved, { kind: 'refused' }>['issues'] }
  return 'kind' in answer ? answer : { kind: 'refused', issues: answer.issues }
}

export const server = {
  vocabulary: (): Promise<Vocabulary | null> => get('/api/vocabulary'),
  list: (query: ListQuery): Promise<Listing | null> => get(`/api/articles?${searchOf(query)}`),
  next: async (query: ListQuery, id: string | null, step: 1 | -1): Promise<string | null> =>
    (
      await get<{ id: string | null }>(
        `/api/next?${searchOf(query)}&step=${step}${id === null ? '' : `&id=${encodeURIComponent(id)}`}`,
      )
    )?.id ?? null,
  open: (id: string): Promise<Opened | null> => get(`/api/articles/${encodeURIComponent(id)}`),
  text: async (id: string): Promise<string | null> =>
    (await get<{ text: string }>(`/api/articles/${encodeURIComponent(id)}/text`))?.text ?? null,
  save: async (id: string, etag: string, save: Save): Promise<Saved> =>
    saved(await post(`/api/articles/${encodeURIComponent(id)}/save`, etag, save)),
  turn: async (id: string, etag: string, deed: 'undo' | 'redo'): Promise<Saved> =>
    saved(await post(`/api/articles/${encodeURIComponent(id)}/${deed}`, etag, {})),
  read: async (id: string, start: number, end: number): Promise<ReadWords | null> => {
    const response = await post(`/api/articles/${encodeURIComponent(id)}/read`, null, { start, end })
    return response.ok ? ((await response.json()) as ReadWords) : null
  },
  /** @param again the connection came back: something may have been missed. */
  listen(hear: (event: Event) => void, again: () => void, lost: () => void): void {
    const source = new EventSource('/api/events')
    let was = true
    source.onmessage = ({ data }) => hear(JSON.parse(String(data)) as Event)
    source.onopen = () => {
      if (!was) again()
      was = true
    }
    source.onerror = () => {
      if (was) lost()
      was = false
    }
  },
}

function searchOf({ q, sort, from, count, stamp, ...facets }: ListQuery): string {
  const search = new URLSearchParams({ q, sort, from: String(from), count: String(count), stamp })
  for (const [facet, values] of Object.entries(facets)) for (const value of values) search.append(facet, value)
  return search.toString()
}
