import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'

/**
 * Who may speak to the review server: the reviewer's own browser, on this machine, from our own page.
 *
 * In:  a request, and the port that the server listens on.
 * Out: null, or the reason for refusing it.
 *
 * A page on the internet can make a browser ask `127.0.0.1` for anything (and, by DNS rebinding, read the answer under its own name);
 * another server on this machine shares our cookies, because cookies know no ports. Hence all of: the exact Host, the Origin,
 * Fetch-Metadata, and a cookie that only the printed address gives.
 */
export interface Gate {
  /** The secret of the address that is printed at the start; the browser gives it back once, for the cookie. */
  readonly token: string
  /** `Set-Cookie` for a browser that brought the token. */
  readonly cookie: string
  /** True when this is the token, compared in constant time. */
  isToken(written: string): boolean
  /** Refuses foreign names and pages; asked before anything else. */
  foreign(request: IncomingMessage): string | null
  /** True when the request carries our cookie. */
  known(request: IncomingMessage): boolean
}

export function createGate(port: number): Gate {
  const token = randomBytes(24).toString('base64url')
  const session = randomBytes(24).toString('base64url')
  const name = `aidtrail_${port}`
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`])
  return {
    token,
    cookie: `${name}=${session}; HttpOnly; SameSite=Strict; Path=/`,
    isToken: (written) => same(written, token),
    foreign: (request) => foreign(request, hosts),
    known: (request) => cookiesOf(request, name).some((value) => same(value, session)),
  }
}

function foreign(request: IncomingMessage, hosts: ReadonlySet<string>): string | null {
  const { host, origin } = request.headers
  // two Host lines are joined or dropped by parsers in different ways: one, or none of it
  const named = request.rawHeaders.filter((header, i) => i % 2 === 0 && header.toLowerCase() === 'host').length
  if (named !== 1 || host === undefined || !hosts.has(host)) return 'this name is not ours'
  if (origin !== undefined && origin !== `http://${host}`) return 'another page asks'
  const reading = request.method === 'GET' || request.method === 'HEAD'
  if (!reading && origin === undefined) return 'a change must say which page makes it'
  const site = request.headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin') return null
  // typed, or opened by a program: only the page itself may be opened so
  const opened = site === 'none' && reading && request.headers['sec-fetch-mode'] === 'navigate'
  return opened ? null : 'another page asks'
}

const cookiesOf = ({ headers }: IncomingMessage, name: string): string[] =>
  (headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1))

/** Hashed first, so that neither content nor length shows in the time it takes. */
const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/**
 * Stand on every answer, refusals and failures too. No script but our one file, nothing from outside, no text that becomes markup:
 * a slip in the page then shows as a blank place, not as a stranger's code.
 */
export const HEADERS: OutgoingHttpHeaders = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cache-control': 'no-store',
}
