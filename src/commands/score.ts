import { type Command, Option } from 'commander'
import type { FloorDeed } from '../run/floors.ts'
import { createOutput } from '../run/output.ts'
import type { ScoreOptions } from '../run/score.ts'
import { bookOf, type Exit, examplesWith, exits, RULES, type Shared } from './shared.ts'

export function addScore(root: Command, exit: Exit): void {
  root
    .command('score')
    .description(
      'measure the extractor on annotated articles (NAME.txt with NAME.gold.yaml), or on results that you reviewed',
    )
    .argument('<folder>', 'the annotated articles, or an output folder')
    .option('--errors', 'list every miss and every false find', false)
    .option('--why', 'with each error: at which step a record was lost, what spoke for a false one', false)
    .option('--calibration', 'how far the confidence of the records holds', false)
    .option('--overfit', 'instead: which wordings of the rules serve one article only, or none (takes a minute)', false)
    .option('--json', 'the figures as JSON', false)
    .addOption(
      new Option(
        '--floors <what>',
        'the last good score in floors.json: check against it, raise it, or also lower it',
      ).choices(DEEDS),
    )
    .option(...RULES)
    .addHelpText(
      'after',
      examplesWith(
        exits('a figure is below its floor, or a file cannot be read'),
        'score out',
        'score fixtures/corpus',
        'score fixtures/corpus --errors --why',
        'score fixtures/corpus --floors check',
        'score fixtures/corpus --overfit',
      ),
    )
    .action(async (folder: string, { overfit, ...options }: Options) => {
      const { isReviewed, runScoreReviewed } = await import('../run/score-reviewed.ts')
      if (!overfit && isReviewed(folder)) return exit(runScoreReviewed(folder, options, createOutput(options.json)))
      const [{ runScore }, { runOverfit }] = await Promise.all([
        import('../run/score.ts'),
        import('../run/overfit-report.ts'),
      ])
      const book = await bookOf(options)
      const output = createOutput()
      exit(
        overfit
          ? runOverfit(book, folder, options.json, output)
          : runScore(book, folder, { ...options, floors: options.floors ?? null }, output),
      )
    })
}

type Options = Shared & Omit<ScoreOptions, 'floors'> & { readonly floors?: FloorDeed; readonly overfit: boolean }

const DEEDS: readonly FloorDeed[] = ['check', 'raise', 'lower']
