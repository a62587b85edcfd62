import type { Stated } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { memoOfLast } from '../core/memo.ts'
import { unique } from './donors.ts'
import type { GetterCase, Recipients } from './getter-case.ts'
import { holds } from './holds.ts'
import type { Line, Scene } from './scene.ts'
import { coordinated } from './subject.ts'

/**
 * `to be divided between the two countries`, `was transferred to the three governments`, `for both sides of the border`: as many poor
 * states as an earlier sentence names in one breath, the last that does.
 */
export function countedStates(scene: Scene, { line, gift, donors }: GetterCase): Recipients {
  if (!holds(scene, line, 'state-counts')) return []
  const { tokens, words } = scene
  const { sentence } = line
  for (let i = Math.max(sentence.first, gift.first - BEFORE); i < Math.min(sentence.last, gift.last + BEHIND); i++) {
    const count = COUNTS[tokens[i]!.fold]
    if (count === undefined) continue
    const noun = tokens[i + 1]?.fold ?? ''
    const isNamed = words.has('counted-states', noun)
    const isAlone = DEFINITE.has(tokens[i - 1]?.fold ?? '') && i + 1 >= sentence.last - 1
    if (!isNamed && !isAlone) continue
    const list = lastOfSize(scene, sentence.index, count, donors)
    if (list.length) return list
  }
  return []
}

/** Tokens before and behind a gift in which the words may stand. */
const BEFORE = 14
const BEHIND = 24

const COUNTS: Readonly<Record<string, number>> = { both: 2, two: 2, three: 3, four: 4, five: 5, six: 6 }
const DEFINITE = new Set(['the', 'all', 'these', 'those'])

function lastOfSize(scene: Scene, before: number, count: number, donors: ReadonlySet<string>): Recipients {
  const lists = listsOf(scene)
  for (let i = lists.length - 1; i >= 0; i--) {
    const { sentence, states } = lists[i]!
    if (sentence < before && states.length === count && !states.some(({ value }) => donors.has(value))) return states
  }
  return []
}

interface List {
  readonly sentence: number
  readonly states: Recipients
}

/** The poor states that a sentence names with `and` and commas, of all sentences in order. */
function listsOf(scene: Scene): readonly List[] {
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
