import { pick } from '../core/gather.ts'
import type { SettledClaim } from '../core/reading.ts'
import type { Amount, Doubt } from '../core/record.ts'
import { quote } from '../core/span.ts'
import { pricedOf } from './converted.ts'
import type { Draft, Told } from './told.ts'
import { type Whole, wordsOf } from './whole.ts'

/** Sums in a doubtful currency, at an odd rate, told in two ways, or that do not add up. */
export function sumDoubts(whole: Whole, told: Told): Doubt[] {
  return [
    ...currency(whole, told),
    ...oddRate(whole, told),
    ...excess(told),
    ...(told.orphaned
      ? [{ code: 'part_alone', sentence: 'The text calls it a part, and the whole that it belongs to was not found.' }]
      : []),
    ...otherFigure(whole, told),
    ...sameSum(whole, told),
    ...uncounted(told.record),
  ]
}

function currency(whole: Whole, told: Told): Doubt[] {
  const [lead] = told.tellings
  const { amount } = told.record
  const { sum } = lead.claim
  if (!amount || !sum) return []
  const words = quote(whole.outline.article.text, sum.span)
  const readings = sum.kind === 'money' ? sum.codes : []
  if (amount.currency === null)
    return [{ code: 'currency_open', sentence: `“${words}” leaves the currency open${orList(readings)}.` }]
  if (lead.currencyWhy === null) return []
  const taken = `${amount.currency} was taken: ${lead.currencyWhy}`
  if (!readings.length) return [{ code: 'currency_inferred', sentence: `“${words}” names no currency; ${taken}.` }]
  return readings.length > 1 && !isOwnMoney(whole, told, readings)
    ? [{ code: 'currency_two_readings', sentence: `“${words}” has several readings${orList(readings)}; ${taken}.` }]
    : []
}

/** The money of those who give, or the usual one when they have none by this name: what any reader would take. */
function isOwnMoney({ outline, money }: Whole, { record }: Told, readings: readonly string[]): boolean {
  const own = pick(record.donors, (donor) => money.ofThese(donor, readings, outline.article.published))
  const taken = record.amount!.currency!
  return own.length ? own.every((code) => code === taken) : money.usualOf(readings) === taken
}

const orList = (codes: readonly string[]): string =>
  codes.length ? `: ${codes.slice(0, 4).join(' or ')}${codes.length > 4 ? ' or others' : ''}` : ''

/** A pair that no rate of its time explains: a wrong currency, a slipped nought, or two sums. */
function oddRate({ outline, rate }: Whole, { record, tellings }: Told): Doubt[] {
  const { amount, equivalents } = record
  const year = outline.article.published?.slice(0, 4) ?? null
  if (!amount) return []
  const at = equivalents.findIndex((other) => {
    const [one, two] = [pricedOf(amount), pricedOf(other)]
    return one && two && rate(one, two, year) === 'doubt'
  })
  const odd = equivalents[at]
  if (!odd) return []
  const teller = tellings.find(({ claim }) => claim.equivalents.length)?.claim
  const words = [teller?.sum, teller?.equivalents[at]].map((sum) =>
    sum ? `“${quote(outline.article.text, sum.span)}”` : 'a sum',
  )
  const one = amount.value !== undefined && odd.value ? `: one ${odd.currency} would be ${perOne(amount, odd)}` : ''
  return [
    {
      code: 'rate_out_of_band',
      sentence: `${words.join(' and ')} are told as one sum, at a rate that those years did not have${one}.`,
    },
  ]
}

const perOne = (amount: Amount, other: Amount): string =>
  `${Number((amount.value! / other.value!).toPrecision(3))} ${amount.currency}`

const isOther = (amount: Amount | null, { currency }: Amount): boolean =>
  amount !== null && amount.currency !== currency

/** Parts that are more than their whole; 0.5 % of slack for rounding. */
export function excess({ record, parts }: Pick<Told, 'record' | 'parts'>): Doubt[] {
  const total = record.amount?.value ?? record.amount?.max
  // what several pay in moneys of their own is not added up
  if (total === undefined || parts.length < 2 || parts.some(({ amount }) => isOther(amount, record.amount!))) return []
  const sum = parts.reduce((all, part) => all + (part.amount?.value ?? part.amount?.min ?? 0), 0)
  if (sum <= total * 1.005) return []
  return [
    {
      code: 'parts_exceed_total',
      sentence: `Its parts add up to ${sum} ${record.amount!.currency}, ${sum - total} more than the whole.`,
    },
  ]
}

/** The same figure rounded otherwise, or with other noughts, told of the same giver. */
function otherFigure({ outline, settled }: Whole, { record, tellings }: Told): Doubt[] {
  const own = record.amount?.value
  if (own === undefined || own < LEAST) return []
  const mine = new Set(tellings.map(({ claim }) => claim))
  const other = settled.find(
    ({ claim, amount }) =>
      !mine.has(claim) &&
      !(claim.listed && tellings[0].claim.listed) &&
      amount?.value !== undefined &&
      amount.value >= LEAST &&
      amount.currency === record.amount!.currency &&
      (isRounded(own, amount.value) || isSlipped(own, amount.value)) &&
      claim.donors.some(({ value }) => record.donors.includes(value)),
  )
  if (!other) return []
  return [
    { code: 'figure_differs', sentence: `The article also tells it otherwise: “${wordsOf(outline, other.claim)}”.` },
  ]
}

/** Prices and fees are no context for a gift. */
const LEAST = 1e5

/** 2.75 and 2.7 or 2.8: closer than the last digit of the rounder one. */
function isRounded(a: number, b: number): boolean {
  const distance = Math.abs(a - b)
  const larger = Math.max(a, b)
  // every claim is held against every record, and few are near each other
  if (distance <= 0.005 * larger || distance >= 0.05 * larger) return false
  const [one, other] = [stepOf(a), stepOf(b)]
  return one !== other && distance < Math.max(one, other)
}

/** What its last digit that is no nought counts. */
function stepOf(value: number): number {
  let step = 1
  while (value % (step * 10) === 0 && step < value) step *= 10
  return step
}

function isSlipped(a: number, b: number): boolean {
  const times = Math.max(a, b) / Math.min(a, b)
  return Math.abs(times / 1e3 - 1) < 0.001 || Math.abs(times / 1e6 - 1) < 0.001
}

/** Another record has the same sum: two gifts, or one that was told for two parties. */
function sameSum({ outline, told }: Whole, own: Told): Doubt[] {
  const { amount } = own.record
  if (!amount) return []
  const twin = told.find((other) => other !== own && isSame(other.record.amount, amount) && !bothListed(other, own))
  return twin
    ? [
        {
          code: 'sum_twice',
          sentence: `Another record has the same sum: “${wordsOf(outline, twin.tellings[0].claim)}”.`,
        },
      ]
    : []
}

const isSame = (a: Amount | null, b: Amount): boolean =>
  a !== null && a.currency === b.currency && a.value === b.value && a.min === b.min

const bothListed = (a: Told, b: Told): boolean => isListed(a.tellings) && isListed(b.tellings)
const isListed = ([lead]: readonly [SettledClaim, ...SettledClaim[]]): boolean => lead.claim.listed

function uncounted({ amount, items }: Draft): Doubt[] {
  if (amount || items.some(({ quantity }) => quantity !== null)) return []
  return [{ code: 'goods_uncounted', sentence: 'The text tells neither a sum nor how many.' }]
}
