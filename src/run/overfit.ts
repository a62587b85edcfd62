import { article } from '../core/article.ts'
import { quote } from '../core/span.ts'
import { extractor, type Stages } from '../extract.ts'
import type { RuleBook } from '../rulebook/book.ts'
import type { Annotated } from './left-out.ts'
import { recordLine, ruleExamples } from './rule-examples.ts'
import { namer, type Use, useOf, withoutWordings, wordingsOf } from './rule-use.ts'
import { scoreArticle } from './score-article.ts'
import { createTally } from './score-tally.ts'

/** What a wording that one article alone uses does for it: right records with it less those without it. */
export interface Lone {
  readonly wording: string
  readonly article: string
  readonly gain: number
}

/** Right and all records, told and wanted, added up over articles. */
interface Sums {
  readonly right: number
  readonly told: number
  readonly wanted: number
}

/** How far wordings were written for single articles. */
export interface Overfit {
  readonly use: Use
  readonly lone: readonly Lone[]
  /** Records right, F1: with all rules, and each article without the wordings that no other uses. */
  readonly with: number
  readonly without: number
  readonly examples: readonly LeftOut[]
}

/** One example of a rule, read without the wording that it shows. */
export interface LeftOut {
  readonly rule: string
  readonly text: string
  /** Something else says the same: the wording is not needed for its own example. */
  readonly holds: boolean
}

/**
 * The cross-check against overfitting: each article is extracted without the wordings that no other article uses, as if it had
 * come after the rules were written; and each rule's example without the wording that it shows.
 */
export function checkOverfit(book: RuleBook, articles: readonly Annotated[]): Overfit {
  const use = useOf(book, articles)
  const whole = extractor(book)
  const lone: Lone[] = []
  const sums = { with: { ...NONE }, without: { ...NONE } }
  for (const one of articles) {
    const own = [...use].filter(([, names]) => names.size === 1 && names.has(one.gold.id)).map(([key]) => key)
    const full = countsOf(whole, one)
    const bare = own.length ? countsOf(extractor(withoutWordings(book, new Set(own))), one) : full
    sums.with = plus(sums.with, full)
    sums.without = plus(sums.without, bare)
    // only where all of them together change something is each tried by itself
    const changed = bare.right !== full.right || bare.told !== full.told
    for (const wording of own) {
      const gain = changed ? full.right - countsOf(extractor(withoutWordings(book, new Set([wording]))), one).right : 0
      lone.push({ wording, article: one.gold.id, gain })
    }
  }
  return { use, lone, with: f1(sums.with), without: f1(sums.without), examples: leaveOutExamples(book) }
}

const NONE: Sums = { right: 0, told: 0, wanted: 0 }
const plus = (a: Sums, b: Sums): Sums => ({
  right: a.right + b.right,
  told: a.told + b.told,
  wanted: a.wanted + b.wanted,
})
const f1 = ({ right, told, wanted }: Sums): number => (2 * right) / (told + wanted || 1)

type Run = ReturnType<typeof extractor>

function countsOf(run: Run, { gold, text }: Annotated): Sums {
  const tally = createTally()
  const { extraction } = run(article(text, { published: gold.published ? String(gold.published) : null }))
  scoreArticle(gold, extraction, text, tally.of(gold.id))
  const { tp, fp, fn } = tally.result().areas['records right']!
  return { right: tp, told: tp + fp, wanted: tp + fn }
}

/** The `finds` of verbs, cues and dates, each read without its wording. */
function leaveOutExamples(book: RuleBook): LeftOut[] {
  const whole = extractor(book)
  const name = namer(book)
  const worded = new Set(wordingsOf(book).map(({ rule }) => rule))
  const verbs = new Set(book.rules('verbs').map(({ rule }) => rule))
  const runs = new Map<string, Run>()
  return ruleExamples(book)
    .filter(({ rule, list }) => list === 'finds' && worded.has(rule))
    .map(({ rule, text, published }) => {
      const plain = text.replace(/[[\]]/g, '')
      const given = article(plain, { published })
      const intact = whole(given)
      const dropped = new Set(
        intact.mentions.flatMap((mention) => {
          const key = mention.rule === rule ? name(rule, quote(plain, mention.span)) : null
          return key === null ? [] : [key]
        }),
      )
      const key = [...dropped].sort().join()
      const run = runs.get(key) ?? extractor(withoutWordings(book, dropped))
      runs.set(key, run)
      const bare = run(given)
      const holds = verbs.has(rule) ? sameRecords(intact, bare) : sameMentions(intact, bare, rule)
      return { rule, text, holds }
    })
}

const sameRecords = (a: Stages, b: Stages): boolean =>
  a.extraction.records.map(recordLine).join() === b.extraction.records.map(recordLine).join()

/** The words that the rule read are read all the same, in the same sense. */
function sameMentions(intact: Stages, bare: Stages, rule: string): boolean {
  const { text } = intact.outline.article
  const told = ({ mentions }: Stages): string[] =>
    mentions.map(
      (mention) => `${mention.kind} ${mention.kind === 'cue' ? mention.cue : ''} ${quote(text, mention.span)}`,
    )
  const left = new Set(told(bare))
  const own = { ...intact, mentions: intact.mentions.filter((mention) => mention.rule === rule) }
  return told(own).every((mention) => left.has(mention))
}
