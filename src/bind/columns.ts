import { tokensWithin } from '../core/outline.ts'
import { passesOn } from './channel.ts'
import type { Actor, Line, Scene } from './scene.ts'

/** What a column of a table holds, by the words of its header. */
export type Column = 'givers' | 'getters' | 'channels'

/** `Donor | For | Contribution`: whether a row's cell with this actor stands in the column of those who give, get or pass on; null where no header tells. */
export function columnOf(scene: Scene, line: Line, actor: Actor): Column | null {
  const { outline, words, tokens } = scene
  const { cells, header } = line.block
  if (header === null || header === undefined) return null
  const at = cells.findIndex(({ start, end }) => start <= actor.span.start && actor.span.start < end)
  const title = outline.blocks[header]!.cells[at]
  if (!title) return null
  const [first, last] = tokensWithin(outline, title)
  const heads = tokens.slice(first, last).map(({ fold }) => fold)
  for (const head of heads) {
    if (at > 0 && words.has('column-channels', head) && passesOn(actor) && isBesideState(line, actor)) return 'channels'
    // `Partner country`
    if (words.has('column-givers', head)) return heads.some((one) => COUNTRIES.has(one)) ? 'getters' : 'givers'
    if (words.has('column-getters', head)) return 'getters'
  }
  return null
}

const COUNTRIES = new Set(['country', 'countries'])

/** `Lebanon | 80 | UNICEF`: a partner of whoever gives, and no giver itself. */
const isBesideState = ({ actors }: Line, actor: Actor): boolean =>
  actors.some((other) => other !== actor && other.role === 'state')
