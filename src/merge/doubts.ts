import type { SettledClaim } from '../core/reading.ts'
import type { AidRecord, Doubt } from '../core/record.ts'

/** What a reviewer should look at first, as codes with a sentence each. */
export function doubtsOf(
  lead: SettledClaim,
  record: Omit<AidRecord, 'doubts' | 'confidence'>,
  published: string | null,
): Doubt[] {
  const { claim } = lead
  const doubts: Doubt[] = [...lead.doubts]
  const add = (code: string, sentence: string): void => {
    doubts.push({ code, sentence })
  }
  if (!record.donors.length && !claim.collective) add('donor_missing', 'No giver was found near the gift.')
  else if (claim.donors.some((donor) => FAR.has(donor.rule.split(' ')[0] ?? '')))
    add(
      'donor_inferred',
      `The giver ${record.donors.join(', ')} is not named in the sentence: ${claim.donors[0]?.why ?? 'it is taken from the context'}.`,
    )
  if (!record.recipients.length) add('recipient_missing', 'The text does not say who gets it.')
  else if (claim.recipients.every((recipient) => recipient.rule === 'bind/topic'))
    add(
      'recipient_inferred',
      `No recipient stands beside the gift; the article is about help for ${record.recipients.join(', ')}.`,
    )
  if (record.amount && record.amount.currency === null) add('currency_open', 'The words leave the currency open.')
  if (claim.status.why !== null) add('stage_inferred', `The stage “${record.status}” is inferred: ${claim.status.why}.`)
  if (
    published &&
    record.announced &&
    record.announced > published &&
    (record.status === 'disbursed' || record.status === 'delivered')
  )
    add(
      'date_after_publication',
      `It is told as ${record.status}, yet its date ${record.announced} lies after publication.`,
    )
  return doubts
}

const FAR = new Set([
  'bind/official',
  'bind/lead',
  'bind/heading',
  'bind/continued',
  'bind/paragraph',
  'bind/before',
  'bind/headline',
])
