import { describe, expect } from 'vitest'
import { allSaved, BROWSER, resultOf } from '../testing-review.ts'
import { type Desk, hold, withPages } from '../testing-review-page.ts'

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

const LIST = /\/api\/articles\?q=&/
const OPEN = /\/api\/articles\/f_\w+$/

describe.skipIf(!BROWSER)('what was typed happens in its order', () => {
  const check = withPages([
    { extraction: FIRST, text: TEXT },
    { extraction: SECOND, text: OTHER },
  ])
  const withPage = (name: string, deed: (desk: Desk) => Promise<void>, width = 1280): void =>
    check(
      name,
      async (desk) => {
        await desk.page.locator('.path', { hasText: 'one.txt.yaml' }).waitFor({ state: 'attached' })
        await deed(desk)
      },
      { width },
    )

  for (const width of [1280, 700])
    withPage(
      `a question typed right behind its key goes into the field, ${width} pixels wide`,
      async ({ page }) => {
        const focused = await page.evaluate(`
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }))
          document.activeElement.id`)
        expect(focused).toBe('search')
      },
      width,
    )

  withPage('an older list that comes late does not cover a newer one', async (desk) => {
    const release = await desk.hold(LIST)
    await desk.press('a')
    await allSaved(desk.page)
    await desk.press('/')
    await desk.type('Canad')
    await desk.heard(LIST, release)
    const rows = desk.page.locator('.virtual .row')
    await desk.page.locator('.progress', { hasText: '1 article' }).waitFor()
    // whatever came late has been drawn by then
    await desk.page.waitForTimeout(300)
    expect(await rows.allTextContents()).toEqual([expect.stringContaining('two')])
  })

  withPage('what is decided while the next article is on its way is decided of that', async (desk) => {
    const release = await desk.hold(OPEN)
    await desk.press('n', 'a')
    await desk.heard(OPEN, release)
    await desk.says(() => desk.states('two.txt'), ['accepted'])
    expect(desk.states('one.txt')).toEqual(['machine', 'machine'])
  })

  withPage('two undos at once take back two', async (desk) => {
    await desk.press('a', 'a')
    await allSaved(desk.page)
    await desk.says(() => desk.states('one.txt'), ['accepted', 'accepted'])
    const release = await desk.hold(/\/undo$/)
    await desk.press('u', 'u')
    await desk.heard(/\/undo$/, release)
    await desk.says(() => desk.states('one.txt'), ['machine', 'machine'])
  })

  withPage('a value typed before its words were read goes into the form that opens for it', async (desk) => {
    const release = await desk.hold(/\/read$/)
    await desk.field('Recipient')
    await desk.press('w')
    for (let i = 0; i < 40; i++) {
      if ((await desk.page.locator('.marking .quote').textContent())?.includes('Kharkiv')) break
      await desk.press('ArrowRight')
    }
    await desk.press('Enter')
    await desk.type('Ukraine')
    await desk.press('Enter')
    await desk.heard(/\/read$/, release)
    await desk.says(() => desk.records('one.txt')[0]!.recipients, ['UA'])
    expect(desk.records('one.txt')[0]!.spans['recipients.UA']?.quote).toBe('Kharkiv')
    expect(desk.states('one.txt')).toEqual(['corrected', 'machine'])
  })

  withPage('of two articles asked for, the last is shown, whichever comes first', async ({ page }) => {
    const rows = page.locator('.virtual .row')
    const release = await hold(page, OPEN, 1)
    await rows.nth(1).click()
    const shown = page.waitForResponse(OPEN)
    await rows.nth(0).click()
    await shown
    const late = page.waitForResponse(OPEN)
    release()
    await late
    await page.waitForTimeout(300)
    expect(await page.locator('.path').textContent()).toBe('one.txt.yaml')
    expect(await page.locator('.article .text').textContent()).toContain('Norway')
  })
})
