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

/** For tests only: one browser per test file, and for each test a folder, a command and a page of its own. */

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
  readonly review: RunningReview
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

  /** Lets answers to what `path` is part of wait. @returns lets them go, and all that come after. */
  async hold(path: RegExp): Promise<() => void> {
    const waiting: Array<() => void> = []
    let free = false
    await this.page.route(path, async (route) => {
      if (!free) await new Promise<void>((resolve) => waiting.push(resolve))
      await route.continue().catch(() => {})
    })
    return () => {
      free = true
      for (const go of waiting) go()
    }
  }

  /** An answer that comes, and is taken by the page. */
  async heard(path: RegExp, release: () => void): Promise<void> {
    const answer = this.page.waitForResponse((response) => path.test(response.url()))
    release()
    await (await answer).finished()
    await this.page.evaluate('new Promise((done) => setTimeout(done, 30))')
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

/** @param articles what lies in the folder when a test begins. */
export function withPages(articles: readonly Article[]) {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
  })
  return (name: string, deed: (desk: Desk) => Promise<void>, size: Size = {}): void =>
    test(name, async () => {
      const out = folderOf(articles)
      const review = await startCommand(out)
      let open: OpenPage | null = null
      try {
        open = await openPage(browser, review, size)
        await open.page.locator('.current').waitFor()
        await deed(new Desk(out, review, open))
        expect(open.trouble).toEqual([])
      } finally {
        await open?.context.close()
        await review.stop('SIGKILL')
        rmSync(out, { recursive: true, force: true })
      }
    })
}
