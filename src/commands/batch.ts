import { type Command, InvalidArgumentError, Option } from 'commander'
import type { FieldMap } from '../read/archive/fields.ts'
import { createOutput } from '../run/output.ts'
import {
  bookOf,
  type Exit,
  examplesWith,
  exits,
  FIELDS_OPTION,
  interrupted,
  OUT,
  PUBLISHED,
  parseFields,
  REVIEWER,
  RULES,
  type Shared,
} from './shared.ts'

interface Options extends Shared, Limits {
  readonly out: string
  readonly format?: string
  readonly workers?: number
  readonly resume: boolean
  readonly json: boolean
  readonly gate: boolean
  readonly mentions: boolean
  readonly fields: FieldMap
}

export interface Limits extends WorkerLimits {
  readonly maxErrors: number
}

export interface WorkerLimits {
  readonly timeLimit: number
  readonly memoryLimit: number
}

export function addBatch(root: Command, exit: Exit): void {
  const command = root
    .command('batch')
    .description(
      'extract archives: folders, .zip, .tar(.gz), .jsonl(.gz), .warc(.gz), web pages; by several processes, to be resumed',
    )
    .argument('<inputs...>', 'files, folders and archives')
    .option(...OUT)
    .addOption(
      new Option(
        '--format <format>',
        'one file an article, or parts of JSON Lines (default: yaml up to 10,000 articles)',
      ).choices(['yaml', 'json', 'jsonl']),
    )
    .option('--workers <n>', 'processes that extract (default: one a core)', parseCount)
    .option('--resume', 'go on where an earlier run was broken off', false)
    .option('--json', 'events as JSON Lines on stdout', false)
    .option('--no-gate', 'read every article whole, also where nothing can be a record')
    .option('--mentions', 'mention lists also of articles that hold no record (slower)', false)
    .option(...PUBLISHED)
    .option(...REVIEWER)
    .option(...RULES)
  withLimits(command)
    .addHelpText(
      'after',
      examplesWith(
        exits('some articles failed', {
          done: ' (also when no aid was found)',
          more: '3 more failed than --max-errors, 130 broken off (go on with --resume)',
        }),
        'batch archive/ --out out',
        'batch CC-NEWS-1.warc.gz --out out --resume',
        'batch a.jsonl --fields text=body,published=date',
      ),
    )
    .action(async (inputs: string[], options: Options) => {
      const { format = null, workers = null, published = null, rules = null } = options
      const batch = { ...options, inputs, format, workers, published, rules }
      const { runBatch } = await import('../run/batch/run.ts')
      exit(await runBatch(await bookOf(options), batch, createOutput(options.json), interrupted()))
    })
}

/** What a worker may cost. */
export const withWorkerLimits = (command: Command): Command =>
  command
    .option('--time-limit <ms>', 'for one article, and again for each 64 kB more', parseCount, 5000)
    .option('--memory-limit <mb>', 'of a process, for one article', parseCount, 512)

/** What a worker may cost, and which fields a line of JSON has. */
export const withLimits = (command: Command): Command =>
  withWorkerLimits(command.option(...FIELDS_OPTION, parseFields, {})).option(
    '--max-errors <share>',
    'end with 3 when a larger share of the articles failed',
    parseShare,
    1,
  )

export function parseCount(written: string): number {
  const count = Number(written)
  if (!Number.isInteger(count) || count < 1 || count > 1_000_000)
    throw new InvalidArgumentError('Give a whole number of at least 1.')
  return count
}

function parseShare(written: string): number {
  const share = Number(written)
  if (!(share >= 0 && share <= 1)) throw new InvalidArgumentError('Give a share from 0 to 1.')
  return share
}
