import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { extractionSchema } from '../core/record.ts'
import { parseResult } from '../revise/document.ts'
import { parseLog } from '../revise/log.ts'
import { CLI, cookieOf, startCommand } from '../testing-review.ts'
import type { Opened, Saved } from './api.ts'
import { idOf } from './shelf.ts'

/* A page saves while new extractions write the same file: whoever comes second looks again, and nobody's work is lost. */

const run = promisify(execFile)
const PATH = 'a.txt.yaml'
const ID = idOf(PATH)
const news = (millions: number): string =>
  `Denmark gave Ukraine ${millions} million kroner. Sweden gave Moldova 5 million euros.\n`

test('a page and new extractions on one file: every save that was confirmed stands, and so does the last extraction', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aidtrail-together-'))
  const [inbox, out] = [join(folder, 'inbox'), join(folder, 'out')]
  mkdirSync(inbox)
  const extract = (millions: number) => {
    writeFileSync(join(inbox, 'a.txt'), news(millions))
    return run(process.execPath, [CLI, 'extract', inbox, '--out', out])
  }
  await extract(10)
  const review = await startCommand(out)
  const headers = { cookie: await cookieOf(review.address), origin: review.origin, 'content-type': 'application/json' }
  const open = async (): Promise<Opened> =>
    (await (await fetch(`${review.origin}/api/articles/${ID}`, { headers })).json()) as Opened
  let running = true
  let confirmed = 0
  const saving = (async () => {
    for (let note = 1; running; note++) {
      for (;;) {
        const { etag, extraction } = await open()
        const record = extraction!.records.at(-1)!.id
        const response = await fetch(`${review.origin}/api/articles/${ID}/save`, {
          method: 'POST',
          headers: { ...headers, 'if-match': `"${etag}"` },
          body: JSON.stringify({ edits: [{ kind: 'comment', record, note: `note ${note}` }] }),
        })
        const answer = (await response.json()) as Saved
        if (answer.kind === 'saved') {
          confirmed = note
          break
        }
      }
    }
  })()
  for (const millions of [20, 30, 40, 50]) await extract(millions)
  running = false
  await saving
  await review.stop()
  const text = readFileSync(join(out, PATH), 'utf8')
  const { records } = extractionSchema.parse(parseResult(text).document!.value)
  expect(records.at(-1)!.review.note).toBe(`note ${confirmed}`)
  expect(records[0]!.amount).toMatchObject({ value: 50_000_000, currency: 'DKK' })
  expect(confirmed).toBeGreaterThan(4)
  const { entries } = parseLog(readFileSync(join(out, '.aidtrail', 'log.jsonl'), 'utf8'))
  // nothing that the page or a run wrote is taken for an editor's
  expect(entries.filter(({ from }) => from !== undefined)).toEqual([])
  rmSync(folder, { recursive: true, force: true })
}, 120_000)
