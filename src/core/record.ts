import { z } from 'zod'
import { QUALIFIERS } from './mention.ts'
import { MODS } from './when.ts'

/**
 * The output contract, version 1: one article, its records and mention lists. Everything written goes through this
 * schema; the JSON Schema beside the output is generated from it.
 */
export const TYPES = ['military', 'humanitarian', 'financial', 'reconstruction'] as const
export const INSTRUMENTS = ['grant', 'loan', 'guarantee', 'in_kind', 'training', 'procurement'] as const
export const STATUSES = ['proposed', 'pledged', 'committed', 'disbursed', 'delivered'] as const
export const SCOPES = ['single', 'total', 'part'] as const
export const NOVELTIES = ['new', 'additional', 'reiterated', 'unknown'] as const
export const ROLES = ['record', 'equivalent', 'part', 'total', 'not_aid', 'unclear'] as const
export const REVIEW_STATES = ['machine', 'accepted', 'corrected', 'rejected', 'orphan'] as const
/** Why a person changed something. The last two say that the rules lack a name or a form. */
export const REASONS = [
  'wrong_donor',
  'wrong_recipient',
  'wrong_sum',
  'wrong_currency',
  'wrong_stage',
  'wrong_date',
  'wrong_item',
  'wrong_type',
  'wrong_office',
  'not_aid',
  'missed_record',
  'duplicate',
  'split',
  'merge',
  'span_only',
  'gazetteer_gap',
  'rule_gap',
] as const

export type AidType = (typeof TYPES)[number]
export type Instrument = (typeof INSTRUMENTS)[number]
export type Status = (typeof STATUSES)[number]
export type Scope = (typeof SCOPES)[number]
export type Novelty = (typeof NOVELTIES)[number]
export type Role = (typeof ROLES)[number]

const EDTF =
  /^(?:\d{3}X|-?\d{4}(?:-\d{2}(?:-\d{2})?)?[~?%]?)(?:\/(?:\.\.|(?:\d{4}(?:-\d{2}(?:-\d{2})?)?[~?%]?)))?$|^\.\.\/\d{4}(?:-\d{2}(?:-\d{2})?)?$/

const edtf = z
  .string()
  .regex(EDTF, 'a date in EDTF: 2024, 2024-01, 2024-01-24, 2024/2027, 2022/.., 2025-21 (spring)')
  .describe('EDTF (ISO 8601-2)')
const code = z.string().min(1)
const codes = z.array(code)
const spanSchema = z
  .strictObject({ quote: z.string(), start: z.int().min(0), end: z.int().min(0) })
  .describe('Code points of the article’s text, end exclusive: text[start:end] is the quote')

const sum = {
  value: z.number().nonnegative().optional(),
  min: z.number().nonnegative().optional(),
  max: z.number().nonnegative().optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .describe('ISO 4217; null when the text does not settle it'),
  qualifier: z.enum(QUALIFIERS),
}
const amountSchema = z.strictObject(sum).describe('Whole units; a range has min and max instead of value')
const itemSchema = z.strictObject({
  name: z.string().min(1),
  category: z.string().nullable(),
  quantity: z.number().nonnegative().nullable(),
  qualifier: z.enum(QUALIFIERS).nullable(),
  unit: z.string().nullable(),
})
const doubtSchema = z.strictObject({ code: z.string(), sentence: z.string() })
const conflictSchema = z.strictObject({ path: z.string().min(1), machine: z.unknown() })
const reviewSchema = z.strictObject({
  state: z.enum(REVIEW_STATES),
  by: z.string().optional(),
  at: z.string().optional(),
  reason: z.enum(REASONS).optional(),
  note: z.string().optional(),
  conflicts: z.array(conflictSchema).optional(),
  orphaned: z.record(z.string(), spanSchema).optional(),
})

export const recordSchema = z.strictObject({
  id: z.string().regex(/^r_[0-9a-f]{6,}$/),
  donors: codes.describe('ISO 3166-1 alpha-2, or a body’s acronym; empty when the text does not say'),
  recipients: codes.describe('ISO 3166-1 alpha-2, or a body’s acronym; empty for a worldwide fund'),
  channel: codes.describe('Through whom it goes'),
  funding_source: codes.describe('Whose money it is, when the donor only spends it'),
  amount: amountSchema.nullable(),
  equivalents: z.array(amountSchema).describe('The same sum in other currencies'),
  items: z.array(itemSchema).describe('Goods and services in kind'),
  type: z.enum(TYPES).nullable(),
  sector: z.string().nullable(),
  instrument: z.enum(INSTRUMENTS).nullable(),
  status: z.enum(STATUSES).describe('The stage asserted by this text'),
  novelty: z.enum(NOVELTIES),
  scope: z.enum(SCOPES),
  part_of: z.string().nullable(),
  programme: z.string().nullable(),
  announced: edtf.nullable(),
  period: edtf.nullable(),
  delivery: edtf.nullable(),
  officials: z.array(z.string()),
  groups: z.array(z.string()),
  spans: z.record(z.string(), spanSchema).describe('Field path → where the text says it'),
  why: z.record(z.string(), z.string()).describe('What was inferred, and from what'),
  confidence: z.number().min(0).max(1),
  doubts: z.array(doubtSchema),
  review: reviewSchema,
})

export const extractionSchema = z.strictObject({
  schema: z.literal('aid-article/1'),
  article: z.strictObject({
    id: z.string(),
    source: z.string(),
    title: z.string().nullable(),
    url: z.string().nullable(),
    published: edtf.nullable(),
    published_from: z.enum(['option', 'metadata', 'filename', 'text']).nullable(),
    language: z.string().nullable(),
    gate: z.enum(['open', 'closed']),
  }),
  run: z.strictObject({ version: z.string(), rules: z.string() }),
  records: z.array(recordSchema),
  officials: z.array(
    z.strictObject({
      name: z.string(),
      office: z.string(),
      office_id: z.string().nullable(),
      country: z.string().nullable(),
      body: z.string().nullable(),
      spans: z.array(spanSchema),
    }),
  ),
  groups: z.array(z.strictObject({ name: z.string(), members: codes, spans: z.array(spanSchema) })),
  agreements: z.array(
    z.strictObject({ kind: z.string(), parties: codes, date: edtf.nullable(), spans: z.array(spanSchema) }),
  ),
  countries: z.array(z.strictObject({ code, spans: z.array(spanSchema) })),
  money: z.array(
    z.strictObject({
      text: z.string(),
      ...sum,
      role: z.enum(ROLES),
      record: z.string().optional(),
      reason: z.string().optional(),
      span: spanSchema,
    }),
  ),
  dates: z.array(
    z.strictObject({ text: z.string(), value: edtf.nullable(), mod: z.enum(MODS).nullable(), span: spanSchema }),
  ),
  problems: z.array(z.strictObject({ code: z.string(), sentence: z.string(), span: spanSchema.nullable() })),
})

export type SpanOut = z.infer<typeof spanSchema>
export type Amount = z.infer<typeof amountSchema>
export type Item = z.infer<typeof itemSchema>
export type Review = z.infer<typeof reviewSchema>
export type ReviewState = (typeof REVIEW_STATES)[number]
export type Reason = (typeof REASONS)[number]
export type Doubt = z.infer<typeof doubtSchema>
export type AidRecord = z.infer<typeof recordSchema>
/** What one article turned into, in the form that is written: positions in code points. */
export type Extraction = z.infer<typeof extractionSchema>

/** The contract as JSON Schema: draft-07 for editors, 2020-12 for programs. */
export const jsonSchema = (target: 'draft-7' | 'draft-2020-12' = 'draft-2020-12'): object =>
  z.toJSONSchema(extractionSchema, { target })
