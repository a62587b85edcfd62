import type { Evidence } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import type { Outline } from '../core/outline.ts'
import type { Doubt } from '../core/record.ts'
import { overlaps, quote, type Span } from '../core/span.ts'
import type { Told } from './told.ts'
import { evidenceFor, type Whole } from './whole.ts'

/** Below this much evidence (a chance of two in three) a record is hardly one. */
const LITTLE = 0.7

/** Words around the gift that speak against its being aid, and places where little of it is told. */
export function wordDoubts({ outline }: Whole, { tellings }: Told): Doubt[] {
  const surest = [...tellings].sort((a, b) => evidenceFor(b.claim) - evidenceFor(a.claim))[0]!
  const { evidence, deed } = surest.claim
  const isOwn = (span: Span): boolean => deed !== null && overlaps(span, deed.cue.span)
  const watched = evidence.filter(({ name }) => WATCHED.has(name))
  const against = gather(AGAINST, ({ code, seen, says }) => {
    // "provided" may be a condition, and the verb itself
    const met = watched.find(({ name, span }) => seen.includes(name) && (code === 'negated' || !isOwn(span)))
    return met ? [{ code, sentence: `${says}: “${wordsAt(outline, met)}”.` }] : []
  })
  const blocks = tellings.map(({ claim }) => outline.blocks[outline.sentences[claim.sentence]!.block]!.kind)
  return [
    ...against,
    ...(evidenceFor(surest.claim) < LITTLE ? [little(outline, evidence)] : []),
    ...(blocks.every((kind) => kind === 'headline')
      ? [{ code: 'headline_only', sentence: 'Only the headline tells it.' }]
      : []),
    ...(blocks.every((kind) => kind === 'caption' || kind === 'furniture')
      ? [{ code: 'beside_article', sentence: 'It stands in a caption or beside the article, not in it.' }]
      : []),
  ]
}

/** What bind/ noted against a gift, by the names of its observations. */
const AGAINST: readonly { readonly code: string; readonly seen: readonly string[]; readonly says: string }[] = [
  { code: 'negated', seen: ['negated'], says: 'The verb is denied' },
  { code: 'refused', seen: ['refusal'], says: 'A word of refusing stands near' },
  { code: 'asked_for', seen: ['request'], says: 'It may only be asked for' },
  { code: 'conditional', seen: ['condition'], says: 'It hangs on a condition' },
  { code: 'may_be_no_aid', seen: ['not-aid', 'not-aid-near'], says: 'Words for what is no aid stand near' },
  { code: 'own_spending', seen: ['own-spending'], says: 'It may be the spending of the one who gets' },
]

const WATCHED: ReadonlySet<string> = new Set(gather(AGAINST, ({ seen }) => seen))

/** The weightiest that speaks against it is told too. */
function little(outline: Outline, evidence: readonly Evidence[]): Doubt {
  const worst = evidence.filter(({ weight }) => weight < 0).sort((a, b) => a.weight - b.weight)[0]
  const tail = worst ? `; against it speaks most “${wordsAt(outline, worst)}” (${worst.name})` : ''
  return { code: 'little_evidence', sentence: `Little speaks for its being aid${tail}.` }
}

const wordsAt = ({ article }: Outline, { span }: Evidence): string => quote(article.text, span).replace(/\s+/g, ' ')
