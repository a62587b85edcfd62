import { gather } from '../core/gather.ts'
import type { Doubt } from '../core/record.ts'
import { within } from '../core/span.ts'
import type { Told } from './told.ts'
import { PARTIES, type Party, standingOf, type Whole, wordsOf } from './whole.ts'

/** From this share of the chance of those chosen on, somebody else is a close second. */
const CLOSE = 0.4

/** Givers and getters that are missing, taken from elsewhere, nearly somebody else, or told in two ways. */
export function partyDoubts(whole: Whole, told: Told): Doubt[] {
  return gather(PARTIES, (party) => [
    ...missing(told, party),
    ...inferred(whole, told, party),
    ...closeSecond(whole, told, party),
    ...toldOtherwise(whole, told, party),
  ]).concat(bothSides(told))
}

const NAMES = {
  donors: { code: 'donor', who: 'giver', does: 'gives it' },
  recipients: { code: 'recipient', who: 'recipient', does: 'gets it' },
} as const

function missing({ record, tellings }: Told, party: Party): Doubt[] {
  if (record[party].length) return []
  if (party === 'recipients') return [{ code: 'recipient_missing', sentence: 'The text does not say who gets it.' }]
  return tellings.some(({ claim }) => claim.collective)
    ? [{ code: 'donor_unnamed', sentence: 'Several give it together, and the text does not name them.' }]
    : [{ code: 'donor_missing', sentence: 'No giver was found near the gift.' }]
}

/** From this chance on, whom the words around a gift imply is as good as told. */
const SURE = 0.85

/** None of the sentences that tell it names the party, and what stands around them leaves room for others. */
function inferred(whole: Whole, told: Told, party: Party): Doubt[] {
  const { sentences } = whole.outline
  const codes = told.record[party]
  const values = gather(told.tellings, ({ claim }) =>
    claim[party].filter(({ value }) => codes.includes(value)).map((value) => ({ sentence: claim.sentence, ...value })),
  )
  const [first] = values
  if (!first || values.some(({ sentence, span }) => span && within(span, sentences[sentence]!.span))) return []
  if (standingOf(whole, told, party).chance >= SURE) return []
  const { code, who } = NAMES[party]
  const sentence =
    first.rule === 'bind/topic'
      ? `No ${who} stands beside the gift; the article is about help for ${codes.join(', ')}.`
      : `The ${who} ${codes.join(', ')} is not named in the sentence: ${first.why ?? 'it is taken from the context'}.`
  return [{ code: `${code}_inferred`, sentence }]
}

function closeSecond(whole: Whole, told: Told, party: Party): Doubt[] {
  const { chance, next } = standingOf(whole, told, party)
  if (!next || next.chance < CLOSE * chance) return []
  return [{ code: `${NAMES[party].code}_close`, sentence: nearlySo(told.record[party], next.codes, party) }]
}

function nearlySo(chosen: readonly string[], next: readonly string[], party: Party): string {
  const { who, does } = NAMES[party]
  const more = next.filter((code) => !chosen.includes(code))
  const fewer = chosen.filter((code) => !next.includes(code))
  if (!next.length) return `It may be that nobody named here ${does}, rather than ${chosen.join(', ')}.`
  if (!chosen.length) return `The ${who} may be ${next.join(', ')}: nearly as much speaks for it as for nobody.`
  if (!fewer.length) return `It may be that ${more.join(', ')} ${does} too, beside ${chosen.join(', ')}.`
  if (!more.length) return `It may be that ${next.join(', ')} ${does} without ${fewer.join(', ')}.`
  return `The ${who} may be ${next.join(', ')} instead of ${chosen.join(', ')}: nearly as much speaks for it.`
}

/** Another telling of the same gift names somebody else. */
function toldOtherwise({ outline }: Whole, { record, tellings }: Told, party: Party): Doubt[] {
  const wanted = new Set<string>(record[party])
  for (const { claim } of tellings) {
    const codes = claim[party].map(({ value }) => value)
    if (!codes.length || (codes.length === wanted.size && codes.every((code) => wanted.has(code)))) continue
    const { code, who } = NAMES[party]
    const sentence = `Where it is told as “${wordsOf(outline, claim)}”, the ${who} is ${codes.join(', ')}.`
    return [{ code: `${code}_differs`, sentence }]
  }
  return []
}

function bothSides({ record: { donors, recipients } }: Told): Doubt[] {
  const both = donors.filter((code) => recipients.includes(code))
  return both.length
    ? [{ code: 'gives_to_itself', sentence: `${both.join(', ')} stands on both sides: as giver and as recipient.` }]
    : []
}
