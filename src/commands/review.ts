import { existsSync, statSync } from 'node:fs'
import { type Command, InvalidArgumentError } from 'commander'
import { IssueError, issue } from '../core/issue.ts'
import { FLAGS, type Flag } from '../review/api.ts'
import { createOutput } from '../run/output.ts'
import { bookOf, type Exit, RULES, type Shared } from './shared.ts'

export interface ReviewOptions extends Shared {
  readonly port: number
  readonly reviewer?: string
  readonly open: boolean
  readonly only: readonly Flag[]
}

export function addReview(root: Command, exit: Exit): void {
  root
    .command('review')
    .description('review the results of a folder in a page of this machine’s browser, each record beside its article')
    .argument('[out]', 'the folder that extract wrote to', 'out')
    .option('--port <number>', 'the port of the page; a free one, when left out', parsePort, 0)
    .option('--reviewer <name>', 'your name in the review log; git’s user.name or the login, when left out')
    .option('--no-open', 'do not open the browser')
    .option('--only <flags>', `begin with some articles: ${FLAGS.join(', ')}; several with commas`, parseFlags, [])
    .option(...RULES)
    .addHelpText('after', EXAMPLES)
    .action(async (out: string, options: ReviewOptions) => {
      await review(out, options)
      exit(0)
    })
}

const EXAMPLES = `
Examples:
  $ aidtrail review
  $ aidtrail review out --reviewer "Ada Lovelace" --only changed,conflict,low

The page is for this machine only, and its address for you only. Ctrl-C ends it. Every change is in its file, and in
.aidtrail/log.jsonl, before the page says so.

Exit codes: 0 ended, 2 misuse.`

/** Opens the page of a folder, and resolves when it was ended. */
export async function review(out: string, options: ReviewOptions): Promise<void> {
  if (!existsSync(out) || !statSync(out).isDirectory())
    throw new IssueError([
      issue(
        'review/no-folder',
        `there is no folder ${out}`,
        out,
        'extract articles first: aidtrail extract news/ --out out',
      ),
    ])
  const { createDesk, createEngine, loadPage, openBrowser, openReviewFiles, reviewerName, startReview } = await rooms()
  const output = createOutput(true)
  const book = await bookOf(options)
  const reviewer = options.reviewer ?? reviewerName()
  const results = openReviewFiles(out, reviewer)
  results.sweep()
  const desk = createDesk(results, book, createEngine(book), {
    reviewer,
    only: options.only,
    now: () => new Date().toISOString(),
  })
  await desk.begin()
  const server = await startReview(desk, await loadPage(), options.port).catch((error: NodeJS.ErrnoException) => {
    throw new IssueError([
      issue(
        'review/port',
        `the port ${options.port} cannot be used: ${error.message}`,
        null,
        'name another with --port',
      ),
    ])
  })
  output.line(`review of ${out} as ${desk.vocabulary.reviewer}  (Ctrl-C ends)`)
  output.data(`${server.address}\n`)
  if (options.open) openBrowser(server.address)
  await ended()
  await server.close()
  desk.close()
}

const rooms = async () => ({
  ...(await import('../review/build.ts')),
  ...(await import('../review/desk.ts')),
  ...(await import('../review/server.ts')),
  ...(await import('../run/engine.ts')),
  ...(await import('../run/person.ts')),
  ...(await import('../run/review-files.ts')),
})

const ended = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })

function parsePort(written: string): number {
  const port = Number(written)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new InvalidArgumentError('Give a port from 1 to 65535, or 0 for a free one.')
  return port
}

function parseFlags(written: string): Flag[] {
  const flags = written.split(',').map((flag) => flag.trim())
  const strange = flags.find((flag) => !(FLAGS as readonly string[]).includes(flag))
  if (strange !== undefined) throw new InvalidArgumentError(`“${strange}” is none of ${FLAGS.join(', ')}.`)
  return flags as Flag[]
}
