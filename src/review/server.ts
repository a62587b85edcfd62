import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { causeOf, type Issue, issue } from '../core/issue.ts'
import type { Event } from './api.ts'
import type { Desk } from './desk.ts'
import { createGate, type Gate, HEADERS } from './gate.ts'
import { type Answer, answer } from './routes.ts'

/** The files of the page, as the build made them. */
export interface PageFiles {
  readonly html: string
  readonly script: string
  readonly style: string
  readonly icon: string
}

export interface ReviewServer {
  readonly port: number
  /** With the token: to be opened once, and shown to nobody. */
  readonly address: string
  close(): Promise<void>
}

/** A save is some hundred bytes; a merge of two long records some thousand. */
const LARGEST_BODY = 1024 * 1024

/**
 * The review page's server: loopback only, one reviewer, one output folder.
 *
 * @param port 0 takes a free one.
 * @throws Error when the port is taken.
 */
export async function startReview(desk: Desk, page: PageFiles, port = 0): Promise<ReviewServer> {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, maxHeaderSize: 16 * 1024 })
  await listening(server, port)
  const bound = (server.address() as AddressInfo).port
  const gate = createGate(bound)
  const streams = createStreams(desk)
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    handle({ desk, gate, page, streams }, request, response).catch((error: unknown) => {
      const cause = causeOf(error)
      send(response, refused(500, issue('review/failed', cause, null, 'nothing was written: try again')))
    })
  })
  server.on('clientError', (_, socket) => void (socket.writable ? socket.end(UNREADABLE) : socket.destroy()))
  return {
    port: bound,
    address: `http://127.0.0.1:${bound}/?token=${gate.token}`,
    close: () =>
      new Promise((resolve) => {
        streams.close()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const listening = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })

interface Room {
  readonly desk: Desk
  readonly gate: Gate
  readonly page: PageFiles
  readonly streams: Streams
}

async function handle(room: Room, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { gate, page } = room
  const foreign = gate.foreign(request)
  if (foreign) return send(response, refused(403, issue('review/foreign', foreign)))
  const address = request.url ?? '/'
  if (!URL.canParse(address, 'http://localhost'))
    return send(response, refused(400, issue('review/misread', 'this is no address')))
  const url = new URL(address, 'http://localhost')
  const { pathname } = url
  const reading = request.method === 'GET' || request.method === 'HEAD'
  const token = url.searchParams.get('token')
  if (pathname === '/' && reading && token !== null)
    return gate.isToken(token)
      ? send(response, { status: 303, headers: { location: '/', 'set-cookie': gate.cookie } })
      : send(response, refused(403, STRANGER))
  if (!gate.known(request)) return send(response, refused(403, STRANGER))
  const file = reading ? FILES[pathname]?.(page) : undefined
  if (file) return send(response, { status: 200, headers: { 'content-type': file[0] }, body: file[1] })
  if (pathname === '/api/events' && reading) return room.streams.open(response)
  const body = reading ? null : await bodyOf(request)
  if (body === undefined)
    return send(response, refused(413, issue('review/too-long', 'the request is too long or no JSON')))
  send(response, await answer(room.desk, request.method ?? 'GET', url, request.headers['if-match'], body))
}

/** The answer to what is no HTTP; it carries the headers like any other. */
const UNREADABLE = `HTTP/1.1 400 Bad Request\r\n${Object.entries({
  ...HEADERS,
  connection: 'close',
  'content-length': 0,
})
  .map(([name, value]) => `${name}: ${value}\r\n`)
  .join('')}\r\n`

const STRANGER = issue(
  'review/no-token',
  'this browser has not been let in',
  null,
  'open the address that `aidtrail review` printed',
)

const FILES: Readonly<Record<string, (page: PageFiles) => readonly [type: string, body: string]>> = {
  '/': ({ html }) => ['text/html; charset=utf-8', html],
  '/page.js': ({ script }) => ['text/javascript; charset=utf-8', script],
  '/page.css': ({ style }) => ['text/css; charset=utf-8', style],
  '/icon.svg': ({ icon }) => ['image/svg+xml', icon],
}

const refused = (status: number, ...issues: readonly Issue[]): Answer => ({ status, json: { issues } })

function send(response: ServerResponse, { status, headers = {}, json, body }: Answer): void {
  if (response.headersSent) return void response.end()
  const text = json === undefined ? (body ?? '') : JSON.stringify(json)
  const type = json === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }
  response.writeHead(status, { ...HEADERS, ...type, ...headers, 'content-length': Buffer.byteLength(text) })
  response.end(text)
}

/** The parsed body; undefined when it is too long, no JSON, or said to be something else (a form can only send other types). */
async function bodyOf(request: IncomingMessage): Promise<unknown> {
  if (!/^application\/json\s*(?:;|$)/.test(request.headers['content-type'] ?? '')) return undefined
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LARGEST_BODY) return undefined
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown
  } catch {
    return undefined
  }
}

interface Streams {
  open(response: ServerResponse): void
  close(): void
}

/** Proxies and sleeping laptops drop quiet connections. */
const HEARTBEAT = 20_000

/** Server-sent events: every open page hears of files that changed on disk. */
function createStreams(desk: Desk): Streams {
  const open = new Set<ServerResponse>()
  const say = (text: string): void => {
    for (const response of open) response.write(text)
  }
  const stop = desk.listen((event: Event) => say(`data: ${JSON.stringify(event)}\n\n`))
  const beat = setInterval(() => say(': still here\n\n'), HEARTBEAT)
  beat.unref()
  return {
    open(response) {
      response.writeHead(200, { ...HEADERS, 'content-type': 'text/event-stream' })
      response.write('retry: 500\n\n')
      open.add(response)
      response.on('close', () => open.delete(response))
    },
    close() {
      clearInterval(beat)
      stop()
      for (const response of open) response.end()
    },
  }
}
