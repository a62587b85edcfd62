import { article } from '../core/article.ts'
import { quote } from '../core/span.ts'
import { extractor, type Stages } from '../extract.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { recordLine, ruleExamples } from './rule-examples.ts'
import { namer, type Use, useOf, withoutWordings, wordingsOf } from './rule-use.ts'
import type { Annotated } from './score-article.ts'
import { scoreArticle } from './score-article.ts'
import { createTally } from './score-tally.ts'

/** What a wording that one article alone uses does for it: right records less wrong ones, with it and without it. */
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
  const own = new Map<string, string[]>(articles.map(({ gold }) => [gold.id, []]))
  for (const [key, [first, ...more]] of use) if (first && !more.length) own.get(first)!.push(key)
  const full = countAll(extractor(book), articles)
  // what one article alone uses means nothing to the others: all of it is left out at once
  const bare = countAll(extractor(withoutWordings(book, new Set([...own.values()].flat()))), articles)
  return {
    use,
    lone: loneOf(book, articles, own, full, bare),
    with: f1([...full.values()]),
    without: f1([...bare.values()]),
    examples: leaveOutExamples(book),
  }
}

/** Where all its own wordings together change something, each is tried by itself: the first of every article, the second … */
function loneOf(
  book: RuleBook,
  articles: readonly Annotated[],
  own: ReadonlyMap<string, readonly string[]>,
  full: ReadonlyMap<string, Sums>,
  bare: ReadonlyMap<string, Sums>,
): Lone[] {
  const changed = articles.filter(({ gold: { id } }) => worthOf(full.get(id)!) !== worthOf(bare.get(id)!))
  const gains = new Map<string, number>()
  const rounds = Math.max(0, ...changed.map(({ gold }) => own.get(gold.id)!.length))
  for (let i = 0; i < rounds; i++) {
    const tried = changed.filter(({ gold }) => own.get(gold.id)!.length > i)
    const run = extractor(withoutWordings(book, new Set(tried.map(({ gold }) => own.get(gold.id)![i]!))))
    for (const [id, sums] of countAll(run, tried)) gains.set(own.get(id)![i]!, worthOf(full.get(id)!) - worthOf(sums))
  }
  return [...own].flatMap(([article, wordings]) =>
    wordings.map((wording) => ({ wording, article, gain: gains.get(wording) ?? 0 })),
  )
}

/** Right records less wrong ones. */
const worthOf = ({ right, told }: Sums): number => 2 * right - told

const f1 = (sums: readonly Sums[]): number => {
  const all = (of: (one: Sums) => number): number => sums.reduce((sum, one) => sum + of(one), 0)
  return (2 * all(({ right }) => right)) / (all(({ told, wanted }) => told + wanted) || 1)
}

type Run = ReturnType<typeof extractor>

const countAll = (run: Run, articles: readonly Annotated[]): Map<string, Sums> =>
  new Map(articles.map((one) => [one.gold.id, countsOf(run, one)]))

function countsOf(run: Run, { gold, text }: Annotated): Sums {
  const tally = createTally()
  const { extraction } = run(article(text, { published: gold.published ? String(gold.published) : null }))
  scoreArticle(gold, extraction, text, tally.of(gold.id))
  const { tp, fp, fn } = tally.result().areas['records right']!
  return { right: tp, told: tp + fp, wanted: tp + fn }
}

/** The `finds` of verbs, cues and dates, each read without its wording. */
function leaveOutExamples(book: RuleBook): LeftOut[] {
  const run = extractor(book)
  const name = namer(book)
  const worded = new Set(wordingsOf(book).map(({ rule }) => rule))
  const shown = ruleExamples(book)
    .filter(({ rule, list }) => list === 'finds' && worded.has(rule))
    .map(({ rule, text, published }): Shown => {
      const plain = text.replace(/[[\]]/g, '')
      const intact = run(article(plain, { published }))
      const keys = (of: (other: string) => boolean): Set<string> =>
        new Set(
          intact.mentions.flatMap((mention) =>
            of(mention.rule) ? (name(mention.rule, quote(plain, mention.span)) ?? []) : [],
          ),
        )
      return { rule, text, intact, used: keys(() => true), own: keys((other) => other === rule) }
    })
  const verbs = new Set(book.rules('verbs').map(({ rule }) => rule))
  return together(shown).flatMap((batch) => {
    const bareRun = extractor(withoutWordings(book, new Set(batch.flatMap(({ own }) => [...own]))))
    return batch.map(({ rule, text, intact }) => {
      const bare = bareRun(intact.outline.article)
      return { rule, text, holds: verbs.has(rule) ? sameRecords(intact, bare) : sameMentions(intact, bare, rule) }
    })
  })
}

interface Shown {
  readonly rule: string
  readonly text: string
  readonly intact: Stages
  /** The wordings that the example uses, and those of them that belong to its rule. */
  readonly used: ReadonlySet<string>
  readonly own: ReadonlySet<string>
}

/** Examples that can be read at once: none uses what another one is read without. */
function together(shown: readonly Shown[]): Shown[][] {
  const batches: { readonly members: Shown[]; readonly used: Set<string>; readonly own: Set<string> }[] = []
  for (const example of shown) {
    const meets = (a: Iterable<string>, b: ReadonlySet<string>): boolean => [...a].some((key) => b.has(key))
    const fit = batches.find(({ used, own }) => !meets(example.own, used) && !meets(example.used, own))
    const batch = fit ?? { members: [], used: new Set<string>(), own: new Set<string>() }
    if (!fit) batches.push(batch)
    batch.members.push(example)
    for (const key of example.used) batch.used.add(key)
    for (const key of example.own) batch.own.add(key)
  }
  return batches.map(({ members }) => members)
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
