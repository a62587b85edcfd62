import { rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  allSaved,
  BROWSER,
  fileOf,
  folderOf,
  launch,
  type OpenPage,
  openPage,
  type RunningReview,
  resultOf,
  startCommand,
} from '../testing-review.ts'

/* A reviewer types faster than a server answers, and answers come late: what happens is what was typed, in its order. */

const TEXT = 'Norway will give Ukraine 85 million kroner. Denmark gave Moldova 91 million kroner. Kharkiv is cold.'
const OTHER = 'Canada has committed 30 million Canadian dollars to Ukraine.'

const FIRST = resultOf('one.txt', TEXT, [
  {
    anchor: 'Norway will give Ukraine 85 million kroner',
    fields: { donors: ['NO'], confidence: 0.2 },
    words: { 'donors.NO': 'Norway' },
  },
  {
    anchor: 'Denmark gave Moldova 91 million kroner',
    fields: { donors: ['DK'] },
    words: { 'donors.DK': 'Denmark' },
  },
])
const SECOND = resultOf('two.txt', OTHER, [
  {
    anchor: 'Canada has committed 30 million Canadian dollars',
    fields: { donors: ['CA'], confidence: 0.9 },
    words: { 'donors.CA': 'Canada' },
  },
])

/** Lets answers to what `path` is part of wait, the first ones. @returns lets them go, and all that come after. */
async function slow(page: Page, path: RegExp, most = Infinity): Promise<() => Promise<void>> {
  const open: Array<() => void> = []
  let free = false
  await page.route(path, async (route) => {
    if (!free && open.length < most) await new Promise<void>((resolve) => open.push(resolve))
    await route.continue()
  })
  return async () => {
    free = true
    const answered = open.length ? page.waitForResponse((response) => path.test(response.url())) : null
    for (const go of open) go()
    await answered
  }
}

describe.skipIf(!BROWSER)('what was typed happens in its order', () => {
  let browser: Browser
  let out = ''
  let review: RunningReview
  let open: OpenPage

  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
  })

  const withPage = (name: string, deed: (page: Page) => Promise<void>, width = 1280) =>
    test(name, async () => {
      out = folderOf([
        { extraction: FIRST, text: TEXT },
        { extraction: SECOND, text: OTHER },
      ])
      review = await startCommand(out)
      try {
        open = await openPage(browser, review, { width })
        await open.page.locator('.path', { hasText: 'one.txt.yaml' }).waitFor({ state: 'attached' })
        await deed(open.page)
        expect(open.trouble).toEqual([])
      } finally {
        await open.context.close()
        await review.stop()
        rmSync(out, { recursive: true, force: true })
      }
    })

  const states = (source: string) => fileOf(out, source).records.map(({ review }) => review.state)
  const type = async (page: Page, ...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }

  for (const width of [1280, 700])
    withPage(
      `a question typed right behind its key goes into the field, ${width} pixels wide`,
      async (page) => {
        const focused = await page.evaluate(`
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }))
          document.activeElement.id`)
        expect(focused).toBe('search')
      },
      width,
    )

  withPage('an older list that comes late does not cover a newer one', async (page) => {
    const release = await slow(page, /\/api\/articles\?q=&/)
    await type(page, 'a')
    await allSaved(page)
    await type(page, '/')
    await page.keyboard.type('Canad')
    await release()
    const rows = page.locator('.virtual .row')
    await vi.waitFor(async () => expect(await rows.count()).toBe(1), { timeout: 8000 })
    // whatever came late has been drawn by then
    await page.waitForTimeout(300)
    expect(await rows.allTextContents()).toEqual([expect.stringContaining('two')])
  })

  withPage('what is decided while the next article is on its way is decided of that', async (page) => {
    const release = await slow(page, /\/api\/articles\/f_\w+$/)
    await type(page, 'n', 'a')
    await release()
    await vi.waitFor(() => expect(states('two.txt')).toEqual(['accepted']), { timeout: 8000 })
    expect(states('one.txt')).toEqual(['machine', 'machine'])
  })

  withPage('two undos at once take back two', async (page) => {
    await type(page, 'a', 'a')
    await allSaved(page)
    await vi.waitFor(() => expect(states('one.txt')).toEqual(['accepted', 'accepted']), { timeout: 8000 })
    const release = await slow(page, /\/undo$/)
    await type(page, 'u', 'u')
    await release()
    await vi.waitFor(() => expect(states('one.txt')).toEqual(['machine', 'machine']), { timeout: 8000 })
  })

  withPage('a value typed before its words were read goes into the form that opens for it', async (page) => {
    const release = await slow(page, /\/read$/)
    for (let i = 0; i < 30; i++) {
      if ((await page.locator('.line.here .shown').getAttribute('aria-label'))?.startsWith('Recipient:')) break
      await type(page, 'ArrowDown')
    }
    await type(page, 'w')
    for (let i = 0; i < 40; i++) {
      if ((await page.locator('.marking .quote').textContent())?.includes('Kharkiv')) break
      await type(page, 'ArrowRight')
    }
    await type(page, 'Enter')
    await page.keyboard.type('Ukraine')
    await type(page, 'Enter')
    await release()
    await vi.waitFor(() => expect(fileOf(out, 'one.txt').records[0]!.recipients).toEqual(['UA']), { timeout: 8000 })
    expect(fileOf(out, 'one.txt').records[0]!.spans['recipients.UA']?.quote).toBe('Kharkiv')
    expect(states('one.txt')).toEqual(['corrected', 'machine'])
  })

  withPage('of two articles asked for, the last is shown, whichever comes first', async (page) => {
    const rows = page.locator('.virtual .row')
    const release = await slow(page, /\/api\/articles\/f_\w+$/, 1)
    await rows.nth(1).click()
    const shown = page.waitForResponse(/\/api\/articles\/f_\w+$/)
    await rows.nth(0).click()
    await shown
    await release()
    await page.waitForTimeout(300)
    expect(await page.locator('.path').textContent()).toBe('one.txt.yaml')
    expect(await page.locator('.article .text').textContent()).toContain('Norway')
  })
})
