import { type Command, Option } from 'commander'
import { createOutput } from '../run/output.ts'
import { type WorkerLimits, withWorkerLimits } from './batch.ts'
import {
  type Exit,
  examples,
  FORMATS,
  interrupted,
  OUT,
  PUBLISHED,
  parsePause,
  REVIEWER,
  RULES,
  type Shared,
} from './shared.ts'

interface Options extends Shared, WorkerLimits {
  readonly out: string
  readonly format: string
  readonly once: boolean
  readonly poll?: number
}

export function addWatch(root: Command, exit: Exit): void {
  const command = root
    .command('watch')
    .description(
      'keep the results of a folder up to date: what is there, then each article dropped, changed or removed',
    )
    .argument('<folder>', 'the folder into which articles are dropped')
    .option(...OUT)
    .addOption(new Option('--format <format>', 'how the results are written').choices(perArticle()).default('yaml'))
    .option(...PUBLISHED)
    .option('--once', 'do what is there and not yet done, then end', false)
    .option(
      '--poll <ms>',
      'look every so many milliseconds instead of waiting for file events (network folders)',
      parsePause,
    )
    .option(...REVIEWER)
    .option(...RULES)
  withWorkerLimits(command)
    .addHelpText('after', examples('watch inbox --out out', 'watch inbox --once', 'watch /mnt/share/inbox --poll 2000'))
    .action(async (folder: string, options: Options) => {
      const { published = null, poll = null, rules = null } = options
      const stop = interrupted()
      const { openWorker } = await import('../run/each.ts')
      const { runWatch } = await import('../run/watch.ts')
      const pool = openWorker({ ...options, rules, published })
      try {
        exit(await runWatch(pool, { ...options, folder, published, poll }, createOutput(), stop))
      } finally {
        await pool.close()
      }
    })
}

/** The formats with a file for each article: one file for all cannot follow a single change. */
const perArticle = (): string[] => Object.keys(FORMATS).filter((name) => FORMATS[name] === 'each')
