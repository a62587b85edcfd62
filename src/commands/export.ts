import { type Command, Option } from 'commander'
import { createOutput } from '../run/output.ts'
import { EXPORTS, type Exit, examplesWith, exits } from './shared.ts'

export function addExport(root: Command, exit: Exit): void {
  root
    .command('export')
    .description('write results in the form of another tool: Web Annotation, Label Studio, brat, CSV')
    .argument('[out]', 'the output folder', 'out')
    .addOption(new Option('--format <format>', 'the form; must be given').choices([...EXPORTS]).makeOptionMandatory())
    .option('--to <folder>', 'where the files go', 'export')
    .option('--articles <folder>', 'where the articles lie, for files whose text was not kept')
    .option('--kept', 'leave out rejected records', false)
    .option('--raw-csv', 'CSV without the guard against formulas', false)
    .addHelpText(
      'after',
      examplesWith(
        exits('an article is missing, since its file or text cannot be read'),
        'export --format label-studio --to for-label-studio',
        'export out --format csv --kept',
      ),
    )
    .action(
      async (
        out: string,
        options: { format: string; to: string; articles?: string; kept: boolean; rawCsv: boolean },
      ) => {
        const { runExport } = await import('../run/export.ts')
        const asked = { ...options, out, articles: options.articles ?? null, raw: options.rawCsv }
        exit(await runExport(asked, createOutput()))
      },
    )
}
