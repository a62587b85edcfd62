#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { addAgree } from './commands/agree.ts'
import { addBatch } from './commands/batch.ts'
import { addCheck } from './commands/check.ts'
import { addCheckout } from './commands/checkout.ts'
import { addExplain } from './commands/explain.ts'
import { addExport } from './commands/export.ts'
import { addExtract } from './commands/extract.ts'
import { addFilter } from './commands/filter.ts'
import { addLearn } from './commands/learn.ts'
import { addMerge } from './commands/merge.ts'
import { addPlan } from './commands/plan.ts'
import { addReview } from './commands/review.ts'
import { addRules } from './commands/rules.ts'
import { addScore } from './commands/score.ts'
import { examples } from './commands/shared.ts'
import { addVerify } from './commands/verify.ts'
import { addWatch } from './commands/watch.ts'
import { IssueError } from './core/issue.ts'
import { createOutput, quietPipe } from './run/output.ts'
import { VERSION } from './version.ts'

/** Exit codes: done (also when no aid was found), some articles failed, the command was misused. */
const DONE = 0
const MISUSE = 2

/** In the order of the help. */
const COMMANDS = [
  addExtract,
  addBatch,
  addPlan,
  addVerify,
  addWatch,
  addFilter,
  addExplain,
  addCheck,
  addMerge,
  addReview,
  addCheckout,
  addExport,
  addRules,
  addScore,
  addAgree,
  addLearn,
]

function program(exit: (code: number) => void): Command {
  const root = new Command('aidtrail')
    .description('Turns news articles into structured aid records, every value with the words it stands on.')
    .version(VERSION, '-V, --version')
    .exitOverride()
    .showHelpAfterError('(--help shows what there is)')
    .showSuggestionAfterError()
    .addHelpText('after', examples('extract news/ --out out', 'explain news/denmark.txt 1'))
  for (const add of COMMANDS) add(root, exit)
  return root
}

async function main(args: readonly string[]): Promise<number> {
  let code = DONE
  try {
    await program((result) => {
      code = result
    }).parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    // help and version are thrown too, with 0
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : MISUSE
    if (!(error instanceof IssueError)) throw error
    const output = createOutput()
    for (const item of error.issues) output.problem(item, true)
    return MISUSE
  }
}

quietPipe()
process.exitCode = await main(process.argv.slice(2))
