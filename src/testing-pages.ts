import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { AidRecord, Extraction } from './core/record.ts'
import {
  fileOf,
  folderOf,
  type OpenPage,
  openPage,
  type RunningReview,
  resultOf,
  startCommand,
} from './testing-review.ts'

/** For tests of the review page only: a folder with articles, the command and a page on it, and what one does there. */

export const sum = (value: number, currency: string): AidRecord['amount'] => ({ value, currency, qualifier: 'exact' })

export const NEWS =
  'Norway will give Ukraine 85 million kroner.\n\nDenmark has allocated 91 million kroner to Moldova.\n\nSweden sends 20 million kronor to Ukraine.'

/** Three gifts: of Norway, Denmark and Sweden. */
export const newsOf = (source: string, text = NEWS): { extraction: Extraction; text: string } => ({
  text,
  extraction: resultOf(source, text, [
    {
      anchor: 'Norway will give Ukraine 85 million kroner',
      fields: { donors: ['NO'], recipients: ['UA'], amount: sum(85e6, 'NOK') },
      words: { 'donors.NO': 'Norway', amount: '85 million kroner' },
    },
    {
      anchor: 'Denmark has allocated 91 million kroner to Moldova',
      fields: { donors: ['DK'], amount: sum(91e6, 'DKK') },
      words: { 'donors.DK': 'Denmark', amount: '91 million kroner' },
    },
    {
      anchor: 'Sweden sends 20 million kronor to Ukraine',
      fields: { donors: ['SE'], amount: sum(20e6, 'SEK') },
      words: { 'donors.SE': 'Sweden', amount: '20 million kronor' },
    },
  ]),
})

export interface Scene {
  readonly page: Page
  readonly open: OpenPage
  readonly out: string
  review: RunningReview
  records(source?: string): readonly AidRecord[]
  states(source?: string): string[]
  /** Somebody changes the file in an editor. */
  rewrite(change: (text: string) => string, source?: string): void
}

/** A test with a folder, a server and a page of its own. */
export function withScene(
  browser: () => Browser,
  name: string,
  deed: (scene: Scene) => Promise<void>,
  articles = [newsOf('a.txt'), newsOf('b.txt', `${NEWS}\n\nMore.`)],
): void {
  test(name, async () => {
    const out = folderOf(articles)
    const review = await startCommand(out)
    const open = await openPage(browser(), review)
    await open.page.locator('.current').waitFor()
    const place = (source: string): string => join(out, `${source}.yaml`)
    const scene: Scene = {
      page: open.page,
      open,
      out,
      review,
      records: (source = 'a.txt') => fileOf(out, source).records,
      states: (source = 'a.txt') => fileOf(out, source).records.map((record) => record.review.state),
      rewrite(change, source = 'a.txt') {
        const text = readFileSync(place(source), 'utf8')
        const fresh = change(text)
        if (fresh === text) throw new Error('nothing was changed')
        writeFileSync(place(source), fresh)
      },
    }
    try {
      await deed(scene)
      expect(open.trouble).toEqual([])
    } finally {
      await open.context.close()
      await scene.review.stop('SIGKILL')
      rmSync(out, { recursive: true, force: true })
    }
  })
}

export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Opens the editor of a field, and types. */
export async function fill(page: Page, label: string, typed: string): Promise<void> {
  const line = page.locator(`.current .shown[aria-label^="${label}:"]`).first()
  if (!(await line.count())) await page.keyboard.press('v')
  if ((await line.getAttribute('aria-current')) !== 'true') await line.click()
  await page.keyboard.press('e')
  await page.keyboard.type(typed)
}

/** Requests wait until they are let go. @returns lets them go, and all that come after. */
export async function hold(page: Page, path: RegExp): Promise<() => Promise<void>> {
  const open: Array<() => void> = []
  let free = false
  await page.route(path, async (route) => {
    if (!free) await new Promise<void>((resolve) => open.push(resolve))
    await route.continue().catch(() => {})
  })
  return async () => {
    free = true
    for (const go of open) go()
  }
}

/** Waits until a dialog with these words can be answered. */
export async function asked(page: Page, words: string): Promise<void> {
  await page.locator('dialog', { hasText: words }).waitFor()
  await page.locator('dialog .choices[aria-disabled=false]').waitFor()
}
