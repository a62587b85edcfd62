import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkedExtractor } from '../checked.ts'
import { book } from '../testing.ts'
import { memoryFiles } from '../testing-files.ts'
import { resultOf } from '../testing-review.ts'
import { writeYaml } from '../write/index.ts'
import { createDesk, type Desk } from './desk.ts'
import { type ReviewServer, startReview } from './server.ts'
import { idOf } from './shelf.ts'

/* Who the server answers, and what it never gives away: questions as bytes, so that no client tidies them first. */

const TEXT = 'Norway will give Ukraine 85 million kroner.'
const NAME = 'a.txt.yaml'
const SECRET = 'etc/passwd.yaml'

const yaml = writeYaml(
  resultOf('a.txt', TEXT, [{ anchor: TEXT, fields: { donors: ['NO'] }, words: { 'donors.NO': 'Norway' } }]),
)
const record = resultOf('a.txt', TEXT, [{ anchor: TEXT, fields: {}, words: {} }]).records[0]!.id
const store: Record<string, string> = { [NAME]: yaml, [SECRET]: 'root:x:0:0' }
const files = memoryFiles(store, SECRET, () => TEXT)
let desk: Desk
let server: ReviewServer
let cookie = ''

beforeAll(async () => {
  desk = createDesk(files, book, checkedExtractor(book), {
    reviewer: 'Ada',
    only: [],
    now: () => '2024-01-25T00:00:00Z',
  })
  await desk.begin()
  const page = { html: '<!doctype html>', script: '1', style: 'p{}', icon: '<svg/>' }
  server = await startReview(desk, page)
  const letIn = await raw(`GET /?token=${new URL(server.address).searchParams.get('token')} HTTP/1.1`, {})
  cookie = /set-cookie: ([^;]+)/i.exec(letIn)?.[1] ?? ''
})
afterAll(async () => {
  await server.close()
  desk.close()
})

/** Sends just these bytes; `host` null sends none. */
function raw(line: string, headers: Record<string, string | null>, body = ''): Promise<string> {
  const all: Record<string, string | null> = { Host: `127.0.0.1:${server.port}`, ...headers }
  const head = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]))
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1')
    let answer = ''
    socket.setTimeout(5000, () => socket.destroy(new Error('no answer')))
    socket.on('data', (data) => {
      answer += data.toString('latin1')
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
    socket.end(
      `${line}\r\n${[...head, 'Connection: close', `Content-Length: ${Buffer.byteLength(body)}`].join('\r\n')}\r\n\r\n${body}`,
    )
  })
}

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0)
const own = (): Record<string, string> => ({ Cookie: cookie, Origin: `http://127.0.0.1:${server.port}` })

/** What no stranger may learn. */
const GIVEN_AWAY = /Norway|passwd|root:|aid-article|"rows"/

async function refuses(what: string, line: string, headers: Record<string, string | null>, body = ''): Promise<void> {
  const answer = await raw(line, headers, body)
  expect([400, 403, 404, 405, 412, 413, 428], `${what}: ${answer.slice(0, 60)}`).toContain(statusOf(answer))
  expect(answer, what).not.toMatch(GIVEN_AWAY)
  expect(store[NAME], what).toBe(yaml)
}

test('the token is given back for a cookie, and leaves the address', async () => {
  const answer = await raw(`GET /?token=${new URL(server.address).searchParams.get('token')} HTTP/1.1`, {})
  expect(statusOf(answer)).toBe(303)
  expect(answer).toMatch(/location: \/\r/i)
  expect(answer).toMatch(/set-cookie: aidtrail_\d+=[\w-]{32}; HttpOnly; SameSite=Strict; Path=\//i)
  expect(statusOf(await raw('GET / HTTP/1.1', { Cookie: cookie }))).toBe(200)
  expect(statusOf(await raw('GET /api/articles HTTP/1.1', { Cookie: cookie }))).toBe(200)
})

test('foreign names are refused, however they are written', async () => {
  const port = server.port
  for (const host of [
    'evil.example',
    `evil.example:${port}`,
    `localhost.evil.example:${port}`,
    `127.0.0.1.evil.example:${port}`,
    `localhost.:${port}`,
    `127.0.0.1.:${port}`,
    `[::1]:${port}`,
    `[::ffff:127.0.0.1]:${port}`,
    `0.0.0.0:${port}`,
    `127.1:${port}`,
    `2130706433:${port}`,
    `LOCALHOST.evil:${port}`,
    '127.0.0.1',
    'localhost',
    `127.0.0.1:${port + 1}`,
    `user@127.0.0.1:${port}`,
    '',
    null,
  ])
    await refuses(`Host ${host}`, 'GET /api/articles HTTP/1.1', { ...own(), Origin: null, Host: host })
  await refuses('two hosts', `GET /api/articles HTTP/1.1\r\nHost: evil.example`, { Cookie: cookie })
  expect(statusOf(await raw('GET / HTTP/1.1', { Cookie: cookie, Host: `localhost:${port}` }))).toBe(200)
})

test('other pages are refused, also those of other servers on this machine', async () => {
  const save = JSON.stringify({ edits: [{ kind: 'accept', record }] })
  const target = `POST /api/articles/${idOf(NAME)}/save HTTP/1.1`
  const json = { 'Content-Type': 'application/json', 'If-Match': `"${desk.open(idOf(NAME))!.etag}"` }
  for (const origin of [
    'https://evil.example',
    `http://localhost:${server.port + 1}`,
    `https://127.0.0.1:${server.port}`,
    'null',
    null,
  ]) {
    await refuses(`save from ${origin}`, target, { ...own(), ...json, Origin: origin }, save)
    if (origin) await refuses(`reading from ${origin}`, 'GET /api/articles HTTP/1.1', { ...own(), Origin: origin })
  }
  for (const site of ['cross-site', 'same-site']) {
    await refuses(`save ${site}`, target, { ...own(), ...json, 'Sec-Fetch-Site': site }, save)
    for (const [mode, dest] of [
      ['no-cors', 'script'],
      ['no-cors', 'image'],
      ['navigate', 'iframe'],
    ] as const)
      await refuses(`${site} ${dest}`, 'GET /api/articles HTTP/1.1', {
        ...own(),
        Origin: null,
        'Sec-Fetch-Site': site,
        'Sec-Fetch-Mode': mode,
        'Sec-Fetch-Dest': dest,
      })
  }
  await refuses('a script tag typed', 'GET /page.js HTTP/1.1', {
    Cookie: cookie,
    'Sec-Fetch-Site': 'none',
    'Sec-Fetch-Mode': 'no-cors',
  })
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', null])
    await refuses(`a form (${type})`, target, { ...own(), 'If-Match': json['If-Match'], 'Content-Type': type }, save)
})

test('nobody gets in without the cookie', async () => {
  for (const bad of [
    null,
    'x=1',
    cookie.replace(/=.*/, '='),
    `${cookie}x`,
    cookie.slice(0, -1),
    cookie.replace('aidtrail', 'other'),
  ])
    for (const path of ['/', '/page.js', '/api/articles', '/api/events', `/api/articles/${idOf(NAME)}`])
      await refuses(`${bad} ${path}`, `GET ${path} HTTP/1.1`, { Cookie: bad })
  for (const token of ['', 'x', `${new URL(server.address).searchParams.get('token')}x`])
    await refuses(`token ${token}`, `GET /?token=${token} HTTP/1.1`, {})
})

test('addresses hold ids, and a path in one reaches nothing', async () => {
  for (const path of [
    `/${NAME}`,
    `/api/articles/${NAME}`,
    '/api/articles/../../etc/passwd.yaml',
    '/api/articles/..%2f..%2fetc%2fpasswd.yaml',
    '/api/articles/%2e%2e/%2e%2e/etc/passwd.yaml',
    '/api/articles/%252e%252e%252fetc%252fpasswd.yaml',
    '//etc/passwd.yaml',
    '/api//articles/etc/passwd.yaml',
    '/api/articles/etc%00/passwd.yaml',
    '/api/articles/f_0000000000000000%00',
    `/api/articles/${idOf(SECRET)}`,
    `/api/articles/${idOf(SECRET)}/text`,
    '/api/articles/f_zzzzzzzzzzzzzzzz',
    '/api/articles/__proto__',
    '/page.js%2f..%2f..%2fetc/passwd.yaml',
    '/page.js/../../etc/passwd.yaml',
    '/@fs/etc/passwd.yaml',
    '/index.html?raw',
    '/constructor',
    '/src/review/server.ts',
    '\\..\\etc\\passwd.yaml',
  ])
    await refuses(path, `GET ${path} HTTP/1.1`, own())
})

test('a save must say what it is made from, and be one', async () => {
  const target = (deed: string): string => `POST /api/articles/${idOf(NAME)}/${deed} HTTP/1.1`
  const json = { ...own(), 'Content-Type': 'application/json' }
  const save = JSON.stringify({ edits: [{ kind: 'accept', record }] })
  await refuses('no If-Match', target('save'), json, save)
  await refuses('an old state', target('undo').replace('undo', 'save'), { ...json, 'If-Match': '"0"' }, '{}')
  const match = { ...json, 'If-Match': `"${desk.open(idOf(NAME))!.etag}"` }
  for (const body of [
    '',
    '{',
    '[]',
    '{"edits":[]}',
    '{"edits":[{"kind":"exec","record":"r_1"}]}',
    '{"edits":1,"__proto__":{}}',
    `"${'x'.repeat(1_100_000)}"`,
  ])
    await refuses(`body ${body.slice(0, 30)}`, target('save'), match, body)
  for (const method of ['PUT', 'DELETE', 'PATCH'])
    await refuses(method, `${method} /api/articles/${idOf(NAME)}/save HTTP/1.1`, match, save)
})

test('every answer carries the headers that hold the page in', async () => {
  const id = idOf(NAME)
  for (const [line, headers, status] of [
    ['GET / HTTP/1.1', own(), 200],
    ['GET /page.js HTTP/1.1', own(), 200],
    [`GET /api/articles/${id} HTTP/1.1`, own(), 200],
    ['GET /nothing HTTP/1.1', own(), 404],
    ['GET / HTTP/1.1', {}, 403],
    ['GET / HTTP/1.1', { Host: 'evil.example' }, 403],
    [`POST /api/articles/${id}/save HTTP/1.1`, { ...own(), 'Content-Type': 'application/json' }, 428],
    [`DELETE /api/articles/${id} HTTP/1.1`, { ...own(), 'Content-Type': 'application/json' }, 405],
    ['GET http://[ HTTP/1.1', own(), 400],
  ] as const) {
    const answer = await raw(line, headers, line.startsWith('GET') ? '' : '{}')
    expect(statusOf(answer), line).toBe(status)
    for (const header of [
      /content-security-policy: default-src 'none';.*script-src 'self';.*frame-ancestors 'none'; require-trusted-types-for 'script'/i,
      /x-content-type-options: nosniff/i,
      /referrer-policy: no-referrer/i,
      /cross-origin-resource-policy: same-origin/i,
      /cache-control: no-store/i,
    ])
      expect(answer, line).toMatch(header)
    expect(answer, line).not.toMatch(/access-control-allow/i)
  }
})

test('a failure of the server gives the headers and no secrets', async () => {
  const broken = await startReview(
    {
      ...desk,
      list: () => {
        throw new Error('the disk is gone')
      },
    },
    { html: '', script: '', style: '', icon: '' },
  )
  const address = new URL(broken.address)
  const letIn = await fetch(broken.address, { redirect: 'manual' })
  const answer = await fetch(`${address.origin}/api/articles`, {
    headers: { cookie: letIn.headers.get('set-cookie')!.split(';')[0]! },
  })
  expect(answer.status).toBe(500)
  expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'/)
  expect(await answer.text()).toContain('the disk is gone')
  await broken.close()
})
