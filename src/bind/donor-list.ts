import type { Deed } from '../core/claim.ts'
import { memoOfLast } from '../core/memo.ts'
import { isInDateline } from '../core/outline.ts'
import { type DonorCase, type Donors, NONE, onlyPassesOn, state } from './donors.ts'
import { type Actor, type Line, listingKey, type Scene } from './scene.ts'
import { coordinated, isGoverned } from './subject.ts'

/** `Germany (€1bn), France (€200m)`, `London £27m`, `Japan with $77 million`, `the Asian Bank $1 billion`. */
export function fromList(scene: Scene, { line, gift, deed, not }: DonorCase): Donors {
  const { tokens } = scene
  const start = gift.sum
    ? gift.sum.kind === 'money' && gift.sum.qualifierSpan
      ? startOf(scene, line, gift.sum.qualifierSpan.start, gift.sum.first)
      : gift.sum.first
    : gift.first
  const actor = line.actors
    .filter((candidate) => candidate.last <= start && start - candidate.last <= 3 && candidate.role !== 'adjective')
    .at(-1)
  if (
    !actor ||
    onlyPassesOn(actor) ||
    actor.codes.some((code) => not.has(code)) ||
    (!not.size && labelsRecipient(scene, line, actor))
  )
    return NONE
  const between = tokens.slice(actor.last, start).map((token) => token.fold)
  if (!between.every((word) => LISTING.has(word))) return NONE
  if (
    between.length === 0 ||
    between.some(
      (word) =>
        word === '(' ||
        word === ':' ||
        word === '-' ||
        word === 'with' ||
        word === ',' ||
        word === 'another' ||
        word === 'some',
    )
  )
    if (
      !(isGoverned(scene, line, actor) && !between.includes('(') && !between.includes(':')) &&
      !isDative(scene, line, deed, actor)
    )
      return state(coordinated(scene, line, actor), 'bind/listed')
  return NONE
}

/** "Berlin promised Prague 14 tanks and Warsaw twelve": behind the verb of giving, or behind a gift and `and`, stands the one who gets. */
function isDative({ tokens }: Scene, line: Line, deed: Deed | null, actor: Actor): boolean {
  if (deed?.voice !== 'active' || deed.cue.sense.frame !== 'give') return false
  if (!line.actors.some((other) => other.last <= deed.first)) return false
  const isBehindVerb = (one: Actor): boolean => one.first - deed.last >= 0 && one.first - deed.last <= 2
  if (isBehindVerb(actor)) return actor.first - deed.last <= 1
  const first = line.actors.find(isBehindVerb)
  return first !== undefined && first.last < actor.first && ['and', ','].includes(tokens[actor.first - 1]!.fold)
}

const LISTING = new Set([
  '(',
  ':',
  '-',
  'with',
  ',',
  'a',
  'an',
  'another',
  'some',
  'about',
  'over',
  'up',
  'to',
  'the',
  'around',
  'at',
  'least',
  'further',
  'another',
])

function startOf(scene: Scene, line: Line, offset: number, fallback: number): number {
  for (let i = line.sentence.first; i < fallback; i++) if (scene.tokens[i]!.start >= offset) return i
  return fallback
}

/** `GERMANY, in its way: …`, `Vilnius: several dozen guns`, a row's first cell: the label at the head of the line. */
export function fromLabel(scene: Scene, { line, gift, not }: DonorCase): Donors {
  const { tokens } = scene
  const first = line.actors[0]
  if (
    !first ||
    isInDateline(scene.outline, first.span) ||
    first.first - line.sentence.first > 3 ||
    first.last > gift.first ||
    onlyPassesOn(first) ||
    (!not.size && labelsRecipient(scene, line, first)) ||
    first.codes.some((code) => not.has(code))
  )
    return NONE
  // "The Japanese side: equipment worth 4.1 million dollars"
  const organ = first.role === 'adjective' && isSide(scene, first) ? 1 : 0
  const next = tokens[first.last + organ]?.fold
  if (organ && next === ':') return state([first], 'bind/label')
  const row = line.block.kind === 'row' && first.role !== 'adjective'
  if (
    row ||
    ((next === ':' || next === '.' || next === '-' || (next === ',' && isCapitals(scene, line, first))) &&
      first.role !== 'adjective')
  )
    return state(coordinated(scene, line, first), 'bind/label')
  return NONE
}

const isSide = ({ tokens }: Scene, { last }: Actor): boolean =>
  ['side', 'delegation', 'contribution', 'share', 'government', 'pledge'].includes(tokens[last]?.fold ?? '')

/** In a giver's list the poor state at the head of a line is the one who gets: `Moldova: €2 million`. Not in a list of givers, some of them rich. */
export const labelsRecipient = (scene: Scene, line: Line, actor: Actor): boolean =>
  isLabel(scene, line, actor) &&
  actor.codes.every((code) => scene.facts.eligible.has(code)) &&
  !listsGivers(scene, line)

const isLabel = (scene: Scene, line: Line, actor: Actor): boolean =>
  (line.block.kind === 'bullet' ||
    line.block.kind === 'row' ||
    isCapitals(scene, line, actor) ||
    labelledLines(scene).has(line)) &&
  !isInDateline(scene.outline, actor.span)

/** The paragraphs that open with a state and a mark, where three do: `Guinea: A $62 million loan …`, `Benin – A memorandum …`. */
export function labelledLines(scene: Scene): ReadonlySet<Line> {
  const known = labels.get(scene)
  if (known) return known
  const { tokens, outline } = scene
  const found = scene.lines.filter(({ actors: [actor], sentence, block }) => {
    if (actor?.role !== 'state' || block.kind !== 'paragraph' || sentence.span.start !== block.span.start) return false
    const mark = tokens[actor.last]
    const isMark = mark?.fold === ':' || (mark?.fold === '-' && !mark.glued)
    return isMark && actor.first === sentence.first && !isInDateline(outline, actor.span)
  })
  const lines: ReadonlySet<Line> = new Set(found.length >= LEAST_LABELS ? found : [])
  labels.set(scene, lines)
  return lines
}

const LEAST_LABELS = 3
const labels = memoOfLast<Scene, ReadonlySet<Line>>()

/** All labelled paragraphs are one list, whatever headings stand between them. */
const keyOfList = (scene: Scene, line: Line): string => (labelledLines(scene).has(line) ? 'label' : listingKey(line))

/** Of the states at the heads of its lines so many give aid and get none that the others give too: `Israel: 150 rescuers`, `Pakistan: 51`. */
function listsGivers(scene: Scene, line: Line): boolean {
  const known = givingLists.get(scene) ?? findGivingLists(scene)
  givingLists.set(scene, known)
  return known.has(keyOfList(scene, line))
}

/** Found once for an article, and forgotten with it. */
const givingLists = memoOfLast<Scene, ReadonlySet<string>>()

function findGivingLists(scene: Scene): ReadonlySet<string> {
  const counts = new Map<string, { rich: number; all: number }>()
  for (const line of scene.lines) {
    const [label] = line.actors
    if (label?.role !== 'state' || label.first - line.sentence.first > 3 || !isLabel(scene, line, label)) continue
    const key = keyOfList(scene, line)
    const count = counts.get(key) ?? { rich: 0, all: 0 }
    count.all++
    if (!label.codes.some((code) => scene.facts.eligible.has(code))) count.rich++
    counts.set(key, count)
  }
  return new Set([...counts].filter(([, { rich, all }]) => all >= 3 && rich * 4 >= all).map(([key]) => key))
}

const isCapitals = (scene: Scene, line: Line, actor: Actor): boolean => {
  const written = scene.outline.article.text.slice(actor.span.start, actor.span.end)
  return written.length > 3 && written === written.toUpperCase() && actor.first === line.sentence.first
}
