import { daysBetween } from '../core/calendar.ts'
import type { Claim, Stated } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { memosOfLast } from '../core/memo.ts'
import type { WhenMention } from '../core/mention.ts'
import { Observed } from '../core/observed.ts'
import { cellAt } from '../core/outline.ts'
import { type Option, optionOf, partOf } from '../core/ranking.ts'
import type { Links } from '../core/referent.ts'
import { isDay, type When } from '../core/when.ts'
import { aspectOf, distanceOf, type Surroundings } from './observe.ts'
import { partWords } from './own-words.ts'

export type Announced = Stated<string> | null

/**
 * The dates that may tell when something was announced, each with what speaks for it.
 *
 * In:  a claim, and the day of the article's news.
 * Out: options: those of its own sentence, and of what stands around it (sentences before and behind, list, heading).
 *
 * Not here: whether it is the article's news or has no date at all (announced.ts).
 */
export const datesOwn = (
  scene: Surroundings,
  links: Links,
  claim: Claim,
  news: Stated<string> | null,
): Option<Announced>[] => {
  const all = datedIn(scene, links, claim.sentence)
  const own = datedInTurn(scene, claim, all)
  return (own ? [own] : all).map((dated) => ownOption(scene, claim, dated, news))
}

/** "$345 million and $567 million, in July 2023 and last December respectively": as many dates as sums, one after the other. */
function datedInTurn(scene: Surroundings, claim: Claim, all: readonly Dated[]): Dated | null {
  if (all.length < 2 || !claim.sum) return null
  const { tokens, sentences } = scene.outline
  const { first, last } = sentences[claim.sentence]!
  const word = tokens.slice(first, last).findIndex(({ fold }) => fold === 'respectively')
  if (word < 0) return null
  const dates = all.filter(({ mention }) => mention.last <= first + word)
  const sums = scene.claimsIn(claim.sentence).filter(({ sum }) => sum !== null)
  return dates.length === sums.length ? (dates[sums.findIndex(({ index }) => index === claim.index)] ?? null) : null
}

interface Dated {
  readonly mention: WhenMention
  readonly when: When
}

const isPoint = (value: string): boolean => /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value)

/** `last week`, `at the weekend`: from a day to another at most a week later. */
const isWeek = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/.test(value) && daysBetween(value.slice(0, 10), value.slice(11)) <= 7

const lengthOf = (value: string): 'day' | 'week' | 'month' | 'year' =>
  isDay(value) ? 'day' : value.length > 10 ? 'week' : value.length === 7 ? 'month' : 'year'

/** The days, months, seasons and years of a sentence that do not lie ahead: each gift asks for those around it. */
export function datedIn(scene: Surroundings, links: Links, sentence: number): readonly Dated[] {
  const known = dated(scene).get(sentence) ?? readDated(scene, links, sentence)
  dated(scene).set(sentence, known)
  return known
}

const dated = memosOfLast<Surroundings, number, readonly Dated[]>()

function readDated({ mentionsIn, outline }: Surroundings, links: Links, sentence: number): readonly Dated[] {
  const { published } = outline.article
  return gather(mentionsIn(sentence), (mention): Dated[] => {
    if (mention.kind !== 'when') return []
    const when = links.when.get(mention)
    if (!when || !(isPoint(when.value) || isWeek(when.value))) return []
    const season = /-[2-4]\d$/.test(when.value) && when.value.length === 7
    if (!published || season) return [{ mention, when }]
    const begins = when.value.slice(0, 10)
    return begins > published.slice(0, begins.length) ? [] : [{ mention, when }]
  })
}

const stated = ({ mention, when }: Dated, why: string | null): Stated<string> => ({
  value: when.value,
  span: mention.span,
  rule: mention.rule,
  why,
})

function ownOption(scene: Surroundings, claim: Claim, dated: Dated, news: Stated<string> | null): Option<Announced> {
  const { mention, when } = dated
  const features = new Observed()
  const see = (name: string, times = 1): void => void features.set(name, times)
  const length = lengthOf(when.value)
  see('any')
  see(length)
  see(`${length}-${aspectOf(scene, claim)}`)
  see('far', Math.min(20, gapOf(claim, mention)) / 10)
  // "25 million for this year", told in that year, is what the money is for
  if (!isDay(when.value) && scene.outline.article.published?.startsWith(when.value)) {
    see(`now-${length}`)
    see(`now-${length}-${aspectOf(scene, claim)}`)
  }
  if (mention.when.open) see('open')
  if (when.mod) see(`mod-${when.mod}`)
  const before = scene.outline.tokens[mention.first - 1]?.fold ?? ''
  if (NOT_ANNOUNCED.has(before)) see('governed')
  else if (BEFORE_DATES.has(before)) see(`after-${before}`)
  see(`stage-${claim.status.value}`)
  if (claim.scope.value === 'total') see('total')
  if (claim.scope.value === 'part') see('part')
  if (news?.value === when.value) see('news-day')
  if (isOfAnotherDeed(claim, mention)) see('of-another-deed')
  const nearer = scene
    .claimsIn(claim.sentence)
    .some(
      (other) =>
        other !== claim && other.deed !== claim.deed && distanceOf(other, mention) < distanceOf(claim, mention) - 2,
    )
  if (nearer) see('nearer-another')
  if (parted(scene, claim, mention)) see('parted')
  const { behind, before: ahead } = partWords(scene, claim, [mention])
  see(behind.length ? 'behind' : ahead.length ? 'before' : 'beyond')
  if (mention.first <= scene.outline.sentences[claim.sentence]!.first + 2) see('opens')
  const block = scene.blockOf(claim.sentence)
  if (block.kind === 'row') see(cellAt(block, mention.span.start) === 0 ? `${length}-labels-row` : `${length}-in-row`)
  return optionOf(stated(dated, null), [partOf('announced-own', features)])
}

/** Tokens between a date and the claim's verb or gift, whichever is nearer. */
function gapOf(claim: Claim, mention: WhenMention): number {
  const cue = claim.deed?.cue
  const own = distanceOf(claim, mention)
  return cue ? Math.min(own, Math.max(0, mention.first - cue.last, cue.first - mention.last)) : own
}

/** Another verb of giving stands nearer to the date: "promised in May what it has now paid". */
function isOfAnotherDeed(claim: Claim, mention: WhenMention): boolean {
  const away = ({ first, last }: { first: number; last: number }): number =>
    Math.max(0, mention.first - last, first - mention.last)
  const own = gapOf(claim, mention)
  return claim.beside.some(({ deed }) => away(deed.cue) < own)
}

/** A semicolon, a dash or a break of the clause stands between the date and the gift. */
function parted({ outline }: Surroundings, claim: Claim, mention: WhenMention): boolean {
  const gift = claim.sum ?? claim.goods[0]!
  const [from, to] = mention.first >= gift.last ? [gift.last, mention.first] : [mention.last, gift.first]
  for (let i = from; i < to; i++) if (PARTING.has(outline.tokens[i]?.fold ?? '')) return true
  return false
}

const PARTING = new Set([';', ':', '-', '(', 'while', 'but', 'which', 'and', 'after', 'since', 'when', 'where'])

/** Before a date: words of a deadline, a start or a period, not of an announcement. */
const NOT_ANNOUNCED = new Set([
  'by',
  'until',
  'till',
  'since',
  'from',
  'for',
  'between',
  'through',
  'before',
  'to',
  'than',
  'of',
])

const BEFORE_DATES = new Set(['on', 'in', 'at', 'last', 'late', 'this'])

/** The dates nearest before and behind, in the same paragraph and beyond, in the list and in the heading above. */
export function datesAround(
  scene: Surroundings,
  links: Links,
  claim: Claim,
  news: Stated<string> | null,
): Option<Announced>[] {
  const block = scene.blockOf(claim.sentence)
  const options: Option<Announced>[] = []
  const put = (dated: Dated | undefined, where: string): void => {
    if (dated) options.push(aroundOption(scene, claim, dated, where, news))
  }
  let beyond = false
  for (let back = 1; back <= 8 && claim.sentence - back >= 0; back++) {
    const sentence = claim.sentence - back
    const there = scene.blockOf(sentence)
    if (there.section !== block.section) break
    if (there.kind === 'furniture' || there.kind === 'meta') continue
    const dated = datedIn(scene, links, sentence).at(-1)
    if (!dated) continue
    if (there === block) put(dated, back === 1 ? 'back-1' : 'back-more')
    else if (inStanza(scene.outline, there.index, block.index)) put(dated, 'stanza')
    else if (there.kind === block.kind && there.lead === block.lead && block.lead !== null) put(dated, 'list')
    else {
      beyond = true
      put(dated, 'beyond')
    }
    if (there !== block || beyond) break
  }
  const next = claim.sentence + 1
  if (next < scene.outline.sentences.length && scene.blockOf(next) === block)
    put(datedIn(scene, links, next)[0], 'behind')
  else put(dateInStanza(scene, links, claim.sentence), 'stanza-behind')
  const heads = [block.lead, scene.outline.sections[block.section]?.heading ?? null]
  for (const head of heads) {
    const sentence = head === null ? undefined : scene.sentencesOf(head)[0]
    if (sentence !== undefined) put(datedIn(scene, links, sentence)[0], 'head')
  }
  return options
}

/** `US$ 2.05 million / Approved 11 March 2016`: the first date in the lines right below it, up to a line with another gift. */
function dateInStanza(scene: Surroundings, links: Links, sentence: number): Dated | undefined {
  const { sentences } = scene.outline
  const block = sentences[sentence]!.block
  for (let i = sentence + 1; i < Math.min(sentences.length, sentence + STANZA); i++) {
    if (!inStanza(scene.outline, block, sentences[i]!.block) || scene.claimsIn(i).length) return undefined
    const [first] = datedIn(scene, links, i)
    if (first) return first
  }
  return undefined
}

/** Two blocks of a few lines that no blank line parts. */
function inStanza({ blocks, article }: Surroundings['outline'], one: number, other: number): boolean {
  if (other - one >= STANZA) return false
  for (let i = one; i < other; i++)
    if (/\n\s*\n/.test(article.text.slice(blocks[i]!.span.end, blocks[i + 1]!.span.start))) return false
  return true
}

/** Lines. */
const STANZA = 5

function aroundOption(
  scene: Surroundings,
  claim: Claim,
  dated: Dated,
  where: string,
  news: Stated<string> | null,
): Option<Announced> {
  const features = new Observed()
  const see = (name: string, times = 1): void => void features.set(name, times)
  see('any')
  see(where)
  see(`${where}-${isDay(dated.when.value) ? 'day' : 'longer'}`)
  see(`stage-${claim.status.value}`)
  see(aspectOf(scene, claim))
  if (claim.scope.value !== 'single') see(claim.scope.value)
  if (claim.listed) see('listed')
  if (isBare(scene, dated)) see(`bare-${where}`)
  if (news?.value === dated.when.value) see('news-day')
  if (dated.mention.when.open) see('open')
  if (NOT_ANNOUNCED.has(scene.outline.tokens[dated.mention.first - 1]?.fold ?? '')) see('governed')
  const there = scene.claimsIn(dated.mention.sentence)
  if (there.some((other) => other.donors.some(({ value }) => claim.donors.some((donor) => donor.value === value))))
    see('same-giver')
  else if (there.length) see('another-giver')
  if (claim.evidence.some((item) => item.name === 'continued')) see('continued')
  return optionOf(stated(dated, 'the date told close by'), [partOf('announced-above', features)])
}

/** `SUNDAY, 30 MARCH`, `Wednesday. Vilnius.`: the sentence says little more than the day, and what stands under it is of that day. */
export function isBare({ outline }: Surroundings, { mention }: Dated): boolean {
  const { first, last } = outline.sentences[mention.sentence]!
  return last - first - (mention.last - mention.first) <= LITTLE
}

/** Tokens, a full stop and a mark before the day among them. */
const LITTLE = 3
