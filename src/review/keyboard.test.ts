import { rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { AidRecord } from '../core/record.ts'
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

/* Twenty corrections with the keyboard alone, in a real browser, each looked for in the file on disk. */

const TEXT = `Four governments promise help 🇺🇦

Norway will give Ukraine 85 million kroner for air defence, the government in Oslo said on Wednesday.

Denmark has allocated 91 million kroner to Moldova. Sweden and Finland pledged 20 million euros to Ukraine.

Germany delivered 10 ambulances and 200 tents to Kharkiv. Japan will provide a loan of 5 billion yen to Moldova.`

const sum = (value: number, currency: string): AidRecord['amount'] => ({ value, currency, qualifier: 'exact' })

const FIRST = resultOf('one.txt', TEXT, [
  {
    anchor: 'Norway will give Ukraine 85 million kroner',
    fields: { donors: ['NO'], recipients: ['UA'], amount: sum(85e6, 'NOK'), status: 'pledged', type: 'military' },
    words: { 'donors.NO': 'Norway', 'recipients.UA': 'Ukraine', amount: '85 million kroner', status: 'give' },
  },
  {
    anchor: 'Denmark has allocated 91 million kroner to Moldova',
    fields: { donors: ['DK'], recipients: ['MD'], amount: sum(91e6, 'DKK') },
    words: { 'donors.DK': 'Denmark', 'recipients.MD': 'Moldova', amount: '91 million kroner to Moldova' },
  },
  {
    anchor: 'Sweden and Finland pledged 20 million euros to Ukraine',
    fields: { donors: ['SE', 'FI'], recipients: ['UA'], amount: sum(20e6, 'EUR'), status: 'pledged' },
    words: { 'donors.SE': 'Sweden', 'donors.FI': 'Finland', amount: '20 million euros' },
  },
  {
    anchor: 'Germany delivered 10 ambulances and 200 tents to Kharkiv',
    fields: {
      donors: ['DE'],
      items: [{ name: 'ambulances', category: 'medical', quantity: 10, qualifier: 'exact', unit: null }],
      status: 'delivered',
    },
    words: { 'donors.DE': 'Germany', 'items.0': '10 ambulances' },
  },
])
const SECOND = resultOf('two.txt', 'Canada has committed 30 million Canadian dollars to Ukraine.', [
  {
    anchor: 'Canada has committed 30 million Canadian dollars',
    fields: { donors: ['CA'], amount: sum(30e6, 'CAD'), confidence: 0.9 },
    words: { 'donors.CA': 'Canada', amount: '30 million Canadian dollars' },
  },
])

let out = ''
let review: RunningReview
let browser: Browser
let open: OpenPage

describe.skipIf(!BROWSER)('by keyboard alone', () => {
  beforeAll(async () => {
    out = folderOf([
      { extraction: FIRST, text: TEXT },
      { extraction: SECOND, text: 'Canada has committed 30 million Canadian dollars to Ukraine.' },
    ])
    review = await startCommand(out)
    browser = await launch()
    open = await openPage(browser, review)
    await open.page.evaluate(`
      for (const kind of ['pointerdown', 'mousedown', 'click', 'wheel', 'touchstart'])
        addEventListener(kind, (event) => {
          // the browser makes a click of a key on a button
          if (kind !== 'click' || event.detail > 0) document.documentElement.dataset.mouse = kind
        }, { capture: true })`)
  })
  afterAll(async () => {
    await browser?.close()
    await review?.stop()
    if (out) rmSync(out, { recursive: true, force: true })
  })

  const records = (): AidRecord[] => fileOf(out, 'one.txt').records
  const named = (id: number): AidRecord => records().find((record) => record.id === FIRST.records[id]!.id)!
  const goTo = async (page: Page, number: number): Promise<void> => {
    for (let i = 0; i < 12; i++) await page.keyboard.press('k')
    for (let i = 1; i < number; i++) await page.keyboard.press('j')
  }
  const field = async (page: Page, label: string): Promise<void> => {
    for (let i = 0; i < 30; i++) {
      const here = await page.locator('.line.here .shown').getAttribute('aria-label')
      if (here?.startsWith(`${label}:`)) return
      await page.keyboard.press('ArrowDown')
    }
    throw new Error(`no field ${label}`)
  }
  const change = async (page: Page, label: string, typed: string): Promise<void> => {
    await field(page, label)
    await page.keyboard.press('e')
    await page.keyboard.type(typed)
    await page.keyboard.press('Enter')
    await allSaved(page)
  }
  /** One row: what is done, and what the file must say then. */
  const check = async (number: number, deed: (page: Page) => Promise<void>, said: () => unknown, wanted: unknown) => {
    const { page } = open
    if (number) await goTo(page, number)
    await deed(page)
    // what the file said before may be what is wanted, too
    await allSaved(page)
    await vi.waitFor(() => expect(said()).toEqual(wanted), { timeout: 8000, interval: 50 })
    await allSaved(page)
  }
  const press =
    (...keys: string[]) =>
    async (page: Page) => {
      for (const key of keys) await page.keyboard.press(key)
    }

  test('1 another donor, by its name', () =>
    check(
      1,
      (page) => change(page, 'Donor', 'Denmark'),
      () => named(0).donors,
      ['DK'],
    ))
  test('2 two recipients, completed', () =>
    check(
      1,
      (page) => change(page, 'Recipient', 'Ukr, Mold'),
      () => named(0).recipients,
      ['UA', 'MD'],
    ))
  test('3 another sum', () =>
    check(
      1,
      (page) => change(page, 'Sum', '58 million'),
      () => named(0).amount,
      sum(58e6, 'NOK'),
    ))
  test('4 a sum with another currency', () =>
    check(
      1,
      (page) => change(page, 'Sum', '58 million EUR'),
      () => named(0).amount,
      sum(58e6, 'EUR'),
    ))
  test('5 a range', () =>
    check(
      1,
      (page) => change(page, 'Sum', '10-20 million'),
      () => named(0).amount,
      {
        min: 10e6,
        max: 20e6,
        currency: 'EUR',
        qualifier: 'range',
      },
    ))
  test('6 the stage, by its number', () =>
    check(
      1,
      async (page) => {
        await field(page, 'Stage')
        await press('e', '3')(page)
      },
      () => named(0).status,
      'committed',
    ))
  test('7 a date', () =>
    check(
      1,
      (page) => change(page, 'Announced', '2024-01-24'),
      () => named(0).announced,
      '2024-01-24',
    ))
  test('8 the type, by its letter', () =>
    check(
      1,
      async (page) => {
        await field(page, 'Type')
        await press('e', 'h', 'Enter')(page)
      },
      () => named(0).type,
      'humanitarian',
    ))
  test('9 a comment', () =>
    check(
      1,
      async (page) => {
        await page.keyboard.press('c')
        await page.keyboard.type('see the table')
        await page.keyboard.press('Enter')
      },
      () => named(0).review.note,
      'see the table',
    ))
  test('10 accept: all of what was corrected is right', () =>
    check(1, press('a'), () => [named(0).review.state, named(0).donors, named(0).review.by], [
      'accepted',
      ['DK'],
      'Ada',
    ]))
  test('11 reject', () => check(4, press('x'), () => named(3).review.state, 'rejected'))
  test('12 undo', () => check(0, press('u'), () => named(3).review.state, 'machine'))
  test('13 redo', () => check(0, press('Shift+U'), () => named(3).review.state, 'rejected'))
  test('14 words two shorter at their end', () =>
    check(
      2,
      async (page) => {
        await field(page, 'Sum')
        await press('Shift+ArrowLeft', 'Shift+ArrowLeft', 'Enter')(page)
      },
      () => named(1).spans['amount']!.quote,
      '91 million kroner',
    ))
  test('15 the first edge by a character', () =>
    check(
      2,
      async (page) => {
        await field(page, 'Sum')
        await press('w', 'Tab', 'Alt+ArrowLeft', 'Alt+ArrowLeft', 'Enter')(page)
      },
      () => named(1).spans['amount']!.quote,
      'd 91 million kroner',
    ))
  test('16 words for a field that holds nothing, and the value typed to them', () =>
    check(
      4,
      async (page) => {
        await field(page, 'Recipient')
        await page.keyboard.press('w')
        for (let i = 0; i < 40; i++) {
          if ((await page.locator('.marking .quote').textContent())?.includes('Kharkiv')) break
          await page.keyboard.press('ArrowRight')
        }
        await page.keyboard.press('Enter')
        await page.locator('.editor input').waitFor()
        await page.keyboard.type('Ukraine')
        await page.keyboard.press('Enter')
      },
      () => [named(3).recipients, named(3).spans['recipients.UA']?.quote],
      [['UA'], 'Kharkiv'],
    ))
  test('17 a missed record, read from its words', () =>
    check(
      4,
      async (page) => {
        await page.keyboard.press('i')
        for (let i = 0; i < 60; i++) {
          if ((await page.locator('.marking .quote').textContent())?.includes('Japan')) break
          await page.keyboard.press('ArrowRight')
        }
        for (let i = 0; i < 11; i++) await page.keyboard.press('Shift+ArrowRight')
        await page.keyboard.press('Enter')
        await page.waitForSelector('dialog .choices')
        await page.keyboard.press('Enter')
        await allSaved(page)
      },
      () => {
        const fresh = records().find(({ donors }) => donors.includes('JP'))
        return [fresh?.amount, fresh?.recipients, fresh?.review.state]
      },
      [sum(5e9, 'JPY'), ['MD'], 'corrected'],
    ))
  test('18 split by donors', () =>
    check(
      3,
      press('s', '1'),
      () =>
        records()
          .filter(({ amount }) => amount?.value === 20e6)
          .map(({ donors }) => donors),
      [['SE'], ['FI']],
    ))
  test('19 merge them again', () =>
    check(
      3,
      async (page) => {
        await page.keyboard.press('m')
        const labels = await page.locator('dialog [role=option]').allTextContents()
        // the number that the record has in the list
        await page.keyboard.press(labels.find((label) => label.includes('Finland'))!.trim()[0]!)
      },
      () =>
        records()
          .filter(({ amount }) => amount?.value === 20e6)
          .map(({ donors }) => donors),
      [['SE', 'FI']],
    ))
  test('20 a copy, and the next article is found by searching', () =>
    check(
      2,
      async (page) => {
        await page.keyboard.press('d')
        await allSaved(page)
        await page.keyboard.press('/')
        await page.keyboard.type('Canad')
        await vi.waitFor(async () => expect(await page.locator('.virtual .row').count()).toBe(1), { timeout: 10_000 })
        await press('Enter', 'Enter')(page)
        await page.locator('.bar .path', { hasText: 'two.txt.yaml' }).waitFor()
        await press('Escape', 'a')(page)
      },
      () => [
        records().filter(({ amount }) => amount?.value === 91e6).length,
        fileOf(out, 'two.txt').records[0]!.review.state,
      ],
      [2, 'accepted'],
    ))

  test('no mouse was used, nothing was asked elsewhere, and nothing failed', async () => {
    expect(await open.page.evaluate(`document.documentElement.dataset.mouse ?? 'none'`)).toBe('none')
    expect(open.trouble).toEqual([])
  })
})
