import type { AidRecord, Extraction, SpanOut } from '../core/record.ts'
import type { RuleBook } from '../rulebook/book.ts'
import type { Inflector } from '../rulebook/kind.ts'
import { CATEGORIES } from '../rulebook/kinds/goods.ts'
import type { Points } from './points.ts'

/**
 * What people corrected, as entries for the rules: a word for a currency, a name of a state or body, a title of office, goods or a verb
 * that the rules lack, each with the sentence that shows it.
 *
 * In:  a reviewed file, what the machine said last, and the article's text.
 * Out: proposals. What the machine read as it stands teaches nothing, accepted or not. Whether they work is for the caller to try: their sentences are examples that run.
 */
export interface Proposal {
  readonly kind: 'currencies' | 'countries' | 'bodies' | 'offices' | 'goods' | 'verbs'
  readonly entry: Readonly<Record<string, unknown>> & { readonly id: string }
  /** Where it was learnt: `FILE RECORD FIELD`. */
  readonly from: string
  readonly word: string
}

export interface Lesson {
  readonly file: string
  /** Null: not known, and what was accepted may be all its own. */
  readonly said: Extraction | null
  readonly reviewed: Extraction
  readonly points: Points
}

export function learner(book: RuleBook, inflect: Inflector): (lesson: Lesson) => Proposal[] {
  const known = knownWords(book)
  const roles = new Map(
    book.rules('bodies').flatMap(({ code, role }) => (code === undefined ? [] : [[code, role] as const])),
  )
  return (lesson) => {
    const { reviewed, said, points } = lesson
    const judged = reviewed.records.filter(
      ({ review }) => review.state === 'corrected' || (review.state === 'accepted' && said !== null),
    )
    const proposals = judged.flatMap((record) => {
      const machine = said?.records.find(({ id }) => id === record.id) ?? null
      const where = (field: string): string => `${lesson.file} ${record.id} ${field}`
      return [
        ...currencyOf(record, machine, points).map((one) => ({ ...one, from: where('amount.currency') })),
        ...partiesOf(record, machine, roles, points).map((one) => ({ ...one, from: where('donors, recipients') })),
        ...goodsOf(record, machine, points).map((one) => ({ ...one, from: where('items') })),
        ...verbOf(record, machine, inflect, points).map((one) => ({ ...one, from: where('status') })),
      ]
    })
    const offices = (said ? reviewed.officials : []).flatMap((official) => {
      const machine = said?.officials.find(({ name }) => name === official.name)
      return machine?.office === official.office
        ? []
        : officeOf(official, points, `${lesson.file} ${official.name} office`)
    })
    return [...proposals, ...offices].filter(({ word }) => !known.has(word.toLowerCase()))
  }
}

/** Every word that some rule reads already: then the rule is wrong or the case is one of context, and no entry is missing. */
function knownWords(book: RuleBook): ReadonlySet<string> {
  const words = [
    ...book.rules('currencies').flatMap((rule) => Object.values(rule)),
    ...book.rules('countries').flatMap((rule) => Object.values(rule)),
    ...book.rules('bodies').flatMap((rule) => Object.values(rule)),
    ...book.rules('offices').flatMap(({ words: titles }) => titles),
    ...book.rules('goods').flatMap((rule) => Object.values(rule)),
    ...book.rules('verbs').flatMap(({ inflected }) => inflected.flatMap((forms) => Object.values(forms))),
    ...Object.values(book.world.currencies).flatMap(({ names, signs }) => [...names, ...signs]),
    ...Object.values(book.world.countries).flat(),
    ...Object.keys(book.world.currencies),
  ]
  return new Set(words.flat().flatMap((word) => (typeof word === 'string' ? [word.toLowerCase()] : [])))
}

type Learnt = Omit<Proposal, 'from'>

function currencyOf({ amount, spans }: AidRecord, machine: AidRecord | null, points: Points): Learnt[] {
  const span = spans.amount
  if (!amount?.currency || !span || machine?.amount?.currency === amount.currency) return []
  const word = span.quote.replace(NUMBERS, ' ').trim()
  if (!/^\p{L}[\p{L} ]{2,30}$/u.test(word)) return []
  const entry = {
    id: idOf(word),
    codes: [amount.currency],
    names: [word],
    finds: [{ text: sentenceAround(span, points) }],
  }
  return [{ kind: 'currencies', entry, word }]
}

/** What of a sum is no word of money. */
const NUMBERS =
  /[\d.,\s-]+|\b(?:hundred|thousand|million|billion|trillion|crore|lakh|mln|mn|bn|tn|m|k|half|quarter|a|an|of|one|two|three|four|five|six|seven|eight|nine|ten|about|some|over|up|to|than|more|less|at|least|nearly|almost|around)\b/gi

function partiesOf(
  record: AidRecord,
  machine: AidRecord | null,
  roles: ReadonlyMap<string, string>,
  points: Points,
): Learnt[] {
  return (['donors', 'recipients'] as const).flatMap((field) =>
    record[field].flatMap((code): Learnt[] => {
      const span = record.spans[`${field}.${code}`]
      if (!span || machine?.[field].includes(code) || !/^\p{Lu}[\p{L} .'’-]{1,60}$/u.test(span.quote)) return []
      const finds = [{ text: sentenceAround(span, points), gives: code }]
      const id = idOf(span.quote)
      if (/^[A-Z]{2}$/.test(code) && code !== 'EU' && code !== 'UN')
        return [{ kind: 'countries', entry: { id, code, names: [span.quote], finds }, word: span.quote }]
      return [
        {
          kind: 'bodies',
          entry: { id, code, role: roles.get(code) ?? 'agency', names: [span.quote], finds },
          word: span.quote,
        },
      ]
    }),
  )
}

function goodsOf({ items, spans }: AidRecord, machine: AidRecord | null, points: Points): Learnt[] {
  return items.flatMap(({ name, category }, i): Learnt[] => {
    const span = spans[`items.${i}`]
    const told = machine?.items.some((item) => item.name === name && item.category === category)
    if (!span || told || !category || !Object.hasOwn(CATEGORIES, category) || !span.quote.includes(name)) return []
    const entry = { id: idOf(name), category, words: [singular(name)], finds: [{ text: sentenceAround(span, points) }] }
    return [{ kind: 'goods', entry, word: name }]
  })
}

/** The compiler makes the plural. */
const singular = (name: string): string => (/[^s]s$/.test(name) ? name.slice(0, -1) : name)

function verbOf({ spans, status }: AidRecord, machine: AidRecord | null, inflect: Inflector, points: Points): Learnt[] {
  const span = spans.status
  const isRead = machine?.status === status && machine.spans.status?.quote === span?.quote
  if (!span || isRead || !/^[a-z-]{3,20}$/.test(span.quote)) return []
  const verb = infinitives(span.quote).find((one) => Object.values(inflect.verb(one)).includes(span.quote))
  if (!verb) return []
  const text = sentenceAround(span, points)
  return [
    { kind: 'verbs', entry: { id: idOf(verb), verb, frame: 'give', status, finds: [{ text }] }, word: span.quote },
  ]
}

/** Likely ones first. */
const infinitives = (form: string): string[] => [
  ...(form.endsWith('ied') ? [`${form.slice(0, -3)}y`] : []),
  ...(/(.)\1ed$/.test(form) ? [form.slice(0, -3)] : []),
  ...(form.endsWith('ed') ? [form.slice(0, -2), form.slice(0, -1)] : []),
  ...(form.endsWith('ing') ? [form.slice(0, -3), `${form.slice(0, -3)}e`] : []),
  ...(form.endsWith('es') ? [form.slice(0, -1), form.slice(0, -2)] : []),
  ...(form.endsWith('s') ? [form.slice(0, -1)] : []),
  form,
]

function officeOf(official: Extraction['officials'][number], points: Points, from: string): Proposal[] {
  const span = official.spans.find(({ quote }) => quote.includes(official.name) && quote.length > official.name.length)
  const title = span?.quote
    .replace(official.name, '')
    .replace(/[,\s]+/g, ' ')
    .trim()
  if (!span || !title || !/^[\p{L} '’-]{3,60}$/u.test(title)) return []
  const entry = {
    id: idOf(title),
    as: 'title',
    words: [title.toLowerCase()],
    office: official.office,
    finds: [sentenceAround(span, points)],
  }
  return [{ kind: 'offices', entry, word: title, from }]
}

const idOf = (words: string): string =>
  `learnt-${words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}`

/** The sentence of a span with brackets round its words, as rules carry their examples. */
export function sentenceAround({ start, end }: SpanOut, points: Points): string {
  const before = points.slice(0, start)
  const after = points.slice(end, points.length)
  const from = Math.max(
    ...[...before.matchAll(/[.!?]["”’]?\s+|\n\s*/g)].map(({ index, 0: mark }) => index + mark.length),
    0,
  )
  const to = /[.!?]["”’]?(?=\s|$)|\n/.exec(after)
  const tail = to ? after.slice(0, to.index + (to[0] === '\n' ? 0 : to[0].length)) : after
  const plain = (text: string): string => text.replace(/[[\]]/g, '').replace(/\s+/g, ' ')
  return `${plain(before.slice(from))}[${plain(points.slice(start, end))}]${plain(tail)}`.trim()
}
