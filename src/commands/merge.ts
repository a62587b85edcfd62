import { type Command, Option } from 'commander'
import type { FieldMap } from '../read/archive/fields.ts'
import { createOutput } from '../run/output.ts'
import { type WorkerLimits, withWorkerLimits } from './batch.ts'
import {
  type Exit,
  examples,
  FIELDS_OPTION,
  OUT,
  PUBLISHED,
  parseFields,
  REVIEWER,
  RULES,
  type Shared,
} from './shared.ts'

interface Options extends Shared, WorkerLimits {
  readonly out: string
  readonly format: 'yaml' | 'json'
  readonly dryRun: boolean
  readonly json: boolean
  readonly fields: FieldMap
}

export function addMerge(root: Command, exit: Exit): void {
  const command = root
    .command('merge')
    .description('extract again and lay the results under what people changed; tells what stays and what is new')
    .argument('<paths...>', 'articles, as for extract')
    .option(...OUT)
    .addOption(
      new Option('--format <format>', 'the form of the result files').choices(['yaml', 'json']).default('yaml'),
    )
    .option(...PUBLISHED)
    .option(...FIELDS_OPTION, parseFields, {})
    .option('--dry-run', 'write nothing, only count', false)
    .option('--json', 'one JSON object a file, and one for all', false)
    .option(...REVIEWER)
    .option(...RULES)
  withWorkerLimits(command)
    .addHelpText('after', examples('merge news/ --dry-run', 'merge news/ --out out --json'))
    .action(async (inputs: string[], options: Options) => {
      const output = createOutput(options.json)
      const each = { ...options, rules: options.rules ?? null, published: options.published ?? null }
      const { openFor } = await import('../run/each.ts')
      const { runMerge } = await import('../run/merge.ts')
      exit(await runMerge((found) => openFor(found, each), { ...options, inputs }, output))
    })
}
