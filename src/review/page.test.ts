import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { AidRecord } from '../core/record.ts'
import {
  allSaved,
  BROWSER,
  fileOf,
  folderOf,
  launch,
  openPage,
  type RunningReview,
  resultOf,
  startCommand,
} from '../testing-review.ts'

/* The page in a real browser: readable for everybody, deaf to hostile text, and never losing what anybody wrote. */

const sum = (value: number, currency: string): AidRecord['amount'] => ({ value, currency, qualifier: 'exact' })

const TEXT = 'Norway will give Ukraine 85 million kroner.\n\nDenmark has allocated 91 million kroner to Moldova.'
const plain = (source: string) =>
  resultOf(source, TEXT, [
    {
      anchor: 'Norway will give Ukraine 85 million kroner',
      fields: {
        donors: ['NO'],
        recipients: ['UA'],
        amount: sum(85e6, 'NOK'),
        why: { type: 'air defence is military' },
        doubts: [{ code: 'stage_inferred', sentence: 'The stage is inferred.' }],
      },
      words: { 'donors.NO': 'Norway', amount: '85 million kroner' },
    },
    {
      anchor: 'Denmark has allocated 91 million kroner to Moldova',
      fields: { donors: ['DK'], amount: sum(91e6, 'DKK') },
      words: { 'donors.DK': 'Denmark', amount: '91 million kroner' },
    },
  ])

let browser: Browser
const folders: string[] = []
const running: RunningReview[] = []
const keep = (out: string): string => {
  folders.push(out)
  return out
}
const start = async (out: string): Promise<RunningReview> => {
  const review = await startCommand(out)
  running.push(review)
  return review
}

describe.skipIf(!BROWSER)('the page', () => {
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    for (const review of running) await review.stop()
    for (const out of folders) rmSync(out, { recursive: true, force: true })
  })

  const serious = async (page: Page, what: string): Promise<string[]> => {
    const { violations, passes } = await new AxeBuilder({ page }).analyze()
    expect(passes.length, what).toBeGreaterThan(15)
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ target, any }) => `${what}: ${id} ${String(target)} ${any[0]?.message ?? ''}`),
      )
  }

  test('axe finds nothing serious, in both themes, wide and narrow, in every state', async () => {
    const review = await start(keep(folderOf([{ extraction: plain('a.txt'), text: TEXT }])))
    const found: string[] = []
    for (const dark of [false, true])
      for (const width of [320, 1280]) {
        const { page, context } = await openPage(browser, review, { width, dark })
        const look = async (state: string): Promise<void> => {
          found.push(...(await serious(page, `${dark ? 'dark' : 'light'} ${width} ${state}`)))
        }
        await look('record')
        const states: [string, string[]][] = [
          ['editing a sum', ['ArrowDown', 'ArrowDown', 'e']],
          ['choosing', ['Escape', 'ArrowDown', 'e']],
          ['marking', ['Escape', 'w']],
          ['help', ['Escape', '?']],
          ['list', ['Escape', 'l']],
        ]
        for (const [state, keys] of states) {
          for (const key of keys) await page.keyboard.press(key)
          await page.waitForTimeout(100)
          await look(state)
        }
        await context.close()
      }
    expect(found).toEqual([])
  }, 240_000)

  test('text, names, values and notes of any kind are shown as text', async () => {
    const bad = PAYLOADS.join('\n\n')
    const text = `${bad}\n\nNorway gives 5 euros.`
    const extraction = resultOf('<img src=x onerror=alert(1)>.txt', text, [
      {
        anchor: 'Norway gives 5 euros',
        fields: {
          donors: ['<script>alert(2)</script>'],
          programme: '"><svg onload=alert(3)>',
          sector: 'javascript:alert(4)',
          officials: ['{{7*7}}', '#{alert(5)}'],
          doubts: [{ code: 'x', sentence: '<iframe srcdoc="<script>parent.alert(6)</script>">' }],
          review: { state: 'accepted', note: '<b onmouseover=alert(7)>note</b>', by: '<u>Eve</u>' },
        },
        words: { amount: PAYLOADS[0]! },
      },
    ])
    const review = await start(
      keep(
        folderOf([
          {
            extraction: {
              ...extraction,
              article: { ...extraction.article, title: '</title><script>alert(8)</script>' },
            },
            text,
          },
        ]),
      ),
    )
    const { page, trouble, context } = await openPage(browser, review)
    await page.keyboard.press('v')
    await page.waitForTimeout(300)
    const shown = (await page.locator('.text .line').allTextContents()).join('\n')
    for (const payload of PAYLOADS) expect(shown).toContain(payload.trim())
    expect(await page.locator('.article h1').textContent()).toBe('</title><script>alert(8)</script>')
    // nothing of it became an element
    expect(
      await page
        .locator('img, svg, iframe, object, embed, .text a, .text script, .text style, form, b[onmouseover]')
        .count(),
    ).toBe(0)
    expect(await page.locator('.path').textContent()).toContain('<img src=x onerror=alert(1)>')
    expect(trouble).toEqual([])
    await context.close()
  })

  test('two pages and an editor on one file: nothing of anybody is lost', async () => {
    const out = keep(folderOf([{ extraction: plain('a.txt'), text: TEXT }]))
    const review = await start(out)
    const path = join(out, 'a.txt.yaml')
    const [one, two] = [await openPage(browser, review), await openPage(browser, review)]
    const record = (i: number): AidRecord => fileOf(out, 'a.txt').records[i]!
    const type = async (page: Page, label: string, typed: string): Promise<void> => {
      for (let i = 0; i < 25; i++) await page.keyboard.press('ArrowUp')
      for (let i = 0; i < 30; i++) {
        const here = await page.locator('.line.here .shown').getAttribute('aria-label')
        if (here?.startsWith(`${label}:`)) break
        await page.keyboard.press('ArrowDown')
      }
      await page.keyboard.press('e')
      await page.keyboard.type(typed)
    }
    // the editor adds a comment and a value of its own while both pages have unsaved words in their fields
    await type(one.page, 'Sum', '86 million')
    await two.page.keyboard.press('j')
    await type(two.page, 'Donor', 'Sweden')
    writeFileSync(
      path,
      readFileSync(path, 'utf8')
        .replace('\nrecords:', '\n# checked by Eve\nrecords:')
        .replace('sector: null', 'sector: air_defence'),
    )
    await one.page.keyboard.press('Enter')
    await two.page.keyboard.press('Enter')
    await vi.waitFor(
      () => {
        expect(record(0).amount).toEqual(sum(86e6, 'NOK'))
        expect(record(1).donors).toEqual(['SE'])
      },
      { timeout: 8000 },
    )
    expect(record(0).sector).toBe('air_defence')
    expect(readFileSync(path, 'utf8')).toContain('# checked by Eve')
    await allSaved(one.page)
    await allSaved(two.page)
    // each sees what the other and the editor did, without asking
    await one.page.locator('.brief', { hasText: 'Sweden' }).waitFor()
    await two.page.keyboard.press('k')
    await two.page.locator('.current', { hasText: '86 million' }).waitFor()
    await two.page.locator('.line', { hasText: 'Sectorair defence' }).waitFor()

    // now both want the same field: the second is asked, and neither value is lost before it is answered
    await type(one.page, 'Sum', '87 million')
    // a key that was on its way when the question comes is no answer to it
    await one.page.evaluate(`
      new MutationObserver((_, observer) => {
        const choices = document.querySelector('dialog .choices')
        if (!choices) return
        observer.disconnect()
        choices.dispatchEvent(new KeyboardEvent('keydown', { key: '1', bubbles: true }))
        document.body.dataset.tooEarly = '1'
      }).observe(document.body, { subtree: true, childList: true })`)
    writeFileSync(path, readFileSync(path, 'utf8').replace('value: 86000000', 'value: 99000000'))
    await one.page.keyboard.press('Enter')
    const dialog = one.page.locator('dialog')
    await dialog.locator('td', { hasText: '99 million' }).waitFor()
    await dialog.locator('td', { hasText: '87 million' }).waitFor()
    expect(record(0).amount).toEqual(sum(99e6, 'NOK'))
    expect(await one.page.evaluate('document.body.dataset.tooEarly')).toBe('1')
    await dialog.locator('.choices[aria-disabled=false]').waitFor()
    await one.page.keyboard.press('2')
    await vi.waitFor(() => expect(record(0).amount).toEqual(sum(87e6, 'NOK')), { timeout: 8000 })

    // the same, but the page has seen the change before the reviewer is done typing: the form is drawn anew under the typed words
    await type(one.page, 'Donor', 'Finland')
    writeFileSync(path, readFileSync(path, 'utf8').replace("donors: ['NO']", 'donors: [IS]'))
    await one.page.locator('.message', { hasText: 'changed on disk' }).waitFor()
    await one.page.locator('.headline', { hasText: 'Iceland' }).waitFor()
    await one.page.keyboard.press('Enter')
    await dialog.locator('td', { hasText: 'Iceland' }).waitFor()
    await dialog.locator('td', { hasText: 'Finland' }).waitFor()
    expect(record(0).donors).toEqual(['IS'])
    await dialog.locator('.choices[aria-disabled=false]').waitFor()
    await one.page.keyboard.press('2')
    await vi.waitFor(() => expect(record(0).donors).toEqual(['FI']), { timeout: 8000 })
    expect([...one.trouble, ...two.trouble]).toEqual([])
    await one.context.close()
    await two.context.close()
  })

  test('a conflict is shown beside its value, and settled by a key', async () => {
    const extraction = plain('a.txt')
    const [first, second] = extraction.records
    const review = (machine: unknown): AidRecord['review'] => ({
      state: 'corrected',
      conflicts: [{ path: 'donors', machine }],
    })
    const records = [
      { ...first!, review: review(['SE']) },
      { ...second!, review: review(['FI']) },
    ]
    const out = keep(folderOf([{ extraction: { ...extraction, records }, text: TEXT }]))
    const { page, context } = await openPage(browser, await start(out))
    await page.locator('.line.here .conflict', { hasText: 'Sweden' }).waitFor()
    await page.keyboard.press('y')
    await page.keyboard.press('j')
    await page.locator('.line.here .conflict', { hasText: 'Finland' }).waitFor()
    await page.keyboard.press('a')
    await vi.waitFor(
      () =>
        expect(fileOf(out, 'a.txt').records.map(({ donors, review: { conflicts } }) => [donors, conflicts])).toEqual([
          [['SE'], undefined],
          [['DK'], undefined],
        ]),
      { timeout: 8000 },
    )
    await context.close()
  })

  test('a file that somebody is in the middle of editing is waited for', async () => {
    const out = keep(folderOf([{ extraction: plain('a.txt'), text: TEXT }]))
    const review = await start(out)
    const path = join(out, 'a.txt.yaml')
    const good = readFileSync(path, 'utf8')
    const { page, context, trouble } = await openPage(browser, review)
    writeFileSync(path, good.replace("donors: ['NO']", 'donors: [NO'))
    await page.locator('.head .trouble', { hasText: 'cannot be read' }).waitFor()
    writeFileSync(path, good.replace('sector: null', 'sector: mended'))
    await page.locator('.line', { hasText: 'mended' }).waitFor()
    await page.keyboard.press('a')
    await vi.waitFor(() => expect(fileOf(out, 'a.txt').records[0]!.review.state).toBe('accepted'), { timeout: 8000 })
    expect(trouble).toEqual([])
    await context.close()
  })

  test('what was changed while the server was away is saved when it is back', async () => {
    const out = keep(folderOf([{ extraction: plain('a.txt'), text: TEXT }]))
    const first = await start(out)
    const port = new URL(first.origin).port
    const { page, context } = await openPage(browser, first)
    await first.stop('SIGKILL')
    await page.keyboard.press('a')
    await page.locator('.saved', { hasText: '1 not saved yet' }).waitFor()
    expect(fileOf(out, 'a.txt').records[0]!.review.state).toBe('machine')
    const second = await startCommand(out, '--port', port)
    running.push(second)
    // the new server has a new token: the reviewer opens the address that it prints
    await page.goto(second.address)
    await vi.waitFor(() => expect(fileOf(out, 'a.txt').records[0]!.review.state).toBe('accepted'), { timeout: 30_000 })
    await context.close()
  })
})

const PAYLOADS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '"><script>alert(1)</script>',
  "'-alert(1)-'",
  '</p><iframe src="javascript:alert(1)"></iframe>',
  '<a href="javascript:alert(1)">click</a>',
  '<body onload=alert(1)>',
  '<style>*{display:none}</style>',
  '<link rel=stylesheet href=//evil.example/x.css>',
  '<base href=//evil.example/>',
  '<meta http-equiv=refresh content="0;url=//evil.example">',
  '<form action=//evil.example><input autofocus onfocus=alert(1)></form>',
  '<object data=//evil.example></object>',
  '<embed src=//evil.example>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<!--<img src="--><img src=x onerror=alert(1)//">',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\\u003cscript\\u003ealert(1)\\u003c/script\\u003e',
  '%3Cscript%3Ealert(1)%3C/script%3E',
  '{{constructor.constructor("alert(1)")()}}',
  '#{alert(1)}',
  '<template><script>alert(1)</script></template>',
  '<details open ontoggle=alert(1)>',
  '<video><source onerror=alert(1)></video>',
  '<input type=image src=x onerror=alert(1)>',
  '<x onclick=alert(1)>here</x>',
  ']]><script>alert(1)</script>',
  '\u202etxt.exe\u202c reversed',
]
