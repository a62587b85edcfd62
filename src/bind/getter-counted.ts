import type { Stated } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { memoOfLast, memosOfLast } from '../core/memo.ts'
import { unique } from './donors.ts'
import type { GetterCase, Recipients } from './getter-case.ts'
import type { Gift } from './gift.ts'
import { holds } from './holds.ts'
import type { Line, Scene } from './scene.ts'
import { coordinated } from './subject.ts'

/**
 * `to be divided between the two countries`, `was transferred to the three governments`, `for both sides of the border`: as many poor
 * states as an earlier sentence names in one breath, the last that does; else as many as the article tells of.
 */
export function countedStates(scene: Scene, { line, gift, donors }: GetterCase): Recipients {
  const count = countIn(scene, line, ...windowOf(scene, line, gift))
  if (count === null) return []
  const before = lastOfSize(scene, line.sentence.index, count, donors)
  return before.length ? before : asManyAs(scene, line.sentence.index, count, donors)
}

/** The words around a gift that are its own: as far as the next sum or semicolon. */
function windowOf({ tokens }: Scene, line: Line, gift: Gift): [number, number] {
  const own = (gift.equivalents.at(-1) ?? gift).last
  const others = line.sums.filter((sum) => sum !== gift.sum && !gift.equivalents.includes(sum))
  let from = Math.max(gift.first - BEFORE, ...others.map(({ last }) => (last <= gift.first ? last : 0)))
  let to = Math.min(own + BEHIND, ...others.map(({ first }) => (first >= own ? first : own + BEHIND)))
  for (let i = gift.first - 1; i > from; i--) if (tokens[i]?.fold === ';') from = i
  for (let i = own; i < Math.min(to, line.sentence.last); i++) if (tokens[i]!.fold === ';') to = i
  return [from, to]
}

/** Whom the article means where it says `the three countries` anywhere: a sum that names nobody may be theirs. */
export function countedInArticle(scene: Scene, donors: ReadonlySet<string>): Recipients {
  const told = toldOf(scene)
  if (!told) return []
  const before = lastOfSize(scene, told.sentence + 1, told.count, donors)
  return before.length ? before : asManyAs(scene, told.sentence, told.count, donors)
}

/** The first count of three states or more in the article. */
function toldOf(scene: Scene): { readonly sentence: number; readonly count: number } | null {
  const known = counts.get(scene)
  if (known !== undefined) return known
  let told: { sentence: number; count: number } | null = null
  for (const line of scene.lines) {
    const count = countIn(scene, line, line.sentence.first, line.sentence.last)
    // "relations between the two countries" are the giver's own
    if (count !== null && count > 2) {
      told = { sentence: line.sentence.index, count }
      break
    }
  }
  counts.set(scene, told)
  return told
}

/** Found once for an article. */
const counts = memoOfLast<Scene, { readonly sentence: number; readonly count: number } | null>()

function countIn(scene: Scene, line: Line, from: number, to: number): number | null {
  if (!holds(scene, line, 'state-counts')) return null
  const { tokens, words } = scene
  const { sentence } = line
  for (let i = Math.max(sentence.first, from); i < Math.min(sentence.last, to); i++) {
    const count = COUNTS[tokens[i]!.fold]
    if (count === undefined) continue
    // "the two neighbouring countries", "three African states"
    const noun =
      !OTHERS.has(tokens[i - 1]?.fold ?? '') &&
      [i + 1, i + 2].some((at) => at < sentence.last && words.has('counted-states', tokens[at]!.fold))
    const next = tokens[i + 1]?.fold ?? ''
    const isAlone =
      (DEFINITE.has(tokens[i - 1]?.fold ?? '') && (i + 1 >= sentence.last - 1 || ALONE.has(next))) ||
      // "for both of them", "to all three of these"
      (next === 'of' && ALL.has(tokens[i + 2]?.fold ?? ''))
    if (noun || isAlone) return count
  }
  return null
}

/** Tokens before and behind a gift in which the words may stand. */
const BEFORE = 14
const BEHIND = 24

export const COUNTS: Readonly<Record<string, number>> = {
  both: 2,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
}
/** "the first two countries", "two other states": not all of them. */
const OTHERS = new Set(['first', 'last', 'other', 'latter', 'former', 'only', 'at', 'between', 'another'])
/** Words behind `the three` that are no noun. */
const ALONE = new Set([
  ',',
  ';',
  'need',
  'are',
  'have',
  'had',
  'will',
  'get',
  'got',
  'share',
  'together',
  'alone',
  'face',
])
const ALL = new Set(['them', 'these', 'those', 'whom'])
const DEFINITE = new Set(['the', 'all', 'these', 'those'])

function lastOfSize(scene: Scene, before: number, count: number, donors: ReadonlySet<string>): Recipients {
  const lists = listsOf(scene)
  for (let i = lists.length - 1; i >= Math.max(0, lists.length - MOST_LISTS); i--) {
    const { sentence, states } = lists[i]!
    if (sentence < before && states.length === count && !states.some(({ value }) => donors.has(value))) return states
  }
  return []
}

/** No real article names as many. */
const MOST_LISTS = 200

/** Any list or sentence with as many, all of the article if they are as many, or those that the sentences behind name one after the other. */
function asManyAs(scene: Scene, from: number, count: number, donors: ReadonlySet<string>): Recipients {
  const next = count < 3 ? [] : statesNamed(scene, scene.lines.slice(from, from + NEXT)).slice(0, count)
  return (
    [...ofSize(scene, count), next].find(
      (states) => states.length === count && !states.some(({ value }) => donors.has(value)),
    ) ?? []
  )
}

/** What the article names of that size, whatever the place: the first list, all of them, and, of three or more, the first sentence. */
function ofSize(scene: Scene, count: number): readonly Recipients[] {
  const known = sizes(scene).get(count)
  if (known) return known
  const list = listsOf(scene).find(({ states }) => states.length === count)?.states ?? []
  const all = statesNamed(scene, scene.lines)
  const line =
    count < 3
      ? undefined
      : scene.lines.find((one) => one.actors.length >= count && statesNamed(scene, [one]).length === count)
  const found = [list, all, line ? statesNamed(scene, [line]) : []]
  sizes(scene).set(count, found)
  return found
}

/** Found once for each count of an article. */
const sizes = memosOfLast<Scene, number, readonly Recipients[]>()

/** Sentences behind a count that may tell of each of those it counts. */
const NEXT = 14

/** The poor states that lines name, in order. */
const statesNamed = ({ facts }: Scene, lines: readonly Line[]): Recipients =>
  unique(
    gather(lines, ({ actors, block }) =>
      block.kind === 'furniture' || block.kind === 'caption'
        ? []
        : gather(actors, ({ role, codes, span, rule }) =>
            role === 'state' && codes.every((code) => facts.eligible.has(code))
              ? codes.map(
                  (value): Stated<string> => ({
                    value,
                    span,
                    rule: `bind/counted ${rule}`,
                    why: 'as many as the article counts',
                  }),
                )
              : [],
          ),
    ),
  )

export interface List {
  readonly sentence: number
  readonly states: Recipients
}

/** The poor states that a sentence names with `and` and commas, of all sentences in order. */
export function listsOf(scene: Scene): readonly List[] {
  const known = lists.get(scene) ?? gather(scene.lines, (line) => listsIn(scene, line))
  lists.set(scene, known)
  return known
}

/** Found once for an article. */
const lists = memoOfLast<Scene, readonly List[]>()

function listsIn(scene: Scene, line: Line): List[] {
  const found: List[] = []
  let until = -1
  for (const actor of line.actors) {
    if (actor.first < until || actor.role !== 'state') continue
    const group = coordinated(scene, line, actor)
    until = group.at(-1)?.last ?? actor.last
    const states = unique(
      gather(group, ({ role, codes, span, rule }) =>
        role === 'state' && codes.every((code) => scene.facts.eligible.has(code))
          ? codes.map(
              (value): Stated<string> => ({
                value,
                span,
                rule: `bind/counted ${rule}`,
                why: 'as many as were named together before',
              }),
            )
          : [],
      ),
    )
    if (states.length > 1) found.push({ sentence: line.sentence.index, states })
  }
  return found
}
