import type { Page } from 'playwright-core'
import { describe, expect, vi } from 'vitest'
import type { Extraction } from '../core/record.ts'
import { fill, press, type Scene, withScenes } from '../testing-pages.ts'
import { allSaved, BROWSER } from '../testing-review.ts'
import { hold } from '../testing-review-page.ts'
import { parseYaml, writeYaml } from '../write/index.ts'

/* The page follows its files and its server, and takes nothing out of the reviewer's hands. */

const SLOW = { timeout: 10_000 }

describe.skipIf(!BROWSER)('the page follows', () => {
  const scene = withScenes()
  const another = async (on: Scene): Promise<Page> => {
    const page = await on.open.context.newPage()
    await page.goto(on.review.origin)
    await page.locator('.current').waitFor()
    return page
  }
  const withRecords = (change: (records: Extraction['records']) => Extraction['records']) => (text: string) => {
    const extraction = parseYaml(text) as Extraction
    return writeYaml({ ...extraction, records: change(extraction.records) })
  }
  const message = (page: Page, words: string): Promise<void> => page.locator('.message', { hasText: words }).waitFor()

  scene('a record that goes while it is typed in stays in hand, and its letters are no commands', async (on) => {
    const { page } = on
    await press(page, 'j')
    await fill(page, 'Donor', 'J')
    on.rewrite(withRecords((records) => records.filter((_, i) => i !== 1)))
    await message(page, 'gone from the file')
    await page.keyboard.type('apan')
    expect(await page.locator('.editor input').inputValue()).toBe('Japan')
    // what was typed stays, to be copied
    await press(page, 'Enter')
    await page.locator('.editor .trouble', { hasText: 'no longer in the file' }).waitFor()
    await press(page, 'Escape', 'Escape')
    await page.locator('.editor').waitFor({ state: 'detached' })
    // no other record is in hand in its place
    await press(page, 'a', 'x')
    await press(page, 'j', 'f')
    await vi.waitFor(() => expect(on.records()[0]!.review.flag).toBe(true), SLOW)
    expect(on.states()).toEqual(['machine', 'machine'])
  })

  scene('a file that cannot be read for a moment changes nothing in hand', async (on) => {
    const { page } = on
    await press(page, 'j')
    await fill(page, 'Donor', 'J')
    let good = ''
    on.rewrite((text) => {
      good = text
      return text.replace('records:', 'records: [')
    })
    await message(page, 'cannot be read')
    await page.keyboard.type('apan')
    on.rewrite(() => good)
    await press(page, 'Enter')
    await vi.waitFor(() => expect(on.records()[1]!.donors).toEqual(['JP']), SLOW)
    await page.locator('.current[aria-label="Record 2"]', { hasText: 'Japan' }).waitFor()
    // the same without an editor: the record is in hand again when the file is back
    on.rewrite((text) => {
      good = text
      return text.replace('records:', 'records: [')
    })
    await page.locator('.head .trouble', { hasText: 'cannot be read' }).first().waitFor()
    on.rewrite(() => good)
    await page.locator('.current[aria-label="Record 2"]').waitFor()
  })

  scene('what changes between a save and its answer is shown', async (on) => {
    const { page } = on
    const witness = await another(on)
    let answer = (): void => {}
    const gate = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route(/\/save$/, async (route) => {
      const response = await route.fetch()
      await gate
      await route.fulfill({ response })
    })
    await press(page, 'f')
    await witness.locator('.current', { hasText: 'flag' }).waitFor()
    on.rewrite((text) => text.replace('sector: null', 'sector: air_defence'))
    await witness.locator('.line', { hasText: 'air defence' }).waitFor()
    answer()
    await page.locator('.line', { hasText: 'air defence' }).waitFor()
    await allSaved(page)
  })

  scene('one question that fails is no server that is away', async (on) => {
    const { page } = on
    await page.route(/\/api\/next/, (route) => route.abort(), { times: 1 })
    await press(page, 'n')
    await message(page, 'does not answer')
    await page.locator('.saved', { hasText: 'Trying again' }).waitFor()
    await allSaved(page)
    await press(page, 'n')
    await page.locator('.path', { hasText: 'b.txt' }).waitFor({ state: 'attached' })
  })

  scene('a text that cannot be fetched is told, and asked for again', async (on) => {
    const { page } = on
    let asks = 0
    await page.route(/\/text$/, (route) => (++asks > 2 ? route.continue() : route.fulfill({ status: 500, body: '{}' })))
    await press(page, 'n')
    await page.locator('.head .trouble', { hasText: 'asked for again' }).waitFor()
    await page.locator('.article .text', { hasText: 'More.' }).waitFor()
    expect(await page.locator('.head .trouble').count()).toBe(0)
  })

  scene('seven pages load, save and hear; when the one that listens is closed, another does', async (on) => {
    const pages = [on.page]
    for (let i = 0; i < 6; i++) pages.push(await another(on))
    const last = pages.at(-1)!
    await press(last, 'a')
    await allSaved(last)
    await pages[1]!.locator('.current.accepted').waitFor()
    await on.page.close()
    on.rewrite((text) => text.replace('sector: null', 'sector: air_defence'))
    await press(last, 'k')
    await last.locator('.line', { hasText: 'air defence' }).waitFor()
    // by its own stream too, not only by what was missed
    await press(last, 'j')
    on.rewrite((text) => text.replace(/sector: null/, 'sector: medical'))
    await last.locator('.line', { hasText: 'medical' }).waitFor()
  })

  scene('an undo that comes late leaves the next article as it is', async (on) => {
    const { page } = on
    await press(page, 'a')
    await allSaved(page)
    const release = await hold(page, /\/undo$/)
    await press(page, 'u')
    await page.locator('.virtual .row', { hasText: 'b.txt' }).click()
    await page.locator('.path', { hasText: 'b.txt' }).waitFor({ state: 'attached' })
    release()
    await vi.waitFor(() => expect(on.states()[0]).toBe('machine'), SLOW)
    await page.locator('.current[aria-label="Record 1"]').waitFor()
    await press(page, 'a')
    await vi.waitFor(() => expect(on.states('b.txt')[0]).toBe('accepted'), SLOW)
  })

  scene('two records of one id are told, and neither is changed', async (on) => {
    const { page } = on
    on.rewrite(withRecords(([one, two, three]) => [one!, { ...two!, id: one!.id }, three!]))
    await page.locator('.head .trouble', { hasText: 'two records have the id' }).waitFor()
    await press(page, 'x')
    await page.locator('dialog', { hasText: 'two records have the id' }).waitFor()
    await press(page, 'Escape')
    await allSaved(page)
    await press(page, 'k', 'j', 'j', 'a')
    await vi.waitFor(() => expect(on.states()).toEqual(['machine', 'machine', 'accepted']), SLOW)
  })
})
