import type { Claim, Stated, Sum } from '../core/claim.ts'
import type { Outline } from '../core/outline.ts'
import type { Features } from '../core/ranking.ts'
import { isSettled, type PricedClaim, type SettledClaim } from '../core/reading.ts'
import type { AidRecord, Amount, Role, SpanOut } from '../core/record.ts'
import type { Links } from '../core/referent.ts'
import type { Span } from '../core/span.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { impliedRates, roughRates } from '../rulebook/rates.ts'
import { weightsOf } from '../rulebook/weights.ts'
import { confidenceOf, groundsOf } from './confidence.ts'
import { converted } from './converted.ts'
import { doubtsOf } from './doubts.ts'
import { articleGrounds, holdsAid } from './holds-aid.ts'
import { recordIds } from './ids.ts'
import { linkParts } from './parts.ts'
import { goodsOf, groupTold } from './same.ts'
import type { Draft, Told } from './told.ts'
import { moneyOf, type Whole } from './whole.ts'

type WriteSpan = (span: Span) => SpanOut

export interface Merged {
  readonly records: AidRecord[]
  /** All there would be, where the article is more likely about something else: then there are no records. */
  readonly unlikely: readonly AidRecord[]
  readonly roleOf: ReadonlyMap<Claim, { readonly role: Role; readonly record?: string; readonly reason?: string }>
  /** The claims that tell each record, by its id: `explain` reads them. */
  readonly tellings: ReadonlyMap<string, readonly SettledClaim[]>
  /** What the confidence of each record rests on, by its id. */
  readonly grounds: ReadonlyMap<string, Features>
  /** What it rests on that the article is about aid. */
  readonly about: Features
}

/**
 * From settled claims to records: the same contribution told twice is one, and each sum of the text gets its role.
 *
 * In:  settled claims, aid or not, in the order of the text.
 * Out: records with their confidence and doubts, and for each sum its place in the ledger.
 */
export const merger = (
  book: RuleBook,
): ((outline: Outline, links: Links, settled: readonly PricedClaim[], write: WriteSpan) => Merged) => {
  const weights = weightsOf(book)
  const rate = impliedRates(book)
  const perDollar = roughRates(book)
  const money = moneyOf(book)
  const isConverted = converted(book)
  return (outline, links, settled, write) => {
    const groups = groupTold(outline, settled.filter(isSettled), isConverted)
    const ids = recordIds(
      outline.article.text,
      groups.map(([lead]) => lead.claim.anchor),
    )
    const told = linkParts(
      groups.map((tellings, i) => ({
        record: toRecord(outline, links, tellings, ids[i]!, write),
        tellings,
        parts: [],
        orphaned: false,
      })),
      { text: outline.article.text, perDollar },
    )
    const weighed = told.map((one) => weigh({ outline, links, settled, told, weights, rate, money }, one))
    const about = articleGrounds(settled, told)
    const likely = holdsAid(weights, about)
    return {
      records: likely ? weighed.map(({ record }) => record) : [],
      unlikely: likely ? [] : weighed.map(({ record }) => record),
      roleOf: rolesOf(settled, likely ? told : []),
      tellings: new Map(told.map(({ record, tellings }) => [record.id, tellings])),
      grounds: new Map(weighed.map(({ record, grounds }) => [record.id, grounds])),
      about,
    }
  }
}

function weigh(whole: Whole, told: Told): { record: AidRecord; grounds: Features } {
  const doubts = doubtsOf(whole, told)
  const grounds = groundsOf(whole, told, doubts)
  return { record: { ...told.record, confidence: confidenceOf(whole.weights, grounds), doubts }, grounds }
}

function rolesOf(settled: readonly PricedClaim[], told: readonly Told[]): Merged['roleOf'] {
  const roleOf = new Map<Claim, { role: Role; record?: string; reason?: string }>()
  for (const { record, tellings } of told) {
    const role: Role = record.scope === 'single' ? 'record' : record.scope
    for (const one of tellings)
      roleOf.set(one.claim, { role: isInOtherMoney(tellings[0], one) ? 'equivalent' : role, record: record.id })
  }
  for (const { claim } of settled)
    if (!roleOf.has(claim))
      roleOf.set(claim, {
        role: claim.verdict === 'not_aid' ? 'not_aid' : 'unclear',
        ...(claim.reason ? { reason: claim.reason } : {}),
      })
  return roleOf
}

/** The best-founded of several tellings: stated beats inferred, prose beats the headline, earlier beats later. */
function best<T>(values: readonly (Stated<T> | null)[]): Stated<T> | null {
  const told = values.filter((value): value is Stated<T> => value !== null)
  return told.find((value) => value.why === null && value.span !== null) ?? told[0] ?? null
}

/** The headline rounds (`$72 million`), the text does not (`US$72.3 million`): whose sum is told with more figures. */
function exactest({ blocks, sentences }: Outline, group: Told['tellings']): Told['tellings'][0] {
  const [lead] = group
  const { kind } = blocks[sentences[lead.claim.sentence]!.block]!
  if ((kind !== 'headline' && kind !== 'heading') || !lead.amount?.value) return lead
  const isFiner = ({ amount }: Told['tellings'][0]): boolean =>
    amount?.value !== undefined &&
    amount.currency === lead.amount!.currency &&
    amount.value !== lead.amount!.value &&
    figuresOf(amount.value) > figuresOf(lead.amount!.value!)
  return group.find(isFiner) ?? lead
}

/** `72.3 million` has three, `72 million` two. */
function figuresOf(value: number): number {
  let last = value
  while (last !== 0 && last % 10 === 0) last /= 10
  return String(last).length
}

function toRecord(outline: Outline, links: Links, group: Told['tellings'], id: string, write: WriteSpan): Draft {
  const [lead] = group
  const told = exactest(outline, group)
  const spans: Record<string, SpanOut> = { anchor: write(lead.claim.anchor) }
  const why: Record<string, string> = {}
  const put = <T>(path: string, value: Stated<T> | null): T | null => {
    if (!value) return null
    if (value.span) spans[path] = write(value.span)
    if (value.why) why[path] = value.why
    return value.value
  }
  const list = (path: string, lists: readonly (readonly Stated<string>[])[]): string[] => {
    const chosen =
      lists.find((values) => values.some((value) => value.why === null)) ?? lists.find((values) => values.length) ?? []
    for (const value of chosen) put(`${path}.${value.value}`, value)
    for (const value of chosen) if (!value.span && !value.why) why[`${path}.${value.value}`] = 'implied by the context'
    return chosen.map((value) => value.value).sort()
  }
  const prose = group.filter(({ claim }) => !isTitle(outline, claim.sentence))
  const tellings = prose.length ? prose : group
  // where the text says that nobody in particular gives, a headline that names nobody either cannot tell
  const isNobodys = prose.length > 0 && prose.every(({ claim }) => !claim.donors.length)
  const givers = isNobodys ? group.filter(({ claim }) => claim.donors.some(({ why }) => why === null)) : group
  if (told.claim.sum) spans.amount = write(told.claim.sum.span)
  if (lead.currencyWhy) why.currency = lead.currencyWhy
  const equivalents = equivalentsOf(group)
  equivalents.forEach(({ sum }, i) => {
    spans[`equivalents.${i}`] = write(sum.span)
  })
  const goods = goodsOf(group)
  goods.forEach((item, i) => {
    spans[`items.${i}`] = write(item.span)
  })
  const deed =
    best(tellings.map((item) => (item.claim.deed ? item.claim.status : null))) ??
    best(group.map((item) => item.claim.status))
  const announced = best(tellings.map((item) => item.announced)) ?? best(group.map((item) => item.announced))
  return {
    id,
    donors: list(
      'donors',
      givers.map((item) => item.claim.donors),
    ),
    recipients: list(
      'recipients',
      // "for the Ukrainian winter" above "for people in Ukraine and Moldova": a headline has no room for all
      [...tellings, ...group].map((item) => item.claim.recipients),
    ),
    channel: list(
      'channel',
      group.map((item) => item.claim.channel),
    ),
    funding_source: list(
      'funding_source',
      group.map((item) => item.claim.fundingSource),
    ),
    amount: told.amount,
    equivalents: equivalents.map(({ amount }) => amount),
    items: goods.map((item) => ({
      name: item.name,
      category: item.category,
      quantity: item.quantity,
      qualifier: item.quantity === null ? null : item.qualifier,
      unit: item.unit,
    })),
    type: put('type', lead.type),
    sector: put('sector', lead.sector),
    instrument: put('instrument', best(group.map((item) => item.instrument))),
    status: put('status', deed)!,
    novelty: put(
      'novelty',
      best(group.map((item) => (item.claim.novelty.span ? item.claim.novelty : null))) ?? lead.claim.novelty,
    )!,
    scope: put(
      'scope',
      best(group.map((item) => (item.claim.scope.span ? item.claim.scope : null))) ?? lead.claim.scope,
    )!,
    part_of: null,
    programme: null,
    announced: put('announced', announced),
    period: put('period', best(group.map((item) => item.period))),
    delivery: put('delivery', best(group.map((item) => item.delivery))),
    officials: officialsNear(outline, links, group),
    groups: [],
    spans,
    why,
    review: { state: 'machine' as const },
  }
}

/** A headline, or a line without a stop under the head of a paper or an office. */
function isTitle({ blocks, sentences, tokens }: Outline, sentence: number): boolean {
  const { block, last } = sentences[sentence]!
  const { kind, index } = blocks[block]!
  if (kind === 'headline') return true
  return index <= TOP && (kind === 'heading' || kind === 'paragraph') && !STOPS.has(tokens[last - 1]!.fold)
}

const TOP = 3
const STOPS = new Set(['.', '!', '?', ':', '"', '”', '’', "'", '»', '…'])

/** The same sum in other money: told in one breath with it, or in a sentence of its own. */
export function equivalentsOf(group: Told['tellings']): { amount: Amount; sum: Sum }[] {
  const beside = group.find((item) => item.equivalents.length)
  const found = (beside?.claim.equivalents ?? [])
    .map((sum, i) => ({ amount: beside!.equivalents[i]!, sum }))
    .filter(({ amount }) => beside === group[0] || amount.currency !== group[0].amount?.currency)
  for (const told of group)
    if (isInOtherMoney(group[0], told) && !found.some(({ amount }) => amount.currency === told.amount!.currency))
      found.push({ amount: told.amount!, sum: told.claim.sum! })
  return found
}

const isInOtherMoney = (lead: SettledClaim, told: SettledClaim): boolean =>
  lead.amount !== null && told.amount !== null && lead.amount.currency !== told.amount.currency

/** Persons with an office named in a sentence that tells the contribution. */
function officialsNear(outline: Outline, links: Links, group: readonly SettledClaim[]): string[] {
  const sentences = new Set(group.map((item) => item.claim.sentence))
  const names = links.persons
    .filter(
      (person) => person.standing === 'holder' && person.mentions.some((mention) => sentences.has(mention.sentence)),
    )
    .map((person) => person.name)
  void outline
  return [...new Set(names)]
}
