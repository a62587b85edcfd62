import type { Command } from 'commander'
import { createOutput } from '../run/output.ts'
import { bookOf, type Exit, examplesWith, exits, OUT, REVIEWER, RULES, type Shared } from './shared.ts'

export function addCheck(root: Command, exit: Exit): void {
  root
    .command('check')
    .description('check result files that people edited: every problem with its line and how to mend it')
    .argument('[files...]', 'result files; without any, all of the output folder')
    .option(...OUT)
    .option('--articles <folder>', 'where the articles lie, for files whose text was not kept')
    .option('--json', 'one JSON object a problem', false)
    .option(...REVIEWER)
    .option(...RULES)
    .addHelpText(
      'after',
      examplesWith(
        exits('there are problems'),
        'check',
        'check out/2024/denmark.txt.yaml',
        'check --out results --json',
      ),
    )
    .action(async (files: string[], options: Shared & { out: string; articles?: string; json: boolean }) => {
      const { runCheck } = await import('../run/check.ts')
      const checked = { ...options, files, articles: options.articles ?? null }
      exit(runCheck(await bookOf(options), checked, createOutput(options.json)))
    })
}
