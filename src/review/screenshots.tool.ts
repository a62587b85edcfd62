import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { test } from 'vitest'
import { CLI, launch, openPage, startCommand } from '../testing-review.ts'

/* Makes the pictures of docs/review.md: `npm run screenshots`. The articles are made up; all else is real. */

const PICTURES = join(import.meta.dirname, '..', '..', 'docs', 'review')

const NEWS: Readonly<Record<string, string>> = {
  '2024-01-25-four-governments.txt': `Four governments promise help before the winter ends

OSLO — Norway will give Ukraine 85 million kroner for air defence, the government said on Wednesday. The money comes on top of the 1.2 billion kroner that the Storting voted for in December.

Denmark has allocated 91 million kroner to Moldova, for generators and for the repair of two substations. "It is not much, but it is quick," Development Minister Dan Jørgensen told reporters in Chisinau.

Sweden and Finland pledged 20 million euros (21.7 million dollars) to Ukraine. Half of it is a loan.

Germany delivered 10 ambulances and 200 tents to Kharkiv in December 2023. Poland also sent money, 12 million zloty in all, through the Red Cross.

Nobody in Brussels would say whether the European Union's 50 billion euros for 2024 to 2027 will be voted on this week.
`,
  '2024-02-02-canada.txt': `Canada has committed 30 million Canadian dollars to Ukraine, Prime Minister Justin Trudeau said on Friday. Japan will provide a loan of 5 billion yen to Moldova.
`,
  '2024-02-09-tents.txt': `France will deliver 400 tents and 12 generators to Armenia next week, the foreign ministry said. The cost is about 3 million euros.
`,
  '2024-02-15-loan.txt': `The World Bank approved a 600 million dollar loan for Jordan on Thursday. The United States had already given 45 million dollars in January.
`,
  '2024-03-01-council.txt': `The city council met on Thursday. The roads stay as they are.
`,
}

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(250)
  await page.screenshot({ path: join(PICTURES, `${name}.png`) })
}

const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}

test('the pictures of docs/review.md', async () => {
  mkdirSync(PICTURES, { recursive: true })
  const folder = mkdtempSync(join(tmpdir(), 'aidtrail-pictures-'))
  const [news, out] = [join(folder, 'news'), join(folder, 'out')]
  mkdirSync(news)
  for (const [name, text] of Object.entries(NEWS)) writeFileSync(join(news, name), text)
  execFileSync(process.execPath, [CLI, 'extract', news, '--out', out], { stdio: 'ignore' })
  const review = await startCommand(out)
  const browser = await launch()
  const wide = { width: 1200, height: 680 }
  const four = '2024-01-25-four-governments.txt.yaml'
  const open = async (options: { width?: number; height?: number; dark?: boolean }) => {
    const opened = await openPage(browser, review, options)
    await press(opened.page, '/')
    await opened.page.keyboard.type('four')
    await press(opened.page, 'Enter', 'Enter')
    await opened.page.locator('.bar .path', { hasText: four }).waitFor({ state: 'attached' })
    await press(opened.page, '/')
    await opened.page.locator('#search').fill('')
    await press(opened.page, 'Escape')
    await opened.page.locator('#search').blur()
    await opened.page.evaluate('document.activeElement.blur()')
    return opened.page
  }

  const light = await open(wide)
  await press(light, 'ArrowDown', 'ArrowDown')
  await light.locator('.line.here').waitFor()
  await picture(light, 'page')
  await press(light, 'w', 'Shift+ArrowRight', 'Shift+ArrowRight')
  await picture(light, 'words')
  await press(light, 'Escape', 'a', 'x')

  const dark = await open({ ...wide, dark: true })
  await press(dark, 'j', 'j')
  await picture(dark, 'dark')
  const narrow = await open({ width: 390, height: 760 })
  await press(narrow, 'k', 'k')
  await picture(narrow, 'narrow')

  // an editor gets in between
  await press(light, 'k', 'k', 'k', 'k', 'k', 'j', 'j')
  await press(light, 'ArrowDown', 'ArrowDown', 'e')
  await light.keyboard.type('19 million')
  const path = join(out, four)
  writeFileSync(path, readFileSync(path, 'utf8').replace('value: 91000000', 'value: 90000000'))
  await press(light, 'Enter')
  await light.locator('dialog td').first().waitFor()
  await picture(light, 'clash')

  await browser.close()
  await review.stop()
  rmSync(folder, { recursive: true, force: true })
})
