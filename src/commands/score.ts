import type { Command } from 'commander'
import { createOutput } from '../run/output.ts'
import { runScore } from '../run/score.ts'
import { bookOf, type Exit, examples, RULES, type Shared } from './shared.ts'

export function addScore(root: Command, exit: Exit): void {
  root
    .command('score')
    .description('extract annotated articles (NAME.txt with NAME.gold.yaml) and compare')
    .argument('<folder>', 'the annotated articles')
    .option('--errors', 'list every miss and every false find', false)
    .option('--json', 'the figures as JSON', false)
    .option(...RULES)
    .addHelpText('after', examples('score fixtures/corpus', 'score fixtures/corpus --errors'))
    .action(async (folder: string, options: Shared & { errors: boolean; json: boolean }) =>
      exit(runScore(await bookOf(options), folder, options, createOutput())),
    )
}
