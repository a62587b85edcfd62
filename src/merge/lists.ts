import type { Agreement, Membership } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import type { Mention, MoneyMention, NumberMention } from '../core/mention.ts'
import type { Extraction, SpanOut } from '../core/record.ts'
import type { Links } from '../core/referent.ts'
import { codePoints, quote, type Span } from '../core/span.ts'

/** Turns spans of the article into the written form: the quote, and positions in code points. */
export const spanWriter = (text: string): ((span: Span) => SpanOut) => {
  const point = codePoints(text)
  return (span) => ({ quote: quote(text, span), start: point(span.start), end: point(span.end) })
}

/** The article's countries, each with every place that names it by name, adjective or people. */
export function listCountries(mentions: readonly Mention[], write: (span: Span) => SpanOut): Extraction['countries'] {
  const spans = new Map<string, SpanOut[]>()
  for (const mention of mentions) {
    if (mention.kind !== 'place' || !COUNTED.has(mention.form)) continue
    for (const code of mention.codes) {
      const list = spans.get(code) ?? []
      list.push(write(mention.span))
      spans.set(code, list)
    }
  }
  return [...spans].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, list]) => ({ code, spans: list }))
}

/** Capitals, seats and towns stand for a government without naming the country; regions are groups. */
const COUNTED = new Set(['name', 'adjective', 'person'])

export function listGroups(
  mentions: readonly Mention[],
  memberships: readonly Membership[],
  write: (span: Span) => SpanOut,
): Extraction['groups'] {
  const spans = new Map<string, SpanOut[]>()
  for (const mention of mentions) {
    if (mention.kind !== 'group' || !mention.listed) continue
    const list = spans.get(mention.name) ?? []
    list.push(write(mention.span))
    spans.set(mention.name, list)
  }
  return [...spans].map(([name, list]) => ({ name, members: membersOf(memberships, name), spans: list }))
}

const membersOf = (memberships: readonly Membership[], group: string): string[] =>
  [...new Set(memberships.filter((member) => member.group === group).map((member) => member.code))].sort()

/** One entry for each kind of paper and set of parties, with every place that tells of it. */
export function listAgreements(
  agreements: readonly Agreement[],
  links: Links,
  write: (span: Span) => SpanOut,
): Extraction['agreements'] {
  const listed = new Map<string, Extraction['agreements'][number]>()
  for (const { kind, parties, when, span } of agreements) {
    const sorted = [...parties].sort()
    const key = `${kind} ${sorted.join(' ')}`
    const date = (when && links.when.get(when)?.value) ?? null
    const known = listed.get(key)
    listed.set(key, { kind, parties: sorted, date: known?.date ?? date, spans: [...(known?.spans ?? []), write(span)] })
  }
  return [...listed.values()]
}

export function listDates(
  mentions: readonly Mention[],
  links: Links,
  write: (span: Span) => SpanOut,
): Extraction['dates'] {
  return gather(mentions, (mention) => {
    if (mention.kind !== 'when') return []
    const when = links.when.get(mention) ?? null
    const span = write(mention.span)
    return [{ text: span.quote, value: when?.value ?? null, mod: when?.mod ?? mention.when.mod, span }]
  })
}

/** A person without a public office that they hold now is no official: former and designated holders and spokespersons stay out. */
export function listOfficials(links: Links, write: (span: Span) => SpanOut): Extraction['officials'] {
  return links.persons
    .filter((person) => person.standing === 'holder')
    .map((person) => ({
      name: person.name,
      office: person.office,
      office_id: person.officeId,
      country: person.country,
      body: person.body,
      spans: person.mentions.map((mention) => write(mention.span)),
    }))
}

export type Sum = MoneyMention | NumberMention

/** Every sum of the text: those with a currency, and the bare ones that link/ could give one. */
export const sumsOf = (mentions: readonly Mention[], links: Links): Sum[] =>
  mentions.filter(
    (mention): mention is Sum => mention.kind === 'money' || (mention.kind === 'number' && links.currency.has(mention)),
  )
