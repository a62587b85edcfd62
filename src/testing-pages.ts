import type { Page } from 'playwright-core'
import type { AidRecord, Extraction } from './core/record.ts'
import { type OpenPage, type RunningReview, resultOf } from './testing-review.ts'
import { type Article, type Desk, sum, withPages } from './testing-review-page.ts'

/** For tests of the review page only: an article with three gifts, and what one does on its page. */

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

/** Tests with a folder, a server and a page of their own. */
export function withScenes() {
  const check = withPages([newsOf('a.txt'), newsOf('b.txt', `${NEWS}\n\nMore.`)])
  return (name: string, deed: (scene: Scene) => Promise<void>, articles?: readonly Article[]): void =>
    check(name, (desk) => deed(sceneOf(desk)), {}, articles)
}

const sceneOf = (desk: Desk): Scene => ({
  page: desk.page,
  open: desk.open,
  out: desk.out,
  get review() {
    return desk.review
  },
  set review(other) {
    desk.review = other
  },
  records: (source) => desk.records(source),
  states: (source) => desk.states(source),
  rewrite: (change, source = 'a.txt') => void desk.rewrite(source, change),
})

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

/** Waits until a dialog with these words can be answered. */
export async function asked(page: Page, words: string): Promise<void> {
  await page.locator('dialog', { hasText: words }).waitFor()
  await page.locator('dialog .choices[aria-disabled=false]').waitFor()
}
