import type { Gift } from './gift.ts'
import { cuesOf, headingAbove, type Line, type Scene } from './scene.ts'

/**
 * What takes goods back from without their clause: a label or the line that leads a list in (`Offers not taken up:`), and the
 * sentence or clause right behind (`The authorities have declined both.`, `…; they were turned back at the border`).
 *
 * Out: names of observations, for verdict.ts to weigh.
 */
export function declinesOf(scene: Scene, line: Line, gift: Gift): readonly string[] {
  if (gift.sum) return []
  const seen: string[] = []
  if (isLabelled(scene, line, gift.first) || isLedIn(scene, line)) seen.push('label-denies')
  if (isDeclinedHere(scene, line, gift.last) || isDeclinedNext(scene, line)) seen.push('declined-behind')
  return seen
}

/** Tokens of a label at most. */
const LABEL = 8

/** `Not accepted so far: a medical team`: words of refusing or asking before the colon. */
function isLabelled({ tokens }: Scene, line: Line, first: number): boolean {
  const { sentence } = line
  for (let i = sentence.first; i < Math.min(first, sentence.first + LABEL); i++)
    if (tokens[i]!.fold === ':') return takesBack(line, i)
  return false
}

/** The same in the line that leads a list in, or the heading: `AND WHAT IS ONLY ASKED FOR`, `NO`. */
function isLedIn(scene: Scene, line: Line): boolean {
  const above = line.block.lead === null ? headingAbove(scene, line) : (scene.byBlock.get(line.block.lead) ?? [])
  const lead = above.at(-1)
  if (!lead || lead.sums.length || lead.goods.length || lead.sentence.last - lead.sentence.first > LABEL) return false
  const { first, last } = lead.sentence
  return takesBack(lead, last) || (last - first <= 2 && scene.words.has('negation', scene.tokens[first]!.fold))
}

const takesBack = (line: Line, until: number): boolean =>
  [...cuesOf(line, 'refusal'), ...cuesOf(line, 'request')].some(
    ({ last, sense }) => last <= until && sense.weak !== true && sense.reason !== 'needs',
  )

/** Behind a semicolon or `but` in the sentence itself. */
function isDeclinedHere(scene: Scene, line: Line, last: number): boolean {
  for (let i = last; i < line.sentence.last; i++) {
    const word = scene.tokens[i]!.fold
    if (word === ';' || word === 'but') return declines(scene, line, i + 1)
    if (line.goods.some((item) => item.first === i) || line.sums.some((sum) => sum.first === i)) return false
  }
  return false
}

/** The next sentence of the paragraph, which tells no gift of its own. */
function isDeclinedNext(scene: Scene, { sentence, block, sums, goods }: Line): boolean {
  const next = scene.lines[sentence.index + 1]
  // "both" and "them" of a sentence with several gifts are as likely the last
  if (next?.block.index !== block.index || next.sums.length || next.goods.length || sums.length + goods.length > 4)
    return false
  return declines(scene, next, next.sentence.first)
}

/** A word of refusal from a token on, with a pronoun for what was named, or in so few words that it can mean nothing else. */
function declines(scene: Scene, line: Line, from: number): boolean {
  const { tokens } = scene
  const cue = cuesOf(line, 'refusal').find(
    (one) => one.first >= from && one.sense.reason === 'refused' && one.sense.weak !== true,
  )
  if (!cue) return false
  const rest = tokens.slice(from, line.sentence.last)
  return rest.length <= 12 || rest.some(({ fold }) => THEM.has(fold))
}

const THEM = new Set(['them', 'both', 'they', 'it', 'these', 'those', 'offer', 'offers', 'neither', 'either'])
