import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jsonSchema, REVIEW_STATES, STATUSES } from '../core/record.ts'
import { extract } from '../index.ts'
import { book } from '../testing.ts'
import { writeYaml } from './yaml.ts'

/** Our files in an editor: the YAML language server that VS Code and others run is driven over stdio. */
const folder = mkdtempSync(join(tmpdir(), 'aidtrail-editor-'))
const file = join(folder, '2024', 'a.txt.yaml')
const uri = pathToFileURL(file).href
const text =
  'Denmark will give Ukraine 91 million kroner ($13 million). Norway sent Moldova 200 trucks, Prime Minister Ana Holm said.'
const written = writeYaml(extract(text, book, { published: '2024-01-25', source: '2024/a.txt' }), {
  schemaPath: '../aid-article.schema.json',
})

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: {
    readonly uri?: string
    readonly items?: readonly unknown[]
    readonly diagnostics?: readonly Diagnostic[]
  }
  readonly result?: unknown
}
interface Diagnostic {
  readonly message: string
  readonly range: { readonly start: { readonly line: number } }
}

const server = startServer()
let version = 1

beforeAll(async () => {
  mkdirSync(dirname(file))
  writeFileSync(join(folder, 'aid-article.schema.json'), JSON.stringify(jsonSchema('draft-7')))
  writeFileSync(file, written)
  await server.ask('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities: {
      workspace: { configuration: true },
      textDocument: { publishDiagnostics: {}, hover: {}, completion: {} },
    },
  })
  server.tell('initialized', {})
  server.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version, text: written } })
})
afterAll(() => {
  server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Lines (from 0) with a diagnosis after the file was changed to `content`. */
async function diagnosed(content: string): Promise<readonly Diagnostic[]> {
  version++
  const answer = server.next(
    (message) => message.method === 'textDocument/publishDiagnostics' && message.params?.uri === uri,
  )
  server.tell('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text: content }] })
  return (await answer).params?.diagnostics ?? []
}

test('what the machine wrote has no diagnosis', async () => {
  expect(await diagnosed(`${written}\n`)).toEqual([])
})

test('twenty slips give a diagnosis each, on their lines', async () => {
  const slips: readonly (readonly [string, string])[] = [
    ['schema: aid-article/1', 'schema: aid-article/2'],
    ["  published: '2024-01-25'", '  published: Thursday'],
    ['  gate: open', '  gate: ajar'],
    ['    donors: [DK]', '    donors: DK'],
    ['    recipients: [UA]', '    recipients: UA'],
    ['    channel: []', '    channel: none'],
    [
      '    amount: {value: 91000000, currency: DKK, qualifier: exact}',
      '    amount: {value: lots, currency: DKK, qualifier: exact}',
    ],
    ['currency: USD, qualifier: exact}]', 'currency: dollars, qualifier: exact}]'],
    ['    type: ', '    type: warlike # '],
    ['    instrument: ', '    instrument: gift # '],
    ['    status: pledged', '    status: promised'],
    ['    novelty: new', '    novelty: fresh'],
    ['    scope: single', '    scope: whole'],
    ['    part_of: null', '    part_of: 7'],
    ['    programme: null', '    programm: null'],
    ['    announced: ', '    announced: 24 January # '],
    ['    period: null', '    period: soon'],
    ['    delivery: null', '    delivery: later'],
    ['    confidence: ', '    confidence: 7 # '],
    ['    review: {state: machine}', '    review: {state: fine}'],
  ]
  let content = written
  const lines = slips.map(([right, wrong]) => {
    const at = content.indexOf(right)
    expect(at, right).toBeGreaterThan(0)
    content = `${content.slice(0, at)}${wrong}${content.slice(at + right.length)}`
    return content.slice(0, at).split('\n').length - 1
  })
  const found = new Set((await diagnosed(content)).map(({ range }) => range.start.line))
  expect(lines.filter((line) => !found.has(line)).map((line) => content.split('\n')[line])).toEqual([])
})

test('the editor completes what can stand in a field', async () => {
  const complete = async (line: string): Promise<string[]> => {
    const content = written.replace(new RegExp(`^    ${line}.*$`, 'm'), `    ${line} `)
    await diagnosed(content)
    const at = content.split('\n').indexOf(`    ${line} `)
    const position = { line: at, character: line.length + 5 }
    const answer = await server.ask('textDocument/completion', { textDocument: { uri }, position })
    return (answer as { items: { label: string }[] }).items.map(({ label }) => label)
  }
  expect(await complete('status:')).toEqual(expect.arrayContaining([...STATUSES]))
  expect(await complete('type:')).toEqual(expect.arrayContaining(['military', 'humanitarian']))
  const review = written.replace('    review: {state: machine}', '    review:\n      state: ')
  await diagnosed(review)
  const line = review.split('\n').indexOf('      state: ')
  const states = await server.ask('textDocument/completion', {
    textDocument: { uri },
    position: { line, character: 13 },
  })
  expect((states as { items: { label: string }[] }).items.map(({ label }) => label)).toEqual(
    expect.arrayContaining([...REVIEW_STATES]),
  )
})

test('a field explains itself under the pointer', async () => {
  await diagnosed(written)
  const line = written.split('\n').findIndex((one) => one.startsWith('    status:'))
  const hover = await server.ask('textDocument/hover', { textDocument: { uri }, position: { line, character: 6 } })
  expect(JSON.stringify(hover)).toContain('The stage that this text asserts')
})

interface Server {
  ask(method: string, params: unknown): Promise<unknown>
  tell(method: string, params: unknown): void
  next(fits: (message: Message) => boolean): Promise<Message>
  stop(): void
}

/** A client of the language server protocol, as small as a test needs it. */
function startServer(): Server {
  const home = dirname(createRequire(import.meta.url).resolve('yaml-language-server/package.json'))
  const child: ChildProcess = spawn(process.execPath, [join(home, 'bin', 'yaml-language-server'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const waiting: { fits: (message: Message) => boolean; take: (message: Message) => void }[] = []
  let rest = Buffer.alloc(0)
  let id = 0
  const send = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message })
    child.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  }
  const settings = { yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false } } }
  const take = (message: Message): void => {
    // the server asks for its settings, section by section
    if (message.method === 'workspace/configuration')
      send({ id: message.id, result: (message.params?.items ?? []).map((_, i) => (i === 0 ? settings.yaml : {})) })
    else if (message.method && message.id !== undefined) send({ id: message.id, result: null })
    const place = waiting.findIndex(({ fits }) => fits(message))
    if (place >= 0) waiting.splice(place, 1)[0]?.take(message)
  }
  child.stdout?.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      const head = rest.indexOf('\r\n\r\n')
      const length = Number(/Content-Length: (\d+)/.exec(rest.subarray(0, Math.max(0, head)).toString())?.[1])
      if (head < 0 || rest.length < head + 4 + length) return
      const body = rest.subarray(head + 4, head + 4 + length).toString()
      rest = rest.subarray(head + 4 + length)
      take(JSON.parse(body) as Message)
    }
  })
  const next: Server['next'] = (fits) => new Promise((resolve) => waiting.push({ fits, take: resolve }))
  return {
    next,
    tell: (method, params) => send({ method, params }),
    async ask(method, params) {
      const mine = ++id
      const answer = next((message) => message.id === mine && message.method === undefined)
      send({ id: mine, method, params })
      return (await answer).result
    },
    stop: () => void child.kill(),
  }
}
