import type { Command } from 'commander'
import { createOutput } from '../run/output.ts'
import { type Exit, examplesWith, exits, OUT } from './shared.ts'

export function addCheckout(root: Command, exit: Exit): void {
  root
    .command('checkout')
    .description('take articles out of the parts of a batch (JSON Lines) into YAML files, to correct them')
    .argument('<ids...>', 'ids of articles (a_…), their sources, or ids of their lines (own_id)')
    .option('--from <folder>', 'where the parts lie; default: the output folder')
    .option(...OUT)
    .option('--articles <folder>', 'where the articles lie, when they are no longer where the batch read them')
    .addHelpText(
      'after',
      examplesWith(
        exits('an id is in no part, or a part is damaged'),
        'checkout a_3f9c21d0a1b2c3d4 --from run-2024 --out out',
      ),
    )
    .action(async (ids: string[], options: { out: string; from?: string; articles?: string }) => {
      const { runCheckout } = await import('../run/checkout.ts')
      const { out, from = out, articles = null } = options
      exit(await runCheckout({ ids, from, out, articles }, createOutput()))
    })
}
