import type { Command } from 'commander'
import { createOutput } from '../run/output.ts'
import { bookOf, type Exit, examplesWith, exits, PUBLISHED, RULES, type Shared } from './shared.ts'

export function addExplain(root: Command, exit: Exit): void {
  root
    .command('explain')
    .description('where each value of a record came from; for a sum or sentence that gave no record, why not')
    .argument('<file>', 'the article')
    .argument(
      '[place]',
      'a record (1, r_7a1d90), a position (@117), or words of the article; all records when left out',
    )
    .option(...PUBLISHED)
    .option(...RULES)
    .addHelpText(
      'after',
      examplesWith(
        exits('the article cannot be read'),
        'explain news/denmark.txt',
        'explain news/denmark.txt 1',
        'explain news/denmark.txt "13.26 million dollars"',
      ),
    )
    .action(async (path: string, target: string | undefined, options: Shared) => {
      const { runExplain } = await import('../run/explain-file.ts')
      const published = options.published ?? null
      exit(runExplain(await bookOf(options), { path, target: target ?? null, published }, createOutput()))
    })
}
