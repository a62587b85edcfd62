import { article } from '../core/article.ts'
import type { Claim } from '../core/claim.ts'
import type { GoodsMention, Mention, MoneyMention, NumberMention } from '../core/mention.ts'
import type { Weights } from '../core/ranking.ts'
import type { SettledClaim } from '../core/reading.ts'
import type { AidRecord, Extraction } from '../core/record.ts'
import { showMention } from '../core/show.ts'
import { overlaps, quote, type Span } from '../core/span.ts'
import { extractor, type Stages } from '../extract.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { weightsOf } from '../rulebook/weights.ts'
import { evidenceOf, oneLine, proposalsOf, showProposals } from './reasons.ts'
import type { Why } from './score-article.ts'
import { type GoldRecord, isNear, overlap, type RecordLike, type SumLike, sameSet } from './score-match.ts'

/** The verb at which a gold record was lost. */
export type Stage = 'read' | 'split' | 'find' | 'link' | 'bind' | 'settle' | 'merge' | 'write'

export interface Loss {
  readonly stage: Stage
  readonly why: string
}

/** What one article came to: before the last check, and after it. `stages` is null when it could not be read. */
export interface Case {
  readonly text: string
  readonly stages: Stages | null
  readonly extraction: Extraction
  readonly weights: Weights
}

/** Reads each scored article once more, to tell of its errors. */
export function whyTeller(book: RuleBook): (text: string, published: string | null, extraction: Extraction) => Why {
  const run = extractor(book)
  const weights = weightsOf(book)
  return (text, published, extraction) => {
    const stages = readStages(() => run(article(text, { published })))
    const given: Case = { text, stages, extraction, weights }
    return {
      missed(wanted) {
        const { stage, why } = lossOf(given, wanted)
        return [`lost in ${stage}: ${why}`]
      },
      falsely: (record) => whyFalse(given, record),
      party: (wanted, got) => whyParty(given, wanted, got),
    }
  }
}

/** Null when the extraction breaks off: then nothing is known of its stages. */
function readStages(read: () => Stages): Stages | null {
  try {
    return read()
  } catch {
    return null
  }
}

/** Where a gold record that nothing tells was lost: the first verb after which it is no longer there. */
export function lossOf(given: Case, wanted: GoldRecord): Loss {
  const { stages, extraction } = given
  if (!stages)
    return { stage: 'read', why: extraction.problems.map(({ sentence }) => sentence).join(' ') || 'no article' }
  const sums = sumsOf(wanted)
  const mentions: readonly Mention[] = sums.length ? tellingSums(stages, sums) : tellingGoods(stages, wanted)
  if (!mentions.length) return unfound({ ...given, stages }, wanted)
  const claims = stages.claims.filter((claim) => partsOf(claim).some((part) => mentions.includes(part)))
  if (!claims.length) return unbound(given.text, mentions)
  const aid = claims.filter(({ verdict }) => verdict === 'aid')
  return aid.length
    ? afterBind({ ...given, stages }, wanted, aid)
    : noAid(given.text, nearest(given.text, wanted, claims))
}

type Readable = Case & { readonly stages: Stages }

const sumsOf = ({ amount, equivalents }: RecordLike): SumLike[] => [...(amount ? [amount] : []), ...(equivalents ?? [])]

const partsOf = ({ sum, equivalents, goods }: Claim): readonly Mention[] => [
  ...(sum ? [sum] : []),
  ...equivalents,
  ...goods,
]

function tellingSums({ mentions }: Stages, sums: readonly SumLike[]): Mention[] {
  return mentions.filter(
    (mention): mention is MoneyMention | NumberMention =>
      (mention.kind === 'money' || mention.kind === 'number') &&
      sums.some((sum) =>
        sum.value !== undefined
          ? mention.value !== null && isNear(mention.value, sum.value)
          : mention.min !== null && mention.min === sum.min,
      ),
  )
}

/** Goods of the gold record, or whatever goods stand in its very words. */
function tellingGoods({ mentions, outline }: Stages, { items, evidence }: GoldRecord): Mention[] {
  const at = spanOf(outline.article.text, evidence)
  return mentions.filter(
    (mention): mention is GoodsMention =>
      mention.kind === 'goods' &&
      ((items ?? []).some(
        ({ name, quantity }) => overlap(name, mention.name) >= 0.5 && (quantity ?? null) === mention.quantity,
      ) ||
        (at !== null && overlaps(at, mention.span))),
  )
}

const spanOf = (text: string, words: string): Span | null => {
  const start = text.indexOf(words)
  return start < 0 ? null : { start, end: start + words.length }
}

/** No mention tells it: the line was left out when the page was split, or no rule reads its words. */
function unfound({ text, stages: { outline, mentions } }: Readable, wanted: GoldRecord): Loss {
  const at = spanOf(text, wanted.evidence)
  const sentences = at ? outline.sentences.filter(({ span }) => overlaps(span, at)) : []
  if (at && !sentences.length) return { stage: 'split', why: 'no sentence covers its words' }
  const [first] = sentences
  const kind = first && outline.blocks[first.block]!.kind
  const here = mentions.filter(
    ({ sentence, kind }) =>
      sentences.some(({ index }) => index === sentence) && (kind === 'money' || kind === 'number' || kind === 'goods'),
  )
  const shown = here.map(
    (mention) => `“${oneLine(quote(text, mention.span))}” ${showMention(mention)} (${mention.rule})`,
  )
  if (kind === 'furniture' && !here.length)
    return { stage: 'split', why: 'its line was taken for no part of the article' }
  const what = sumsOf(wanted).length ? 'no sum with this figure' : 'none of its goods'
  return { stage: 'find', why: `${what} is found; its sentence holds ${shown.join(', ') || 'no sum, number or goods'}` }
}

/** It is found, but bind/ makes no gift of it: a number whose currency nothing tells, goods that only qualify others. */
function unbound(text: string, mentions: readonly Mention[]): Loss {
  const shown = mentions.map((mention) => `“${oneLine(quote(text, mention.span))}” (${mention.rule})`).join(', ')
  return mentions.every(({ kind }) => kind === 'number')
    ? { stage: 'link', why: `${shown} is a number to which no currency was found` }
    : { stage: 'bind', why: `${shown} is found, but no gift was made of it` }
}

const noAid = (text: string, claim: Claim): Loss => ({
  stage: 'bind',
  why: `“${oneLine(quote(text, claim.anchor))}” was judged no aid (${claim.reason}): ${evidenceOf(text, claim, 8)}`,
})

/** Of several claims the one in the annotator's words. */
function nearest<C extends Claim>(text: string, { evidence }: GoldRecord, claims: readonly C[]): C {
  const at = spanOf(text, evidence)
  return (at && claims.find(({ anchor }) => overlaps(anchor, at))) ?? claims[0]!
}

function afterBind(given: Readable, wanted: GoldRecord, claims: readonly Claim[]): Loss {
  const { stages, text, extraction } = given
  const chosen = nearest(text, wanted, claims)
  const told = [...stages.tellings].find(([, tellings]) => tellings.some(({ claim }) => isSameGift(claim, chosen)))
  if (!told) return { stage: 'merge', why: 'its claim went into no record' }
  const [id, tellings] = told
  const lead = tellings.find(({ claim }) => isSameGift(claim, chosen))!
  const record = extraction.records.find((one) => one.id === id)
  if (!record) return { stage: 'write', why: refusalOf(extraction, id) }
  const money = otherMoney(wanted, lead)
  if (money) return { stage: 'settle', why: money }
  if (Boolean(wanted.amount) !== Boolean(record.amount))
    return {
      stage: 'bind',
      why: `its ${wanted.amount ? 'sum stands in a record of goods' : 'goods stand with a sum'}: ${id} “${oneLine(record.spans['anchor']?.quote ?? '')}”`,
    }
  return {
    stage: 'merge',
    why: `it is told as one with ${id} “${oneLine(record.spans['anchor']?.quote ?? '')}”${tellings.length > 1 ? `, which has ${tellings.length} tellings` : ', which was taken for another record of the annotation'}`,
  }
}

/** settle/ makes new claims of those that bind/ made: they share the mention. */
const isSameGift = (a: Claim, b: Claim): boolean =>
  a.sentence === b.sentence && a.sum === b.sum && a.goods[0] === b.goods[0]

function otherMoney(wanted: GoldRecord, { amount, currencyWhy }: SettledClaim): string | null {
  const currencies = sumsOf(wanted).map(({ currency }) => currency)
  if (!amount || !currencies.length || currencies.includes(amount.currency)) return null
  return `its currency was taken for ${amount.currency ?? 'open'} instead of ${currencies.join(' or ')}: ${currencyWhy ?? 'the words say so'}`
}

const refusalOf = ({ problems }: Extraction, id: string): string =>
  problems.find(({ sentence }) => sentence.includes(id))?.sentence ?? `${id} was refused`

/** What spoke for a record that the annotation does not have. */
export function whyFalse({ text, stages, weights }: Case, record: AidRecord): string[] {
  const tellings = stages?.tellings.get(record.id) ?? []
  const [lead] = tellings
  if (!lead) return []
  return [
    `aid: ${evidenceOf(text, lead.claim, 8)}`,
    `verb: ${lead.claim.deed ? `“${quote(text, lead.claim.deed.cue.span)}” (${lead.claim.deed.cue.rule}, ${lead.claim.deed.tense})` : 'none'}; giver: ${showProposals(proposalsOf(weights, lead.claim, 'donors'), 2)}`,
    `confidence ${record.confidence}${record.doubts.length ? `; ${record.doubts.map(({ code }) => code).join(', ')}` : ''}${tellings.length > 1 ? `; told ${tellings.length} times` : ''}`,
  ]
}

/** Why another party came first, and where the wanted one stood. */
export function whyParty({ stages, weights }: Case, wanted: GoldRecord, got: AidRecord): string[] {
  const lead = stages?.tellings.get(got.id)?.[0]
  if (!lead) return []
  return (['donors', 'recipients'] as const)
    .filter((party) => !sameSet(wanted[party], got[party]))
    .map((party) => {
      const proposals = proposalsOf(weights, lead.claim, party)
      const at = proposals.findIndex(({ codes }) => sameSet(codes, wanted[party]))
      const whose = at < 0 ? 'no pass proposes the right ones' : `the right ones stand at place ${at + 1}`
      return `${party}: ${whose}; ${showProposals(proposals, Math.max(3, Math.min(5, at + 1)))}`
    })
}
