import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Weights } from '../core/ranking.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { loadRules } from '../rulebook/load.ts'
import { writeJsonLine } from '../write/index.ts'
import { createEngine } from './engine.ts'
import { type FitOptions, fit, leaveOut } from './fit.ts'
import { type Collected, collect } from './fit-examples.ts'

/**
 * Learns the weights of rules/world/evidence-*.yaml from annotated articles and writes them, to be read over before they are kept:
 *
 *     node dist/run/calibrate.js [--only aid,topic] rules/world FOLDER…
 *
 *     node dist/run/calibrate.js --left-out FOLDER… > left-out.jsonl
 *
 * The first prints how well each choice does on articles left out of its fit: the honest figure.
 * The second extracts each article with weights fitted without it (in ten parts), for the score to measure.
 */
const FITS: Readonly<Record<string, FitOptions & { readonly about: string }>> = {
  aid: {
    penalty: 0.006,
    rounds: 400,
    rate: 0.3,
    about: 'What speaks for a sum or goods being aid; a claim is aid when the weights add up to 0 or more',
    prior: {
      'aid/negated': -2.5,
      'aid/refusal': -2.5,
      'aid/request': -2,
      'aid/asked-for': -0.7,
      'aid/continues-none': -1,
      'aid/contrast': -2,
      'aid/old-figure': -2.5,
      'aid/unit-price': -2,
      'aid/not-aid-near': -1.5,
      'aid/not-aid': -0.7,
      'aid/question': -1,
      'aid/own-spending': -1.5,
      'aid/own-money': -2,
      'aid/reverse-flow': -1.5,
      'aid/purchase': -1.5,
      'aid/local-currency': -1,
      'aid/size-pocket': -2.5,
      'aid/size-hundreds-of-billions': -1.5,
      'aid/clause-habit': -1.5,
      'aid/furniture': -1.5,
      'aid/deed-strong': 1,
      'aid/noun-strong': 0.7,
    },
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
    prior: {
      'giver/enemy': -4,
      'giver/gets': -3,
      'giver/labels-recipient': -3,
      'giver/is-recipient': -1,
      'giver/own-money-only': 1.5,
      'giver/own-money': 1,
      'giver/sentence-clause': 1.5,
      'giver/sentence-from': 1.5,
      'giver/sentence-owner': 1.5,
      'giver/sentence-from-before': 1,
      'giver/around-lead': 1,
      'giver/around-heading': 1,
    },
  },
  getter: {
    penalty: 0.004,
    rounds: 400,
    rate: 0.3,
    about: 'What marks one of those whom an article names as the one who gets a sum or goods',
    prior: {
      'getter/heading': 2,
      'getter/fronted': 1,
      'getter/handed': 2,
      'getter/dative': 2,
      'getter/receive': 1.5,
      'getter/label': 1.5,
      'getter/to': 1,
    },
  },
  type: { penalty: 0.003, rounds: 400, rate: 0.3, about: 'What speaks for each kind of aid' },
  instrument: {
    penalty: 0.004,
    rounds: 400,
    rate: 0.3,
    about: 'What speaks for each form of aid; null is mixed or untold',
  },
  status: { penalty: 0.01, rounds: 400, rate: 0.3, about: 'What speaks for each stage' },
  scope: {
    penalty: 0.01,
    rounds: 400,
    rate: 0.3,
    about: 'What speaks for a sum standing alone, being a running total, or a share of another',
  },
  announced: {
    penalty: 0.003,
    anyOf: true,
    rounds: 400,
    rate: 0.3,
    about: 'What speaks for each date as the day of the announcement',
  },
}

const FOLDS = 10
/** Weights too small to change a choice are left out. */
const LEAST = 0.05
const args = process.argv.slice(2)
const leftOut = args[0] === '--left-out' && Boolean(args.shift())
const only = args[0] === '--only' ? new Set(args.splice(0, 2)[1]!.split(',')) : null
const out = leftOut ? null : args.shift()
if (out === undefined || !args.length) {
  console.error(
    'calibrate needs a folder for the rule files and annotated folders: calibrate.js rules/world fixtures/corpus',
  )
  process.exit(2)
}
const book = await loadRules()
const collected: Collected = new Map()
for (const folder of args) collect(book, folder, collected)
if (out === null) extractLeftOut()
else calibrate(out)

function calibrate(folder: string): void {
  for (const [field, options] of Object.entries(FITS)) {
    if (only && !only.has(field)) continue
    const examples = collected.get(field) ?? []
    const { right, total, wrong } = leaveOut(examples, options, FOLDS)
    console.error(`${field.padEnd(12)} ${((100 * right) / total).toFixed(1)} % of ${total} right when left out`)
    if (process.env['AIDTRAIL_WRONG']) {
      const pairs = new Map<string, number>()
      for (const item of wrong)
        pairs.set(`${item.chosen} for ${item.gold}`, (pairs.get(`${item.chosen} for ${item.gold}`) ?? 0) + 1)
      for (const [pair, count] of [...pairs].sort((a, b) => b[1] - a[1])) console.error(`  ${count} × option ${pair}`)
    }
    writeFileSync(join(folder, `evidence-${field}.yaml`), render(options.about, fit(examples, options)))
  }
}

function extractLeftOut(): void {
  const files = args.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.gold.yaml'))
      .sort()
      .map((file) => ({ folder, name: file.slice(0, -'.gold.yaml'.length) })),
  )
  for (let fold = 0; fold < FOLDS; fold++) {
    const out = files.filter((_, i) => i % FOLDS === fold)
    const names = new Set(out.map(({ name }) => name))
    const weights = new Map<string, number>()
    for (const [field, options] of Object.entries(FITS))
      for (const [name, weight] of fit(
        (collected.get(field) ?? []).filter(({ article }) => !names.has(article)),
        options,
      ))
        if (Math.abs(weight) >= LEAST) weights.set(name, weight)
    const engine = createEngine(weighedAnew(book, weights))
    for (const { folder, name } of out) {
      const { published } = parse(readFileSync(join(folder, `${name}.gold.yaml`), 'utf8'))
      const text = readFileSync(join(folder, `${name}.txt`), 'utf8').replace(/^\uFEFF/, '')
      const metadata = { published: published ? String(published) : null }
      process.stdout.write(`${writeJsonLine(engine.text(text, { source: `${name}.txt`, metadata }).extraction)}\n`)
    }
  }
}

/** The same rules with other weights. */
function weighedAnew(rules: RuleBook, weights: Weights): RuleBook {
  const byId = new Map<string, Record<string, number>>()
  for (const [name, weight] of weights) {
    const [id, observation] = name.split('/') as [string, string]
    byId.set(id, { ...byId.get(id), [observation]: weight })
  }
  const evidence = [...byId].map(([id, own]) => ({ rule: `left-out#${id}`, id, language: 'world', weights: own }))
  return { ...rules, rules: (kind) => (kind === 'evidence' ? (evidence as never) : rules.rules(kind)) }
}

function render(about: string, weights: ReadonlyMap<string, number>): string {
  const byId = new Map<string, [string, number][]>()
  for (const [name, weight] of weights) {
    if (Math.abs(weight) < LEAST) continue
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
