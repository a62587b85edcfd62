import type { Mention, OfficialMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import { type Context, codesOf, isGoverned, type PersonDraft } from './owner-scene.ts'

/** Takes what one place in the article speaks for: a state or body, how strongly, and why. */
export type Add = (code: string, score: number, why: string, from: Mention | null) => void

/** "his prime minister", "X and Foreign Minister Y", "her counterpart Y": the state of the person beside. */
export function scoreNeighbours(context: Context, draft: PersonDraft, mention: OfficialMention, add: Add): void {
  const { tokens } = context.outline
  const title = [1, 2, 3].map((step) => tokens[mention.first - step]?.fold ?? '')
  const possessive = title.slice(0, 2).some((word) => OWN.has(word))
  for (const other of context.drafts) {
    const code = context.owner.get(other)
    if (other === draft || !code) continue
    for (const near of other.mentions) {
      if (Math.abs(near.sentence - mention.sentence) > 1) continue
      const gap = mention.first - near.last
      const counterpart = mention.rule === 'find/counterpart'
      if (counterpart) {
        if (near.sentence === mention.sentence) add(code, -3, 'the counterpart of another state', near)
      } else if (possessive && gap >= 0 && gap <= 40)
        add(code, 4, 'an office of the same state as the person before', near)
      else if (gap >= 0 && gap <= 3 && tokens[mention.first - 1]?.fold === 'and')
        add(code, 2.5, 'named together with another of that state', near)
      else if (
        gap < 0 &&
        near.first - mention.last >= 0 &&
        near.first - mention.last <= 3 &&
        tokens[mention.last]?.fold === 'and'
      )
        add(code, 1.5, 'named together with another of that state', near)
    }
  }
}

const OWN = new Set(['his', 'her', 'their', 'its'])

/** "Nepal asked for help. Its prime minister, X, …", "the Bank gives more, its president said": whoever acted last before it. */
export function scoreOwn(context: Context, mention: OfficialMention, add: Add): void {
  const { outline, facts, bodies } = context
  const { tokens, sentences } = outline
  const at = officeToken(outline, mention) - 1
  const fold = tokens[at]?.fold ?? ''
  if (fold !== 'its' && fold !== 'their') return
  const named = (sentence: number): Mention[] =>
    [...(context.bySentence.get(sentence) ?? []), ...(bodies.get(sentence) ?? [])]
      .filter((one) => one.last <= at)
      .sort((a, b) => a.first - b.first)
  const subjects = (sentence: number): Mention[] => named(sentence).filter((one) => !isGoverned(outline, facts, one))
  // "As for the United States, its ambassador": whom the sentence names is nearer than the subject of the one before
  const here = subjects(mention.sentence).at(-1) ?? named(mention.sentence).at(-1)
  const before = sentences[mention.sentence - 1] ? subjects(mention.sentence - 1)[0] : undefined
  const found = here ?? before
  if (found) for (const code of ownCodes(found)) add(code, 6, 'whose own office it is called', found)
}

const ownCodes = (mention: Mention): readonly string[] =>
  mention.kind === 'body' && !mention.country ? [mention.code] : codesOf(mention)

/** The token at which the title begins, which may stand behind the name. */
function officeToken({ tokens }: Outline, { first, last, officeSpan }: OfficialMention): number {
  for (let i = first; officeSpan && i < last; i++) if (tokens[i]!.start === officeSpan.start) return i
  return first
}

/** "the ambassador in Colombo", "the High Commissioner to Kenya": the host is not whose envoy it is. */
export function scoreHost(context: Context, draft: PersonDraft, mention: OfficialMention, add: Add): void {
  const { tokens } = context.outline
  const isEnvoy = ENVOYS.test(draft.office)
  const meetsEnvoy = context.drafts.some(
    (other) => ENVOYS.test(other.office) && other.mentions.some(({ sentence }) => sentence === mention.sentence),
  )
  if (mention.officeSpan === null || (!isEnvoy && !meetsEnvoy)) return
  for (const place of context.bySentence.get(mention.sentence) ?? [])
    if (HOST_LINKS.has(tokens[place.first - 1]?.fold ?? ''))
      for (const code of codesOf(place)) add(code, isEnvoy ? -4 : 5, 'the state that hosts the envoy', place)
}

const ENVOYS = /Ambassador|^High Commissioner|Envoy|Representative$/
const HOST_LINKS = new Set(['to', 'in'])

export function scoreSentence(context: Context, mention: OfficialMention, add: Add): void {
  for (const place of context.bySentence.get(mention.sentence) ?? []) {
    const before = place.last <= mention.first
    const distance = before ? mention.first - place.last : place.first - mention.last
    const governed = isGoverned(context.outline, context.facts, place)
    const opens = place.first - context.outline.sentences[mention.sentence]!.first <= 2
    const strength = strengthOf(context.outline, place, mention, { before, governed, opens })
    // the subject of a sentence stays near to its end
    const decay = opens && before && !governed ? 0.01 : 0.05
    const near = Math.max(0.1, strength * (before ? 1 : AFTER) - decay * distance)
    for (const code of codesOf(place)) add(code, near, 'named in the sentence', place)
  }
}

function strengthOf(
  outline: Outline,
  place: Mention,
  mention: OfficialMention,
  { before, governed, opens }: { readonly before: boolean; readonly governed: boolean; readonly opens: boolean },
): number {
  if (isFronted(outline, place, mention)) return 3
  if (opens && before && !governed && isAttribution(outline, mention)) return 2.6
  if (governed || (before && isReceiver(outline, mention)))
    return outline.tokens[place.first - 1]?.fold === 'from' ? 1.5 : 0.3
  return place.kind === 'place' && place.form === 'adjective' ? 0.8 : 2
}

/** "Japan will resume its payments, Foreign Minister X announced": the subject of what is told is mostly the teller's own state. */
const isAttribution = ({ tokens }: Outline, { first, last }: OfficialMention): boolean =>
  tokens[first - 1]?.fold === ',' && TELLS.has(tokens[last]?.fold ?? '')

const TELLS = new Set([
  'said',
  'says',
  'announced',
  'announces',
  'told',
  'confirmed',
  'confirms',
  'added',
  'declared',
  'wrote',
])

/** A state named behind the minister is seldom the minister's. */
const AFTER = 0.25

/** "Beijing: one million, handed to Prime Minister X": who gets is not of the state that opens the sentence. */
function isReceiver({ tokens }: Outline, { first }: OfficialMention): boolean {
  const [before, earlier] = [tokens[first - 1]?.fold, tokens[first - 2]?.fold ?? '']
  return before === 'to' && /^(?:handed|gave|given|presented|over|delivered|sent|paid)$/.test(earlier)
}

/** "In Canberra, Prime Minister X said": where the sentence is set is whose minister speaks. */
const isFronted = ({ tokens }: Outline, place: Mention, mention: OfficialMention): boolean =>
  tokens[place.first - 1]?.fold === 'in' &&
  tokens[place.first - 1]!.capital &&
  place.last <= mention.first &&
  mention.first - place.last <= 3

/** `from Bern, 1.5 million; from Berlin 9.3 million`: whose money it is acts as much as a subject, the last one most. */
function aboveWeight(outline: Outline, facts: Context['facts'], place: Mention): number {
  if (!isGoverned(outline, facts, place)) return 1.6
  if (outline.tokens[place.first - 1]?.fold !== 'from') return 0.2
  return 1.2 + (place.first - outline.sentences[place.sentence]!.first) / 100
}

/** The sentences before in its block, and the heading or list head above. */
export function scoreAbove({ outline, facts, bySentence, byBlock }: Context, mention: OfficialMention, add: Add): void {
  const sentence = outline.sentences[mention.sentence]!
  for (let back = 1; back <= 3; back++) {
    const above = outline.sentences[mention.sentence - back]
    if (!above || above.block !== sentence.block) break
    for (const place of bySentence.get(above.index) ?? [])
      for (const code of codesOf(place))
        add(code, aboveWeight(outline, facts, place) / back, 'named in the sentence before', place)
  }
  const block = outline.blocks[sentence.block]!
  const heading = outline.sections[block.section]?.heading
  for (const [index, weight] of [
    [block.lead, 1.8],
    [heading ?? null, 1.6],
  ] as const)
    if (index !== null)
      for (const place of byBlock.get(index) ?? [])
        for (const code of codesOf(place))
          add(code, isGoverned(outline, facts, place) ? 0.3 : weight, 'named above', place)
}
