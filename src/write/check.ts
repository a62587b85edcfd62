import { fitsOf } from '../core/fits.ts'
import { type Issue, issue } from '../core/issue.ts'
import { type Extraction, extractionSchema, recordSchema, type SpanOut } from '../core/record.ts'

/**
 * The last gate before writing: a record whose spans do not reproduce their quotes, or that the schema refuses, is taken out and
 * becomes a problem in the file; so does an entry of the mention lists.
 *
 * In:  the article's text, and its extraction.
 * Out: an extraction that may be written, and an Issue for each thing taken out.
 */
export function checkExtraction(
  text: string,
  extraction: Extraction,
): { extraction: Extraction; issues: readonly Issue[] } {
  const holds = spanChecker(text)
  const problems: Extraction['problems'] = []
  const tell = (code: string, sentence: string): void => void problems.push({ code, sentence, span: null })
  const records = extraction.records.filter((record) => {
    const bad = Object.entries(record.spans).find(([, span]) => !holds(span))
    if (bad) {
      tell('write/span', `record ${record.id} was not written: the span of ${bad[0]} does not reproduce its quote`)
      return false
    }
    if (isRecord(record)) return true
    const parsed = recordSchema.safeParse(record)
    if (parsed.success) return true
    const [first] = parsed.error.issues
    tell('write/schema', `record ${record.id} was not written: ${first?.path.join('.')} ${first?.message}`)
    return false
  })
  const kept = new Set(records.map(({ id }) => id))
  const listed = <T>(name: string, entries: readonly T[], spansOf: (entry: T) => readonly SpanOut[]): T[] =>
    entries.filter((entry) => {
      const whole = spansOf(entry).every(holds)
      if (!whole) tell('write/span', `an entry of ${name} was not written: its span does not reproduce its quote`)
      return whole
    })
  const checked: Extraction = {
    ...extraction,
    records: records.map((record) =>
      record.part_of && !kept.has(record.part_of) ? { ...record, part_of: null } : record,
    ),
    officials: listed('officials', extraction.officials, ({ spans }) => spans),
    groups: listed('groups', extraction.groups, ({ spans }) => spans),
    agreements: listed('agreements', extraction.agreements, ({ spans }) => spans),
    countries: listed('countries', extraction.countries, ({ spans }) => spans),
    money: listed('money', extraction.money, ({ span }) => [span]).map((sum) =>
      sum.record && !kept.has(sum.record) ? { ...sum, role: 'unclear' as const, record: undefined } : sum,
    ),
    dates: listed('dates', extraction.dates, ({ span }) => [span]),
    problems: [...extraction.problems, ...problems],
  }
  return {
    extraction: lastGate(checked, problems),
    issues: problems.map(({ code, sentence }) => asIssue(extraction, code, sentence)),
  }
}

const isRecord = fitsOf(recordSchema)
const isExtraction = fitsOf(extractionSchema)

const asIssue = ({ article }: Extraction, code: string, sentence: string): Issue =>
  issue(code, sentence, article.source, 'this is a defect of aidtrail: please report the article')

/** What the schema refuses outside the records is emptied, so that a file is written in any case. */
function lastGate(extraction: Extraction, problems: Extraction['problems']): Extraction {
  // the records have passed already, one by one
  const lists = { ...extraction, records: [] }
  if (isExtraction(lists)) return extraction
  const parsed = extractionSchema.safeParse(lists)
  if (parsed.success) return extraction
  const fields = new Set(parsed.error.issues.map(({ path }) => String(path[0])))
  const emptied: Record<string, unknown> = { ...extraction }
  for (const field of fields) {
    if (!Array.isArray(emptied[field])) continue
    emptied[field] = []
    problems.push({
      code: 'write/schema',
      sentence: `the list ${field} was not written: it does not fit the schema`,
      span: null,
    })
  }
  return {
    ...(emptied as Extraction),
    problems: [...extraction.problems, ...problems.filter((problem) => !extraction.problems.includes(problem))],
  }
}

/** Cuts by code points, without copying the text when it has none beyond the first plane. */
function spanChecker(text: string): (span: SpanOut) => boolean {
  const points = /[\ud800-\udbff][\udc00-\udfff]/.test(text) ? Array.from(text) : null
  return ({ quote, start, end }) =>
    start <= end && quote === (points ? points.slice(start, end).join('') : text.slice(start, end))
}
