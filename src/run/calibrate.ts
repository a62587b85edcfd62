import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { factsOf, scene } from '../bind/scene.ts'
import { topicOf } from '../bind/topic.ts'
import { article } from '../core/article.ts'
import type { Claim } from '../core/claim.ts'
import { extractor } from '../extract.ts'
import { loadRules } from '../rulebook/load.ts'
import { fitTopic, leaveTopicsOut, type TopicExample } from './calibrate-topic.ts'

/**
 * Learns the weights of rules/world/evidence.yaml from annotated articles: a logistic regression with a penalty, run by
 * hand (`npm run calibrate`) and its result read over before it is kept. Prints the rule file, and on stderr how well they do on
 * articles left out.
 */
interface Example {
  readonly article: string
  readonly seen: ReadonlyMap<string, number>
  readonly label: 0 | 1
}

interface GoldSum {
  readonly value?: number
  readonly min?: number
  readonly currency: string
}
interface GoldRecord {
  readonly amount: GoldSum | null
  readonly equivalents?: readonly GoldSum[]
  readonly items?: readonly { readonly name: string; readonly quantity: number | null }[]
}

const PENALTY = 0.6
const ROUNDS = 1500
const RATE = 0.05

const examplesOf = (name: string, claims: readonly Claim[], gold: readonly GoldRecord[]): Example[] =>
  claims.map((claim) => {
    const seen = new Map<string, number>()
    for (const item of claim.evidence) seen.set(item.name, (seen.get(item.name) ?? 0) + item.times)
    return { article: name, seen, label: isGold(claim, gold) ? 1 : 0 }
  })

function isGold(claim: Claim, gold: readonly GoldRecord[]): boolean {
  const { sum } = claim
  if (sum)
    return gold.some((record) =>
      [record.amount, ...(record.equivalents ?? [])].some(
        (told) =>
          told && (told.value !== undefined ? sum.value !== null && near(told.value, sum.value) : told.min === sum.min),
      ),
    )
  return gold.some((record) =>
    (record.items ?? []).some((item) => claim.goods.some((goods) => sharesWord(item.name, goods.name))),
  )
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 0.005 * Math.max(a, b)

function sharesWord(a: string, b: string): boolean {
  const words = new Set(a.toLowerCase().split(/\W+/))
  const other = b
    .toLowerCase()
    .split(/\W+/)
    .filter((word) => word.length > 1)
  return other.filter((word) => words.has(word)).length / Math.max(1, Math.min(words.size, other.length)) >= 0.5
}

function fit(examples: readonly Example[]): Map<string, number> {
  const names = [...new Set(examples.flatMap((example) => [...example.seen.keys()]))].sort()
  const weights = new Map(names.map((name) => [name, 0]))
  for (let round = 0; round < ROUNDS; round++) {
    const slope = new Map(
      names.map((name) => [name, -PENALTY * (name.startsWith('base-') ? 0.02 : 1) * weights.get(name)!]),
    )
    for (const { seen, label } of examples) {
      const error = label - chance(weights, seen)
      for (const [name, times] of seen) slope.set(name, slope.get(name)! + error * times)
    }
    for (const name of names)
      weights.set(name, weights.get(name)! + (RATE * slope.get(name)!) / Math.sqrt(examples.length))
  }
  return weights
}

const chance = (weights: ReadonlyMap<string, number>, seen: ReadonlyMap<string, number>): number => {
  let z = 0
  for (const [name, times] of seen) z += (weights.get(name) ?? 0) * times
  return 1 / (1 + Math.exp(-z))
}

function leaveOut(
  examples: readonly Example[],
  folds: number,
): { right: number; truePositive: number; falsePositive: number; falseNegative: number } {
  const articles = [...new Set(examples.map((example) => example.article))]
  const result = { right: 0, truePositive: 0, falsePositive: 0, falseNegative: 0 }
  for (let fold = 0; fold < folds; fold++) {
    const out = new Set(articles.filter((_, i) => i % folds === fold))
    const weights = fit(examples.filter((example) => !out.has(example.article)))
    for (const example of examples.filter((candidate) => out.has(candidate.article))) {
      const guess = chance(weights, example.seen) >= 0.5 ? 1 : 0
      if (guess === example.label) result.right++
      if (guess && example.label) result.truePositive++
      else if (guess) result.falsePositive++
      else if (example.label) result.falseNegative++
    }
  }
  return result
}

const folders = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))
const book = await loadRules()
const run = extractor(book)
const facts = factsOf(book)
const topics: TopicExample[] = []
const examples = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.gold.yaml'))
    .sort()
    .flatMap((file) => {
      const gold = parse(readFileSync(join(folder, file), 'utf8'))
      const text = readFileSync(join(folder, `${gold.id}.txt`), 'utf8').replace(/^\uFEFF/, '')
      const { claims, outline, mentions, links } = run(
        article(text, { published: gold.published ? String(gold.published) : null }),
      )
      const recipients = new Map<string, number>()
      for (const record of gold.records)
        for (const code of record.recipients)
          recipients.set(code, (recipients.get(code) ?? 0) + 1 / record.recipients.length)
      if (recipients.size)
        topics.push({
          article: gold.id,
          seen: topicOf(scene(outline, mentions, links, facts), new Map()).seen,
          gold: recipients,
        })
      return examplesOf(gold.id, claims, gold.records)
    }),
)
const says = new Map(book.rules('evidence').map((rule) => [rule.id, rule.says]))
const print = (weights: ReadonlyMap<string, number>): void => {
  for (const [name, weight] of [...weights].sort((a, b) => (a[0] < b[0] ? -1 : 1)))
    console.log(`  - {id: ${name}, weight: ${weight.toFixed(2)}, says: ${says.get(name) ?? name.replaceAll('-', ' ')}}`)
}
console.log('kind: evidence')
if (process.argv.includes('--topic')) {
  console.log(
    'about: What marks one of the states that an article names as the one who gets; the largest sum is the topic. Fitted by npm run calibrate -- --topic, then read over.\n\nrules:',
  )
  print(fitTopic(topics))
  const { right, total, wrong } = leaveTopicsOut(topics, 10)
  console.error(`left out: ${right} of ${total} topics right\n${wrong.join('\n')}`)
} else {
  console.log(
    'about: What speaks for a sum or goods being aid, and how loudly; a claim is aid when the weights add up to 0 or more. Fitted by npm run calibrate, then read over.\n\nrules:',
  )
  print(fit(examples))
  const { right, truePositive, falsePositive, falseNegative } = leaveOut(examples, 10)
  console.error(
    `left out: ${((100 * right) / examples.length).toFixed(1)} % of ${examples.length} right; F1 ${((200 * truePositive) / (2 * truePositive + falsePositive + falseNegative)).toFixed(1)} (${truePositive} found, ${falsePositive} false, ${falseNegative} missed)`,
  )
}
