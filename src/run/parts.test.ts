import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { extract } from '../index.ts'
import { book } from '../testing.ts'
import { recorder } from '../testing-output.ts'
import { writeJsonLine } from '../write/index.ts'
import { runCheckout } from './checkout.ts'
import { runExport } from './export.ts'

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
