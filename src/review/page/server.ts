import type { Event, Listing, ListQuery, Opened, ReadWords, Save, Saved, Vocabulary } from '../api.ts'

/** The server, as the page speaks to it. What it refuses by its rules is told apart from everything that may be otherwise in a moment. */
export class Unreachable extends Error {}

/** Not now: the file is away, or the disk is full. Whatever was asked may be asked again. */
export interface Later {
  readonly kind: 'later'
  readonly cause: string
}

/** Longer than any answer takes: a server that hangs is one that does not answer. */
const PATIENCE = 30_000

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response
  try {
    response = await fetch(path, {
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
      ...init,
    })
  } catch {
    throw new Unreachable('The server does not answer.')
  }
  if (response.status === 403)
    throw new Unreachable('The server was started anew: open the address that aidtrail review printed.')
  return response
}

/** An answer that is cut off is none. */
async function told<T>(response: Response): Promise<T> {
  try {
    return (await response.json()) as T
  } catch {
    throw new Unreachable('The server does not answer.')
  }
}

async function get<T>(path: string): Promise<T | null> {
  const response = await ask(path)
  return response.ok ? told<T>(response) : null
}

const post = (path: string, etag: string | null, body: unknown): Promise<Response> =>
  ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(etag === null ? {} : { 'if-match': `"${etag}"` }) },
    body: JSON.stringify(body),
  })

type Issues = Extract<Saved, { kind: 'refused' }>['issues']

async function saved(response: Response): Promise<Saved | Later> {
  const { status } = response
  const answer = await told<Saved | { readonly issues?: Issues }>(response)
  if ('kind' in answer) return answer
  const issues = answer.issues ?? []
  // no such edit, or too long a one: it never will be otherwise
  if (status === 400 || status === 413) return { kind: 'refused', issues }
  return {
    kind: 'later',
    cause: status === 404 ? 'is not there at the moment' : `cannot be saved: ${issues[0]?.cause}`,
  }
}

const article = (id: string, deed = ''): string => `/api/articles/${encodeURIComponent(id)}${deed}`

export const server = {
  /** Whether it is there, and knows us. */
  hello: async (): Promise<void> => {
    await get('/api/hello')
  },
  /** Null for a browser that was not let in. */
  vocabulary: async (): Promise<Vocabulary | null> => get('/api/vocabulary'),
  list: (query: ListQuery): Promise<Listing | null> => get(`/api/articles?${searchOf(query)}`),
  next: async (query: ListQuery, id: string | null, step: 1 | -1): Promise<string | null> =>
    (
      await get<{ id: string | null }>(
        `/api/next?${searchOf(query)}&step=${step}${id === null ? '' : `&id=${encodeURIComponent(id)}`}`,
      )
    )?.id ?? null,
  open: (id: string): Promise<Opened | null> => get(article(id)),
  /** Null when it was not kept. */
  text: async (id: string): Promise<string | null> => {
    const response = await ask(article(id, '/text'))
    if (response.status === 404) return null
    if (!response.ok) throw new Unreachable('The text of this article cannot be fetched.')
    return (await told<{ text: string }>(response)).text
  },
  save: async (id: string, etag: string, save: Save): Promise<Saved | Later> =>
    saved(await post(article(id, '/save'), etag, save)),
  turn: async (id: string, etag: string, deed: 'undo' | 'redo'): Promise<Saved | Later> =>
    saved(await post(article(id, `/${deed}`), etag, {})),
  read: async (id: string, start: number, end: number): Promise<ReadWords | null> => {
    const response = await post(article(id, '/read'), null, { start, end })
    return response.ok ? told<ReadWords>(response) : null
  },
  /** @returns closes it. @param lost it does not open again by itself when `closed`. */
  events(hear: (event: Event) => void, opened: () => void, lost: (closed: boolean) => void): () => void {
    const source = new EventSource('/api/events')
    source.onmessage = ({ data }) => hear(JSON.parse(String(data)) as Event)
    source.onopen = opened
    source.onerror = () => lost(source.readyState === EventSource.CLOSED)
    return () => source.close()
  },
}

function searchOf({ q, sort, from, count, stamp, ...facets }: ListQuery): string {
  const search = new URLSearchParams({ q, sort, from: String(from), count: String(count), stamp })
  for (const [facet, values] of Object.entries(facets)) for (const value of values) search.append(facet, value)
  return search.toString()
}
