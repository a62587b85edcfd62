import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { extractionSchema } from '../core/record.ts'
import { parseResult } from '../revise/document.ts'
import { parseLog } from '../revise/log.ts'
import { cookieOf, folderOf, type RunningReview, resultOf, startCommand } from '../testing-review.ts'
import type { Opened, Saved } from './api.ts'
import { idOf } from './shelf.ts'

/*
 * The server is killed in the midst of saving, again and again: the file is always whole, and what the server had confirmed is always in it
 * and in the log. A hundred times with `npm run test:faults`.
 */
const TIMES = process.env['FAULTS'] === 'long' ? 100 : 20

const TEXT = 'Norway will give Ukraine 85 million kroner. '.repeat(40)
const EXTRACTION = resultOf(
  'a.txt',
  TEXT,
  Array.from({ length: 8 }, () => ({
    anchor: 'Norway will give Ukraine 85 million kroner',
    fields: { donors: ['NO'], recipients: ['UA'] },
    words: { 'donors.NO': 'Norway', amount: '85 million kroner' },
  })),
)
const PATH = 'a.txt.yaml'
const ID = idOf(PATH)
const RECORD = EXTRACTION.records[5]!.id

interface Client {
  etag(): Promise<string>
  /** The new state when the server confirmed it; null when it went away. */
  save(etag: string, note: string): Promise<string | null>
}

async function clientOf({ address, origin }: RunningReview): Promise<Client> {
  const headers = { cookie: await cookieOf(address), origin, 'content-type': 'application/json' }
  return {
    etag: async () => ((await (await fetch(`${origin}/api/articles/${ID}`, { headers })).json()) as Opened).etag,
    async save(etag, note) {
      try {
        const response = await fetch(`${origin}/api/articles/${ID}/save`, {
          method: 'POST',
          headers: { ...headers, 'if-match': `"${etag}"` },
          body: JSON.stringify({ edits: [{ kind: 'comment', record: RECORD, note }] }),
        })
        const answer = (await response.json()) as Saved
        return answer.kind === 'saved' ? answer.opened.etag : null
      } catch {
        return null
      }
    },
  }
}

test(
  `killed ${TIMES} times while it saves: no torn file, no confirmed save lost`,
  async () => {
    const out = folderOf([{ extraction: EXTRACTION, text: TEXT }])
    const log = join(out, '.aidtrail', 'log.jsonl')
    let confirmed = 0
    let sent = 0
    const acknowledged: string[] = []
    for (let round = 0; round < TIMES; round++) {
      const review = await startCommand(out)
      const client = await clientOf(review)
      let etag: string | null = await client.etag()
      // spread over some saves, so that each part of one is hit in some round
      const killed = new Promise<void>((resolve) => {
        setTimeout(() => void review.stop('SIGKILL').then(resolve), 100 + ((round * 137) % 900))
      })
      while (etag !== null) {
        etag = await client.save(etag, String(++sent))
        if (etag !== null) {
          confirmed = sent
          acknowledged.push(String(sent))
        }
      }
      await killed

      const text = readFileSync(join(out, PATH), 'utf8')
      const { document, issues } = parseResult(text)
      expect(issues).toEqual([])
      const read = extractionSchema.parse(document!.value)
      const note = Number(read.records.find(({ id }) => id === RECORD)!.review.note ?? 0)
      // the one under way may be in or not; none that was confirmed is missing
      expect(note === confirmed || note === sent).toBe(true)
      const { entries } = parseLog(existsSync(log) ? readFileSync(log, 'utf8') : '')
      const logged = new Set(entries.filter(({ path }) => path === 'review.note').map(({ after }) => after))
      expect(acknowledged.filter((one) => !logged.has(one))).toEqual([])
      confirmed = note
    }
    // what the last crash left is swept away at the next start
    await (await startCommand(out)).stop()
    const left = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tmp'))
    expect(left).toEqual([])
    expect(acknowledged.length).toBeGreaterThan(TIMES / 2)
    rmSync(out, { recursive: true, force: true })
  },
  TIMES * 30_000,
)
