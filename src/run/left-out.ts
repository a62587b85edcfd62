import { article } from '../core/article.ts'
import type { Features, Weights } from '../core/ranking.ts'
import { extractor } from '../extract.ts'
import { confidenceOf } from '../merge/confidence.ts'
import type { RuleBook } from '../rulebook/book.ts'
import type { Prediction } from './calibration.ts'
import { countRight, fit, fitEach } from './fit.ts'
import { type Collected, collect } from './fit-examples.ts'
import type { Example } from './fit-table.ts'
import { ARTICLE, CONFIDENCE, FITS } from './fits.ts'
import type { Annotated } from './score-article.ts'
import { pairRecords, sameSet } from './score-match.ts'

/** Weights too small to change a choice are left out. */
export const LEAST = 0.05

/** A record of an article that the weights had not seen: what its confidence rests on, and whether it is right. */
export interface Unseen {
  readonly article: string
  readonly fold: number
  readonly grounds: Features
  readonly right: boolean
  /** What it rests on that its article is about aid, and whether it is. */
  readonly about: Features
  readonly isAid: boolean
}

export interface Right {
  readonly right: number
  readonly total: number
}

/** Articles with rules whose weights have not seen them. */
export interface Part {
  readonly fold: number
  readonly book: RuleBook
  readonly articles: readonly Annotated[]
  /** Field → how many of its choices in these articles come out right, and how many there are. */
  readonly right: () => ReadonlyMap<string, Right>
}

/** The articles in so many parts, each with our rules but weights fitted to all other parts. */
export function* leaveOutParts(
  book: RuleBook,
  collected: Collected,
  articles: readonly Annotated[],
  folds: number,
  fields: readonly string[] = Object.keys(FITS),
): Generator<Part> {
  const parts = Array.from({ length: folds }, (_, fold) => {
    const out = articles.filter((_, i) => i % folds === fold)
    return { fold, out, names: new Set(out.map(({ gold }) => gold.id)), weights: new Map<string, number>() }
  })
  // field by field: the examples of one with their pairs are all that memory holds
  for (const field of fields) {
    const fitted = fitEach(
      collected.get(field) ?? [],
      FITS[field]!,
      parts.map(({ names }) => names),
    )
    for (const { fold, weights } of parts)
      for (const [name, weight] of fitted[fold]!) if (Math.abs(weight) >= LEAST) weights.set(name, weight)
  }
  for (const { fold, out, weights } of parts) {
    const anew = weighedAnew(book, weights, fields)
    yield { fold, book: anew, articles: out, right: () => rightOf(anew, weights, out, fields) }
  }
}

/** What is seen around a claim is seen with the same weights, and not with such as know the article. */
function rightOf(
  book: RuleBook,
  weights: Weights,
  articles: readonly Annotated[],
  fields: readonly string[],
): ReadonlyMap<string, Right> {
  const unseen = collect(book, articles)
  return new Map(
    fields.map((field) => {
      const choices = unseen.get(field) ?? []
      return [field, { right: countRight(choices, weights), total: choices.length }]
    }),
  )
}

/** The same rules with other weights for some choices. */
export function weighedAnew(book: RuleBook, weights: Weights, fields: readonly string[]): RuleBook {
  const byId = new Map<string, Record<string, number>>()
  for (const [name, weight] of weights) {
    const [id, observation] = name.split('/') as [string, string]
    byId.set(id, { ...byId.get(id), [observation]: weight })
  }
  const isAnew = (id: string): boolean => fields.some((field) => id === field || id.startsWith(`${field}-`))
  const evidence = [
    ...book.rules('evidence').filter(({ id }) => !isAnew(id)),
    ...[...byId].map(([id, own]) => ({ rule: `left-out#${id}`, id, language: 'world', weights: own })),
  ]
  return { ...book, rules: (kind) => (kind === 'evidence' ? (evidence as never) : book.rules(kind)) }
}

/** What decides who, to whom and whether: the stage or the day of a record does not make it right or wrong. */
export const DECIDING = ['dollar', 'owner', 'aid', 'topic', 'giver', 'getter', 'item', 'first-scope', 'scope'] as const

/** Every record that is made of the articles while their weights have not seen them; those of DECIDING fields are enough. */
export function unseenRecords(parts: readonly Part[]): Unseen[] {
  return parts.flatMap(({ fold, book: anew, articles }) => {
    const run = extractor(weighedAnew(anew, ALWAYS, ['article']))
    return articles.flatMap(({ gold, text }) => {
      const { extraction, grounds, about } = run(
        article(text, { published: gold.published ? String(gold.published) : null }),
      )
      const { records } = extraction
      const right = new Set(
        [...pairRecords(gold.records, records, text)]
          .filter(([i, j]) => agree(gold.records[i]!, records[j]!))
          .map(([, j]) => j),
      )
      return records.map((record, j) => ({
        article: gold.id,
        fold,
        grounds: grounds.get(record.id)!,
        right: right.has(j),
        about,
        isAid: gold.records.length > 0,
      }))
    })
  })
}

/** Every article is taken for one about aid, so that none is left without records. */
const ALWAYS: Weights = new Map([['article/any', 99]])

const agree = (wanted: Parties, got: Parties): boolean =>
  sameSet(wanted.donors, got.donors) && sameSet(wanted.recipients, got.recipients)

interface Parties {
  readonly donors?: readonly string[]
  readonly recipients?: readonly string[]
}

export const fitConfidence = (unseen: readonly Unseen[]): Weights => fit(unseen.map(exampleOf), CONFIDENCE)

/** Which articles are about aid, learned of those that would have records. */
export const fitArticle = (unseen: readonly Unseen[]): Weights =>
  fit(
    [...new Map(unseen.map((one) => [one.article, one])).values()].map(({ article, about, isAid }) =>
      yesOrNo(article, about, isAid),
    ),
    ARTICLE,
  )

const exampleOf = ({ article, grounds, right }: Unseen): Example => yesOrNo(article, grounds, right)

const yesOrNo = (article: string, features: Features, right: boolean): Example => ({
  article,
  options: [
    { features, right: Number(right) },
    { features: new Map(), right: Number(!right) },
  ],
})

/** The confidence of each record by weights that have seen neither its article nor its part of the articles. */
export const predictUnseen = (unseen: readonly Unseen[]): Prediction[] =>
  [...new Set(unseen.map(({ fold }) => fold))].flatMap((fold) => {
    const weights = fitConfidence(unseen.filter((record) => record.fold !== fold))
    return unseen
      .filter((record) => record.fold === fold)
      .map(({ grounds, right }) => ({ confidence: confidenceOf(weights, grounds), right }))
  })
