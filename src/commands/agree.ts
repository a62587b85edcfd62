import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { createOutput } from '../run/output.ts'
import { type Exit, examplesWith, exits, RULES, type Shared } from './shared.ts'

interface Agree extends Shared {
  readonly json: boolean
  readonly adjudicate?: string
  readonly open: boolean
}

export function addAgree(root: Command, exit: Exit): void {
  root
    .command('agree')
    .description('compare two reviewers: records of both, agreement by field, every disagreement')
    .argument('<a>', 'the output folder as the first reviewer left it')
    .argument('<b>', 'the same of the second')
    .option('--json', 'the figures and the disagreements as JSON', false)
    .option(
      '--adjudicate <folder>',
      'write files with the disagreements as conflicts, and open them in the page, both answers side by side',
    )
    .option('--no-open', 'with --adjudicate: write the files, and open no page')
    .option('--reviewer <name>', 'with --adjudicate: who settles them; git’s user.name or the login, when left out')
    .option(...RULES)
    .addHelpText(
      'after',
      examplesWith(
        exits('a file is missing on one side or cannot be read'),
        'agree ada/ ben/',
        'agree ada/ ben/ --adjudicate settled',
      ),
    )
    .action(async (a: string, b: string, options: Agree) => {
      const { adjudicate = null, json } = options
      const { runAgree } = await import('../run/agree.ts')
      const code = runAgree({ a, b, json, adjudicate }, createOutput(json))
      if (adjudicate !== null && options.open && existsSync(adjudicate)) {
        const { review } = await import('./review.ts')
        await review(adjudicate, { ...options, port: 0, only: ['conflict', 'doubtful'] })
      }
      exit(code)
    })
}
