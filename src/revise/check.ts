import { type Issue, issue } from '../core/issue.ts'
import { type AidRecord, extractionSchema, recordSchema } from '../core/record.ts'
import { isAfter } from '../core/when.ts'
import type { ImpliedRate } from '../rulebook/rates.ts'
import type { ResultDocument } from './document.ts'
import type { Step } from './path.ts'
import type { Points } from './points.ts'
import { isSpan } from './reanchor.ts'
import { isObject } from './same.ts'
import { strayKeys } from './tidy.ts'
import { schemaIssues } from './validate.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * Everything that is wrong with a result file after people worked on it: against the schema, against the codes that the rules know,
 * against the article, and against itself. All problems at once, each with its line and column and with what to write instead.
 *
 * Not here: whether the words mean what the record says. That is the reviewer's to judge.
 */
export interface CheckOptions {
  readonly vocabulary: Vocabulary
  readonly rate: ImpliedRate
  /** The article's text; null when it is not at hand: spans are not looked at then. */
  readonly points: Points | null
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
  const published = isObject(file) && isObject(file.article) ? file.article.published : null
  for (const [i, record] of records.entries()) {
    found.push(...codeProblems(record, ['records', i], options.vocabulary, nearby))
    found.push(...strayProblems(record, ['records', i]))
    const parsed = recordSchema.safeParse(record)
    if (parsed.success && parsed.data.review.state !== 'rejected')
      found.push(
        ...recordProblems(parsed.data, ['records', i], typeof published === 'string' ? published : null, options),
      )
  }
  found.push(...partProblems(records))
  return found
    .map(({ path, ...told }) => ({ ...told, at: document.placeOf(path) }))
    .sort((a, b) => byPlace(a.at, b.at))
    .map(({ code, cause, mend, at }) => issue(code, cause, at, mend))
}

interface Found {
  readonly path: readonly Step[]
  readonly code: string
  readonly cause: string
  readonly mend: string | null
}

const problem = (path: readonly Step[], code: string, cause: string, mend: string): Found => ({
  path,
  code,
  cause,
  mend,
})

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

const cut = (text: string): string => (text.length > 50 ? `${text.slice(0, 47)}…` : text)

const PARTIES = ['donors', 'recipients', 'channel'] as const

/** Every short word in capitals: what a slip in a code was probably meant to be stands elsewhere in the file. */
function codesOf(value: unknown): string[] {
  if (typeof value === 'string') return /^[A-Z]{2,6}$/.test(value) ? [value] : []
  if (Array.isArray(value)) return [...new Set(value.flatMap(codesOf))]
  return isObject(value) ? [...new Set(Object.values(value).flatMap(codesOf))] : []
}

function codeProblems(
  record: unknown,
  path: readonly Step[],
  { currencies, parties, meant }: Vocabulary,
  nearby: readonly string[],
): Found[] {
  if (!isObject(record)) return []
  const sums = [
    ...(isObject(record.amount) ? [[['amount'], record.amount] as const] : []),
    ...(Array.isArray(record.equivalents)
      ? record.equivalents.map((sum, i) => [['equivalents', i], sum] as const)
      : []),
  ]
  const money = sums.flatMap(([where, sum]) => {
    const code: unknown = isObject(sum) ? sum.currency : null
    if (typeof code !== 'string' || currencies.has(code)) return []
    return [unknown([...path, ...where, 'currency'], 'currency', code, meant(code, 'currencies', nearby))]
  })
  const names = PARTIES.flatMap((field) => {
    const list: unknown = record[field]
    if (!Array.isArray(list)) return []
    return list.flatMap((code: unknown, i) =>
      typeof code === 'string' && looksLikeCode(code) && !parties.has(code)
        ? [unknown([...path, field, i], 'country or body', code, meant(code, 'parties', nearby))]
        : [],
    )
  })
  return [...money, ...names]
}

/** A body without an acronym is written out, and cannot be looked up. */
const looksLikeCode = (word: string): boolean => /^[A-Za-z]{2}$/.test(word)

const unknown = (path: readonly Step[], what: string, code: string, meant: string | null): Found =>
  problem(
    path,
    'check/unknown-code',
    `no ${what} ${code}`,
    meant ? `did you mean ${meant}?` : `write the code of a ${what} that there is`,
  )

/** A value was corrected in an editor, and the words or the reason of the old one stayed. */
function strayProblems(record: unknown, path: readonly Step[]): Found[] {
  if (!isObject(record)) return []
  return (['spans', 'why'] as const).flatMap((map) =>
    strayKeys(record, map).map((key) => {
      const field = key.slice(0, key.indexOf('.'))
      const list = Array.isArray(record[field]) ? record[field] : []
      const free = list.find(
        (entry) => typeof entry === 'string' && !(isObject(record[map]) && `${field}.${entry}` in record[map]),
      )
      const held = list.map((entry) => (typeof entry === 'string' ? entry : JSON.stringify(entry))).join(', ')
      const mend =
        free === undefined
          ? 'take this line out'
          : `take this line out, or name it ${field}.${free} if it is about ${free}`
      return problem(
        [...path, map, key],
        'check/stray',
        `${field} is [${cut(held)}], and has no ${key.slice(field.length + 1)} any more`,
        mend,
      )
    }),
  )
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
