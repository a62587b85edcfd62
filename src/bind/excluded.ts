import type { Gift } from './gift.ts'
import { holds } from './holds.ts'
import { headingAbove, type Line, leadAbove, type Scene } from './scene.ts'
import { isSuperseded } from './superseded.ts'
import { neighbour } from './unreal.ts'

/**
 * What an article says it does not count, or takes back as its own mistake: `NOT COUNTED`, `Not included here: …`, `CORRECTION. Last
 * week we wrote that Canada had pledged C$15 million.`
 *
 * Out: names of observations, for verdict.ts to weigh.
 */
export function exclusionsOf(scene: Scene, line: Line, gift: Gift): readonly string[] {
  const first = (gift.sum ?? gift).first
  const seen: string[] = []
  if (isLeftOut(scene, line, first)) seen.push('left-out')
  if (isMisreported(scene, line, first)) seen.push('misreported')
  if (isSuperseded(scene, line, gift)) seen.push('superseded')
  return seen
}

/** Tokens of a heading or label at most. */
const LABEL = 14

/** The heading, the line that leads the list in, or the label before the colon leaves its sums out. */
function isLeftOut(scene: Scene, line: Line, first: number): boolean {
  if (isLedOut(scene, line) || weLeaveOut(scene, line, first)) return true
  for (let i = line.sentence.first; i < Math.min(first, line.sentence.first + LABEL); i++)
    if (scene.tokens[i]!.fold === ':') return leavesOut(scene, line.sentence.first, i)
  return false
}

/** `Nor do we count what the president asked for`, `we have not included the 20 million`: before the gift, in one clause. */
function weLeaveOut(scene: Scene, line: Line, first: number): boolean {
  if (!holds(scene, line, 'entering')) return false
  const { tokens, words } = scene
  const { sentence } = line
  for (let i = first - 1; i > Math.max(sentence.first, first - CLAUSE) && tokens[i]!.fold !== ';'; i--) {
    if (!words.has('entering', tokens[i]!.fold)) continue
    let [we, denies] = [false, false]
    for (let k = i - 1; k >= Math.max(sentence.first, i - 5); k--) {
      we ||= tokens[k]!.fold === 'we'
      denies ||= words.has('negation', tokens[k]!.fold)
    }
    if (we && denies) return true
  }
  return false
}

/** Tokens from such words to the gift: `what the president asked Germany for on Tuesday`. */
const CLAUSE = 24

/** `NOT AID`, over a list: what stands there is none. */
export function isLedOut(scene: Scene, line: Line): boolean {
  const lead = leadAbove(scene, line).at(-1)
  return lead !== undefined && !lead.sums.length && leavesOut(scene, lead.sentence.first, lead.sentence.last)
}

/** `not in these figures`, `what does not count`, `no aid`, `what we left out`. */
function leavesOut({ tokens, words }: Scene, from: number, to: number): boolean {
  if (to - from > LABEL) return false
  for (let i = from; i < to; i++) {
    const { fold } = tokens[i]!
    if (words.has('leaving-out', fold) || (words.has('leaving', fold) && tokens[i + 1]?.fold === 'out')) return true
    if (!words.has('negation', fold)) continue
    for (let k = i + 1; k < Math.min(to, i + 5); k++) if (words.has('counted', tokens[k]!.fold)) return true
  }
  return false
}

/** `we wrote`, `an earlier version had`, `the figure in Friday's letter`, with a word for a mistake or a correction near. */
function isMisreported(scene: Scene, line: Line, first: number): boolean {
  if (!holds(scene, line, 'own-reports')) return false
  const { tokens, words, lines } = scene
  const { sentence, block } = line
  const isOwn = (i: number): boolean => words.has('own-reports', tokens[i]!.fold)
  let told = false
  for (let i = sentence.first; i < first; i++)
    if (tokens[i]!.fold === ';') told = false
    else told ||= isOwn(i) && saysBehind(scene, i, first)
  if (told && tellsOfEarlierVersion(scene, line, first)) return true
  if (!told && !holds(scene, line, 'mistakes')) return false
  const [opening] = scene.byBlock.get(block.index) ?? []
  if (told && (headingAbove(scene, line).some((one) => opensCorrection(scene, one)) || isDeniedNext(scene, line)))
    return true
  return (
    [opening, line, lines[sentence.index - 1]].some(
      (one) => one?.block.index === block.index && opensCorrection(scene, one),
    ) ||
    [sentence.index, sentence.index + 1, sentence.index - 1].some((index) => {
      const one = lines[index]
      return one?.block.index === block.index && holds(scene, one, 'mistakes')
    })
  )
}

/** `An earlier version of this story said that`: nobody says so of what is right. */
function tellsOfEarlierVersion({ tokens }: Scene, { sentence }: Line, first: number): boolean {
  for (let i = sentence.first; i < first - 1; i++)
    if (EARLIER.has(tokens[i]!.fold) && VERSIONS.has(tokens[i + 1]!.fold)) return true
  return false
}

const EARLIER = new Set(['earlier', 'previous', 'first', 'original'])
const VERSIONS = new Set(['version', 'versions', 'edition', 'editions'])

/** `It is not.`, `That was not so.`: nothing else is said in the sentence behind. */
function isDeniedNext(scene: Scene, line: Line): boolean {
  const next = neighbour(scene, line, 1)
  if (!next) return false
  const { tokens, words } = scene
  const { first, last } = next.sentence
  return last - first <= SHORT && tokens.slice(first, last).some(({ fold }) => words.has('negation', fold))
}

/** Tokens of a sentence that only denies, with its stop. */
const SHORT = 6

/** `CORRECTION.`, `16:41 Erratum:`, `5 | A CORRECTION` */
function opensCorrection({ tokens, words }: Scene, { sentence }: Line): boolean {
  for (let i = sentence.first; i < Math.min(sentence.last, sentence.first + 5); i++)
    if (words.has('corrections', tokens[i]!.fold)) return true
  return false
}

function saysBehind({ tokens, words }: Scene, at: number, first: number): boolean {
  for (let k = at + 1; k <= Math.min(at + 5, first - 1); k++) if (words.has('reporting', tokens[k]!.fold)) return true
  return false
}
