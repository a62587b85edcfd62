import { gather } from '../core/gather.ts'
import type { Doubt } from '../core/record.ts'
import { quote } from '../core/span.ts'
import type { Told } from './told.ts'
import { type Whole, wordsOf } from './whole.ts'

/** The stage and the day: read from little, told in two ways, or against each other. */
export function timeDoubts(whole: Whole, told: Told): Doubt[] {
  return [...stage(whole, told), ...stageDiffers(whole, told), ...openDate(whole, told), ...day(whole, told)]
}

function stage({ outline }: Whole, { record, tellings: [lead] }: Told): Doubt[] {
  const { status, deed, nouns } = lead.claim
  if (status.why !== null)
    return [{ code: 'stage_inferred', sentence: `The stage “${record.status}” is inferred: ${status.why}.` }]
  const noun = nouns.find(({ rule }) => rule === status.rule)
  return !deed && noun
    ? [
        {
          code: 'stage_from_noun',
          sentence: `No verb tells the stage: “${record.status}” rests on the noun “${quote(outline.article.text, noun.span)}” alone.`,
        },
      ]
    : []
}

function stageDiffers({ outline }: Whole, { record, tellings }: Told): Doubt[] {
  const other = tellings.find(({ claim }) => claim.deed && claim.status.value !== record.status)
  return other
    ? [
        {
          code: 'stage_differs',
          sentence: `“${wordsOf(outline, other.claim)}” tells it as ${other.claim.status.value}, and it was taken as ${record.status}.`,
        },
      ]
    : []
}

/** A date beside the gift that nothing in the article resolves. */
function openDate({ outline, links }: Whole, { tellings }: Told): Doubt[] {
  const open = gather(tellings, ({ claim }) => claim.dates).find((date) => !links.when.get(date))
  if (!open) return []
  const because = outline.article.published ? '' : ': the day of publication is not known'
  return [
    { code: 'date_unresolved', sentence: `“${quote(outline.article.text, open.span)}” is not resolved${because}.` },
  ]
}

const isDone = (status: string): boolean => status === 'disbursed' || status === 'delivered'

function day({ outline }: Whole, { record }: Told): Doubt[] {
  const { announced, delivery, status } = record
  const { published } = outline.article
  if (!announced)
    return published
      ? []
      : [{ code: 'date_missing', sentence: 'No day is told, and the day of publication is not known.' }]
  if (published && announced > published && isDone(status))
    return [
      {
        code: 'date_after_publication',
        sentence: `It is told as ${status}, yet its date ${announced} lies after publication.`,
      },
    ]
  return published && delivery && isDone(status) && delivery > published
    ? [
        {
          code: 'delivery_ahead',
          sentence: `It is told as ${status}, yet it arrives only on ${delivery}.`,
        },
      ]
    : []
}
