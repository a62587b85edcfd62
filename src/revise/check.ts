import { type Issue, issue } from '../core/issue.ts'
import { type AidRecord, extractionSchema, recordSchema } from '../core/record.ts'
import { isAfter } from '../core/when.ts'
import type { ImpliedRate } from '../rulebook/rates.ts'
import { codeProblems, codesOf, listProblems, strayProblems } from './check-codes.ts'
import { type SumRead, sumProblems } from './check-sums.ts'
import type { ResultDocument } from './document.ts'
import type { Step } from './path.ts'
import type { Points } from './points.ts'
import { cut, type Found, problem } from './problem.ts'
import { isSpan } from './reanchor.ts'
import { isObject } from './same.ts'
import { schemaIssues } from './validate.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * Everything that is wrong with a result file after people worked on it: against the schema, against the codes that the rules know,
 * against the article, and against itself. All problems at once, each with its line and column and with what to write instead.
 *
 * Not here: whether the words mean what the record says, their sums aside. That is the reviewer's to judge.
 */
export interface CheckOptions {
  readonly vocabulary: Vocabulary
  readonly rate: ImpliedRate
  /** The article's text; null when it is not at hand: spans are not looked at then. */
  readonly points: Points | null
  /** The sums that a text says; null: the words of sums are not looked at. */
  readonly readSums: ((text: string) => readonly SumRead[]) | null
}

export function checkDocument(document: ResultDocument, options: CheckOptions): Issue[] {
  const found: Found[] = schemaIssues(extractionSchema, document.value).map(({ path, issue: told }) => ({
    path,
    ...told,
  }))
  const file = document.value
  const records: readonly unknown[] = isObject(file) && Array.isArray(file.records) ? file.records : []
  if (options.points) found.push(...spanProblems(file, [], options.points))
  found.push(...referenceProblems(records))
  const nearby = codesOf(file)
  const money: readonly unknown[] = isObject(file) && Array.isArray(file.money) ? file.money : []
  const read = once(() => (options.points && options.readSums ? options.readSums(options.points.text) : []))
  const published = isObject(file) && isObject(file.article) ? file.article.published : null
  for (const [i, record] of records.entries()) {
    found.push(...codeProblems(record, ['records', i], options.vocabulary, nearby))
    found.push(...strayProblems(record, ['records', i], options.vocabulary))
    const parsed = recordSchema.safeParse(record)
    if (parsed.success && parsed.data.review.state !== 'rejected')
      found.push(
        ...recordProblems(parsed.data, ['records', i], typeof published === 'string' ? published : null, options),
        ...sumProblems(parsed.data, ['records', i], options.vocabulary.currencies, money, read),
      )
  }
  found.push(...listProblems(file, options.vocabulary, nearby), ...partProblems(records))
  return found
    .map(({ path, ...told }) => ({ ...told, at: document.placeOf(path) }))
    .sort((a, b) => byPlace(a.at, b.at))
    .map(({ code, cause, mend, at }) => issue(code, cause, at, mend))
}

/** Reading an article takes its time, and most files do not need it. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function byPlace(a: string, b: string): number {
  const [lineA = 0, columnA = 0] = a.split(':').slice(-2).map(Number)
  const [lineB = 0, columnB = 0] = b.split(':').slice(-2).map(Number)
  return lineA - lineB || columnA - columnB
}

/** Any span anywhere in the file; those that are told as orphans are known to have lost their words. */
function spanProblems(value: unknown, path: readonly Step[], points: Points): Found[] {
  if (path.at(-1) === 'orphaned') return []
  if (Array.isArray(value)) return value.flatMap((one, i) => spanProblems(one, [...path, i], points))
  if (!isObject(value)) return []
  if (!isSpan(value)) return Object.entries(value).flatMap(([key, one]) => spanProblems(one, [...path, key], points))
  const { quote, start, end } = value
  const told = points.slice(start, end)
  if (told === quote && start < end) return []
  const place = points.text.indexOf(quote)
  const from = points.fromUnits(place)
  const mend =
    quote && place >= 0
      ? `the words stand at start: ${from}, end: ${from + (end > start ? points.fromUnits(place + quote.length) - from : quote.length)}`
      : 'the article does not say these words: copy them from it, with start and end'
  return [problem(path, 'check/span', `the article says “${cut(told)}” there, not “${cut(quote)}”`, mend)]
}

/** Ids told twice, and names of records that are not there. */
function referenceProblems(records: readonly unknown[]): Found[] {
  const ids = new Map<unknown, number>()
  const found: Found[] = []
  for (const [i, record] of records.entries()) {
    if (!isObject(record) || record.id === undefined) continue
    if (ids.has(record.id))
      found.push(
        problem(
          ['records', i, 'id'],
          'check/id',
          `the id ${String(record.id)} stands here twice`,
          'give the copy another: change a digit',
        ),
      )
    ids.set(record.id, i)
  }
  for (const [i, record] of records.entries())
    if (
      isObject(record) &&
      typeof record.part_of === 'string' &&
      (!ids.has(record.part_of) || record.part_of === record.id)
    )
      found.push(
        problem(
          ['records', i, 'part_of'],
          'check/reference',
          `there is no other record ${record.part_of}`,
          'name a record of this file, or null',
        ),
      )
  // a sum that names a deleted record is mended by the next run
  return found
}

function recordProblems(
  record: AidRecord,
  path: readonly Step[],
  published: string | null,
  { rate }: CheckOptions,
): Found[] {
  const { amount, equivalents, status, announced, delivery, donors } = record
  const found: Found[] = []
  if (amount && amount.value === undefined && (amount.min === undefined || amount.max === undefined))
    found.push(problem([...path, 'amount'], 'check/amount', 'the amount says no sum', 'write value, or min and max'))
  if (amount && amount.min !== undefined && amount.max !== undefined && amount.min > amount.max)
    found.push(problem([...path, 'amount', 'min'], 'check/amount', 'min is more than max', 'swap the two'))
  const year = (announced ?? published)?.slice(0, 4) ?? null
  for (const [i, other] of equivalents.entries()) {
    if (!amount?.currency || !other.currency) continue
    const priced = (sum: NonNullable<AidRecord['amount']>) => ({
      ...sum,
      value: sum.value ?? null,
      currency: sum.currency ?? '',
    })
    if (rate(priced(amount), priced(other), year && /^\d{4}$/.test(year) ? year : null) === 'doubt')
      found.push(
        problem(
          [...path, 'equivalents', i],
          'check/rate',
          `${show(amount)} and ${show(other)} cannot be one sum: no rate of ${year ?? 'any year'} is near`,
          'look at the noughts and at both currencies',
        ),
      )
  }
  const paid = status === 'disbursed' || status === 'delivered'
  for (const [field, date] of [
    ['announced', announced],
    ['delivery', delivery],
  ] as const)
    if (paid && published && date && isAfter(date, published))
      found.push(
        problem(
          [...path, field],
          'check/date',
          `${field} is ${date}, after the article of ${published}, but the sum is ${status}`,
          'correct the date, or write status: pledged or committed',
        ),
      )
  for (const code of donors)
    if (
      record.spans[`donors.${code}`] === undefined &&
      record.why[`donors.${code}`] === undefined &&
      record.review.state === 'machine'
    )
      found.push(
        problem(
          [...path, 'donors'],
          'check/evidence',
          `nothing says why ${code} gives`,
          `add a span or a reason under donors.${code}, or set review.state`,
        ),
      )
  return found
}

const show = ({ value, min, max, currency }: NonNullable<AidRecord['amount']>): string =>
  `${value ?? `${min}–${max}`} ${currency ?? '?'}`

/** Half a percent is rounding. */
const ROUNDED = 1.005

/** The parts of a total, in its currency, may leave something over, but not exceed it. */
function partProblems(records: readonly unknown[]): Found[] {
  const parsed = records.map((record) => recordSchema.safeParse(record)).map(({ data }) => data)
  return parsed.flatMap((whole, i) => {
    const total = whole?.amount?.value ?? whole?.amount?.max
    if (!whole || total === undefined || whole.review.state === 'rejected') return []
    const parts = parsed.filter(
      (part) =>
        part &&
        part.part_of === whole.id &&
        part.amount?.currency === whole.amount?.currency &&
        part.review.state !== 'rejected',
    )
    const sum = parts.reduce((all, part) => all + (part?.amount?.value ?? part?.amount?.min ?? 0), 0)
    if (sum <= total * ROUNDED) return []
    return [
      problem(
        ['records', i, 'amount'],
        'check/parts',
        `its ${parts.length} parts make ${sum} ${whole.amount?.currency ?? ''}, more than the ${total} of the whole`,
        'correct a sum, or take part_of out of what is no part',
      ),
    ]
  })
}
