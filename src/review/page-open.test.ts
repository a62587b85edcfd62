import { describe, expect } from 'vitest'
import { BROWSER, type Gift } from '../testing-review.ts'
import { articleOf, sum, withoutRecord, withPages } from '../testing-review-page.ts'

/* What is open stays open and keeps its keys, whatever becomes of the file beneath it. */

const TEXT =
  'Norway gives Ukraine 85 million kroner.\n\nDenmark gave Moldova 91 million kroner.\n\nSweden sends 20 tents.'
const GIFTS: Gift[] = [
  {
    anchor: 'Norway gives Ukraine 85 million kroner',
    fields: { donors: ['NO'], amount: sum(85e6, 'NOK') },
    words: { 'donors.NO': 'Norway', amount: '85 million kroner' },
  },
  { anchor: 'Denmark gave Moldova', fields: { donors: ['DK'] }, words: { 'donors.DK': 'Denmark' } },
  { anchor: 'Sweden sends 20 tents', fields: { donors: ['SE'] }, words: { 'donors.SE': 'Sweden' } },
]
const ARTICLES = [articleOf('a.txt', TEXT, GIFTS), articleOf('b.txt', TEXT, GIFTS)]
const ids = ARTICLES[0]!.extraction.records.map(({ id }) => id)

describe.skipIf(!BROWSER)('what is open stays open', () => {
  const check = withPages(ARTICLES)

  check('the record goes away while its donor is typed: no letter becomes a command', async (desk) => {
    await desk.press('j')
    await desk.edit('Donor')
    await desk.type('J')
    desk.rewrite('a.txt', (yaml) => withoutRecord(yaml, ids[1]!))
    await desk.page.locator('.current .doubts', { hasText: 'no longer in the file' }).waitFor()
    await desk.type('apan')
    expect(await desk.page.locator('.editor input').inputValue()).toBe('Japan')
    await desk.press('Enter')
    await desk.page.locator('.editor .trouble', { hasText: 'no longer in the file' }).waitFor()
    expect(desk.states()).toEqual(['machine', 'machine'])
    expect(desk.records().map(({ donors }) => donors)).toEqual([['NO'], ['SE']])
    // with the list of suggestions first
    await desk.press('Escape', 'Escape')
    await desk.page.locator('.editor').waitFor({ state: 'detached' })
    // another record is not taken in hand unasked
    await desk.message('gone from the file')
    await desk.page.locator('.current').waitFor({ state: 'detached' })
  })

  check('a file that is half saved for a moment takes neither the editor nor the record', async (desk) => {
    await desk.press('j')
    await desk.edit('Donor')
    await desk.type('Jap')
    const good = desk.rewrite('a.txt', (yaml) => yaml.replace('records:', 'records: ['))
    await desk.page.locator('.head .trouble').first().waitFor()
    await desk.type('a')
    desk.rewrite('a.txt', () => good.replace('sector: null', 'sector: mended'))
    await desk.page.locator('.head .trouble').first().waitFor({ state: 'detached' })
    await desk.type('n')
    await desk.press('Enter')
    await desk.says(() => desk.records().map(({ donors }) => donors), [['NO'], ['JP'], ['SE']])
    expect(desk.states()).toEqual(['machine', 'corrected', 'machine'])
  })

  check('a comment is for the record that it was opened on', async (desk) => {
    await desk.press('j', 'c')
    await desk.type('about Denm')
    desk.rewrite('a.txt', (yaml) => withoutRecord(yaml, ids[1]!))
    await desk.page.locator('dialog .trouble', { hasText: 'no longer in the file' }).waitFor()
    await desk.type('ark')
    await desk.press('Enter')
    expect(await desk.page.locator('dialog textarea').inputValue()).toBe('about Denmark')
    await desk.press('Escape')
    // another record is not taken in hand unasked
    await desk.message('gone from the file')
    await desk.page.locator('.current').waitFor({ state: 'detached' })
    expect(desk.records().map(({ review }) => review.note ?? null)).toEqual([null, null])
  })

  check('what was typed in one article is not in another of the same text, and is there again later', async (desk) => {
    await desk.edit('Sum')
    await desk.type('77 million')
    await desk.page.locator('.virtual .row').nth(1).click()
    await desk.page.locator('.path', { hasText: 'b.txt' }).waitFor()
    await desk.edit('Sum')
    expect(await desk.page.locator('.editor input').first().inputValue()).toBe('85 million')
    await desk.type('55 million')
    await desk.press('Enter')
    await desk.says(() => desk.records('b.txt')[0]!.amount, sum(55e6, 'NOK'))
    expect(desk.records('a.txt')[0]!.amount).toEqual(sum(85e6, 'NOK'))

    await desk.press('p')
    await desk.page.locator('.line .trouble', { hasText: 'not saved: 77 million' }).waitFor()
    await desk.field('Sum')
    await desk.press('e', 'Enter')
    await desk.says(() => desk.records('a.txt')[0]!.amount, sum(77e6, 'NOK'))
  })

  check('a key beside an open field decides nothing', async (desk) => {
    await desk.edit('Sum')
    await desk.type('77')
    await desk.page.locator('.records .count').click()
    await desk.press('a')
    await desk.message('still open')
    await desk.type(' million')
    await desk.press('Enter')
    await desk.says(() => desk.records()[0]!.amount, sum(77e6, 'NOK'))
    expect(desk.states()[0]).toBe('corrected')
  })

  check('an article that comes over an open field makes no commands of the rest of the word', async (desk) => {
    const release = await desk.hold(/\/api\/articles\/f_\w+$/)
    await desk.page.locator('.virtual .row').nth(1).click()
    await desk.page.locator('.line.here .shown').click()
    await desk.type('Jap')
    await desk.heard(/\/api\/articles\/f_\w+$/, release)
    await desk.page.locator('.path', { hasText: 'b.txt' }).waitFor()
    await desk.type('axaxn')
    await desk.message('not saved')
    expect([...desk.states('a.txt'), ...desk.states('b.txt')]).toEqual(Array(6).fill('machine'))
  })

  check('a comment that an article comes over is there again', async (desk) => {
    const release = await desk.hold(/\/api\/articles\/f_\w+$/)
    await desk.page.locator('.virtual .row').nth(1).click()
    await desk.page.locator('.deeds button', { hasText: 'Comment' }).click()
    await desk.type('see the ta')
    await desk.heard(/\/api\/articles\/f_\w+$/, release)
    await desk.page.locator('.path', { hasText: 'b.txt' }).waitFor()
    // whether the question stays or goes, nothing of it is a command
    await desk.type('axble')
    await desk.page.waitForTimeout(800)
    expect([...desk.states('a.txt'), ...desk.states('b.txt')]).toEqual(Array(6).fill('machine'))
    if (await desk.page.locator('dialog').count()) return
    await desk.press('p')
    await desk.page.locator('.path', { hasText: 'a.txt' }).waitFor()
    await desk.press('c')
    expect(await desk.page.locator('dialog textarea').inputValue()).toBe('see the ta')
  })

  check('a merge is of the records that were read, by the numbers that they have', async (desk) => {
    await desk.press('m')
    await desk.page.locator('dialog [role=option]', { hasText: 'Sweden' }).locator('kbd', { hasText: '3' }).waitFor()
    await desk.press('2')
    await desk.says(() => desk.records().map(({ donors }) => donors), [['NO', 'DK'], ['SE']])
  })
})
