import { type Command, Option } from 'commander'
import { createOutput } from '../run/output.ts'
import { bookOf, type Exit, examples, FORMATS, OUT, PUBLISHED, REVIEWER, RULES, type Shared } from './shared.ts'

export function addExtract(root: Command, exit: Exit): void {
  root
    .command('extract')
    .description(
      'extract articles: files, folders (with all below them) or quoted patterns; text, Markdown, web pages and archives',
    )
    .argument('<paths...>', 'files, folders or patterns')
    .option(...OUT)
    .addOption(
      new Option('--format <format>', 'how the results are written').choices(Object.keys(FORMATS)).default('yaml'),
    )
    .option(...PUBLISHED)
    .option('--stdout', 'write the results to the terminal or pipe, and no file', false)
    .option(...REVIEWER)
    .option(...RULES)
    .addHelpText(
      'after',
      examples(
        'extract news/ --out out',
        'extract "news/**/*.txt" --format csv',
        'extract a.txt --published 2024-01-25 --stdout',
      ),
    )
    .action(async (inputs: string[], options: Shared & { out: string; format: string; stdout: boolean }) => {
      const { runExtract } = await import('../run/extract.ts')
      const output = createOutput(options.stdout)
      exit(
        await runExtract(await bookOf(options), { ...options, inputs, published: options.published ?? null }, output),
      )
    })
}
