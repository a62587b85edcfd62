import { readFileSync, rmSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { test } from 'vitest'
import { cookieOf, folderOf, launch, type RunningReview, resultOf, startCommand } from '../testing-review.ts'

/* Figures, printed: a long article with many spans, and a long list. ARTICLES=100000 sets how long. */

const say = (what: string, ms: number): void => console.info(`${what.padEnd(52)} ${Math.round(ms)} ms`)

/** A megabyte of prose, 400 records with five spans each. */
function longArticle() {
  const parts: string[] = []
  const filler = 'The council met again on the question of the roads and found no answer to it. '.repeat(32)
  for (let i = 0; i < 400; i++)
    parts.push(`Norway${i} gave Ukraine${i} ${i + 1} million kroner in spring${i} as a grant${i}. ${filler}`)
  const text = parts.join('\n\n')
  const extraction = resultOf(
    'long.txt',
    text,
    Array.from({ length: 400 }, (_, i) => ({
      anchor: `Norway${i} gave Ukraine${i} ${i + 1} million kroner`,
      fields: {
        donors: ['NO'],
        recipients: ['UA'],
        amount: { value: (i + 1) * 1e6, currency: 'NOK', qualifier: 'exact' as const },
      },
      words: {
        'donors.NO': `Norway${i}`,
        'recipients.UA': `Ukraine${i}`,
        amount: `${i + 1} million kroner`,
        instrument: `grant${i}`,
      },
    })),
  )
  return { extraction, text }
}

async function timed(deed: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await deed()
  return performance.now() - start
}

/** Milliseconds that a process computed; 0 where the system does not tell. */
function cpuOf({ process: { pid } }: RunningReview): number {
  try {
    const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
    const fields = rest.split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return 0
  }
}

/** From the navigation to the frame in which the record's words stand. */
async function firstPaint(browser: Browser, review: RunningReview): Promise<number> {
  const page = await browser.newPage()
  await page.goto(review.address)
  await page.locator('.text mark.here').first().waitFor()
  await page.close()
  const again = await (await browser.newContext()).newPage()
  const inspector = await again.context().newCDPSession(again)
  // the page's own work, also on a machine that has other work to do
  await inspector.send('Performance.enable', { timeDomain: 'threadTicks' })
  const ms = await timed(async () => {
    await again.goto(review.address)
    await again.locator('.text mark.here').first().waitFor()
  })
  const { metrics } = await inspector.send('Performance.getMetrics')
  for (const name of ['TaskDuration', 'ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'])
    say(`the page's thread: ${name}`, (metrics.find((one) => one.name === name)?.value ?? 0) * 1000)
  say('the server, all of its time until now', cpuOf(review))
  const next: number[] = []
  for (let i = 0; i < 20; i++)
    next.push(
      await again.evaluate(async () => {
        const start = performance.now()
        const { dispatchEvent, KeyboardEvent, requestAnimationFrame } = globalThis as unknown as {
          dispatchEvent: (event: unknown) => void
          KeyboardEvent: new (kind: string, options: object) => unknown
          requestAnimationFrame: (done: () => void) => void
        }
        const { document } = globalThis as unknown as { document: { body: { dispatchEvent: typeof dispatchEvent } } }
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }))
        await new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)))
        return performance.now() - start
      }),
    )
  next.sort((a, b) => a - b)
  say('next record, to the frame after it: median', next[10]!)
  say('next record: worst of 20', next[19]!)
  await again.context().close()
  return ms
}

test('a megabyte with 2,000 spans', async () => {
  const article = longArticle()
  console.info(`${article.text.length} characters, ${article.extraction.records.length * 5} spans`)
  const out = folderOf([article])
  const review = await startCommand(out)
  const browser = await launch()
  say('open, to the frame with the words', await firstPaint(browser, review))
  await browser.close()
  await review.stop()
  rmSync(out, { recursive: true, force: true })
})

test('a long list', async () => {
  const count = Number(process.env['ARTICLES'] ?? 100_000)
  const text = 'Norway will give Ukraine 85 million kroner.'
  const one = (i: number) => ({
    extraction: resultOf(`${String(i % 300).padStart(3, '0')}/${i}.txt`, text, [
      {
        anchor: text,
        fields: { donors: [i % 3 ? 'NO' : 'DK'], confidence: (i % 97) / 97 },
        words: { 'donors.NO': 'Norway' },
      },
    ]),
    text,
  })
  const out = folderOf(Array.from({ length: count }, (_, i) => one(i)))
  let review = await startCommand(out)
  const listed = async (search: string): Promise<{ total: number; unread: number }> => {
    const response = await fetch(`${review.origin}/api/articles?${search}`, { headers: { cookie } })
    return (await response.json()) as { total: number; unread: number }
  }
  let cookie = await cookieOf(review.address)
  const reading = await timed(async () => {
    while ((await listed('stamp=0&count=0')).unread) await new Promise((resolve) => setTimeout(resolve, 500))
  })
  say(`${count} articles: read for the first time`, reading)
  await new Promise((resolve) => setTimeout(resolve, 2000))
  await review.stop()
  say(
    'start again, until the address is printed',
    await timed(async () => {
      review = await startCommand(out)
    }),
  )
  cookie = await cookieOf(review.address)
  say('the first hundred lines', await timed(() => listed('stamp=1')))
  say('a facet', await timed(() => listed('stamp=2&donor=DK')))
  say('a search', await timed(() => listed('stamp=3&q=77')))
  say('another order', await timed(() => listed('stamp=4&sort=name')))
  await review.stop()
  rmSync(out, { recursive: true, force: true })
})
