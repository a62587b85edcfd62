import { type Command, Option } from 'commander'
import type { FieldMap } from '../read/index.ts'
import { createOutput } from '../run/output.ts'
import { type Limits, parseCount, withLimits } from './batch.ts'
import { bookOf, type Exit, examplesWith, exits, interrupted, OUT, PUBLISHED, RULES, type Shared } from './shared.ts'

interface Options extends Shared, Limits {
  readonly shards: boolean
  readonly out: string
  readonly gate: boolean
  readonly mentions: boolean
  readonly workers: number
  readonly quarantine?: string
  readonly fields: FieldMap
}

export function addFilter(root: Command, exit: Exit): void {
  const command = root
    .command('filter')
    .description(
      'JSON Lines in ({id, text, published?, title?, url?}, or html), JSON Lines out: one line for each, in the same order',
    )
    .option('--shards', 'lines of a plan in, receipts out; the parts go to --out', false)
    .option(...OUT)
    .option(...PUBLISHED)
    .addOption(
      new Option(
        '--gate',
        'skip at once what cannot hold a record (gate: closed, no mention lists): the same records, faster',
      ).default(false),
    )
    .option('--mentions', 'with --gate: give the mention lists of closed articles too', false)
    .option('--workers <n>', 'processes that extract', parseCount, 1)
    .option('--quarantine <folder>', 'keep articles that end their process, with the reason')
    .option(...RULES)
  withLimits(command)
    .addHelpText(
      'after',
      examplesWith(
        exits('some lines failed (with --shards: some shards have no receipt)', {
          done: ' (also when no aid was found)',
          more: '3 more failed than --max-errors, 143 asked to end',
        }),
        'filter < articles.jsonl > extracted.jsonl',
        'filter < articles.jsonl | head -1',
        'plan archive/ | aidtrail filter --shards --out parts > receipts.jsonl',
      ),
    )
    .action(async (options: Options) => {
      const { rules = null, published = null, quarantine = null } = options
      const filter = { ...options, rules, published, quarantine }
      const output = createOutput(true)
      const stop = interrupted()
      if (options.shards) {
        const { runShards } = await import('../run/batch/filter-shards.ts')
        exit(await runShards(await bookOf(options), process.stdin, options.out, filter, output, stop))
      } else {
        const { startEarly } = await import('../run/batch/worker-process.ts')
        const first = startEarly(options.memoryLimit)
        const { runFilter } = await import('../run/filter.ts')
        exit(await runFilter(process.stdin, { ...filter, first }, output, stop))
      }
      // asked to end, it does not wait for more lines
      process.stdin.destroy()
    })
}
