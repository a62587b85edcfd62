import { type Command, Option } from 'commander'
import { FLOOR_DEEDS, type FloorDeed } from '../run/floors.ts'
import { createOutput } from '../run/output.ts'
import { hasGold, runScore } from '../run/score.ts'
import { runScoreReviewed } from '../run/score-reviewed.ts'
import { bookOf, type Exit, examples, RULES, type Shared } from './shared.ts'

export function addScore(root: Command, exit: Exit): void {
  root
    .command('score')
    .description(
      'measure the extractor on annotated articles (NAME.txt with NAME.gold.yaml), or on results that you reviewed',
    )
    .argument('<folder>', 'the annotated articles, or an output folder')
    .option('--errors', 'list every miss and every false find', false)
    .option('--json', 'the figures as JSON', false)
    .addOption(
      new Option(
        '--floors <what>',
        'the last good score in floors.json: check against it, raise it, or also lower it',
      ).choices(FLOOR_DEEDS),
    )
    .option(...RULES)
    .addHelpText(
      'after',
      examples(
        'score out',
        'score fixtures/corpus',
        'score fixtures/corpus --errors',
        'score fixtures/corpus --floors check',
      ),
    )
    .action(async (folder: string, options: Shared & { errors: boolean; json: boolean; floors?: FloorDeed }) =>
      exit(
        hasGold(folder)
          ? runScore(await bookOf(options), folder, { ...options, floors: options.floors ?? null }, createOutput())
          : runScoreReviewed(folder, options, createOutput(options.json)),
      ),
    )
}
