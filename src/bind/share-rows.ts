import type { Sum } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { memosOfLast } from '../core/memo.ts'
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
    const [first] = row.actors
    const pair = pairsOf(scene, row)[0]
    const isAtHead = first && pair?.actors[0] === first && first.first - row.sentence.first <= 2
    return isAtHead && first.role === 'state' ? [{ line: row, actor: first, sum: pair.sum }] : []
  })
  const isPoor = ({ actor }: { actor: (typeof named)[number]['actor'] }): boolean =>
    actor.codes.every((code) => facts.eligible.has(code))
  if (named.length < 2 || named.length * 2 < rows.length || !named.every(isPoor)) return NO_ROWS
  const above = [...leadAbove(scene, rows[0]!), ...headingAbove(scene, rows[0]!), ...scene.lines.slice(0, 1)]
  const codes = new Set(gather(named, ({ actor }) => actor.codes))
  for (const { sentence, actors } of above) {
    for (let i = sentence.first; i < sentence.last; i++) if (words.has('leads-givers', tokens[i]!.fold)) return NO_ROWS
    // "Aid for Sudan": the list may tell who gives it
    if (
      actors.some(
        ({ role, codes: own }) => role === 'state' && own.some((code) => facts.eligible.has(code) && !codes.has(code)),
      )
    )
      return NO_ROWS
  }
  return new Map(named.map(({ line, actor, sum }) => [line, [sum, actor]]))
}

/** The lines of a list, which stand one under the other. */
function rowsAbout({ lines }: Scene, { block, sentence }: Line): readonly Line[] {
  const isRow = (at: number): boolean => lines[at]?.block.kind === block.kind && lines[at].block.lead === block.lead
  let [from, to] = [sentence.index, sentence.index + 1]
  while (isRow(from - 1)) from--
  while (isRow(to)) to++
  return lines.slice(from, to)
}

const NO_ROWS: Rows = new Map()
