import type { Command } from 'commander'
import { createOutput } from '../run/output.ts'
import { bookOf, type Exit, examples, examplesWith, exits, RULES, type Shared } from './shared.ts'

export function addRules(root: Command, exit: Exit): void {
  const rules = root
    .command('rules')
    .description('list the rules, check them, find one')
    .addHelpText('after', examples('rules', 'rules find kroner', 'rules check --rules my-rules'))
  rules
    .command('list', { isDefault: true })
    .description('the kinds of rules, their files and how many each holds')
    .option(...RULES)
    .addHelpText('after', examples('rules list', 'rules list --rules my-rules'))
    .action(async (options: Shared) => {
      const { listRules } = await work()
      exit(listRules(await bookOf(options), createOutput()))
    })
  rules
    .command('check')
    .description('every problem in every rule file, with its line and how to mend it')
    .option(...RULES)
    .addHelpText('after', examplesWith(exits('there are problems'), 'rules check', 'rules check --rules my-rules'))
    .action(async ({ rules: folder }: Shared) => {
      const { checkRuleFolder } = await work()
      exit(await checkRuleFolder(folder, createOutput()))
    })
  rules
    .command('find')
    .description('the rules that hold a word')
    .argument('<word>', 'part of a rule’s id or of what it says')
    .option(...RULES)
    .addHelpText('after', examplesWith(exits('there is none'), 'rules find kroner'))
    .action(async (word: string, options: Shared) => {
      const { findRules } = await work()
      exit(findRules(await bookOf(options), word, createOutput()))
    })
}

const work = () => import('../run/rules.ts')
