import { describe, expect } from 'vitest'
import { BROWSER } from '../testing-review.ts'
import { articleOf, type Desk, sum, withPages } from '../testing-review-page.ts'

/* What is typed into a field is what is saved, and what was only looked at stays as it was. */

const item = (name: string) => ({ name, category: null, quantity: null, qualifier: null, unit: null })
const ARTICLE = articleOf('a.txt', 'Norway gives Ukraine 85 million kroner, tents, stoves and boats.', [
  {
    anchor: 'Norway gives Ukraine 85 million kroner',
    fields: {
      donors: ['NO', 'Ministry of Foreign Affairs, Oslo'],
      officials: ['A; minister'],
      amount: sum(85e6, 'NOK'),
      items: ['tents', 'stoves', 'boats'].map(item),
    },
    words: { 'donors.NO': 'Norway', amount: '85 million kroner' },
  },
])
const OTHER = articleOf('b.txt', 'Denmark gives.', [{ anchor: 'Denmark gives', fields: { donors: ['DK'] }, words: {} }])

describe.skipIf(!BROWSER)('fields', () => {
  const check = withPages([ARTICLE, OTHER])
  const record = (desk: Desk) => desk.records()[0]!
  const goods = (desk: Desk) => record(desk).items.map(({ name }) => name)
  const reads = (desk: Desk) => desk.page.locator('.editor .reads').textContent()

  check('a word typed in a list of choices chooses, and decides nothing', async (desk) => {
    await desk.press('v')
    await desk.edit('Form')
    await desk.type('grant')
    expect(await desk.page.locator('.choices .here').textContent()).toContain('grant')
    await desk.type('xax')
    await desk.press('Enter')
    await desk.says(() => record(desk).instrument, 'grant')
    expect(desk.states()).toEqual(['corrected'])
    await desk.page.locator('.path', { hasText: 'a.txt' }).waitFor()
  })

  check('what was opened and confirmed is not written again', async (desk) => {
    const before = JSON.stringify(desk.records())
    for (const label of ['Donor', 'Sum', 'Goods', 'Officials', 'Announced']) {
      await desk.edit(label)
      await desk.press('Enter')
      await desk.page.locator('.editor').waitFor({ state: 'detached' })
      await desk.message('Nothing was changed.')
    }
    await desk.edit('Donor')
    await desk.press('End')
    await desk.type(', Sweden')
    await desk.press('Enter')
    await desk.says(() => record(desk).donors, ['NO', 'Ministry of Foreign Affairs, Oslo', 'SE'])
    expect(before).toContain('"state":"machine"')
    expect(record(desk).officials).toEqual(['A; minister'])
  })

  check('the currency that is shown is the one that is saved', async (desk) => {
    await desk.edit('Sum')
    await desk.type('58 million EUR')
    expect(await desk.page.getByRole('combobox', { name: 'Currency' }).inputValue()).toBe('EUR')
    await desk.press('Tab', 'Enter')
    await desk.says(() => record(desk).amount, sum(58e6, 'EUR'))
    await desk.edit('Sum')
    await desk.type('0.5-1.5 million')
    await desk.press('Tab')
    await desk.type('us d')
    await desk.press('Backspace', 'Backspace')
    await desk.type('d')
    expect(await reads(desk)).toContain('USD')
    await desk.press('Enter')
    await desk.says(() => record(desk).amount, { min: 5e5, max: 15e5, currency: 'USD', qualifier: 'range' })
    await desk.edit('Sum')
    expect(await desk.page.getByLabel('Sum', { exact: true }).inputValue()).toBe('0.5-1.5 million')
  })

  check('a name is completed only as it is shown', async (desk) => {
    for (const [typed, shown, saved] of [
      ['KFX', 'kept as typed', 'KFX'],
      ['World B', 'World Bank (WB)', 'WB'],
      ['Denm', 'Denmark (DK)', 'DK'],
    ] as const) {
      await desk.edit('Donor')
      await desk.type(typed)
      await desk.page.locator('.editor', { hasText: shown }).waitFor()
      await desk.press('Enter')
      await desk.says(() => record(desk).donors, [saved])
    }
    // the button means what Enter means
    await desk.edit('Donor')
    await desk.type('Swed')
    await desk.page.locator('.ends button', { hasText: 'Save' }).dispatchEvent('click')
    await desk.says(() => record(desk).donors, ['SE'])
  })

  check('a quantity with a word that is no size is refused', async (desk) => {
    await desk.edit('Goods')
    for (const typed of ['12 pcs', '3 mil']) {
      await desk.page.getByLabel('Quantity').fill(typed)
      await desk.press('Enter')
      await desk.page.locator('.editor .trouble', { hasText: 'no size' }).waitFor()
    }
    await desk.page.getByLabel('Quantity').fill('2 thousand')
    await desk.press('Enter')
    await desk.says(() => record(desk).items[0]!.quantity, 2000)
  })

  check('goods are known by what they are, while an own save is on its way', async (desk) => {
    const release = await desk.hold(/\/save$/)
    await desk.edit('Goods')
    await desk.press('Backspace', 'Enter', 'ArrowDown', 'e')
    await desk.type('cook')
    await desk.heard(/\/save$/, release)
    await desk.page.locator('.current .shown[aria-label^="Goods: boats"]').waitFor()
    await desk.type('ers')
    await desk.press('Enter')
    await desk.says(() => goods(desk), ['cookers', 'boats'])
  })

  check('names typed over an own save, and over one of somebody else', async (desk) => {
    const release = await desk.hold(/\/save$/)
    await desk.edit('Donor')
    await desk.type('Denmark')
    await desk.press('Enter', 'e')
    await desk.type('Fin')
    await desk.heard(/\/save$/, release)
    await desk.page.locator('.headline', { hasText: 'Denmark' }).first().waitFor()
    await desk.type('la')
    desk.rewrite('a.txt', (yaml) => yaml.replace(/donors: \[.*DK.*\]|donors:\n\s+- '?DK'?/, 'donors: [IS]'))
    await desk.page.locator('.headline', { hasText: 'Iceland' }).first().waitFor()
    await desk.type('nd')
    expect(await desk.page.locator('.editor input').inputValue()).toBe('Finland')
  })

  check('all that is typed of goods outlives a form that is drawn anew, and Next', async (desk) => {
    await desk.edit('Goods')
    await desk.page.getByLabel('Quantity').fill('777')
    const good = desk.rewrite('a.txt', (yaml) => yaml.replace('records:', 'records: ['))
    await desk.page.locator('.head .trouble').first().waitFor()
    desk.rewrite('a.txt', () => good.replace('sector: null', 'sector: mended'))
    await desk.page.locator('.head .trouble').first().waitFor({ state: 'detached' })
    expect(await desk.page.getByLabel('Quantity').inputValue()).toBe('777')
    await desk.page.locator('.turns button', { hasText: 'Next' }).click()
    await desk.page.locator('.path', { hasText: 'b.txt' }).waitFor()
    await desk.message('not saved')
    await desk.page.locator('.turns button', { hasText: 'Before' }).click()
    await desk.page.locator('.line .trouble', { hasText: 'tents 777' }).waitFor()
    await desk.edit('Goods')
    await desk.press('Enter')
    await desk.says(() => record(desk).items[0], { ...item('tents'), quantity: 777, qualifier: 'exact' })
  })

  check('keys that write a character neither save nor leave', async (desk) => {
    const composing = (key: string) =>
      desk.page.evaluate(
        `document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: '${key}', bubbles: true, cancelable: true, isComposing: true }))`,
      )
    for (const label of ['Donor', 'Sum', 'Announced']) {
      await desk.edit(label)
      await desk.type('4')
      for (const key of ['Enter', 'Escape']) await composing(key)
      expect(await desk.page.locator('.editor .trouble').count()).toBe(0)
      expect(await desk.page.locator('.editor').count()).toBe(1)
      await desk.press('Escape')
      await desk.page.locator('.editor').waitFor({ state: 'detached' })
    }
    await desk.press('/')
    for (const key of ['Enter', 'Escape']) await composing(key)
    expect(await desk.page.evaluate('document.activeElement.id')).toBe('search')
  })
})
