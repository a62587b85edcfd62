import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, vi } from 'vitest'
import { fill, newsOf, press, type Scene, withScenes } from '../testing-pages.ts'
import { allSaved, BROWSER, fileOf, folderOf, startCommand } from '../testing-review.ts'
import { hold } from '../testing-review-page.ts'

/* What is not saved is kept, whatever becomes of the server, the file, the answer and the page, and is saved once. */

const SLOW = { timeout: 15_000 }
const SAVE = /\/save$/
const unsaved = (page: Page, words: string): Promise<void> => page.locator('.saved', { hasText: words }).waitFor()

describe.skipIf(!BROWSER)('what is not saved', () => {
  const scene = withScenes()
  const port = (on: Scene): string => new URL(on.review.origin).port
  /** Another page of the same browser. */
  const another = async (on: Scene): Promise<Page> => {
    const page = await on.open.context.newPage()
    await page.goto(on.review.origin)
    await page.locator('.current').waitFor()
    return page
  }

  scene('outlives a server that is started anew and does not know the page yet', async (on) => {
    const { page } = on
    await on.review.stop('SIGKILL')
    await press(page, 'a', 'a')
    await unsaved(page, '2 not saved yet')
    on.review = await startCommand(on.out, '--port', port(on))
    await unsaved(page, 'open the address')
    expect(await page.locator('.saved').textContent()).toContain('2 not saved yet')
    const next = await on.open.context.newPage()
    await next.goto(on.review.address)
    await allSaved(page)
    expect(on.states()).toEqual(['accepted', 'accepted', 'machine'])
  })

  scene('outlives a file that is away, and a log that cannot be written', async (on) => {
    const { page } = on
    const path = join(on.out, 'a.txt.yaml')
    renameSync(path, `${path}.away`)
    await press(page, 'a')
    await unsaved(page, 'not there at the moment')
    renameSync(`${path}.away`, path)
    await allSaved(page)
    expect(on.states()[0]).toBe('accepted')
    const log = join(on.out, '.aidtrail', 'log.jsonl')
    rmSync(log)
    mkdirSync(log)
    await press(page, 'a')
    await unsaved(page, 'cannot be saved')
    rmSync(log, { recursive: true })
    await allSaved(page)
    expect(on.states().slice(0, 2)).toEqual(['accepted', 'accepted'])
  })

  scene('is given back when the rules refuse it', async (on) => {
    const { page } = on
    const note = 'long '.repeat(2001)
    await press(page, 'c')
    await page
      .locator('dialog textarea')
      .evaluate((box: unknown) => (box as { removeAttribute(name: string): void }).removeAttribute('maxlength'))
    await page.locator('dialog textarea').fill(note)
    await page.locator('dialog button', { hasText: 'Keep' }).click()
    await page.locator('dialog', { hasText: 'Not saved' }).waitFor()
    expect((await page.locator('dialog textarea').inputValue()).trim()).toBe(note.trim())
    await page.evaluate('new Promise((done) => setTimeout(done))')
    expect(await page.locator('dialog', { hasText: 'Not saved' }).isVisible()).toBe(true)
    await press(page, 'Escape')
    await allSaved(page)
    await press(page, 'a')
    await vi.waitFor(() => expect(on.states()[0]).toBe('accepted'), SLOW)
  })

  for (const [what, answer] of [
    ['lost', null],
    ['torn', '{"kind":"sav'],
  ] as const)
    scene(`is done once when the answer is ${what}`, async (on) => {
      const { page } = on
      let answers = 0
      await page.route(SAVE, async (route) => {
        if (++answers > 2) return route.continue()
        await route.fetch()
        await (answer === null ? route.abort() : route.fulfill({ status: 200, body: answer }))
      })
      await press(page, 'd')
      await vi.waitFor(() => expect(answers).toBeGreaterThan(2), SLOW)
      await allSaved(page)
      expect(on.records()).toHaveLength(4)
      // and it is in hand
      await page.locator('.current[aria-label="Record 2"]').waitFor()
      await press(page, 'x')
      await vi.waitFor(() => expect(on.states()).toEqual(['machine', 'rejected', 'machine', 'machine']), SLOW)
    })

  scene('of two pages that are closed is saved by the next, both of it', async (on) => {
    const { page } = on
    const second = await another(on)
    await press(second, 'j')
    await on.review.stop('SIGKILL')
    await fill(page, 'Donor', 'Sweden')
    await press(page, 'Enter')
    await press(second, 'x')
    for (const one of [page, second]) await unsaved(one, '1 not saved yet')
    await page.close()
    await second.close()
    on.review = await startCommand(on.out, '--port', port(on))
    const third = await on.open.context.newPage()
    await third.goto(on.review.address)
    await vi.waitFor(() => {
      expect(on.records()[0]!.donors).toEqual(['SE'])
      expect(on.states()[1]).toBe('rejected')
    }, SLOW)
    await allSaved(third)
    expect(await third.evaluate('Object.keys(localStorage).filter((key) => key.includes("unsaved"))')).toEqual([])
  })

  scene('is not done by another page while its own is at it', async (on) => {
    const { page } = on
    const release = await hold(page, SAVE)
    await press(page, 'd')
    await unsaved(page, 'Saving')
    const second = await another(on)
    await press(second, 'j', 'a')
    await allSaved(second)
    expect(on.records()).toHaveLength(3)
    release()
    await allSaved(page)
    expect(on.records()).toHaveLength(4)
  })

  scene('goes into no other folder that is served at the same address', async (on) => {
    const { page } = on
    await on.review.stop('SIGKILL')
    await press(page, 'x')
    await unsaved(page, '1 not saved yet')
    const other = folderOf([newsOf('a.txt')])
    const review = await startCommand(other, '--port', port(on))
    try {
      const second = await on.open.context.newPage()
      await second.goto(review.address)
      await unsaved(page, 'not there at the moment')
      await press(second, 'a')
      await allSaved(second)
      await page.close()
      await press(second, 'a')
      await allSaved(second)
      expect(fileOf(other, 'a.txt').records.map((record) => record.review.state)).toEqual([
        'accepted',
        'accepted',
        'machine',
      ])
    } finally {
      await review.stop()
      rmSync(other, { recursive: true, force: true })
    }
  })
})
