import { describe, expect } from 'vitest'
import { BROWSER } from '../testing-review.ts'
import { articleOf, sum, withPages } from '../testing-review-page.ts'

/* A window of any size: what one types into and what one chooses from is in sight. */

const TEXT = 'Norway will give Ukraine 85 million kroner.\n\nDenmark has allocated 91 million kroner to Moldova.'

describe.skipIf(!BROWSER)('narrow and low', () => {
  const check = withPages([
    articleOf('a.txt', TEXT, [
      {
        anchor: 'Norway will give Ukraine 85 million kroner',
        fields: { donors: ['NO'], amount: sum(85e6, 'NOK') },
        words: { amount: '85 million kroner' },
      },
    ]),
  ])
  for (const width of [320, 240])
    check(
      `${width} pixels wide: the sum can be read while it is typed, and the words while they are chosen`,
      async (desk) => {
        const box = async (what: string) => (await desk.page.locator(what).first().boundingBox())!
        await desk.edit('Sum')
        expect((await box('.editor input')).width).toBeGreaterThan(120)
        const parts = await desk.page.locator('.parts > *').all()
        const boxes = await Promise.all(parts.map(async (part) => (await part.boundingBox())!))
        for (const one of boxes) expect(one.x + one.width).toBeLessThanOrEqual(width)
        // none lies over another
        const isOver = (a: (typeof boxes)[0], b: (typeof boxes)[0]) =>
          a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
        expect(boxes.some((a, i) => boxes.some((b, j) => i < j && isOver(a, b)))).toBe(false)
        const bar = await Promise.all(
          (await desk.page.locator('.bar .command:visible').all()).map((one) => one.boundingBox()),
        )
        expect(bar.some((a, i) => bar.some((b, j) => i < j && isOver(a!, b!)))).toBe(false)

        await desk.press('Escape', 'w')
        const [article, marking] = [await box('.article'), await box('.marking')]
        expect(marking.y - article.y).toBeGreaterThan(120)
        const words = (await desk.page.evaluate(
          `(() => { const [range] = CSS.highlights.get('marking'); const { top, bottom } = range.getBoundingClientRect(); return [top, bottom] })()`,
        )) as [number, number]
        expect(words[0]).toBeGreaterThanOrEqual(article.y)
        expect(words[1]).toBeLessThanOrEqual(marking.y)
      },
      { width, height: 480 },
    )
})
