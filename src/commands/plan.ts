import type { Command } from 'commander'
import type { Issue } from '../core/issue.ts'
import type { Shard } from '../run/batch/shard.ts'
import { createOutput } from '../run/output.ts'
import { jsonLine } from '../write/jsonl.ts'
import { parseCount } from './batch.ts'
import { type Exit, examplesWith, exits } from './shared.ts'

const MIB = 1024 * 1024

export function addPlan(root: Command, exit: Exit): void {
  root
    .command('plan')
    .description('cut inputs into shards, one a line, the largest first: for filter --shards on one machine or many')
    .argument('<inputs...>', 'files, folders and archives')
    .option('--files <n>', 'files of a folder in a shard', parseCount, 5000)
    .option(
      '--megabytes <n>',
      'of an archive in a shard, where it can be cut (.warc, .warc.gz, .jsonl)',
      parseCount,
      128,
    )
    .addHelpText(
      'after',
      examplesWith(
        exits('an input is missing or holds nothing'),
        'plan archive/ > plan.jsonl',
        'plan archive/ | parallel --pipe -N1 aidtrail filter --shards --out parts',
      ),
    )
    .action(async (inputs: string[], { files, megabytes }: { files: number; megabytes: number }) => {
      const { planShards } = await import('../run/batch/plan.ts')
      const { countPassed, showPassed } = await import('../run/passed.ts')
      const output = createOutput(true)
      const passed = countPassed()
      let failed = false
      const told = (item: Issue): void => {
        failed = true
        output.problem(item, true)
      }
      const shards = [...planShards(inputs, { out: '\0', files, bytes: megabytes * MIB }, told, passed.add)]
      const weight = (shard: Shard): number => shard.length ?? shard.size ?? 0
      for (const shard of shards.sort((one, other) => weight(other) - weight(one))) output.data(jsonLine(shard))
      await output.drained()
      const over = showPassed(passed.all())
      if (over && shards.length) output.line(`passed over, no articles: ${over}`)
      exit(shards.length === 0 ? 2 : failed ? 1 : 0)
    })
}
