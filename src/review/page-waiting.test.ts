import { describe, expect } from 'vitest'
import { BROWSER } from '../testing-review.ts'
import { articleOf, type Desk, withPages } from '../testing-review-page.ts'

/* Keys that wait for the server, keys that are held down, and keys quicker than a save. */

const TEXT = 'Norway gives Ukraine 85 million kroner. Denmark gave Moldova 91 million kroner.'
const GIFTS = ['Norway gives Ukraine', 'Denmark gave Moldova'].map((anchor) => ({ anchor, fields: {}, words: {} }))

describe.skipIf(!BROWSER)('keys', () => {
  const check = withPages([articleOf('a.txt', TEXT, GIFTS), articleOf('b.txt', `${TEXT} More.`, GIFTS)])
  const READ = /\/read$/
  const OPEN = /\/api\/articles\/f_\w+$/
  const newRecord = async (desk: Desk): Promise<() => void> => {
    const release = await desk.hold(READ)
    await desk.press('i', 'Enter')
    return release
  }

  check('Escape closes the question that it was typed for', async (desk) => {
    const release = await newRecord(desk)
    await desk.press('Escape')
    await desk.heard(READ, release)
    await desk.page.locator('dialog').waitFor({ state: 'detached' })
    await desk.press('Enter', 'Escape')
    expect(desk.records().length).toBe(2)
  })

  check('in a comment: lines, arrows, paste and Tab', async (desk) => {
    const release = await desk.hold(OPEN)
    await desk.press('n', 'c')
    await desk.type('oe')
    await desk.press('ArrowLeft')
    await desk.type('n')
    await desk.press('End', 'Shift+Enter')
    await desk.page.evaluate(`{
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', 'pasted')
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }`)
    await desk.press('Tab', 'ArrowDown')
    await desk.heard(OPEN, release)
    expect(await desk.page.locator('dialog textarea').inputValue()).toBe('one\npasted')
    expect(await desk.page.locator('dialog select').inputValue()).toBe('wrong_donor')
    await desk.press('Shift+Tab', 'Enter')
    await desk.says(() => desk.records('b.txt')[0]!.review.note, 'one\npasted')
  })

  check('are counted while they wait, and Escape throws them away', async (desk) => {
    const release = await desk.hold(OPEN)
    await desk.press('n', 'a', 'x')
    await desk.page.locator('.waiting', { hasText: '2 keys wait' }).waitFor()
    await desk.press('Escape', 'a', 'x', 'a')
    await desk.page.locator('.waiting', { hasText: 'not taken' }).waitFor()
    await desk.heard(OPEN, release)
    await desk.page.locator('.path', { hasText: 'b.txt' }).waitFor()
    await desk.page.locator('.waiting').waitFor({ state: 'detached' })
    expect([...desk.states('a.txt'), ...desk.states('b.txt')]).toEqual(Array(4).fill('machine'))
    // after a pause they are keys again
    await desk.page.waitForTimeout(800)
    await desk.press('a')
    await desk.says(() => desk.states('b.txt'), ['accepted', 'machine'])
  })

  check('too many of them are no plan', async (desk) => {
    const release = await desk.hold(OPEN)
    await desk.press('n')
    await desk.type('jk'.repeat(101))
    await desk.press('a')
    await desk.message('Nothing of what you typed')
    await desk.heard(OPEN, release)
    await desk.page.locator('.path', { hasText: 'b.txt' }).waitFor()
    expect([...desk.states('a.txt'), ...desk.states('b.txt')]).toEqual(Array(4).fill('machine'))
  })

  check('one that is held down decides once, and goes on moving', async (desk) => {
    for (let i = 0; i < 4; i++) await desk.page.keyboard.down('a')
    await desk.page.keyboard.up('a')
    await desk.says(() => desk.states(), ['accepted', 'machine'])
    for (let i = 0; i < 4; i++) await desk.page.keyboard.down('n')
    await desk.page.keyboard.up('n')
    await desk.page.locator('.path', { hasText: 'b.txt' }).waitFor()
    for (let i = 0; i < 4; i++) await desk.page.keyboard.down('j')
    await desk.page.keyboard.up('j')
    await desk.page.locator('.current[aria-label="Record 2"]').waitFor()
    expect(desk.states()).toEqual(['accepted', 'machine'])
  })

  check('are of what was decided, not of what is saved', async (desk) => {
    const release = await desk.hold(/\/save$/)
    await desk.press('a', 'k', 'o', 'f', 'f', 'f')
    release()
    await desk.page.locator('.saved', { hasText: 'All saved' }).waitFor()
    await desk.says(() => [desk.states(), desk.records()[0]!.review.flag], [['machine', 'machine'], true])
  })

  check('after a click on an article are the form’s', async (desk) => {
    await desk.page.locator('.virtual .row').nth(1).click()
    await desk.page.locator('.path', { hasText: 'b.txt' }).waitFor()
    const before = await desk.page.locator('.line.here .shown').getAttribute('aria-label')
    await desk.press('ArrowDown')
    expect(await desk.page.locator('.line.here .shown').getAttribute('aria-label')).not.toBe(before)
  })

  check('of a search are no more than the server takes', async (desk) => {
    await desk.page.locator('#search').click()
    await desk.page.keyboard.insertText('Zimbabwe '.repeat(30))
    await desk.page.locator('h1', { hasText: /./ }).first().waitFor()
    await desk.page.locator('.virtual .row').first().waitFor({ state: 'detached' })
  })
})
