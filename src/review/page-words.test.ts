import { cpSync, rmSync } from 'node:fs'
import { describe, expect } from 'vitest'
import { BROWSER, folderOf } from '../testing-review.ts'
import { articleOf, type Desk, sum, withPages } from '../testing-review-page.ts'

/* Words go where they were meant to go, and nowhere else. */

const TEXT = 'Norway will give Ukraine 85 million kroner on 20 January.\n\nOslo is cold.\nVery cold.'
const GIFTS = [
  {
    anchor: 'Norway will give Ukraine 85 million kroner',
    fields: { donors: ['NO'], amount: sum(86e6, 'NOK') },
    words: { 'donors.NO': 'Norway', amount: '85 million' },
  },
]
const ARTICLE = articleOf('a.txt', TEXT, GIFTS)

describe.skipIf(!BROWSER)('words', () => {
  const check = withPages([ARTICLE])
  const spans = (desk: Desk) =>
    Object.fromEntries(Object.entries(desk.records()[0]!.spans).map(([path, { quote }]) => [path, quote]))
  const BEFORE = { anchor: 'Norway will give Ukraine 85 million kroner', 'donors.NO': 'Norway', amount: '85 million' }
  const marked = (desk: Desk) => desk.page.locator('.marking .quote').textContent()
  const markWord = async (desk: Desk, word: string): Promise<void> => {
    for (let i = 0; i < 30; i++) {
      if ((await marked(desk))?.includes(word)) return
      await desk.press('ArrowRight')
    }
    throw new Error(`no word ${word}`)
  }

  check('set while the server is away, they are kept for it', async (desk) => {
    await desk.field('Sum')
    await desk.review.stop('SIGKILL')
    await desk.press('Shift+ArrowRight', 'Enter')
    await desk.page.locator('.saved', { hasText: '1 not saved yet' }).waitFor()
    expect(await desk.page.evaluate('Object.values(localStorage).join()')).toContain('"span"')
    await desk.message('“85 million kroner” set.')
    // words that must be read first stay marked
    await desk.press('i', 'Enter')
    await desk.message('they stay marked')
    await desk.page.locator('.marking').waitFor()
  })

  check('of a text that changed they are chosen again', async (desk) => {
    await desk.field('Recipient')
    await desk.press('w')
    await markWord(desk, 'Ukraine')
    const fresh = articleOf('a.txt', `Kyiv, 25 January. ${TEXT}`, GIFTS)
    const records = fresh.extraction.records.map((record, i) => ({ ...record, id: ARTICLE.extraction.records[i]!.id }))
    const other = folderOf([{ ...fresh, extraction: { ...fresh.extraction, records } }])
    cpSync(other, desk.out, { recursive: true })
    rmSync(other, { recursive: true })
    await desk.message('The text of the article changed')
    expect(await desk.page.locator('.marking').count()).toBe(0)
    await desk.press('Enter')
    expect(spans(desk)).toEqual(BEFORE)
  })

  check('for a new record they take none off the field in hand', async (desk) => {
    await desk.field('Sum')
    await desk.press('i', 'Backspace', 'Delete')
    await desk.page.locator('.marking').waitFor()
    await desk.press('Escape', 'w', 'Delete')
    await desk.message('taken off')
    const { amount: _, ...rest } = BEFORE
    await desk.says(() => spans(desk), rest)
  })

  check('what they offer is taken on its own line only', async (desk) => {
    await desk.field('Sum')
    await desk.press('Shift+ArrowRight', 'Enter')
    await desk.page.locator('.offer', { hasText: '85 million' }).waitFor()
    await desk.page.locator('.shown[aria-label^="Donor"]').click()
    await desk.press('y')
    await desk.page.locator('.offer').waitFor({ state: 'detached' })
    await desk.says(() => spans(desk)['amount'], '85 million kroner')
    expect(desk.records()[0]!.amount).toEqual(sum(86e6, 'NOK'))
  })

  check('that waited for one value do not go with a later one', async (desk) => {
    await desk.field('Announced')
    await desk.press('w')
    await markWord(desk, 'Oslo')
    await desk.press('Enter')
    await desk.page.locator('.editor').waitFor()
    await desk.page.locator('.shown[aria-label^="Donor"]').click()
    await desk.edit('Announced')
    await desk.type('2024-01-20')
    await desk.press('Enter')
    await desk.says(() => desk.records()[0]!.announced, '2024-01-20')
    expect(spans(desk)).toEqual(BEFORE)
  })

  check('three clicks mark a paragraph', async (desk) => {
    for (const [i, said] of [
      [0, '“Norway will give Ukraine 85 million kroner on 20 January.”'],
      [2, '“Oslo is cold.”'],
      [3, '“Very cold.”'],
    ] as const) {
      await desk.page
        .locator('.text .line')
        .nth(i)
        .click({ clickCount: 3, position: { x: 12, y: 12 } })
      await desk.page.locator('.marking .quote', { hasText: said }).waitFor()
      expect((await marked(desk))?.trim()).toBe(said)
      await desk.press('Escape')
    }
  })

  check('are offered to values, not to a field that holds several', async (desk) => {
    await desk.press('w')
    const offered = await desk.page
      .locator('.marking option')
      .evaluateAll((all) => all.map((one) => one.getAttribute('value')))
    expect(offered).toContain('donors.NO')
    expect(offered).toContain('recipients')
    expect(offered).not.toContain('donors')
  })
})
