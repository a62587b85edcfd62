import { type Command, Option } from 'commander'
import type { FieldMap } from '../read/archive/fields.ts'
import { createOutput } from '../run/output.ts'
import { type WorkerLimits, withWorkerLimits } from './batch.ts'
import {
  type Exit,
  examples,
  FIELDS_OPTION,
  FORMATS,
  OUT,
  PUBLISHED,
  parseFields,
  REVIEWER,
  RULES,
  type Shared,
} from './shared.ts'

interface Options extends Shared, WorkerLimits {
  readonly out: string
  readonly format: string
  readonly stdout: boolean
  readonly fields: FieldMap
}

export function addExtract(root: Command, exit: Exit): void {
  const command = root
    .command('extract')
    .description(
      'extract articles: files, folders (with all below them) or quoted patterns; text, Markdown, web pages and archives',
    )
    .argument('<paths...>', 'files, folders or patterns')
    .option(...OUT)
    .addOption(
      new Option(
        '--format <format>',
        'how the results are written: a file an article, or one of this run (csv, jsonl), which replaces that of the last run; export --format csv makes one table of all',
      )
        .choices(Object.keys(FORMATS))
        .default('yaml'),
    )
    .option(...PUBLISHED)
    .option(
      '--stdout',
      'write the results to the terminal or pipe, and no file; of several articles json gives one value behind the other',
      false,
    )
    .option(...FIELDS_OPTION, parseFields, {})
    .option(...REVIEWER)
    .option(...RULES)
  withWorkerLimits(command)
    .addHelpText(
      'after',
      examples(
        'extract news/ --out out',
        'extract "news/**/*.txt" --format csv',
        'extract a.txt --published 2024-01-25 --stdout',
      ),
    )
    .action(async (inputs: string[], options: Options) => {
      const output = createOutput(options.stdout)
      const each = { ...options, rules: options.rules ?? null, published: options.published ?? null }
      const { openFor } = await import('../run/each.ts')
      const { runExtract } = await import('../run/extract.ts')
      exit(await runExtract((found) => openFor(found, each), { ...options, inputs }, output))
    })
}
