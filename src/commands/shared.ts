import { InvalidArgumentError } from 'commander'
import { FIELDS, type FieldMap } from '../read/archive/fields.ts'
import { readDate } from '../read/date.ts'

/*
 * A command file says what there is to say of its command, and loads what does the work when it is called: `--help` must not
 * wait for the rules, the schema and the YAML parser.
 */

/** What the commands have in common: options, examples, exit codes. */
export const EXITS = exits('some articles failed', { done: ' (also when no aid was found)' })

/** What a command ends with: what 1 stands for, and the codes that others do not have. */
export function exits(failed: string, { done = '', more = '' } = {}): string {
  return `Exit codes: 0 done${done}, 1 ${failed}, 2 misuse${more && `, ${more}`}.`
}

export interface Shared {
  readonly rules?: string
  readonly published?: string
  readonly reviewer?: string
}

export const RULES = ['--rules <folder>', 'a rules folder of your own, laid over ours'] as const
export const PUBLISHED = [
  '--published <date>',
  'day of publication, for articles that do not say: 2024-01-25',
  parseDay,
] as const
export const OUT = ['--out <folder>', 'where the results go', 'out'] as const

export const REVIEWER = [
  '--reviewer <name>',
  'whose the changes are that somebody made in an editor, for the review log; git’s user.name or the login, when left out',
] as const

export function parseDay(written: string): string {
  const day = readDate(written)
  if (day === null) throw new InvalidArgumentError('Write a day as 2024-01-25.')
  return day
}

export function parsePause(written: string): number {
  const pause = Number(written)
  if (!Number.isInteger(pause) || pause < 50) throw new InvalidArgumentError('Give whole milliseconds, at least 50.')
  return pause
}

export const examples = (...lines: string[]): string => examplesWith(EXITS, ...lines)

export const examplesWith = (codes: string, ...lines: string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ aidtrail ${line}`).join('\n')}\n\n${codes}`

/** Fields of JSON lines that have other names. */
export const FIELDS_OPTION = [
  '--fields <map>',
  'fields of JSON lines that have other names: text=body,published=date',
] as const

export function parseFields(written: string): FieldMap {
  const map: Record<string, string> = {}
  for (const pair of written.split(',')) {
    const [field = '', name = ''] = pair.split('=').map((part) => part.trim())
    if (!(FIELDS as readonly string[]).includes(field) || !name)
      throw new InvalidArgumentError(`Write pairs like text=body; there are ${FIELDS.join(', ')}.`)
    map[field] = name
  }
  return map
}

export async function bookOf({ rules }: Shared) {
  const { loadRules } = await import('../rulebook/load.ts')
  return loadRules(rules === undefined ? {} : { folder: rules })
}

/** What `--format` takes, and whether each has a file for every article; shared.test.ts holds it to the formats there are. */
export const FORMATS: Readonly<Record<string, 'each' | 'together'>> = {
  csv: 'together',
  json: 'each',
  jsonl: 'together',
  yaml: 'each',
}

/** What `export --format` takes; shared.test.ts holds it to the forms there are. */
export const EXPORTS: readonly string[] = ['web-annotation', 'label-studio', 'brat', 'csv']

/** Tells the command line what to end with: 0 done, 1 some articles failed, 2 misuse. */
export type Exit = (code: number) => void

/** Resolves at Ctrl-C or when the system asks to end; a second time ends at once. */
export function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}
