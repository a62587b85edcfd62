import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { extract } from '../index.ts'
import { book } from '../testing.ts'
import { recorder } from '../testing-output.ts'
import { writeJson, writeJsonLine, writeYaml } from '../write/index.ts'
import { runCheckout } from './checkout.ts'
import { runExport } from './export.ts'
import { runScoreReviewed } from './score-reviewed.ts'
import { openStore } from './store.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aidtrail-parts-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (path: string): string => join(folder, path)
const of = (source: string) => extract('Norway gave Moldova 20 million euros on Wednesday.', book, { source })
const line = (source: string): string => `${writeJsonLine(of(source))}\n`

const csv = async () => {
  const output = recorder()
  const asked = { out: at('run'), format: 'csv', to: at('csv'), articles: null, kept: false, raw: false }
  return { code: await runExport(asked, output), output }
}

/** Damage done to a packed part → what is told of it. The part behind it is read. */
const DAMAGE: Readonly<Record<string, (packed: Buffer) => Buffer>> = {
  'cut off': (packed) => packed.subarray(0, -20),
  'a byte of another value': (packed) => packed.fill(0xff, packed.length >> 1, (packed.length >> 1) + 3),
  'no gzip at all': () => Buffer.from('not packed'),
}

for (const [what, spoil] of Object.entries(DAMAGE))
  test(`a torn part is told with its mend, and the next one is read: ${what}`, async () => {
    mkdirSync(at('run'))
    writeFileSync(at('run/part-1.jsonl.gz'), spoil(gzipSync(line('a.txt'))))
    writeFileSync(at('run/part-2.jsonl.gz'), gzipSync(line('b.txt')))
    const { code, output } = await csv()
    expect(code).toBe(1)
    expect(output.told).toMatchObject([
      { code: 'run/part', place: at('run/part-1.jsonl.gz'), mend: expect.stringContaining('--resume') },
    ])
    expect(output.said.at(-1)).toMatch(/^1 article /)
    const checked = recorder()
    const options = { ids: ['b.txt'], from: at('run'), out: at('out'), articles: null }
    expect(await runCheckout(options, checked)).toBe(1)
    expect(checked.said).toEqual([`b.txt → ${at('out/b.txt.yaml')}`])
  })

test('an article with two result files counts once: the one that a person changed, else the last', async () => {
  const store = openStore(at('run'))
  const put = (path: string, seconds: number, written: string): void => {
    store.merge(path, { extraction: of('a.txt'), text: null, written })
    utimesSync(at(`run/${path}`), seconds, seconds)
  }
  const change = (path: string): void => {
    const file = readFileSync(at(`run/${path}`), 'utf8')
    writeFileSync(at(`run/${path}`), file.replaceAll('disbursed', 'committed'))
    utimesSync(at(`run/${path}`), 1000, 1000)
  }
  const counted = async () => {
    const { code, output } = await csv()
    const [, row = '', ...more] = readFileSync(at('csv/records.csv'), 'utf8').trimEnd().split('\r\n')
    return [code, more.length, row.includes('committed'), output.told.map(({ place }) => place)]
  }
  put('a.txt.json', 2000, writeJson(of('a.txt')))
  put('a.txt.yaml', 3000, writeYaml(of('a.txt')))
  expect(await counted()).toEqual([0, 0, false, [at('run/a.txt.json')]])
  change('a.txt.json')
  expect(await counted()).toEqual([0, 0, true, [at('run/a.txt.yaml')]])
  change('a.txt.yaml')
  // now a correction is left out
  expect(await counted()).toEqual([1, 0, true, [at('run/a.txt.json')]])
  const scored = recorder()
  expect(runScoreReviewed(at('run'), { json: false }, scored)).toBe(1)
  expect(scored.told[0]).toMatchObject({ code: 'run/doubled' })
})
