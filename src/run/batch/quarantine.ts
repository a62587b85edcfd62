import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeWhole } from '../atomic.ts'
import type { Answer, Job } from './job.ts'

/** What twice ended its worker is kept with the reason, for whoever wants to see why. */
export function quarantine(folder: string, job: Job, answer: Answer): void {
  const name = createHash('sha256').update(job.source).digest('hex').slice(0, 16)
  const content = contentOf(job)
  const [reason] = answer.issues
  const told = { source: job.source, code: reason?.code, cause: reason?.cause, content: content ? `${name}.bin` : null }
  if (content) writeWhole(join(folder, `${name}.bin`), content)
  writeWhole(join(folder, `${name}.json`), `${JSON.stringify(told, null, 1)}\n`)
}

function contentOf({ content, path }: Job): Uint8Array | string | null {
  if (content !== undefined) return content
  try {
    return path === undefined ? null : readFileSync(typeof path === 'string' ? path : Buffer.from(path))
  } catch {
    return null
  }
}
