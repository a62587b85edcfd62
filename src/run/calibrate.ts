import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { factsOf, scene } from '../bind/scene.ts'
import { topicOf } from '../bind/topic.ts'
import { article } from '../core/article.ts'
import type { Claim } from '../core/claim.ts'
import type { Features, Option } from '../core/ranking.ts'
import { extractor, type Stages } from '../extract.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { loadRules } from '../rulebook/load.ts'
import { weightsOf } from '../rulebook/weights.ts'
import { announcedOptions, newsDay } from '../settle/announced.ts'
import { extentOptions } from '../settle/extent.ts'
import { formOptions } from '../settle/form.ts'
import { kindOf, kindOptions } from '../settle/kind.ts'
import { surroundings } from '../settle/observe.ts'
import { stageOptions } from '../settle/stage.ts'
import { type Example, type FitOptions, fit, leaveOut } from './fit.ts'

/**
 * Learns the weights of rules/world/evidence-*.yaml from annotated articles and writes them, to be read over before they are kept:
 *
 *     node dist/run/calibrate.js [--only aid,topic] rules/world FOLDER…
 *
 * Prints how well each choice does on articles left out of its fit: the honest figure.
 */
interface GoldSum {
  readonly value?: number
  readonly min?: number
}
interface GoldRecord {
  readonly donors: readonly string[]
  readonly recipients: readonly string[]
  readonly amount: GoldSum | null
  readonly equivalents?: readonly GoldSum[]
  readonly items?: readonly { readonly name: string; readonly quantity: number | null }[]
  readonly type: string
  readonly instrument: string | null
  readonly status: string
  readonly scope: string
  readonly announced: string | null
  readonly evidence: string
}

type Collected = Map<string, Example[]>

const FITS: Readonly<Record<string, FitOptions & { readonly about: string }>> = {
  aid: {
    penalty: 0.0012,
    rounds: 400,
    rate: 0.3,
    about: 'What speaks for a sum or goods being aid; a claim is aid when the weights add up to 0 or more',
  },
  topic: {
    penalty: 0.005,
    rounds: 400,
    rate: 0.3,
    about: 'What marks one of the states that an article names as the one who gets; the largest sum is the topic',
  },
  giver: {
    penalty: 0.004,
    rounds: 400,
    rate: 0.3,
    about: 'What marks one of those whom an article names as the giver of a sum or of goods',
  },
  type: { penalty: 0.003, rounds: 400, rate: 0.3, about: 'What speaks for each kind of aid' },
  instrument: {
    penalty: 0.004,
    rounds: 400,
    rate: 0.3,
    about: 'What speaks for each form of aid; null is mixed or untold',
  },
  status: { penalty: 0.02, rounds: 400, rate: 0.3, about: 'What speaks for each stage' },
  scope: {
    penalty: 0.01,
    rounds: 400,
    rate: 0.3,
    about: 'What speaks for a sum standing alone, being a running total, or a share of another',
  },
  announced: {
    penalty: 0.01,
    rounds: 400,
    rate: 0.3,
    about: 'What speaks for each date as the day of the announcement',
  },
}

const args = process.argv.slice(2)
const only = args[0] === '--only' ? new Set(args.splice(0, 2)[1]!.split(',')) : null
const [out, ...folders] = args
if (!out || !folders.length) {
  console.error(
    'calibrate needs a folder for the rule files and annotated folders: calibrate.js rules/world fixtures/corpus',
  )
  process.exit(2)
}
const book = await loadRules()
const collected: Collected = new Map()
for (const folder of folders) collect(book, folder, collected)
for (const [field, options] of Object.entries(FITS)) {
  if (only && !only.has(field)) continue
  const examples = collected.get(field) ?? []
  const { right, total, wrong } = leaveOut(examples, options, 10)
  console.error(`${field.padEnd(12)} ${((100 * right) / total).toFixed(1)} % of ${total} right when left out`)
  if (process.env['AIDTRAIL_WRONG']) {
    const pairs = new Map<string, number>()
    for (const item of wrong)
      pairs.set(`${item.chosen} for ${item.gold}`, (pairs.get(`${item.chosen} for ${item.gold}`) ?? 0) + 1)
    for (const [pair, count] of [...pairs].sort((a, b) => b[1] - a[1])) console.error(`  ${count} × option ${pair}`)
  }
  writeFileSync(join(out, `evidence-${field}.yaml`), render(options.about, fit(examples, options)))
}

/** Weights too small to change a choice are left out. */
function render(about: string, weights: ReadonlyMap<string, number>): string {
  const byId = new Map<string, [string, number][]>()
  for (const [name, weight] of weights) {
    if (Math.abs(weight) < 0.05) continue
    const [id, observation] = name.split('/') as [string, string]
    byId.set(id, [...(byId.get(id) ?? []), [observation, weight]])
  }
  const rules = [...byId]
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .map(([id, list]) => {
      const told = list.sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([name, weight]) => `${name}: ${weight.toFixed(2)}`)
      return `  - id: ${id}\n    weights: {${told.join(', ')}}`
    })
  return `kind: evidence\nabout: ${about}. Fitted to annotated articles by npm run calibrate, then read over.\n\nrules:\n${rules.join('\n')}\n`
}

function collect(book: RuleBook, folder: string, into: Collected): void {
  const run = extractor(book)
  const facts = factsOf(book)
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.gold.yaml')) continue
    const gold = parse(readFileSync(join(folder, file), 'utf8'))
    const text = readFileSync(join(folder, `${gold.id}.txt`), 'utf8').replace(/^\uFEFF/, '')
    const stages = run(article(text, { published: gold.published ? String(gold.published) : null }))
    const records: GoldRecord[] = gold.records
    collectTopic(
      gold.id,
      topicOf(scene(stages.outline, stages.mentions, stages.links, facts), new Map()).seen,
      records,
      into,
    )
    collectClaims(book, gold.id, stages, records, into)
  }
}

function add(
  into: Collected,
  field: string,
  article: string,
  options: readonly { features: Features; right: boolean | number }[],
): void {
  const total = options.reduce((sum, { right }) => sum + Number(right), 0)
  if (!total) return
  const list = into.get(field) ?? []
  list.push({ article, options: options.map(({ features, right }) => ({ features, right: Number(right) / total })) })
  into.set(field, list)
}

function collectTopic(
  article: string,
  seen: ReadonlyMap<string, Features>,
  records: readonly GoldRecord[],
  into: Collected,
): void {
  const gold = new Map<string, number>()
  for (const { recipients } of records)
    for (const code of recipients) gold.set(code, (gold.get(code) ?? 0) + 1 / recipients.length)
  add(
    into,
    'topic',
    article,
    [...seen].map(([code, features]) => ({ features, right: gold.get(code) ?? 0 })),
  )
}

function collectClaims(
  book: RuleBook,
  id: string,
  stages: Stages,
  records: readonly GoldRecord[],
  into: Collected,
): void {
  const { outline, mentions, links, claims } = stages
  const view = surroundings(outline, mentions, claims)
  const news = newsDay(outline, links, outline.article.published)
  const weights = weightsOf(book)
  for (const claim of claims) {
    const gold = goldOf(claim, records, outline.article.text)
    if (gold)
      add(
        into,
        'giver',
        id,
        claim.givers.map(({ value, features }) => ({
          features,
          right: sameSet(
            value.donors.map((donor) => donor.value),
            gold.donors,
          ),
        })),
      )
    const seen = new Map<string, number>()
    for (const { name, times } of claim.evidence) seen.set(`aid/${name}`, (seen.get(`aid/${name}`) ?? 0) + times)
    add(into, 'aid', id, [
      { features: seen, right: gold !== null },
      { features: new Map(), right: gold === null },
    ])
    if (!gold) continue
    const options = <T>(field: string, list: readonly Option<T>[], right: (value: T) => boolean): void =>
      add(
        into,
        field,
        id,
        list.map(({ value, features }) => ({ features, right: right(value) })),
      )
    options('scope', extentOptions(view, claim), (value) => value === gold.scope)
    const scoped: Claim = { ...claim, scope: { ...claim.scope, value: gold.scope as Claim['scope']['value'] } }
    options('status', stageOptions(view, scoped), (value) => value === gold.status)
    options('type', kindOptions(view, claim), (value) => value === gold.type)
    options(
      'instrument',
      formOptions(view, scoped, kindOf(view, weights, claim).value),
      (value) => value === gold.instrument,
    )
    options(
      'announced',
      announcedOptions(view, links, scoped, news),
      (value) => (value?.value ?? null) === gold.announced,
    )
  }
}

/** The record that a claim tells: the same sum, else goods told in the same place; the one that names its givers first. */
function goldOf(claim: Claim, records: readonly GoldRecord[], text: string): GoldRecord | null {
  const { sum } = claim
  const fitting = records.filter((record) =>
    sum
      ? [record.amount, ...(record.equivalents ?? [])].some(
          (told) =>
            told &&
            (told.value !== undefined ? sum.value !== null && near(told.value, sum.value) : told.min === sum.min),
        )
      : !record.amount && tellsGoods(claim, record, text),
  )
  return fitting.find(({ donors }) => claim.donors.some(({ value }) => donors.includes(value))) ?? fitting[0] ?? null
}

/** The same number of the same goods, or any of them in the very words that the annotator chose: goods are named again and again. */
function tellsGoods({ goods, anchor }: Claim, { items, evidence }: GoldRecord, text: string): boolean {
  const at = text.indexOf(evidence)
  const here = at >= 0 && anchor.start < at + evidence.length && at < anchor.end
  return (items ?? []).some((item) =>
    goods.some(
      ({ name, quantity }) =>
        sharesWord(item.name, name) && (here || (quantity !== null && quantity === item.quantity)),
    ),
  )
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item))
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 0.005 * Math.max(a, b)
}

function sharesWord(a: string, b: string): boolean {
  const words = new Set(a.toLowerCase().split(/\W+/))
  const other = b
    .toLowerCase()
    .split(/\W+/)
    .filter((word) => word.length > 1)
  return other.filter((word) => words.has(word)).length / Math.max(1, Math.min(words.size, other.length)) >= 0.5
}
