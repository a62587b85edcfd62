import { stringify } from 'yaml'
import type { Amount, Extraction } from '../core/record.ts'

/** A file is a fixture when people judged every record of it. */
export const isReviewed = ({ records }: Extraction): boolean =>
  records.length > 0 && records.every(({ review }) => ['accepted', 'corrected', 'rejected'].includes(review.state))

/** A reviewed file in the form of the annotated corpus: what the score is measured against. */
export function goldOf(name: string, { article, records, ...lists }: Extraction): string {
  const kept = records.filter(({ review }) => review.state !== 'rejected')
  return stringify(
    {
      id: name,
      published: article.published,
      style: 'reviewed',
      records: kept.map((record) => ({
        donors: record.donors,
        recipients: record.recipients,
        amount: record.amount && sumOf(record.amount),
        equivalents: record.equivalents.map(sumOf),
        items: record.items.map(({ name: item, quantity }) => ({ name: item, quantity })),
        type: record.type,
        instrument: record.instrument,
        status: record.status,
        scope: record.scope,
        announced: record.announced,
        period: record.period,
        channel: record.channel,
        evidence: record.spans.anchor?.quote ?? '',
      })),
      officials: lists.officials.map(({ name: person, office, country }) => ({ name: person, office, country })),
      countries: lists.countries.map(({ code }) => code),
      money: lists.money.map(({ text, ...sum }) => ({ text, ...sumOf(sum) })),
      dates: lists.dates.filter(({ value }) => value !== null).map(({ text, value }) => ({ text, value })),
      groups: lists.groups.map(({ name: group }) => group),
    },
    { lineWidth: 0 },
  )
}

const sumOf = ({ value, min, max, currency, qualifier }: Amount) =>
  value === undefined ? { min, max, currency, qualifier } : { value, currency, qualifier }
