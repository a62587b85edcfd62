import type { Command } from 'commander'
import { createOutput } from '../run/output.ts'
import { bookOf, type Exit, examplesWith, exits, RULES, type Shared } from './shared.ts'

interface Learn extends Shared {
  readonly into: string
  readonly articles?: string
  readonly asFixture?: string
  readonly yes: boolean
  readonly json: boolean
}

export function addLearn(root: Command, exit: Exit): void {
  root
    .command('learn')
    .description('turn corrections into entries for your own rules, each with its sentence; written after a yes')
    .argument('[out]', 'the output folder that was reviewed', 'out')
    .option('--into <folder>', 'your rules folder', 'my-rules')
    .option('--yes', 'write every proposal without asking', false)
    .option(
      '--as-fixture <folder>',
      'also write each wholly reviewed article as NAME.txt and NAME.gold.yaml, for score',
    )
    .option('--articles <folder>', 'where the articles lie, for files whose text was not kept')
    .option('--json', 'one JSON object a proposal', false)
    .option(...RULES)
    .addHelpText(
      'after',
      examplesWith(
        exits('a file cannot be read'),
        'learn out',
        'learn out --into my-rules --yes',
        'learn out --as-fixture fixtures/reviewed',
      ),
    )
    .action(async (out: string, options: Learn) => {
      const { runLearn } = await import('../run/learn.ts')
      const asked = await asker(options.yes)
      const settings = {
        ...options,
        out,
        articles: options.articles ?? null,
        asFixture: options.asFixture ?? null,
        agree: asked.agree,
      }
      try {
        exit(await runLearn(await bookOf(options), settings, createOutput(options.json)))
      } finally {
        asked.close()
      }
    })
}

/** Without a terminal nobody can say yes: the proposals are only shown. */
async function asker(yes: boolean): Promise<{ agree(): Promise<boolean>; close(): void }> {
  const { createInterface } = await import('node:readline/promises')
  const terminal =
    !yes && process.stdin.isTTY ? createInterface({ input: process.stdin, output: process.stderr }) : null
  return {
    agree: async () => yes || (terminal !== null && /^y/i.test(await terminal.question('write this entry? [y/N] '))),
    close: () => terminal?.close(),
  }
}
