import { between, endingWithin } from '../core/bisect.ts'
import type { Sum } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { memosOfLast } from '../core/memo.ts'
import { onlyPassesOn } from './donors.ts'
import type { Actor, Line, Scene } from './scene.ts'
import { coordinated } from './subject.ts'

/** Those named with one sum of a list, and whether they give or get it. */
export interface Share {
  readonly actors: readonly Actor[]
  readonly role: 'givers' | 'getters'
  readonly bracketed: boolean
  /** The words before the list say it. */
  readonly led: boolean
}

/**
 * Lists of names with a sum each: `Burkina Faso (€24.3 million), Mali (€31.9 million) and Chad (€33.8 million)`, `followed by Mali with
 * $5 million and Chad with $4 million`, `Haiti, Mali and Yemen with $8 million each`, `$5 million will be spent in Mali and $4 million in
 * Chad`. Each sum is that of the name beside it, and the words that lead the list in say of all the names whether they give or get.
 */
export function sharesOf(scene: Scene, line: Line): ReadonlyMap<Sum, Share> {
  if (!line.sums.length || !line.actors.length) return NO_SHARES
  const known = read(scene).get(line)
  if (known) return known
  const found = new Map<Sum, Share>()
  for (const list of runsOf(scene, pairsOf(scene, line))) {
    const led = leadOf(scene, line, list)
    const role = roleOf(scene, list, led)
    if (role)
      for (const { actors, sum, bracketed } of list) found.set(sum, { actors, role, bracketed, led: role === led })
  }
  for (const [sum, actor] of [...spentIn(scene, line), ...builtIn(scene, line)])
    if (!found.has(sum)) found.set(sum, { actors: [actor], role: 'getters', bracketed: false, led: true })
  read(scene).set(line, found)
  return found
}

const NO_SHARES: ReadonlyMap<Sum, Share> = new Map()

/** Read once for a sentence: each of its sums asks. */
const read = memosOfLast<Scene, Line, ReadonlyMap<Sum, Share>>()

interface Pair {
  readonly actors: readonly Actor[]
  readonly sum: Sum
  /** Token behind the sum, its brackets and `each`. */
  readonly last: number
  readonly bracketed: boolean
}

/** A name and its sum: nothing but a mark, `with` or a word of quantity stands between them. */
export function pairsOf(scene: Scene, line: Line): Pair[] {
  const { tokens } = scene
  const pairs: Pair[] = []
  for (const sum of line.sums) {
    const actor = nameBefore(line, sum)
    if (!actor || pairs.at(-1)?.actors.includes(actor)) continue
    if (actor.role === 'adjective' || actor.role === 'person' || actor.role === 'anaphor') continue
    const marks = tokens.slice(actor.last, sum.first).map(({ fold }) => fold)
    // "$6 million for Sudan, $3 million for Chad": a comma alone parts them
    if (!marks.every((mark) => LINKS.has(mark)) || (marks[0] === ',' && marks[1] !== 'with')) continue
    const bracketed = marks[0] === '('
    let last = sum.last
    if (bracketed || tokens[last]?.fold === '(') {
      const limit = Math.min(line.sentence.last, last + INSIDE)
      while (last < limit && tokens[last]!.fold !== ')') last++
      if (tokens[last]?.fold !== ')') continue
      last++
    }
    const isEach = EACH.has(tokens[last]?.fold ?? '') || EACH.has(tokens[sum.last - 1]!.fold)
    pairs.push({
      actors: isEach ? coordinated(scene, line, actor) : [actor],
      sum,
      last: EACH.has(tokens[last]?.fold ?? '') ? last + 1 : last,
      bracketed,
    })
  }
  return pairs
}

/** The last name before a sum, if it is near. */
const nameBefore = ({ actors }: Line, { first }: Sum): Actor | undefined =>
  endingWithin(actors, first - BETWEEN - 1, first).at(-1)

const LINKS = new Set(
  '( : - , with at about some over nearly almost up to around roughly a total of an additional another'.split(' '),
)
const EACH = new Set(['each', 'apiece'])

/** Tokens from a name to its sum, and from there to the closing bracket. */
const BETWEEN = 4
const INSIDE = 9

/** The pairs that follow each other with nothing but a comma or `and` between them; one alone is a list where it names several. */
function runsOf({ tokens }: Scene, pairs: readonly Pair[]): Pair[][] {
  const runs: Pair[][] = []
  for (const pair of pairs) {
    const before = runs.at(-1)?.at(-1)
    const from = Math.min(...pair.actors.map(({ first }) => first))
    const isNext =
      before &&
      from >= before.last &&
      from - before.last <= JOINT &&
      tokens.slice(before.last, from).every(({ fold }) => JOINTS.has(fold))
    if (isNext) runs.at(-1)!.push(pair)
    else runs.push([pair])
  }
  return runs.filter((run) => run.length > 1 || run[0]!.actors.length > 1)
}

const JOINTS = new Set(', ; and the & as well by to for in from followed then while come comes'.split(' '))
const JOINT = 5

/** `from`, `split between`, `donors include`, `the countries that share it:`; else the rich give and the poor get. */
function roleOf({ facts }: Scene, run: readonly Pair[], led: Share['role'] | null): Share['role'] | null {
  const codes = gather(run, ({ actors }) => gather(actors, (actor) => actor.codes))
  const poor = codes.filter((code) => facts.eligible.has(code)).length
  // "Sweden allocated €11 million, Norway €6 million": the rich are no getters, whatever the verb
  if (
    (led === 'givers' && !run.some(({ actors }) => actors.some(onlyPassesOn))) ||
    (led === 'getters' && poor * 2 >= codes.length)
  )
    return led
  if (poor === codes.length) return 'getters'
  // "UNICEF (€4 million), WFP (€2 million)": through whom it goes
  return poor * 3 <= codes.length && !run.some(({ actors }) => actors.some(onlyPassesOn)) ? 'givers' : null
}

/** What the words before the list say of it. */
function leadOf({ tokens, words }: Scene, line: Line, run: readonly Pair[]): Share['role'] | null {
  const first = Math.min(...run[0]!.actors.map((actor) => actor.first))
  const near = tokens[first - 1]?.fold === 'the' ? first - 2 : first - 1
  if (near >= line.sentence.first && tokens[near - 1]?.fold !== 'followed') {
    const { fold } = tokens[near]!
    if (words.has('list-of-givers', fold)) return 'givers'
    if (words.has('list-of-getters', fold)) return 'getters'
  }
  for (let i = near - 1; i >= Math.max(line.sentence.first, near - LEAD); i--) {
    const { fold } = tokens[i]!
    if (words.has('leads-givers', fold)) return 'givers'
    if (words.has('leads-getters', fold)) return 'getters'
  }
  return null
}

/** Tokens before the list that are read for its lead. */
const LEAD = 12

/** `$20 million will be spent in Chad, $12 million in Mali and $7 million in Haiti`: two at least that stand right before their place, or the verb says it. */
function spentIn({ tokens, facts }: Scene, line: Line): [Sum, Actor][] {
  const placed: { readonly sum: Sum; readonly actor: Actor; readonly isSpent: boolean; readonly isDirect: boolean }[] =
    []
  line.sums.forEach((sum, i) => {
    const to = line.sums[i + 1]?.first ?? line.sentence.last
    const [actor] = between(line.actors, sum.last, sum.last + PLACE + 1)
    if (actor?.role !== 'state' || actor.last > to) return
    const at = tokens[actor.first - 1]?.fold === 'the' ? actor.first - 2 : actor.first - 1
    if (tokens[at]?.fold !== 'in' || !actor.codes.every((code) => facts.eligible.has(code))) return
    const isSpent = SPENT.has(tokens[at - 1]!.fold) && BE.has(tokens[at - 2]!.fold)
    placed.push({ sum, actor, isSpent, isDirect: at === sum.last })
  })
  const isRow = placed.length > 1 && placed.some(({ isDirect }) => isDirect)
  return placed.filter(({ isSpent }) => isRow || isSpent).map(({ sum, actor }) => [sum, actor])
}

/** `a hospital in Guinea for $75 million, a college in Benin for $40 million`: two at least, each with its place. */
function builtIn({ tokens, facts }: Scene, line: Line): [Sum, Actor][] {
  const built = line.sums.flatMap((sum): [Sum, Actor][] => {
    const actor = nameBefore(line, sum)
    if (actor?.role !== 'state' || sum.first - actor.last !== 1 || tokens[actor.last]!.fold !== 'for') return []
    const at = tokens[actor.first - 1]?.fold === 'the' ? actor.first - 2 : actor.first - 1
    const isPlace = tokens[at]?.fold === 'in' || tokens[at]?.fold === ','
    return isPlace && actor.codes.every((code) => facts.eligible.has(code)) ? [[sum, actor]] : []
  })
  return built.length > 1 ? built : []
}

const SPENT = new Set(['spent', 'used', 'distributed', 'invested'])
const BE = new Set(['be', 'is', 'are', 'was', 'were', 'being'])

/** Tokens from a sum to its place: `will be spent in`. */
const PLACE = 8
