import { endOf, type Gift } from './gift.ts'
import { cuesOf, type Line, leadAbove, type Scene } from './scene.ts'

/**
 * What takes a gift back from without its clause: a label or the line that leads a list in (`Offers not taken up:`), and the
 * sentence or clause right behind (`The authorities have declined both.`, `…; they were turned back at the border`).
 *
 * Out: names of observations, for verdict.ts to weigh.
 */
export function declinesOf(scene: Scene, line: Line, gift: Gift): readonly string[] {
  const seen: string[] = []
  if (isTakenBack(scene, line, endOf(gift))) seen.push('taken-back')
  if (gift.sum) return seen
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
  const lead = leadAbove(scene, line).at(-1)
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

/** `It was refused there.`, `All of it has been frozen since January.`, `…; they will not be transferred`: the sentence or clause behind. */
function isTakenBack(scene: Scene, line: Line, last: number): boolean {
  const { tokens } = scene
  for (let i = last; i < Math.min(line.sentence.last, last + CLAUSE); i++)
    if (tokens[i]!.fold === ';' || tokens[i]!.fold === 'but') return takesItBack(scene, line, i + 1)
  const next = scene.lines[line.sentence.index + 1]
  if (next?.block.index !== line.block.index || !takesItBack(scene, next, next.sentence.first)) return false
  // whatever stands last is meant
  return !line.sums.some(({ first }) => first >= last) && !line.goods.some(({ first }) => first >= last)
}

/** A pronoun for the gift opens the clause, and right behind its auxiliaries stands a refusal, or that it was not handed over. */
function takesItBack(scene: Scene, line: Line, from: number): boolean {
  const { tokens, words } = scene
  const subject = subjectEnd(scene, line, from)
  if (subject === null) return false
  let verb = subject
  let negated = false
  for (; verb < line.sentence.last && verb - subject <= AUXILIARIES; verb++) {
    const { fold } = tokens[verb]!
    negated ||= words.has('negation', fold)
    if (!LEADING.some((set) => words.has(set, fold))) break
  }
  // "It refused the first offer": the pronoun must be what is refused
  if (verb === subject) return false
  if (negated && HANDED.has(tokens[verb]?.fold ?? '')) return true
  return cuesOf(line, 'refusal').some(({ first, sense }) => sense.weak !== true && first <= verb && first > subject)
}

/** Behind `it`, `they`, `the offer`, `all of it` at the head of a clause; null where something else stands there. */
function subjectEnd({ tokens }: Scene, { sentence }: Line, from: number): number | null {
  const at = (step: number): string => (from + step < sentence.last ? tokens[from + step]!.fold : '')
  if (ALONE.has(at(0))) return from + 1
  if (DEFINITE.has(at(0)) && NAMED.has(at(1))) return from + 2
  return PARTS.has(at(0)) && at(1) === 'of' && THEM.has(at(2)) ? from + 3 : null
}

/** Tokens behind a gift in which the clause that takes it back begins: a sentence of many gifts must not be read to its end for each. */
const CLAUSE = 40

/** Words before the verb at most, and of which kinds: `has so far not been`. */
const AUXILIARIES = 6
const LEADING = ['be', 'have', 'future', 'modal', 'negation', 'adverbs', 'do'] as const

const ALONE = new Set(['it', 'they', 'both', 'neither', 'these', 'those', 'none'])
const DEFINITE = new Set(['the', 'that', 'this'])
const NAMED = new Set(['offer', 'money', 'sum', 'funds', 'gift', 'loan', 'payment', 'tranche', 'promise'])
const PARTS = new Set(['all', 'most', 'none', 'both', 'neither', 'some', 'half', 'much'])
const HANDED = new Set(
  'paid transferred disbursed arrived sent delivered materialised materialized come spent released given accepted wanted signed'.split(
    ' ',
  ),
)
