import type { Command } from 'commander'
import { createOutput } from '../run/output.ts'
import { type Exit, examples } from './shared.ts'

export function addAgree(root: Command, exit: Exit): void {
  root
    .command('agree')
    .description('compare two reviewers: records of both, agreement by field, every disagreement')
    .argument('<a>', 'the output folder as the first reviewer left it')
    .argument('<b>', 'the same of the second')
    .option('--json', 'the figures and the disagreements as JSON', false)
    .option('--adjudicate <folder>', 'write files with the disagreements as conflicts, to settle them in the page')
    .addHelpText(
      'after',
      examples('agree ada/ ben/', 'agree ada/ ben/ --adjudicate settled && aidtrail review settled'),
    )
    .action(async (a: string, b: string, options: { json: boolean; adjudicate?: string }) => {
      const { runAgree } = await import('../run/agree.ts')
      exit(runAgree({ a, b, json: options.json, adjudicate: options.adjudicate ?? null }, createOutput(options.json)))
    })
}
