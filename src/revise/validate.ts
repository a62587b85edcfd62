import type { z } from 'zod'
import { type Issue, issue } from '../core/issue.ts'
import { extractionSchema, recordSchema } from '../core/record.ts'
import { nearest } from './nearest.ts'
import { type Step, valueAt } from './path.ts'
import { isObject } from './same.ts'

/** A problem of a value, at its path; `place` of the Issue is the path until somebody knows the line. */
export interface ValueIssue {
  readonly path: readonly Step[]
  readonly issue: Issue
}

/** Everything that the schema says against a record, each with what to write instead. */
export function validateRecord(record: unknown): ValueIssue[] {
  return schemaIssues(recordSchema, record)
}

export function schemaIssues(schema: z.ZodType, value: unknown): ValueIssue[] {
  const parsed = schema.safeParse(value)
  return parsed.success ? [] : parsed.error.issues.flatMap((found) => explain(found, value))
}

function explain(found: z.core.$ZodIssue, value: unknown): ValueIssue[] {
  const path = found.path.map((step) => (typeof step === 'symbol' ? String(step) : step))
  const told = valueAt(value, path)
  const field = String(path.findLast((step) => typeof step === 'string') ?? 'the file')
  const at = (cause: string, mend: string, where: readonly Step[] = path): ValueIssue => ({
    path: where,
    issue: issue('check/value', cause, where.join('.') || null, mend),
  })
  switch (found.code) {
    case 'unrecognized_keys':
      return found.keys.map((key) => {
        const known = keysAround(value, path, found)
        return at(`there is no field ${key}`, didYouMean(key, known) ?? 'take it out', [...path, key])
      })
    case 'invalid_value': {
      const choices = found.values.map(String)
      const mend = typeof told === 'string' ? didYouMean(told, choices) : null
      return [at(`${field} cannot be ${show(told)}`, mend ?? `write one of: ${choices.join(', ')}`)]
    }
    case 'invalid_type':
      return [
        told === undefined
          ? at(`${field} is missing`, missing(path, found.expected))
          : at(`${field} cannot be ${show(told)}`, `write ${KINDS[found.expected] ?? found.expected}`),
      ]
    case 'invalid_format':
      return [at(`${field} cannot be ${show(told)}`, FORMATS[field] ?? `write ${found.message}`)]
    case 'too_small':
      return [at(`${field} cannot be ${show(told)}`, told === '' ? 'write a word' : `write ${found.minimum} or more`)]
    case 'too_big':
      return [at(`${field} cannot be ${show(told)}`, `write ${found.maximum} or less`)]
    case 'invalid_union':
      return [at(`${field} cannot be ${show(told)}`, FORMATS[field] ?? 'write a value that the schema allows')]
    default:
      return [at(found.message, 'see the schema')]
  }
}

const EDTF_MEND = 'write a date as 2024, 2024-01, 2024-01-24, 2024/2027 or 2025-21 (spring), or null'

const FORMATS: Readonly<Record<string, string>> = {
  announced: EDTF_MEND,
  period: EDTF_MEND,
  delivery: EDTF_MEND,
  published: EDTF_MEND,
  date: EDTF_MEND,
  value: EDTF_MEND,
  currency: 'write three capital letters (EUR), or null',
  id: 'write r_ and six or more digits of 0-9 a-f; an id never changes',
}

const KINDS: Readonly<Record<string, string>> = {
  array: 'a list: [DK, NO], or [] for none',
  string: 'a word, in quotes if it looks like a number',
  number: 'a number without signs of thousands: 91000000',
  int: 'a whole number',
  object: 'a map: {value: 91000000, currency: DKK, qualifier: exact}',
  record: 'a map',
}

/** What a field says of which nothing is known: most may be null, and a list is empty. */
function missing(path: readonly Step[], expected: string): string {
  const line = path.at(-1)
  const schema = fieldSchema(path)
  if (schema?.safeParse(null).success) return `add ${String(line)}: null, or what the article says`
  if (schema?.safeParse([]).success) return `add ${String(line)}: [], or what the article says`
  return `add it; it is ${KINDS[expected] ?? expected}`
}

/** The schema of a field of a record, or of the file. */
function fieldSchema(path: readonly Step[]): z.ZodType | null {
  const [list, , field] = path
  const shape: Readonly<Record<string, z.ZodType>> = list === 'records' ? recordSchema.shape : extractionSchema.shape
  const name = list === 'records' && path.length === 3 ? field : path.length === 1 ? list : null
  return typeof name === 'string' ? (shape[name] ?? null) : null
}

function show(told: unknown): string {
  const text = told === undefined ? 'nothing' : JSON.stringify(told)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

/** The fields that the map at `path` may have: what a valid neighbour or the schema's own words tell. */
function keysAround(value: unknown, path: readonly Step[], found: z.core.$ZodIssue): readonly string[] {
  const told = valueAt(value, path)
  const keys = isObject(told) ? Object.keys(told) : []
  const unknown = found.code === 'unrecognized_keys' ? new Set(found.keys) : new Set<string>()
  return [...FIELDS, ...keys.filter((key) => !unknown.has(key))]
}

/** Names of fields anywhere in a record. */
const FIELDS: readonly string[] = [
  ...Object.keys(recordSchema.shape),
  ...[
    'value',
    'min',
    'max',
    'currency',
    'qualifier',
    'name',
    'category',
    'quantity',
    'unit',
    'state',
    'by',
    'at',
    'note',
  ],
  ...['reason', 'conflicts', 'quote', 'start', 'end'],
]

function didYouMean(word: string, choices: readonly string[]): string | null {
  const near = nearest(word, choices)
  return near && `did you mean ${near}?`
}
