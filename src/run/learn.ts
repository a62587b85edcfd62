import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { type Issue, IssueError, issue } from '../core/issue.ts'
import { type Extraction, extractionSchema } from '../core/record.ts'
import { parseResult } from '../revise/document.ts'
import { goldOf, isReviewed } from '../revise/fixture.ts'
import { type Lesson, learner, type Proposal } from '../revise/learn.ts'
import { pointsOf } from '../revise/points.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { loadInflector } from '../rulebook/inflect.ts'
import { loadRules } from '../rulebook/load.ts'
import { jsonLine, printable } from '../write/index.ts'
import { writeWhole } from './atomic.ts'
import { resultsOnce } from './doubled.ts'
import type { Output } from './output.ts'
import { articleText, baseOf, readText } from './results.ts'
import { ruleExamples } from './rule-examples.ts'
import { counted } from './screen.ts'

export interface LearnOptions {
  readonly out: string
  /** A rules folder of the user's. */
  readonly into: string
  readonly articles: string | null
  /** Where reviewed articles go as fixtures; null: nowhere. */
  readonly asFixture: string | null
  readonly json: boolean
  /** Whether a proposal is written. */
  agree(proposal: Proposal, shown: string): Promise<boolean>
}

/**
 * Turns corrections into entries for a user's rules. Only those are proposed whose example works once the entry is there.
 *
 * @returns 0; 1 when a file cannot be read.
 */
export async function runLearn(book: RuleBook, options: LearnOptions, output: Output): Promise<number> {
  const problems: Issue[] = []
  const lessons = lessonsOf(options, problems)
  for (const item of problems) output.problem(item, true)
  const propose = learner(book, await loadInflector())
  const all = new Map(lessons.flatMap(propose).map((one) => [`${one.kind} ${one.entry.id}`, one]))
  const { works, fails } = await tried([...all.values()])
  for (const { proposal, why } of fails)
    output.problem(
      issue(
        'learn/no-use',
        `an entry for “${printable(proposal.word)}” would not help: ${why}`,
        proposal.from,
        'write the rule by hand; see rules/README.md',
      ),
      false,
    )
  const taken: Proposal[] = []
  for (const proposal of works) {
    const shown = stringify([proposal.entry], { lineWidth: 0 }).trimEnd()
    if (options.json) output.data(jsonLine(proposal))
    else output.line(`${proposal.kind}  from ${printable(proposal.from)}\n${shown}\n`)
    if (await options.agree(proposal, shown)) taken.push(proposal)
  }
  writeRules(options.into, taken)
  output.line(
    `${counted(works.length, 'proposal')}, ${counted(taken.length, 'entry', 'entries')} written${taken.length ? ` → ${options.into}` : ''}`,
  )
  if (taken.length) output.line(`use them: aidtrail extract … --rules ${options.into}`)
  if (options.asFixture !== null) writeFixtures(options.asFixture, lessons, output)
  return problems.length ? 1 : 0
}

function lessonsOf({ out, articles }: LearnOptions, problems: Issue[]): Lesson[] {
  const { files, doubled } = resultsOnce(out)
  problems.push(...doubled.filter(({ loses }) => loses).map(({ issue: item }) => item))
  return files.flatMap((file): Lesson[] => {
    const path = join(out, file)
    const { document, issues } = parseResult(readText(path) ?? '', path)
    problems.push(...issues)
    const parsed = extractionSchema.safeParse(document?.value)
    if (document && !parsed.success)
      problems.push(
        issue('run/result', 'this file does not fit the schema and is left out', path, `run: aidtrail check ${path}`),
      )
    const text = parsed.success ? articleText(out, file, parsed.data.article.source, articles) : null
    if (!parsed.success || text === null) return []
    return [{ file, said: baseOf(out, file)?.machine ?? null, reviewed: parsed.data, points: pointsOf(text) }]
  })
}

interface Trial {
  readonly works: readonly Proposal[]
  readonly fails: readonly { readonly proposal: Proposal; readonly why: string }[]
}

/** The rules with the new entries, and the example of each. When an entry keeps the rules from loading, each is tried by itself. */
async function tried(proposals: readonly Proposal[]): Promise<Trial> {
  if (!proposals.length) return { works: [], fails: [] }
  const folder = mkdtempSync(join(tmpdir(), 'aidtrail-learn-'))
  try {
    writeRules(folder, proposals)
    const examples = ruleExamples(await loadRules({ folder, cache: join(folder, 'cache') }))
    const judged = proposals.map((proposal) => {
      const own = examples.filter(({ rule }) => rule === `${fileOf(proposal.kind)}#${proposal.entry.id}`)
      const why = own.length ? own.map(({ run }) => run()).find((result) => result !== null) : 'its example is not read'
      return { proposal, why: why ?? null }
    })
    return {
      works: judged.filter(({ why }) => why === null).map(({ proposal }) => proposal),
      fails: judged.flatMap(({ proposal, why }) => (why === null ? [] : [{ proposal, why }])),
    }
  } catch (error) {
    if (!(error instanceof IssueError)) throw error
    const [proposal] = proposals
    if (proposal && proposals.length === 1)
      return { works: [], fails: [{ proposal, why: error.issues[0]?.cause ?? '' }] }
    const each = await Promise.all(proposals.map((one) => tried([one])))
    return { works: each.flatMap(({ works }) => works), fails: each.flatMap(({ fails }) => fails) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const fileOf = (kind: Proposal['kind']): string => `en/learnt-${kind}`

/** Adds to what was learnt before; an entry of the same id is replaced. */
function writeRules(folder: string, proposals: readonly Proposal[]): void {
  for (const kind of new Set(proposals.map((proposal) => proposal.kind))) {
    const path = join(folder, `${fileOf(kind)}.yaml`)
    const fresh = proposals.filter((proposal) => proposal.kind === kind).map(({ entry }) => entry)
    const ids = new Set(fresh.map(({ id }) => id))
    const former = formerRules(path).filter(({ id }) => !ids.has(String(id)))
    const about = 'Learnt from corrections by `aidtrail learn`; every entry has the sentence that it was learnt from.'
    writeWhole(path, stringify({ kind, about, rules: [...former, ...fresh] }, { lineWidth: 0 }))
  }
}

function formerRules(path: string): readonly Readonly<Record<string, unknown>>[] {
  const text = readText(path)
  const file = text === null ? null : (parse(text) as { rules?: unknown } | null)
  return Array.isArray(file?.rules) ? file.rules : []
}

function writeFixtures(folder: string, lessons: readonly Lesson[], output: Output): void {
  const reviewed = lessons.filter((lesson) => isReviewed(lesson.reviewed))
  for (const { reviewed: extraction, points } of reviewed) {
    const name = nameOf(extraction)
    writeWhole(join(folder, `${name}.txt`), points.text)
    writeWhole(join(folder, `${name}.gold.yaml`), goldOf(name, extraction))
  }
  output.line(`${counted(reviewed.length, 'fixture')} → ${folder}`)
}

const nameOf = ({ article }: Extraction): string =>
  article.source
    .replace(/\.[^./]+$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
