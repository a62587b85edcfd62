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

/** What an editor shows beside a field: its name, what it says, and values to begin with. */
const field = <T extends z.ZodType>(schema: T, title: string, description: string, examples?: readonly unknown[]): T =>
  schema.meta({ title, description, ...(examples ? { examples: [...examples] } : {}) }) as T

const edtf = field(
  z.string().regex(EDTF, 'a date in EDTF: 2024, 2024-01, 2024-01-24, 2024/2027, 2022/.., 2025-21 (spring)'),
  'Date',
  'EDTF (ISO 8601-2): a day, month, season, year or an interval of them',
  ['2024-01-24', '2024-01', '2024', '2024/2027', '2025-21', '2022/..'],
)
const code = z.string().min(1)
const codes = z.array(code)
const point = (title: string, description: string) => field(z.int().min(0), title, description)
const spanSchema = field(
  z.strictObject({
    quote: field(z.string(), 'Quote', 'The words of the article, exactly'),
    start: point('Start', 'Code points before the quote'),
    end: point('End', 'Code points up to the end of the quote'),
  }),
  'Span',
  'Where the article says it, in code points of its text, end exclusive: text[start:end] is the quote',
  [{ quote: '91 million kroner', start: 22, end: 39 }],
)
const spansOf = (what: string) => field(z.array(spanSchema), 'Spans', `Where the article names ${what}`)

const number = (title: string, description: string) => field(z.number().nonnegative(), title, description, [91000000])
const qualifier = field(
  z.enum(QUALIFIERS),
  'Qualifier',
  'How exact the words are: exact, about, at_least, more_than, up_to, less_than; range has min and max',
)
const sum = {
  value: number('Value', 'Whole units, as written: 91 million is 91000000').optional(),
  min: number('Least', 'Of a range').optional(),
  max: number('Most', 'Of a range').optional(),
  currency: field(
    z
      .string()
      .regex(/^[A-Z]{3}$/)
      .nullable(),
    'Currency',
    'ISO 4217; null when the text does not settle it',
    ['EUR', 'USD', 'DKK', 'NOK', 'SEK', 'GBP'],
  ),
  qualifier,
}
const amountSchema = field(
  z.strictObject(sum),
  'Amount',
  'A sum in whole units; a range has min and max instead of value',
  [{ value: 91000000, currency: 'DKK', qualifier: 'exact' }],
)
const itemSchema = field(
  z.strictObject({
    name: field(z.string().min(1), 'Name', 'The goods or service, as the text calls it', ['155 mm artillery rounds']),
    category: field(z.string().nullable(), 'Category', 'Kind of goods', ['tank', 'air_defence', 'medical', 'training']),
    quantity: field(z.number().nonnegative().nullable(), 'Quantity', 'How many; null when not told', [6000]),
    qualifier: field(z.enum(QUALIFIERS).nullable(), 'Qualifier', 'How exact the quantity is'),
    unit: field(z.string().nullable(), 'Unit', 'What is counted; null for pieces', ['round', 'tonne']),
  }),
  'Item',
  'Goods or a service in kind',
)
const doubtSchema = field(
  z.strictObject({
    code: field(z.string(), 'Code', 'What kind of doubt'),
    sentence: field(z.string(), 'Sentence', 'What to look at, and why'),
  }),
  'Doubt',
  'What a reviewer should look at first',
)
const conflictSchema = field(
  z.strictObject({
    path: field(z.string().min(1), 'Path', 'The field, as amount.value', ['amount.value', 'donors']),
    machine: z.unknown().meta({ title: 'Machine', description: 'What a new run says; null for nothing' }),
  }),
  'Conflict',
  'A person and a new run both changed this field: the person’s value stands. Answer by taking the entry out',
)
const reviewSchema = field(
  z.strictObject({
    state: field(
      z.enum(REVIEW_STATES),
      'State',
      'machine: nobody looked · accepted: all of it is right · corrected: a person changed something · rejected: no record · orphan: a person’s record that a new run no longer finds',
    ),
    by: field(z.string().optional(), 'Reviewer', 'Who'),
    at: field(z.string().optional(), 'Time', 'When, in ISO 8601', ['2026-11-22T09:10:00Z']),
    reason: field(z.enum(REASONS).optional(), 'Reason', 'Why it was changed'),
    note: field(z.string().optional(), 'Note', 'A comment for other reviewers'),
    flag: field(z.literal(true).optional(), 'Flag', 'true: somebody should look at it again; left out else'),
    conflicts: z.array(conflictSchema).optional(),
    orphaned: field(
      z.record(z.string(), spanSchema).optional(),
      'Orphaned spans',
      'Spans whose words the article does not say any more, or says in several places',
    ),
  }),
  'Review',
  'What people made of this record',
  [{ state: 'accepted' }, { state: 'corrected' }, { state: 'rejected' }],
)

const parties = (title: string, description: string, examples: readonly unknown[]) =>
  field(codes, title, `${description}: ISO 3166-1 alpha-2, or a body’s acronym`, examples)
const when = (title: string, description: string) =>
  field(edtf.nullable(), title, `${description} (EDTF)`, ['2024-01-24', '2024/2027'])

export const recordSchema = z
  .strictObject({
    id: field(z.string().regex(/^r_[0-9a-f]{6,}$/), 'Id', 'Never changes: the review log and other records name it'),
    donors: parties('Donors', 'Who gives; empty when the text does not say', [['DK'], ['EU'], ['DK', 'NO']]),
    recipients: parties('Recipients', 'Who gets it; empty for a worldwide fund', [['UA'], ['MD']]),
    channel: parties('Channel', 'Through whom it goes: an agency, fund or procurer', [['UNICEF'], ['NSPA']]),
    funding_source: parties('Funding source', 'Whose money it is, when the donor only spends it', [['EPF']]),
    amount: amountSchema.nullable(),
    equivalents: field(z.array(amountSchema), 'Equivalents', 'The same sum in other currencies'),
    items: field(z.array(itemSchema), 'Items', 'Goods and services in kind'),
    type: field(z.enum(TYPES).nullable(), 'Type', 'military, humanitarian, financial or reconstruction'),
    sector: field(z.string().nullable(), 'Sector', 'The purpose, when told', [
      'cyber',
      'food',
      'energy',
      'budget_support',
    ]),
    instrument: field(z.enum(INSTRUMENTS).nullable(), 'Instrument', 'The form in which it is given'),
    status: field(
      z.enum(STATUSES),
      'Status',
      'The stage that this text asserts: proposed (asks, plans) · pledged (promises) · committed (approves, signs) · disbursed (pays) · delivered (hands over)',
    ),
    novelty: field(z.enum(NOVELTIES), 'Novelty', 'Whether the text tells it as new, as more of the same, or again'),
    scope: field(z.enum(SCOPES), 'Scope', 'single · total: a running sum · part: a share of another record here'),
    part_of: field(z.string().nullable(), 'Part of', 'Id of the record here whose share this is', ['r_7a1d90']),
    programme: field(z.string().nullable(), 'Programme', 'Named package or programme', ['Nansen Programme']),
    announced: when('Announced', 'When it was announced or made'),
    period: when('Period', 'The time that the money is for'),
    delivery: when('Delivery', 'When it arrives'),
    officials: field(z.array(z.string()), 'Officials', 'Who announced or signed it, by name'),
    groups: field(z.array(z.string()), 'Groups', 'Coalitions and formats'),
    spans: field(
      z.record(z.string(), spanSchema),
      'Spans',
      'Field path → where the text says it: anchor, amount, donors.DK, items.0, status',
    ),
    why: field(z.record(z.string(), z.string()), 'Why', 'Field → from what it was inferred'),
    confidence: field(z.number().min(0).max(1), 'Confidence', 'Chance that the record is right'),
    doubts: field(z.array(doubtSchema), 'Doubts', 'What a reviewer should look at first'),
    review: reviewSchema,
  })
  .meta({ title: 'Record', description: 'One contribution: who gives what to whom, at which stage, when' })

export const extractionSchema = z
  .strictObject({
    schema: field(z.literal('aid-article/1'), 'Schema', 'Version of this contract'),
    article: field(
      z.strictObject({
        id: field(z.string(), 'Id', 'From the SHA-256 of the text'),
        source: field(z.string(), 'Source', 'Path of the article, relative to the folder that was given'),
        title: field(z.string().nullable(), 'Title', 'As the article or its data say'),
        url: field(z.string().nullable(), 'URL', 'Where it was published'),
        published: when('Published', 'Day of publication'),
        published_from: field(
          z.enum(['option', 'metadata', 'filename', 'text']).nullable(),
          'Published from',
          'Where the day of publication came from',
        ),
        language: field(z.string().nullable(), 'Language', 'ISO 639-1', ['en']),
        gate: field(
          z.enum(['open', 'closed']),
          'Gate',
          'closed: a batch saw at once that nothing here can be a record',
        ),
        author: field(z.string().optional(), 'Author', 'As the page names its author; left out when it does not'),
        publisher: field(
          z.string().optional(),
          'Publisher',
          'As the article’s data name it; left out when they do not',
        ),
        own_id: field(
          z.string().optional(),
          'Own id',
          'What the line of JSON Lines that it came from calls itself (its field id); left out when it does not',
        ),
        copy_of: field(
          z.string().optional(),
          'Copy of',
          'The source of the first article of the run of which this one is a copy, exact or near; left out when it is none',
        ),
      }),
      'Article',
      'What was read',
    ),
    run: field(
      z.strictObject({ version: z.string(), rules: z.string() }),
      'Run',
      'The program and the rules that read it',
    ),
    records: field(z.array(recordSchema), 'Records', 'The contributions that the article tells'),
    officials: field(
      z.array(
        z.strictObject({
          name: field(z.string(), 'Name', 'As written'),
          office: field(z.string(), 'Office', 'In its usual English form', ['Minister of Defence']),
          office_id: field(z.string().nullable(), 'Office id', 'For joining', ['minister.defence']),
          country: field(z.string().nullable(), 'Country', 'ISO 3166-1 alpha-2', ['DK']),
          body: field(z.string().nullable(), 'Body', 'When the office is not of a state', ['EU', 'NATO']),
          spans: spansOf('the person'),
        }),
      ),
      'Officials',
      'Persons with an office',
    ),
    groups: field(
      z.array(
        z.strictObject({
          name: z.string(),
          members: field(codes, 'Members', 'Members that this text names'),
          spans: spansOf('the group'),
        }),
      ),
      'Groups',
      'Coalitions, formats, funds and programmes',
    ),
    agreements: field(
      z.array(
        z.strictObject({
          kind: field(z.string(), 'Kind', 'What was signed', ['memorandum', 'treaty']),
          parties: codes,
          date: edtf.nullable(),
          spans: spansOf('the agreement'),
        }),
      ),
      'Agreements',
      'What states and bodies signed',
    ),
    countries: field(
      z.array(z.strictObject({ code, spans: spansOf('the country') })),
      'Countries',
      'Every country that is named',
    ),
    money: field(
      z.array(
        z.strictObject({
          text: z.string(),
          ...sum,
          role: field(
            z.enum(ROLES),
            'Role',
            'record · equivalent · part · total of a record, not_aid with a reason, or unclear',
          ),
          record: field(z.string().optional(), 'Record', 'Id of the record it belongs to'),
          reason: field(z.string().optional(), 'Reason', 'Why it is no aid', ['defence_budget']),
          span: spanSchema,
        }),
      ),
      'Money',
      'Every sum in the text with its role',
    ),
    dates: field(
      z.array(
        z.strictObject({
          text: z.string(),
          value: edtf.nullable(),
          mod: field(z.enum(MODS).nullable(), 'Modifier', 'TIMEX3: by the end of 2025 is 2025 with END'),
          span: spanSchema,
        }),
      ),
      'Dates',
      'Every date in the text; value null when nothing resolves it',
    ),
    problems: field(
      z.array(z.strictObject({ code: z.string(), sentence: z.string(), span: spanSchema.nullable() })),
      'Problems',
      'What could not be read or resolved',
    ),
  })
  .meta({
    title: 'Aid records of one article',
    description:
      'Who gives what to whom, how much, at which stage, when, by whom; each value with the words it stands on',
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
