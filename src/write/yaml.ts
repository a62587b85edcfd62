import {
  Document,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  Scalar,
  type ToStringOptions,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { AidRecord, Amount, Extraction } from '../core/record.ts'
import { escapeSteering, hasSteering } from './printable.ts'
import type { WriteOptions, Writer } from './writer.ts'

/**
 * One article as YAML that a person corrects in an editor: the record first and in the order of the contract, short maps and lists on
 * one line, a sentence above each record that says what it says, and the schema for the editor's help.
 */
export function writeYaml(
  extraction: Extraction,
  { schemaPath = 'aid-article.schema.json' }: WriteOptions = {},
): string {
  const document = styled(extraction)
  document.commentBefore = ` yaml-language-server: $schema=${schemaPath}\n $schema: ${schemaPath}\n To correct a record, change its values and set review.state to corrected, accepted or rejected.`
  commentRecords(document, extraction)
  return printed(document, PRINT)
}

const PRINT = { lineWidth: 0, flowCollectionPadding: false } as const

const printed = (document: Document, options: ToStringOptions): string => escapeSteering(document.toString(options))

/** A value as the lines of YAML that `writeYaml` writes for it, not indented. `flow`: on one line, as it may stand in brackets. */
export function yamlOf(value: unknown, { flow = false }: { flow?: boolean } = {}): string {
  // an article that moved has thousands of new positions: a document for each would take seconds
  if (value === null || typeof value === 'boolean' || Number.isSafeInteger(value)) return String(value)
  if (!flow) return printed(styled(value), PRINT).trimEnd()
  // in brackets even a word needs other quotes: it is printed in some, and taken out
  const document = styled([value])
  visit(document, {
    Collection: (_, node) => {
      node.flow = true
    },
  })
  const line = { ...PRINT, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER }
  return printed(document, line).trim().slice(1, -1)
}

/** One record as an entry of the list, with the sentence above it. @param number its place in the list, from 1 */
export function yamlOfRecord(record: AidRecord, number: number): string {
  const document = styled([record])
  const list = document.contents as unknown as YAMLSeq<YAMLMap>
  list.flow = false
  list.items[0]!.flow = false
  return `#${summaryComment(record, number)}\n${printed(document, PRINT).trimEnd()}`
}

/** The sentence above a record, as a comment without its `#`. */
export const summaryComment = (record: AidRecord, number: number): string => ` ${number}. ${plain(summaryOf(record))}`

function styled(value: unknown): Document {
  const document = new Document(value, { version: '1.2', aliasDuplicateObjects: false })
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === 'string' && NEEDS_QUOTES.test(node.value)) node.type = Scalar.QUOTE_SINGLE
      // only these quotes have escapes
      if (typeof node.value === 'string' && hasSteering(node.value)) node.type = Scalar.QUOTE_DOUBLE
    },
    Map: (_, node) => {
      if (isShort(node)) node.flow = true
    },
    Seq: (_, node) => {
      if (node.items.every((item) => isScalar(item) || (isMap(item) && isShort(item) && node.items.length <= 1)))
        node.flow = true
    },
  })
  return document
}

export default { name: 'yaml', extension: '.yaml', between: '---\n', write: writeYaml } satisfies Writer

/** Dates, numbers and words that a reader of YAML 1.1 takes for something else: `NO`, `2024-01-24`, `2024-01-24T10:00:00Z`, `1e3`, `12:30`. */
const NEEDS_QUOTES =
  /^(?:\d{4}-\d\d?-\d\d?[Tt ].*|[-+]?[\d.][\d_.,:eExXoOabcdefABCDEF+/~%?-]*(?:\/\.\.)?|\.\.\/.*|y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF|null|Null|NULL|~)$/

/** Spans, amounts, doubts, items: maps of plain values fit on one line. */
const isShort = (map: YAMLMap): boolean =>
  map.items.length <= 7 &&
  map.items.every(({ value }) => isScalar(value)) &&
  !hasKey(map, 'records') &&
  lengthOf(map) <= 400

const hasKey = (map: YAMLMap, key: string): boolean =>
  map.items.some((pair) => isScalar(pair.key) && pair.key.value === key)

const lengthOf = (map: YAMLMap): number =>
  map.items.reduce(
    (sum, { key, value }) =>
      sum + String(isScalar(key) ? key.value : '').length + String(isScalar(value) ? value.value : '').length + 4,
    0,
  )

function commentRecords(document: Document, extraction: Extraction): void {
  const top = document.contents as YAMLMap
  for (const pair of top.items as Pair<Scalar<string>>[]) {
    const key = pair.key.value
    if (key !== 'schema') pair.key.spaceBefore = key === 'records' || key === 'officials'
    if (key !== 'records' || !isSeq(pair.value)) continue
    const list = pair.value as YAMLSeq<YAMLMap>
    list.flow = !list.items.length
    list.items.forEach((item, i) => {
      item.flow = false
      item.commentBefore = summaryComment(extraction.records[i]!, i + 1)
      if (i > 0) item.spaceBefore = true
    })
  }
}

/** `DK → UA · 91 million kroner · committed 2024-01-24`. */
function summaryOf(record: AidRecord): string {
  const what = record.amount
    ? showAmount(record.amount)
    : record.items.map((item) => `${item.quantity ?? ''} ${item.name}`.trim()).join(', ')
  return `${record.donors.join('+') || '?'} → ${record.recipients.join('+') || '?'} · ${what} · ${record.status}${record.announced ? ` ${record.announced}` : ''}${record.doubts.length ? ` · ${record.doubts.length} to look at` : ''}`
}

const showAmount = ({ value, min, max, currency }: Amount): string =>
  `${value !== undefined ? group(value) : `${group(min ?? 0)}–${group(max ?? 0)}`} ${currency ?? '?'}`

const group = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+(?!\d))/g, ' ')

/** Article text in a comment must not end it. */
const plain = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')

/** Reads a written file back: the core schema only, no aliases beyond a few. @throws Error when it is no YAML. */
export function parseYaml(text: string): unknown {
  const document = parseDocument(text, { schema: 'core', version: '1.2', logLevel: 'silent' })
  const [error] = document.errors
  if (error) throw new Error(error.message)
  return document.toJS({ maxAliasCount: 20 })
}
