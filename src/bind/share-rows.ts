import type { Sum } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { memosOfLast } from '../core/memo.ts'
import { columnOf } from './columns.ts'
import { type Actor, headingAbove, type Line, leadAbove, type Scene } from './scene.ts'
import { pairsOf } from './share-list.ts'

/**
 * Lists and tables of which each line is a state and its sum: all of them poor and none of them the one that the lines above are about, they
 * get what the giver above gives.
 *
 * In:  a line of a list. Out: its sum and who gets it; null where the line is no such pair, or the list may be one of givers.
 */
export function shareOfRow(scene: Scene, line: Line): readonly [Sum, Actor] | null {
  const { kind, lead } = line.block
  if (lead === null || (kind !== 'bullet' && kind !== 'row')) return null
  const key = `${kind} ${lead}`
  const rows = lists(scene).get(key) ?? readRows(scene, line)
  lists(scene).set(key, rows)
  return rows.get(line) ?? null
}

type Rows = ReadonlyMap<Line, readonly [Sum, Actor]>

/** Read once for a list. */
const lists = memosOfLast<Scene, string, Rows>()

function readRows(scene: Scene, line: Line): Rows {
  const { words, facts, tokens } = scene
  const rows = rowsAbout(scene, line)
  const named = gather(rows, (row) => {
    const [actor] = row.actors
    if (actor?.role !== 'state' || actor.first - row.sentence.first > 2) return []
    const sum = sumOfRow(scene, row, actor)
    return sum ? [{ line: row, actor, sum }] : []
  })
  const isPoor = ({ actor }: { actor: (typeof named)[number]['actor'] }): boolean =>
    actor.codes.every((code) => facts.eligible.has(code))
  if (named.length < 2 || named.length * 2 < rows.length) return NO_ROWS
  // one that has outgrown aid stands among them as well: the Cook Islands, Nauru
  const poor = named.filter(isPoor).length
  if (poor < named.length && (named.length < LEAST_MIXED || poor * 5 < named.length * 4)) return NO_ROWS
  const above = [...leadAbove(scene, rows[0]!), ...headingAbove(scene, rows[0]!), ...scene.lines.slice(0, 1)]
  const codes = new Set(gather(named, ({ actor }) => actor.codes))
  for (const { sentence, actors } of above) {
    for (let i = sentence.first; i < sentence.last; i++)
      if (words.has('leads-givers', tokens[i]!.fold) && !isGiverBefore(actors, i)) return NO_ROWS
    // "Aid for Sudan": the list may tell who gives it
    if (
      actors.some(
        ({ role, codes: own }) => role === 'state' && own.some((code) => facts.eligible.has(code) && !codes.has(code)),
      )
    )
      return NO_ROWS
  }
  return new Map(named.map(({ line, actor, sum }) => [line, [sum, actor]]))

  /** "Germany gave the following": it did, and not those of the list. */
  function isGiverBefore(actors: readonly Actor[], i: number): boolean {
    const before = actors.find(({ last }) => last <= i && i - last <= 2)
    return before !== undefined && !before.codes.some((code) => facts.eligible.has(code))
  }
}

/** `Kenya: €4 million`, `Kenya, drinking water: €4 million`, and in a table `Kenya | wells | €4 million`. */
function sumOfRow(scene: Scene, row: Line, actor: Actor): Sum | null {
  const [pair] = pairsOf(scene, row)
  if (pair?.actors[0] === actor) return pair.sum
  const [sum, another] = row.sums
  if (!sum || another || row.block.kind !== 'row' || columnOf(scene, row, actor) === 'givers') return null
  return row.actors.some((other) => other !== actor && other.role === 'state') ? null : sum
}

/** The lines of a list, which stand one under the other. */
function rowsAbout({ lines }: Scene, { block, sentence }: Line): readonly Line[] {
  const isRow = (at: number): boolean => lines[at]?.block.kind === block.kind && lines[at].block.lead === block.lead
  let [from, to] = [sentence.index, sentence.index + 1]
  while (isRow(from - 1)) from--
  while (isRow(to)) to++
  return lines.slice(from, to)
}

/** Rows of a list that may hold somebody who is not poor. */
const LEAST_MIXED = 5

const NO_ROWS: Rows = new Map()
