import type { Command } from 'commander'
import { runFilter } from '../run/filter.ts'
import { createOutput } from '../run/output.ts'
import { bookOf, type Exit, examples, PUBLISHED, RULES, type Shared } from './shared.ts'

export function addFilter(root: Command, exit: Exit): void {
  root
    .command('filter')
    .description(
      'JSON Lines in ({id, text, published?, title?, url?}), JSON Lines out: one line for each, in the same order',
    )
    .option(...PUBLISHED)
    .option(
      '--gate',
      'skip at once what cannot hold a record (gate: closed, no mention lists): the same records, faster',
      false,
    )
    .option('--mentions', 'with --gate: give the mention lists of closed articles too', false)
    .option(...RULES)
    .addHelpText('after', examples('filter < articles.jsonl > extracted.jsonl', 'filter < articles.jsonl | head -1'))
    .action(async (options: Shared & { gate: boolean; mentions: boolean }) => {
      exit(
        await runFilter(await bookOf(options), process.stdin, options.published ?? null, createOutput(true), options),
      )
    })
}
