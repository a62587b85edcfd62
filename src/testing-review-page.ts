import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { AidRecord, Extraction } from './core/record.ts'
import {
  fileOf,
  folderOf,
  type Gift,
  launch,
  type OpenPage,
  openPage,
  type RunningReview,
  resultOf,
  startCommand,
} from './testing-review.ts'

/** For tests of the review page only: one browser per test file, and for each test a folder, a command and a page of its own. */

export interface Article {
  readonly extraction: Extraction
  readonly text: string
}

export const articleOf = (source: string, text: string, gifts: readonly Gift[]): Article => ({
  extraction: resultOf(source, text, gifts),
  text,
})

export const sum = (value: number, currency: string): NonNullable<AidRecord['amount']> => ({
  value,
  currency,
  qualifier: 'exact',
})

/** What a test does with its page, and what the files say. */
export class Desk {
  readonly out: string
  /** Another one after a restart. */
  review: RunningReview
  readonly open: OpenPage
  constructor(out: string, review: RunningReview, open: OpenPage) {
    this.out = out
    this.review = review
    this.open = open
  }

  get page(): Page {
    return this.open.page
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text)
  }

  /** Goes to the field by the arrows: as many steps as the form shows. */
  async field(label: string): Promise<void> {
    const labels = await this.page
      .locator('.current .line .shown')
      .evaluateAll((all) =>
        all.map((one) => `${one.getAttribute('aria-current') ?? ''} ${one.getAttribute('aria-label')}`),
      )
    const steps =
      labels.findIndex((one) => one.includes(` ${label}:`)) - labels.findIndex((one) => one.startsWith('true'))
    if (!labels.some((one) => one.includes(` ${label}:`))) throw new Error(`no field ${label}`)
    for (let i = 0; i < Math.abs(steps); i++) await this.press(steps > 0 ? 'ArrowDown' : 'ArrowUp')
    await this.page.locator(`.line.here .shown[aria-label^="${label}:"]`).waitFor()
  }

  async edit(label: string): Promise<void> {
    await this.field(label)
    await this.press('e')
    await this.page.locator('.editor').waitFor()
  }

  records(source = 'a.txt'): AidRecord[] {
    return fileOf(this.out, source).records
  }

  states(source = 'a.txt'): string[] {
    return this.records(source).map(({ review }) => review.state)
  }

  /** What an editor or another program does to the file. */
  rewrite(source: string, change: (yaml: string) => string): string {
    const path = join(this.out, `${source}.yaml`)
    const before = readFileSync(path, 'utf8')
    const after = change(before)
    if (after === before) throw new Error('nothing was changed in the file')
    writeFileSync(path, after)
    return before
  }

  /** Waits until the files say so. */
  says(said: () => unknown, wanted: unknown): Promise<void> {
    return vi.waitFor(() => expect(said()).toEqual(wanted), { timeout: 8000, interval: 40 })
  }

  message(text: string | RegExp): Promise<void> {
    return this.page.locator('.message', { hasText: text }).waitFor()
  }

  hold(path: RegExp): Promise<() => void> {
    return hold(this.page, path)
  }

  /** An answer that comes, and is taken by the page. */
  async heard(path: RegExp, release: () => void): Promise<void> {
    const answer = this.page.waitForResponse((response) => path.test(response.url()))
    release()
    await (await answer).finished()
    await this.page.evaluate('new Promise((done) => setTimeout(done, 30))')
  }
}

/** Answers to what `path` is part of wait, the first ones. @returns lets them go, and all that come after. */
export async function hold(page: Page, path: RegExp, most = Number.POSITIVE_INFINITY): Promise<() => void> {
  const waiting: Array<() => void> = []
  let free = false
  await page.route(path, async (route) => {
    if (!free && waiting.length < most) await new Promise<void>((resolve) => waiting.push(resolve))
    await route.continue().catch(() => {})
  })
  return () => {
    free = true
    for (const go of waiting) go()
  }
}

/** Without the lines of one record, as somebody who deletes it in an editor leaves the file. */
export function withoutRecord(yaml: string, id: string): string {
  const lines = yaml.split('\n')
  const from = lines.findIndex((line) => line.trim() === `- id: ${id}`)
  const rest = lines.findIndex((line, i) => i > from && (/^ {2}- id: /.test(line) || /^\S/.test(line)))
  if (from < 0 || rest < 0) throw new Error(`no record ${id}`)
  return lines.toSpliced(from, rest - from).join('\n')
}

interface Size {
  readonly width?: number
  readonly height?: number
}

/** @param articles what lies in the folder when a test begins; a test may name others. */
export function withPages(articles: readonly Article[]) {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
  })
  return (name: string, deed: (desk: Desk) => Promise<void>, size: Size = {}, others = articles): void =>
    test(name, async () => {
      const out = folderOf(others)
      const review = await startCommand(out)
      let desk: Desk | null = null
      try {
        desk = new Desk(out, review, await openPage(browser, review, size))
        await desk.page.locator('.current').waitFor({ state: 'attached' })
        await deed(desk)
        expect(desk.open.trouble).toEqual([])
      } finally {
        await desk?.open.context.close()
        await (desk?.review ?? review).stop('SIGKILL')
        rmSync(out, { recursive: true, force: true })
      }
    })
}
