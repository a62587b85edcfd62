import { join } from 'node:path'
import { type Issue, IssueError } from '../core/issue.ts'
import type { Extraction } from '../core/record.ts'
import type { FieldMap } from '../read/index.ts'
import { loadRules } from '../rulebook/load.ts'
import { failedAnswer, type Limits, type Outcome } from './batch/given-up.ts'
import { itemsOfInput } from './batch/items.ts'
import type { Answer, Job, WorkerSetup } from './batch/job.ts'
import { createPool, type Pool } from './batch/pool.ts'
import { quarantine } from './batch/quarantine.ts'
import { createTurns } from './batch/turns.ts'
import { isSmall, startHere } from './here.ts'
import type { Input } from './inputs.ts'
import type { Output } from './output.ts'
import type { PassedCount } from './passed.ts'
import type { Put, Sink } from './sink.ts'
import { NOTES } from './store.ts'
import { keepText } from './texts.ts'

/*
 * Articles one by one, for the commands that read them as a person waits: `extract`, `merge` and `watch`. As in a batch a worker extracts,
 * and an article that hangs or ends its process costs no other; this process finds the articles and writes what they came to.
 */

export interface EachOptions extends Limits {
  /** A user's own rules folder. */
  readonly rules: string | null
  readonly published: string | null
  readonly format: string
  /** The worker's program, when it is not ours. */
  readonly module?: string
}

/** One worker, and one more while an article is slow. */
export const openWorker = (options: EachOptions): Pool =>
  createPool({ ...options, workers: 1, setup: setupOf(options) })

/** Who extracts: this process where that is sooner done (`here.ts`), else a worker. @throws IssueError with what is wrong with the rules. */
export async function openFor(inputs: readonly Input[], options: EachOptions): Promise<Pool> {
  if (!isSmall(inputs)) return openWorker(options)
  const book = await loadRules(options.rules === null ? {} : { folder: options.rules })
  return startHere(book, setupOf(options), () => openWorker(options))
}

/** Opens who extracts these inputs. */
export type Open = (inputs: readonly Input[]) => Promise<Pool>

/** Every article is read whole. */
export const setupOf = ({ rules, published, format }: Pick<EachOptions, 'rules' | 'published' | 'format'>) =>
  ({ rules, published, format, texts: 'files', gate: false, mentions: false, copies: false }) satisfies WorkerSetup

/** What an article came to, and what became of it in the output. */
export interface Told {
  /** As it stands in the file, where people had a say in it. */
  readonly extraction: Extraction
  readonly issues: readonly Issue[]
  readonly failed: boolean
  /** Its result could not be written; it may be the next time. */
  readonly unwritten: boolean
}

/** @param out the output folder; null when nothing is written but the sink's. */
export function tellerOf(sink: Sink, out: string | null): (outcome: Outcome, job: Job | null) => Told {
  return ({ answer, fault }, job) => {
    const extraction = JSON.parse(answer.line) as Extraction
    try {
      if (fault && job && out !== null) quarantine(join(out, NOTES, 'quarantine'), job, answer)
      if (out !== null) keepMade(out, answer)
      const put = sink.put({ extraction, file: answer.file, text: answer.article })
      return toldOf(answer, put.stands ?? extraction, put)
    } catch (error) {
      // a file that cannot be written is this article's failure, not the end
      const issues = error instanceof IssueError ? error.issues : null
      if (!issues) throw error
      return toldOf(answer, extraction, { issues, failed: true })
    }
  }
}

const toldOf = (answer: Answer, extraction: Extraction, put: Put): Told => ({
  extraction,
  issues: [...answer.issues, ...put.issues],
  failed: answer.failed || put.failed,
  unwritten: put.failed,
})

/** A text that lies in no file is kept beside the record, so that its spans can be checked. @throws IssueError when it cannot be. */
function keepMade(out: string, { text, id }: Answer): void {
  if (text instanceof Uint8Array) keepText(out, id, text)
}

/**
 * Extracts inputs, and tells of each article in their order.
 *
 * @param around `passed`: what archives hold that is no article is added to it; `fields` of lines of JSON.
 * @throws IssueError when no worker can be started, or the rules are wrong.
 */
export async function extractEach(
  pool: Pool,
  inputs: readonly Input[],
  tell: (outcome: Outcome, job: Job | null) => void,
  output: Output,
  around: { readonly passed: PassedCount; readonly fields: FieldMap },
): Promise<void> {
  const { passed, fields } = around
  const turns = createTurns<{ job: Job | null; place: number }>((outcome, { job, place }) => {
    output.progress(place, inputs.length, inputs[place]!.source)
    tell(outcome, job)
  })
  for (const [place, input] of inputs.entries())
    for await (const item of itemsOfInput(input, fields)) {
      if (item.kind === 'job') await turns.add({ job: item.job, place }, pool.run(item.job))
      if (item.kind === 'passed') passed.add(item.as)
      if (item.kind === 'damage') {
        const answer = failedAnswer(item.source, [item.issue], await pool.ready(), item.ownId)
        await turns.add({ job: null, place }, { answer, fault: null })
      }
      await output.drained()
    }
  await turns.end()
  output.progress(inputs.length, inputs.length, '')
}
