import type { Command } from 'commander'
import { causeOf, issue } from '../core/issue.ts'
import { createOutput } from '../run/output.ts'
import { counted } from '../run/screen.ts'
import { jsonLine } from '../write/jsonl.ts'
import { type Exit, examplesWith, exits } from './shared.ts'

export function addVerify(root: Command, exit: Exit): void {
  root
    .command('verify')
    .description('prove that a batch lost nothing: every input answered once, nothing torn, double or changed')
    .argument('<run>', 'the output folder of a batch')
    .option('--manifest <plan>', 'the plan, for shards done by filter --shards')
    .option('--no-inputs', 'do not read the archives again: hold the answers against plan and receipts only')
    .option('--json', 'the result as JSON', false)
    .addHelpText(
      'after',
      examplesWith(
        exits('something is lost, torn, double or changed'),
        'verify out',
        'verify out --manifest plan.jsonl',
      ),
    )
    .action(async (out: string, options: { manifest?: string; json: boolean; inputs: boolean }) => {
      const { verifyRun } = await import('../run/batch/verify.ts')
      const output = createOutput(options.json)
      try {
        const { shards, articles, away, problems } = await verifyRun(out, options.manifest ?? null, options)
        for (const item of problems) if (!options.json) output.problem(item, true)
        if (options.json) output.data(jsonLine({ v: 1, shards, articles, away, problems }))
        else {
          const found = problems.length ? `${problems.length} problems` : 'every input has exactly one answer'
          output.line(`${counted(shards, 'shard')}, ${counted(articles, 'article')}: ${found}`)
          if (away)
            output.line(
              `${counted(away, 'shard')} held against plan and receipt only: the archive is gone or was changed since`,
            )
        }
        exit(problems.length ? 1 : 0)
      } catch (error) {
        const cause = causeOf(error)
        output.problem(
          issue(
            'verify/no-run',
            `there is no run to verify: ${cause}`,
            out,
            'name the output folder of a batch; of shards done by filter --shards give the plan too: --manifest plan.jsonl',
          ),
          true,
        )
        exit(2)
      }
    })
}
