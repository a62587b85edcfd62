import { firstIndex } from '../core/bisect.ts'
import type { Claim } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { memoOfLast, memosOfLast } from '../core/memo.ts'
import type { CueMention, Mention } from '../core/mention.ts'
import { Observed } from '../core/observed.ts'
import { type Block, cellAt, type Outline } from '../core/outline.ts'
import { wordsSaid } from '../core/token.ts'

/** The article as settle/ looks at it: cues and bodies by sentence, and the claims that are aid. */
export interface Surroundings {
  readonly outline: Outline
  readonly claims: readonly Claim[]
  /** With those that are no aid. */
  readonly all: readonly Claim[]
  /** Those of `claims` that stand in a sentence. */
  readonly claimsIn: (sentence: number) => readonly Claim[]
  /** The last of `claims` before one. */
  readonly claimBefore: (claim: Claim) => Claim | undefined
  /** It is one of `claims` itself, and no copy with a value settled. */
  readonly holds: (claim: Claim) => boolean
  readonly cuesIn: (sentence: number) => readonly CueMention[]
  readonly mentionsIn: (sentence: number) => readonly Mention[]
  readonly blockOf: (sentence: number) => Block
  /** The indices of a block's sentences, in order. */
  readonly sentencesOf: (block: number) => readonly number[]
  /** Code → the role of the body that bears it: `bank`, `agency`, `union`. */
  readonly roleOf: ReadonlyMap<string, string>
  /** Code of a body → those who give as one in its name. */
  readonly membersOf: ReadonlyMap<string, readonly string[]>
  /** Sentences of the headline and the first paragraph. */
  readonly opening: readonly number[]
  /** What was seen of a claim, by its evidence: a claim keeps that while its values are settled one after the other. */
  readonly seen: Map<Claim['evidence'], Observed>
}

export function surroundings(outline: Outline, mentions: readonly Mention[], claims: readonly Claim[]): Surroundings {
  const bySentence: Mention[][] = outline.sentences.map(() => [])
  const roleOf = new Map<string, string>()
  const membersOf = new Map<string, readonly string[]>()
  for (const mention of mentions) {
    bySentence[mention.sentence]?.push(mention)
    if (mention.kind !== 'body') continue
    roleOf.set(mention.code, mention.role)
    if (mention.members.length) membersOf.set(mention.code, mention.members)
  }
  const cues = bySentence.map((list) => list.filter((mention): mention is CueMention => mention.kind === 'cue'))
  const blockOf = (sentence: number): Block => outline.blocks[outline.sentences[sentence]!.block]!
  const byBlock = new Map<number, number[]>()
  for (const { index, block } of outline.sentences) {
    const known = byBlock.get(block)
    if (known) known.push(index)
    else byBlock.set(block, [index])
  }
  const aid = claims.filter((claim) => claim.verdict === 'aid')
  const aidIn: Claim[][] = outline.sentences.map(() => [])
  for (const claim of aid) aidIn[claim.sentence]?.push(claim)
  const held = new Set(aid)
  const prose = outline.sentences.filter((sentence) => {
    const { kind } = outline.blocks[sentence.block]!
    return kind === 'headline' || kind === 'paragraph'
  })
  return {
    outline,
    all: claims,
    claims: aid,
    claimsIn: (sentence) => aidIn[sentence] ?? [],
    claimBefore: ({ index }) => aid[firstFrom(aid, index) - 1],
    holds: (claim) => held.has(claim),
    cuesIn: (sentence) => cues[sentence] ?? [],
    mentionsIn: (sentence) => bySentence[sentence] ?? [],
    blockOf,
    sentencesOf: (block) => byBlock.get(block) ?? [],
    roleOf,
    membersOf,
    opening: prose.slice(0, 4).map((sentence) => sentence.index),
    seen: new Map(),
  }
}

/** The place of the first claim that has this index or a later one: claims stand in the order of their index. */
export const firstFrom = (claims: readonly Claim[], index: number): number =>
  firstIndex(claims, (claim) => claim.index >= index)

/** Token distance of a mention from the gift; 0 inside it. */
export function distanceOf(claim: Claim, mention: { first: number; last: number }): number {
  let least = claim.sum ? between(claim.sum, mention) : Number.POSITIVE_INFINITY
  for (const part of claim.equivalents) least = Math.min(least, between(part, mention))
  for (const part of claim.goods) least = Math.min(least, between(part, mention))
  return least
}

/** Tokens between two stretches; 0 when they touch or overlap. */
const between = (a: { first: number; last: number }, b: { first: number; last: number }): number =>
  b.last <= a.first ? a.first - b.last : a.last <= b.first ? b.first - a.last : 0

/** The plain words of the sentence around a gift, as observations: most choices about it ask for them. */
export function saidAround(scene: Surroundings, claim: Claim): ReadonlySet<string> {
  const known = saids(scene).get(claim.evidence) ?? readSaid(scene, claim)
  saids(scene).set(claim.evidence, known)
  return known
}

const saids = memosOfLast<Surroundings, Claim['evidence'], ReadonlySet<string>>()

function readSaid({ outline }: Surroundings, { sum, equivalents, goods, sentence }: Claim): ReadonlySet<string> {
  const parts = [sum, ...equivalents, ...goods].filter((part) => part !== null)
  const { first, last } = outline.sentences[sentence]!
  return wordsSaid(
    outline.tokens,
    Math.max(first, Math.min(...parts.map((part) => part.first)) - AROUND),
    Math.min(last, Math.max(...parts.map((part) => part.last)) + AROUND),
  )
}

/** Tokens on each side. */
const AROUND = 16

/** Simple past, perfect or pluperfect, or the tense: `aspect-had`, `aspect-has`, `aspect-past`, `aspect-future`, `aspect-none`. */
export function aspectOf({ outline }: Surroundings, { deed }: Claim): string {
  if (!deed) return 'aspect-none'
  if (deed.tense !== 'past') return `aspect-${deed.tense}`
  for (let i = deed.first; i < deed.last; i++) {
    const word = outline.tokens[i]?.fold ?? ''
    if (word === 'had') return 'aspect-had'
    if (word === 'has' || word === 'have' || word === "'ve") return 'aspect-has'
  }
  return deed.voice === 'passive' ? 'aspect-participle' : 'aspect-past'
}

/** Does the sentence hold a word of stages.yaml of this rule: `every-year`, `conference`? */
export const stageWord = ({ cuesIn }: Surroundings, sentence: number, id: string): boolean =>
  cuesIn(sentence).some((cue) => cue.cue === 'stage' && cue.rule.endsWith(`#${id}`))

/** The article tells of a conference of donors: what is pledged there is its news. */
export function conferenceIn(scene: Surroundings): boolean {
  const known = conferences.get(scene) ?? scene.opening.some((sentence) => stageWord(scene, sentence, 'conference'))
  conferences.set(scene, known)
  return known
}

/** Asked for each claim, and the same for all of an article. */
const conferences = memoOfLast<Surroundings, boolean>()

/** The same figure, told twice. */
export const tellsSame = (a: Claim, b: Claim): boolean =>
  a.sum !== null && b.sum !== null && a.sum.value !== null && a.sum.value === b.sum.value

/**
 * Whether a claim's figure is told in another sentence, by a claim that has a name of these: what `namesOf` gives for each.
 * Sorted once: an article may tell one figure in every sentence.
 */
export function retoldElsewhere(
  scene: Surroundings,
  namesOf: (claim: Claim) => readonly unknown[],
): (claim: Claim, name: unknown) => boolean {
  const known = new Map<number, Map<unknown, Set<number>>>()
  for (const claim of scene.claims) {
    const value = claim.sum?.value ?? null
    if (value === null) continue
    const byName = known.get(value) ?? new Map<unknown, Set<number>>()
    known.set(value, byName)
    for (const name of namesOf(claim)) byName.set(name, (byName.get(name) ?? new Set<number>()).add(claim.sentence))
  }
  return ({ sum, sentence }, name) => {
    const sentences = sum && sum.value !== null ? known.get(sum.value)?.get(name) : undefined
    return sentences !== undefined && (sentences.size > 1 || !sentences.has(sentence))
  }
}

/** More of the one than of the other: a bracket that is still open. */
export const fewer = (words: readonly string[], open: string, close: string): boolean =>
  words.filter((word) => word === open).length > words.filter((word) => word === close).length

/** What every choice about a claim may look at: its verb, noun, givers, place. Numbers are 1 for yes. */
export function seenOf(scene: Surroundings, claim: Claim): Observed {
  const known = scene.seen.get(claim.evidence) ?? observe(scene, claim)
  scene.seen.set(claim.evidence, known)
  return known
}

function observe(scene: Surroundings, claim: Claim): Observed {
  const seen = new Observed()
  const see = (name: string, times = 1): void => void seen.set(name, times)
  see('any')
  see(claim.sum ? (claim.goods.length ? 'sum-and-goods' : 'sum') : 'goods-only')
  seeDeed(claim, see)
  seeNouns(claim, see)
  seeGivers(scene, claim, see)
  const block = scene.blockOf(claim.sentence)
  if (block.kind === 'headline') see('headline')
  if (claim.listed) see('listed')
  if (claim.evidence.some((item) => item.name === 'continued')) see('continued')
  if (scene.opening.includes(claim.sentence)) see('opening')
  if (claim.goods.some((item) => item.service === 'training')) see('teaching')
  if (claim.goods.some((item) => item.service === 'repair')) see('repair')
  return seen
}

type See = (name: string, times?: number) => void

function seeDeed({ deed }: Claim, see: See): void {
  if (!deed) {
    see('no-deed')
    return
  }
  const { sense } = deed.cue
  see(`frame-${sense.frame}`)
  see(`does-${deed.cue.rule.split('#')[1]}`)
  see(`tense-${deed.tense}`)
  if (deed.voice === 'passive') see('passive')
  if (deed.governor) see(`governor-${deed.governor}`)
  if (sense.instrument) see(`verb-${sense.instrument}`)
  if (sense.status) see(`verb-stage-${sense.status}`)
}

function seeNouns({ nouns }: Claim, see: See): void {
  for (const { sense, rule } of nouns) {
    see(`of-${rule.split('#')[1]}`)
    if (sense.instrument) see(`noun-${sense.instrument}`)
    if (sense.status) see(`noun-stage-${sense.status}`)
    if (sense.in_kind) see('noun-shipment')
    if (sense.part) see('noun-tranche')
  }
}

function seeGivers({ roleOf }: Surroundings, { donors, collective, channel }: Claim, see: See): void {
  if (collective) see('givers-unnamed')
  else if (!donors.length) see('no-giver')
  else if (donors.length > 1) see('several-givers')
  const roles = new Set(
    donors.map(({ value }) =>
      /^[A-Z]{2}$/.test(value) && !roleOf.has(value) ? 'state' : (roleOf.get(value) ?? 'body'),
    ),
  )
  for (const role of roles) see(`giver-${role}`)
  // "the Pentagon", "the Treasury", "its defence minister": by which of its organs a state is told
  for (const { rule } of donors) {
    const [file, organ] = rule.slice(rule.lastIndexOf(' ') + 1).split('#')
    if (organ && ORGANS.some((folder) => file!.startsWith(folder))) see(`giver-by-${organ}`)
  }
  for (const { value } of channel) see(`channel-${roleOf.get(value) ?? 'body'}`)
}

/** Files of rules that name organs of a state. */
const ORGANS = ['en/bodies-states', 'en/offices']

/** `Donor | Military | Paid out`: what `read` finds in the sentences of a table's head, as far as it stands over the column of a claim's sum. */
export function overColumn<T extends { readonly span: { readonly start: number } }>(
  scene: Surroundings,
  { sum, sentence }: Claim,
  read: (sentence: number) => readonly T[],
): readonly T[] {
  const block = scene.blockOf(sentence)
  if (block.header === null || !sum) return []
  const at = cellAt(block, sum.span.start)
  const header = scene.outline.blocks[block.header]!
  return gather(scene.sentencesOf(block.header), (over) =>
    read(over).filter(({ span }) => cellAt(header, span.start) === at),
  )
}
