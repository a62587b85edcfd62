import type { AidRecord, Extraction, SpanOut } from '../../core/record.ts'
import type { Points } from '../points.ts'

/**
 * The forms of other annotation tools. Each is written from an article's records and text, and read back to the same records with the
 * same spans: positions count code points in all of them.
 */
export interface Exchange {
  readonly name: string
  /** Files for one article: what follows its name → the text. */
  write(extraction: Extraction, points: Points): Readonly<Record<string, string>>
  /**
   * The records that such files tell.
   * @throws Error when they are of another form.
   */
  read(files: Readonly<Record<string, string>>): readonly AidRecord[]
}

/** The spans of a record, in the order of the text. */
export const spansOf = ({ spans }: AidRecord): readonly (readonly [string, SpanOut])[] =>
  Object.entries(spans).sort(([, a], [, b]) => a.start - b.start || a.end - b.end)

/** What a record says without its spans: tools keep positions in a form of their own. */
export const withoutSpans = ({ spans: _, ...rest }: AidRecord): Omit<AidRecord, 'spans'> => rest

/** Puts the spans back at their place among the fields. The order of keys in `spans` is that of the list. */
export function withSpans(record: Omit<AidRecord, 'spans'>, spans: readonly (readonly [string, SpanOut])[]): AidRecord {
  const { why, confidence, doubts, review, ...fields } = record
  return { ...fields, spans: Object.fromEntries(spans), why, confidence, doubts, review }
}
