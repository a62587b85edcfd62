import { join, sep } from 'node:path'
import { type Issue, issue } from '../core/issue.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { KINDS } from '../rulebook/kinds/index.ts'
import { checkRules, loadRules } from '../rulebook/load.ts'
import { printable } from '../write/index.ts'
import type { Output } from './output.ts'
import { ruleExamples } from './rule-examples.ts'
import { counted } from './screen.ts'

type Kind = keyof typeof KINDS
const kinds = Object.keys(KINDS) as Kind[]

/** A rule as it is listed: where it stands, and its content. */
interface Listed {
  readonly kind: Kind
  readonly rule: string
  readonly entry: Readonly<Record<string, unknown>>
}

const listed = (book: RuleBook): Listed[] =>
  kinds.flatMap((kind) =>
    (book.rules(kind) as readonly { readonly rule: string }[]).map((entry) => ({
      kind,
      rule: entry.rule,
      entry: entry as unknown as Record<string, unknown>,
    })),
  )

/** The kinds with their files and how many rules each holds. */
export function listRules(book: RuleBook, output: Output): number {
  const all = listed(book)
  for (const kind of kinds) {
    const rules = all.filter((item) => item.kind === kind)
    const files = new Map<string, number>()
    for (const { rule } of rules) files.set(fileOf(rule), (files.get(fileOf(rule)) ?? 0) + 1)
    output.line(
      `${kind.padEnd(14)} ${String(rules.length).padStart(5)}  ${[...files].map(([file, count]) => `${file} ${count}`).join(', ')}`,
    )
  }
  output.line('')
  output.line(`${counted(all.length, 'rule')} of ${counted(kinds.length, 'kind')} · ${book.hash}`)
  output.line('find one: aidtrail rules find kroner')
  return 0
}

const fileOf = (rule: string): string => rule.split('#')[0]!

/** Rules whose id or words hold the text; each with where it stands and what it says. 1 when there is none. */
export function findRules(book: RuleBook, wanted: string, output: Output): number {
  const needle = wanted.toLowerCase()
  const hits = listed(book).filter(
    ({ rule, entry }) =>
      rule.toLowerCase().includes(needle) || JSON.stringify(meaning(entry)).toLowerCase().includes(needle),
  )
  for (const { kind, rule, entry } of hits.slice(0, MOST)) {
    output.line(`${rule}  (${kind})`)
    for (const [field, value] of Object.entries(meaning(entry))) {
      const told = typeof value === 'string' ? value : JSON.stringify(value)
      output.line(`  ${field}: ${printable(told.length > 200 ? `${told.slice(0, 199)}…` : told)}`)
    }
  }
  if (hits.length > MOST) output.line(`… and ${hits.length - MOST} more; search for a longer word`)
  if (!hits.length) output.line(`no rule holds “${printable(wanted)}”; aidtrail rules lists the kinds`)
  return hits.length ? 0 : 1
}

const MOST = 25

/** An entry without where it stands and its inflected forms. */
const meaning = (entry: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(entry).filter(([field]) => !HIDDEN.has(field)))

const HIDDEN = new Set(['rule', 'inflected', 'file', 'line', 'place', 'id'])

/** Every problem in every rule file, with its line; when there is none, every example that fails. 1 when there is one, 2 without such a folder. */
export async function checkRuleFolder(folder: string | undefined, output: Output): Promise<number> {
  const shape = await checkRules(folder)
  const issues = shape.length ? shape : await checkExamples(folder)
  for (const item of issues) output.problem(item, true)
  output.line(
    issues.length ? counted(issues.length, 'problem') : `the rules ${folder ? `in ${printable(folder)} ` : ''}are fine`,
  )
  if (issues.some(({ code }) => code === 'rule/no-folder')) return 2
  return issues.length ? 1 : 0
}

/** Runs the examples of the user's folder, laid over our rules; of ours when there is none. */
async function checkExamples(folder: string | undefined): Promise<Issue[]> {
  const book = await loadRules(folder === undefined ? {} : { folder })
  return ruleExamples(book)
    .filter(({ rule }) => folder === undefined || book.places[rule]?.startsWith(join(folder, sep)))
    .flatMap(({ rule, list, text, run }) => {
      const problem = run()
      if (problem === null) return []
      const mend = 'mend the rule or the example; a miss that is known goes under todo'
      return [issue('rule/example', `${rule} ${list} “${text}”: ${problem}`, book.places[rule] ?? null, mend)]
    })
}
