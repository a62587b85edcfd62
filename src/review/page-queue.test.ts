import { cpSync, rmSync } from 'node:fs'
import { describe, expect, vi } from 'vitest'
import { asked, fill, newsOf, press, withScenes } from '../testing-pages.ts'
import { allSaved, BROWSER, fileOf, folderOf } from '../testing-review.ts'
import { hold, sum } from '../testing-review-page.ts'

/* Edits meet a file that others change: none is lost, none overwrites unasked, and one that waits holds up no other article. */

const SLOW = { timeout: 10_000 }
const SAVE = /\/save$/
const to99 = (text: string): string => text.replace('value: 85000000', 'value: 99000000')

describe.skipIf(!BROWSER)('the queue', () => {
  const scene = withScenes()

  scene('a question outlives the next article, and everything goes on behind it', async ({ page, ...on }) => {
    const release = await hold(page, /\/api\/articles\/f_\w+$/)
    on.rewrite(to99)
    await press(page, 'a', 'n')
    await page.locator('.saved', { hasText: '1 not saved yet' }).waitFor()
    release()
    await page.locator('.path', { hasText: 'b.txt' }).waitFor({ state: 'attached' })
    // it says of what it is asked, and what changed there
    await asked(page, 'a.txt.yaml')
    const told = await page.locator('dialog').textContent()
    for (const words of ['Norway will give Ukraine', '85 million', '99 million']) expect(told).toContain(words)
    await page.reload()
    await asked(page, 'a.txt.yaml')
    await press(page, '2')
    await allSaved(page)
    expect(on.states()).toEqual(['accepted', 'machine', 'machine'])
    await press(page, 'a')
    await vi.waitFor(() => expect(on.states('b.txt')[0]).toBe('accepted'), SLOW)
  })

  scene('the second of two edits is looked at too', async ({ page, ...on }) => {
    const release = await hold(page, SAVE)
    await fill(page, 'Announced', '2024-01-20')
    await press(page, 'Enter')
    await fill(page, 'Sum', '86 million')
    await press(page, 'Enter')
    on.rewrite(to99)
    release()
    await asked(page, '99 million')
    expect(on.records()[0]).toMatchObject({ announced: '2024-01-20', amount: sum(99e6, 'NOK') })
    await press(page, '1')
    await allSaved(page)
    expect(on.records()[0]!.amount).toEqual(sum(99e6, 'NOK'))
  })

  scene('behind “mine” the second edit of the same field is not asked about again', async ({ page, ...on }) => {
    const release = await hold(page, SAVE)
    for (const typed of ['86 million', '87 million']) {
      await fill(page, 'Sum', typed)
      await press(page, 'Enter')
    }
    on.rewrite(to99)
    release()
    await asked(page, '86 million')
    await press(page, '2')
    await allSaved(page)
    expect(on.records()[0]!.amount).toEqual(sum(87e6, 'NOK'))
    expect(await page.locator('dialog').count()).toBe(0)
  })

  scene('a file that cannot be read holds up itself only, and is saved when it is mended', async ({ page, ...on }) => {
    const release = await hold(page, SAVE)
    let good = ''
    await press(page, 'a')
    on.rewrite((text) => {
      good = text
      return text.replace('records:', 'records: [')
    })
    release()
    await page.locator('.saved', { hasText: 'cannot be read' }).waitFor()
    await press(page, 'n')
    await page.locator('.path', { hasText: 'b.txt' }).waitFor({ state: 'attached' })
    await press(page, 'a')
    await vi.waitFor(() => expect(on.states('b.txt')[0]).toBe('accepted'), SLOW)
    on.rewrite(() => good)
    await allSaved(page)
    expect(on.states()[0]).toBe('accepted')
  })

  scene(
    'the question waits for what is being written, and digits that are typed do not answer it',
    async ({ page, ...on }) => {
      const release = await hold(page, SAVE)
      await fill(page, 'Sum', '86 million')
      await press(page, 'Enter')
      await press(page, 'c')
      await page.keyboard.type('a note')
      on.rewrite(to99)
      release()
      await page.locator('.saved', { hasText: 'changed underneath' }).waitFor()
      await page.keyboard.type(' of mine')
      await press(page, 'Enter')
      await page.locator('dialog', { hasText: '99 million' }).waitFor()
      // as if the reviewer typed on
      await page.keyboard.type('1212')
      expect(await page.locator('dialog', { hasText: '99 million' }).count()).toBe(1)
      await asked(page, '99 million')
      await press(page, '1')
      await allSaved(page)
      expect(on.records()[0]).toMatchObject({ amount: sum(99e6, 'NOK'), review: { note: 'a note of mine' } })
    },
  )

  scene('an undo waits for a save of any length, and takes that back', async ({ page, ...on }) => {
    await press(page, 'a')
    await allSaved(page)
    const release = await hold(page, SAVE)
    await press(page, 'x', 'u')
    // longer than the page once waited
    await page.waitForTimeout(2300)
    release()
    await page.locator('.message', { hasText: 'Undone' }).waitFor()
    expect(on.states()).toEqual(['accepted', 'machine', 'machine'])
  })

  scene('quick decisions are not called skipped', async ({ page, ...on }) => {
    const release = await hold(page, SAVE)
    await press(page, 'a', 'a', 'a')
    await page.locator('.message', { hasText: 'Nothing is left' }).waitFor()
    release()
    await allSaved(page)
    expect(on.states()).toEqual(['accepted', 'accepted', 'accepted'])
  })

  scene('a copy is in hand unless the reviewer went elsewhere', async ({ page, ...on }) => {
    const release = await hold(page, SAVE)
    await page.locator('button', { hasText: 'Duplicate' }).click()
    await page.locator('.brief', { hasText: 'Sweden' }).click()
    release()
    await allSaved(page)
    await press(page, 'a')
    await vi.waitFor(() => expect(on.states()).toEqual(['machine', 'corrected', 'machine', 'accepted']), SLOW)
  })

  scene('keys that were meant for a copy that is not there yet do nothing', async ({ page, ...on }) => {
    let fail = (): void => {}
    const failed = new Promise<void>((resolve) => {
      fail = resolve
    })
    await page.route(
      SAVE,
      async (route) => {
        await failed
        await route.abort()
      },
      { times: 1 },
    )
    await press(page, 'd', 'x')
    fail()
    await page.locator('.message', { hasText: 'left out' }).waitFor()
    await vi.waitFor(() => expect(on.records()).toHaveLength(4), SLOW)
    await allSaved(page)
    expect(on.states()).toEqual(['machine', 'corrected', 'machine', 'machine'])
  })

  scene('the words of another text are given back, and set nowhere', async ({ page, ...on }) => {
    await fill(page, 'Recipient', '')
    await press(page, 'Escape', 'w')
    const release = await hold(page, SAVE)
    await press(page, 'Shift+ArrowLeft', 'Enter')
    await page.locator('.saved', { hasText: 'Saving' }).waitFor()
    const text = `It is said today. ${newsOf('a.txt').text}`
    rebase(on.out, text)
    release()
    await page.locator('dialog', { hasText: 'choose the words again' }).waitFor()
    expect(on.records()[0]!.spans['recipients.UA']).toBe(undefined)
    await press(page, 'Escape')
    await allSaved(page)
    expect(await page.locator('.article .text').textContent()).toContain('It is said today.')
  })
})

/** The article is extracted anew from another text, with the same records. */
function rebase(out: string, text: string): void {
  const old = fileOf(out, 'a.txt').records
  const { extraction } = newsOf('a.txt', text)
  const records = extraction.records.map((record, i) => ({ ...record, id: old[i]!.id }))
  const fresh = folderOf([{ extraction: { ...extraction, records }, text }])
  cpSync(fresh, out, { recursive: true })
  rmSync(fresh, { recursive: true })
}
