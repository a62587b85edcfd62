import { type Command, Option } from 'commander'
import { createOutput } from '../run/output.ts'
import { bookOf, type Exit, examples, OUT, PUBLISHED, REVIEWER, RULES, type Shared } from './shared.ts'

export function addMerge(root: Command, exit: Exit): void {
  root
    .command('merge')
    .description('extract again and lay the results under what people changed; tells what stays and what is new')
    .argument('<paths...>', 'articles, as for extract')
    .option(...OUT)
    .addOption(
      new Option('--format <format>', 'the form of the result files').choices(['yaml', 'json']).default('yaml'),
    )
    .option(...PUBLISHED)
    .option('--dry-run', 'write nothing, only count', false)
    .option('--json', 'one JSON object a file, and one for all', false)
    .option(...REVIEWER)
    .option(...RULES)
    .addHelpText('after', examples('merge news/ --dry-run', 'merge news/ --out out --json'))
    .action(
      async (
        inputs: string[],
        options: Shared & { out: string; format: 'yaml' | 'json'; dryRun: boolean; json: boolean },
      ) => {
        const { runMerge } = await import('../run/merge.ts')
        const merged = { ...options, inputs, published: options.published ?? null }
        exit(await runMerge(await bookOf(options), merged, createOutput(options.json)))
      },
    )
}
