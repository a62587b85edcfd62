import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseLog } from '../revise/log.ts'
import {
  allSaved,
  BROWSER,
  CLI,
  fileOf,
  folderOf,
  launch,
  openPage,
  resultOf,
  startCommand,
} from '../testing-review.ts'

/* What the page says of a folder without result files, and what a reviewer says beside the values: a flag, a note, a reason. */

let browser: Browser
const inBrowser = test.skipIf(BROWSER === null)
beforeAll(async () => {
  if (BROWSER) browser = await launch()
})
afterAll(() => browser?.close())

const TEXT = 'Norway will give Ukraine 85 million kroner.'
const RESULT = resultOf('a.txt', TEXT, [
  { anchor: TEXT, fields: { donors: ['NO'], recipients: ['UA'] }, words: { 'donors.NO': 'Norway' } },
])

const aidtrail = (...words: string[]): void => void execFileSync(process.execPath, [CLI, ...words], { stdio: 'ignore' })

inBrowser(
  'a folder of parts says how articles come out of them; once out, they are in the list, with their text',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'aidtrail-parts-'))
    const [out, news] = [join(folder, 'run'), join(folder, 'news')]
    mkdirSync(news)
    writeFileSync(join(news, 'a.txt'), TEXT)
    writeFileSync(join(news, 'b.jsonl'), `${JSON.stringify({ id: 'x', text: `${TEXT} It is told twice.` })}\n`)
    aidtrail('batch', news, '--out', out, '--format', 'jsonl')
    const review = await startCommand(out)
    const { page, context, trouble } = await openPage(browser, review)
    expect(await page.locator('.article .head').textContent()).toMatch(/2 parts of JSON Lines.*aidtrail checkout/)
    aidtrail('checkout', 'a.txt', 'b.jsonl/1', '--from', out, '--out', out)
    await page.locator('.virtual .row .name').nth(1).waitFor({ timeout: 20_000 })
    for (const said of [TEXT, `${TEXT} It is told twice.`]) {
      await page.keyboard.press('n')
      await page.locator('.text mark').first().waitFor()
      await page.locator('.text', { hasText: said }).waitFor()
    }
    expect(trouble).toEqual([])
    await context.close()
    await review.stop()
    rmSync(folder, { recursive: true, force: true })
  },
  60_000,
)

inBrowser('a flag, a note and a reason, by keys alone, in the file and in the log', async () => {
  const out = folderOf([{ extraction: RESULT, text: TEXT }])
  const review = await startCommand(out)
  const { page, context, trouble } = await openPage(browser, review)
  await page.locator('.current').waitFor()
  for (const key of ['f', 'c']) await page.keyboard.press(key)
  await page.keyboard.type('asked the ministry')
  await page.keyboard.press('Tab')
  await page.keyboard.type('rule')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await allSaved(page)
  expect(fileOf(out, 'a.txt').records[0]!.review).toEqual({
    state: 'machine',
    flag: true,
    note: 'asked the ministry',
    reason: 'rule_gap',
  })
  expect(await page.locator('.current .state.flag').count()).toBe(1)
  await page.keyboard.press('x')
  await allSaved(page)
  const { entries } = parseLog(readFileSync(join(out, '.aidtrail', 'log.jsonl'), 'utf8'))
  expect(entries.filter(({ path }) => path === 'review.note')).toMatchObject([
    { reason: 'rule_gap', note: 'asked the ministry', reviewer: 'Ada' },
  ])
  expect(entries.filter(({ path }) => path === 'review.state')).toMatchObject([
    { after: 'rejected', reason: 'not_aid' },
  ])
  expect(trouble).toEqual([])
  await context.close()
  await review.stop()
  rmSync(out, { recursive: true, force: true })
})
