import { type Issue, issue } from '../../core/issue.ts'
import type { Extraction } from '../../core/record.ts'
import { unreadable, writeJsonLine } from '../../write/index.ts'
import type { Answer, Job } from './job.ts'

/* What stands for an article that no worker could answer, and why. */

export interface Limits {
  /** Milliseconds for an article; a long one has more (`time-limit.ts`). */
  readonly timeLimit: number
  /** Megabytes of a worker's heap. */
  readonly memoryLimit: number
}

/** Why a worker gave no answer. */
export type Fault = 'timeout' | 'memory' | 'crash'

/** What came of an article. */
export interface Outcome {
  readonly answer: Answer
  /** Set when the article was given up: twice it ended its worker. */
  readonly fault: Fault | null
}

const WHY: Readonly<Record<Fault, (limits: Limits) => Issue>> = {
  timeout: ({ timeLimit }) =>
    issue(
      'worker/timeout',
      `the article took longer than ${timeLimit} ms, twice`,
      null,
      'raise --time-limit, or look at what is odd in it',
    ),
  memory: ({ memoryLimit }) =>
    issue(
      'worker/memory',
      `the article took more than ${memoryLimit} MB, twice`,
      null,
      'raise --memory-limit, or split the article',
    ),
  crash: () =>
    issue(
      'worker/crash',
      'the article ended its process, twice',
      null,
      'this is a defect of aidtrail: please report the article',
    ),
}

export function givenUp({ source, metadata }: Job, fault: Fault, limits: Limits, run: Extraction['run']): Answer {
  return failedAnswer(source, [{ ...WHY[fault](limits), place: source }], run, metadata?.ownId)
}

export const failedAnswer = (
  source: string,
  issues: readonly Issue[],
  run: Extraction['run'],
  ownId?: string | null,
): Answer => ({
  source,
  line: writeJsonLine(unreadable(source, issues, run, ownId)),
  file: null,
  id: '',
  records: 0,
  unread: false,
  issues,
  failed: true,
  text: null,
  article: null,
  signature: null,
  ms: 0,
})

export const noWorker = (cause: string): Issue =>
  issue(
    'worker/start',
    `no worker can be started: ${cause}`,
    null,
    'is there memory and room for processes? `aidtrail rules check` tells what is wrong with rules',
  )
