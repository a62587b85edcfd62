#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { IssueError } from './core/issue.ts'
import { readDate } from './read/index.ts'
import { loadRules } from './rulebook/load.ts'
import { runExplain } from './run/explain-file.ts'
import { runExtract } from './run/extract.ts'
import { runFilter } from './run/filter.ts'
import { createOutput, type Output, quietPipe } from './run/output.ts'
import { checkRuleFolder, findRules, listRules } from './run/rules.ts'
import { runScore } from './run/score.ts'
import { runWatch } from './run/watch.ts'
import { VERSION } from './version.ts'
import type { Format } from './write/index.ts'

/** Exit codes: done (also when no aid was found), some articles failed, the command was misused. */
const DONE = 0
const MISUSE = 2

const EXITS = 'Exit codes: 0 done (also when no aid was found), 1 some articles failed, 2 misuse.'

interface Shared {
  readonly rules?: string
  readonly published?: string
}

const RULES = ['--rules <folder>', 'a rules folder of your own, laid over ours'] as const
const PUBLISHED = [
  '--published <date>',
  'day of publication, for articles that do not say: 2024-01-25',
  parseDay,
] as const
const OUT = ['--out <folder>', 'where the results go', 'out'] as const

function parseDay(written: string): string {
  const day = readDate(written)
  if (day === null) throw new InvalidArgumentError('Write a day as 2024-01-25.')
  return day
}

function parsePause(written: string): number {
  const pause = Number(written)
  if (!Number.isInteger(pause) || pause < 50) throw new InvalidArgumentError('Give whole milliseconds, at least 50.')
  return pause
}

const examples = (...lines: string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ aidtrail ${line}`).join('\n')}\n\n${EXITS}`

const bookOf = ({ rules }: Shared) => loadRules(rules === undefined ? {} : { folder: rules })

function program(exit: (code: number) => void): Command {
  const root = new Command('aidtrail')
    .description('Turns news articles into structured aid records, every value with the words it stands on.')
    .version(VERSION, '-V, --version')
    .exitOverride()
    .showHelpAfterError('(--help shows what there is)')
    .showSuggestionAfterError()
    .addHelpText('after', examples('extract news/ --out out', 'explain news/denmark.txt 1'))
  for (const add of [addExtract, addWatch, addFilter, addExplain, addRules, addScore]) add(root, exit)
  return root
}

type Exit = (code: number) => void

function addExtract(root: Command, exit: Exit): void {
  root
    .command('extract')
    .description('extract articles: files, folders (with all below them) or quoted patterns; .txt and .md')
    .argument('<paths...>', 'files, folders or patterns')
    .option(...OUT)
    .addOption(
      new Option('--format <format>', 'how the results are written')
        .choices(['yaml', 'json', 'jsonl', 'csv'])
        .default('yaml'),
    )
    .option(...PUBLISHED)
    .option('--stdout', 'write the results to the terminal or pipe, and no file', false)
    .option(...RULES)
    .addHelpText(
      'after',
      examples(
        'extract news/ --out out',
        'extract "news/**/*.txt" --format csv',
        'extract a.txt --published 2024-01-25 --stdout',
      ),
    )
    .action(async (inputs: string[], options: Shared & { out: string; format: Format; stdout: boolean }) => {
      const output = createOutput(options.stdout)
      exit(
        await runExtract(await bookOf(options), { ...options, inputs, published: options.published ?? null }, output),
      )
    })
}

function addWatch(root: Command, exit: Exit): void {
  root
    .command('watch')
    .description(
      'keep the results of a folder up to date: what is there, then each article dropped, changed or removed',
    )
    .argument('<folder>', 'the folder into which articles are dropped')
    .option(...OUT)
    .addOption(new Option('--format <format>', 'how the results are written').choices(['yaml', 'json']).default('yaml'))
    .option(...PUBLISHED)
    .option('--once', 'do what is there and not yet done, then end', false)
    .option(
      '--poll <ms>',
      'look every so many milliseconds instead of waiting for file events (network folders)',
      parsePause,
    )
    .option(...RULES)
    .addHelpText('after', examples('watch inbox --out out', 'watch inbox --once', 'watch /mnt/share/inbox --poll 2000'))
    .action(
      async (
        folder: string,
        options: Shared & { out: string; format: 'yaml' | 'json'; once: boolean; poll?: number },
      ) => {
        const watched = { ...options, folder, published: options.published ?? null, poll: options.poll ?? null }
        exit(await runWatch(await bookOf(options), watched, createOutput(), interrupted()))
      },
    )
}

function addFilter(root: Command, exit: Exit): void {
  root
    .command('filter')
    .description(
      'JSON Lines in ({id, text, published?, title?, url?}), JSON Lines out: one line for each, in the same order',
    )
    .option(...PUBLISHED)
    .option(...RULES)
    .addHelpText('after', examples('filter < articles.jsonl > extracted.jsonl', 'filter < articles.jsonl | head -1'))
    .action(async (options: Shared) => {
      exit(await runFilter(await bookOf(options), process.stdin, options.published ?? null, createOutput(true)))
    })
}

function addExplain(root: Command, exit: Exit): void {
  root
    .command('explain')
    .description('where each value of a record came from; for a sum or sentence that gave no record, why not')
    .argument('<file>', 'the article')
    .argument(
      '[place]',
      'a record (1, r_7a1d90), a position (@117), or words of the article; all records when left out',
    )
    .option(...PUBLISHED)
    .option(...RULES)
    .addHelpText(
      'after',
      examples(
        'explain news/denmark.txt',
        'explain news/denmark.txt 1',
        'explain news/denmark.txt "13.26 million dollars"',
      ),
    )
    .action(async (path: string, target: string | undefined, options: Shared) => {
      const published = options.published ?? null
      exit(runExplain(await bookOf(options), { path, target: target ?? null, published }, createOutput()))
    })
}

function addRules(root: Command, exit: Exit): void {
  const rules = root
    .command('rules')
    .description('list the rules, check them, find one')
    .addHelpText('after', examples('rules', 'rules find kroner', 'rules check --rules my-rules'))
  rules
    .command('list', { isDefault: true })
    .description('the kinds of rules, their files and how many each holds')
    .option(...RULES)
    .addHelpText('after', examples('rules list', 'rules list --rules my-rules'))
    .action(async (options: Shared) => exit(listRules(await bookOf(options), createOutput())))
  rules
    .command('check')
    .description('every problem in every rule file, with its line and how to mend it')
    .option(...RULES)
    .addHelpText('after', examples('rules check', 'rules check --rules my-rules'))
    .action(async ({ rules: folder }: Shared) => exit(await checkRuleFolder(folder, createOutput())))
  rules
    .command('find')
    .description('the rules that hold a word')
    .argument('<word>', 'part of a rule’s id or of what it says')
    .option(...RULES)
    .addHelpText('after', examples('rules find kroner'))
    .action(async (word: string, options: Shared) => exit(findRules(await bookOf(options), word, createOutput())))
}

function addScore(root: Command, exit: Exit): void {
  root
    .command('score')
    .description('extract annotated articles (NAME.txt with NAME.gold.yaml) and compare')
    .argument('<folder>', 'the annotated articles')
    .option('--errors', 'list every miss and every false find', false)
    .option('--json', 'the figures as JSON', false)
    .option(...RULES)
    .addHelpText('after', examples('score fixtures/corpus', 'score fixtures/corpus --errors'))
    .action(async (folder: string, options: Shared & { errors: boolean; json: boolean }) =>
      exit(runScore(await bookOf(options), folder, options, createOutput())),
    )
}

/** Resolves at Ctrl-C or when the system asks to end; a second time ends at once. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
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
    const output: Output = createOutput()
    for (const item of error.issues) output.problem(item, true)
    return MISUSE
  }
}

quietPipe()
process.exitCode = await main(process.argv.slice(2))
