import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import type { AidRecord, Extraction, SpanOut } from './core/record.ts'
import { blankRecord } from './review/reading.ts'
import { printBase } from './revise/base.ts'
import { parseYaml, writeYaml } from './write/index.ts'

/** For tests only: result files without an extraction, the real command as a process of its own, and a real browser. */

/** A record by its words: each value with the words that it stands on. */
export interface Gift {
  readonly anchor: string
  readonly fields: Partial<AidRecord>
  /** Path → its words, found at their first place. */
  readonly words: Readonly<Record<string, string>>
}

export function resultOf(source: string, text: string, gifts: readonly Gift[]): Extraction {
  const points = Array.from(text)
  const spanOf = (quote: string): SpanOut => {
    const units = text.indexOf(quote)
    if (units < 0) throw new Error(`the text does not say “${quote}”`)
    const start = Array.from(text.slice(0, units)).length
    return { quote, start, end: start + Array.from(quote).length }
  }
  if (points.length === 0) throw new Error('an article has a text')
  return {
    schema: 'aid-article/1',
    article: {
      id: `a_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`,
      source,
      title: null,
      url: null,
      published: '2024-01-25',
      published_from: 'option',
      language: 'en',
      gate: 'open',
    },
    run: { version: '0.1.0', rules: 'sha256:0' },
    records: gifts.map(({ anchor, fields, words }, i) => ({
      ...blankRecord(spanOf(anchor)),
      id: `r_${createHash('sha256').update(`${text}${i}`).digest('hex').slice(0, 8)}`,
      confidence: 0.6,
      ...fields,
      spans: {
        anchor: spanOf(anchor),
        ...Object.fromEntries(Object.entries(words).map(([path, quote]) => [path, spanOf(quote)])),
      },
    })),
    officials: [],
    groups: [],
    agreements: [],
    countries: [],
    money: [],
    dates: [],
    problems: [],
  }
}

/** An output folder as `extract` leaves it. */
export function folderOf(articles: readonly { extraction: Extraction; text: string }[]): string {
  const out = mkdtempSync(join(tmpdir(), 'aidtrail-review-'))
  for (const { extraction, text } of articles) {
    const path = `${extraction.article.source}.yaml`
    const yaml = writeYaml(extraction)
    write(join(out, path), yaml)
    write(
      join(out, '.aidtrail', 'base', path),
      printBase({ machine: extraction, carried: {}, touched: {}, text, left: null, seen: 0 }, yaml),
    )
  }
  return out
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

export const fileOf = (out: string, source: string): Extraction =>
  parseYaml(readFileSync(join(out, `${source}.yaml`), 'utf8')) as Extraction

export const CLI = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist', 'cli.js')

export interface RunningReview {
  /** With its token. */
  readonly address: string
  readonly origin: string
  readonly process: ChildProcess
  stop(signal?: NodeJS.Signals): Promise<void>
}

/** Starts `aidtrail review` as built, and waits for the address that it prints. */
export async function startCommand(out: string, ...args: string[]): Promise<RunningReview> {
  if (!existsSync(CLI)) throw new Error('build first: npm run build')
  const child = spawn(process.execPath, [CLI, 'review', out, '--no-open', '--reviewer', 'Ada', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  child.stderr.on('data', (data: Buffer) => said.push(data.toString()))
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data: Buffer) => resolve(data.toString().trim()))
    child.once('exit', () => reject(new Error(said.join(''))))
  })
  return {
    address,
    origin: new URL(address).origin,
    process: child,
    stop: (signal = 'SIGTERM') =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.once('exit', () => resolve())
        child.kill(signal)
      }),
  }
}

/** A browser's cookie without a browser. */
export async function cookieOf(address: string): Promise<string> {
  const response = await fetch(address, { redirect: 'manual' })
  return (response.headers.get('set-cookie') ?? '').split(';')[0]!
}

const BROWSERS = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
export const BROWSER = BROWSERS.find((path) => path && existsSync(path)) ?? null

if (BROWSER === null)
  console.warn(
    '\n  !!! NO BROWSER FOUND: the tests of the review page in a real browser do NOT run.\n  !!! Install Debian’s chromium, or set CHROMIUM to a browser’s path.\n',
  )

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: BROWSER!,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

export interface OpenPage {
  readonly page: Page
  readonly context: BrowserContext
  /** Requests to anywhere else, errors and reports of the content security policy: all must stay empty. */
  readonly trouble: string[]
}

export async function openPage(
  browser: Browser,
  review: RunningReview,
  options: { width?: number; height?: number; dark?: boolean } = {},
): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 860 },
    colorScheme: options.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const trouble: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== review.origin) trouble.push(`asked ${request.url()}`)
  })
  page.on('pageerror', (error) => trouble.push(`failed: ${error.message}`))
  page.on('dialog', (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedScript|TrustedHTML|Refused to/.test(message.text()))
      trouble.push(message.text())
  })
  await page.goto(review.address)
  await page.waitForSelector('.article h1')
  return { page, context, trouble }
}

/** Waits until every change is in its file. */
export const allSaved = (page: Page): Promise<void> => page.locator('.saved', { hasText: 'All saved' }).waitFor()
