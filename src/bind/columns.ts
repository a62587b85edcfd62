import type { Sum } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { memosOfLast } from '../core/memo.ts'
import type { CueMention } from '../core/mention.ts'
import { cellAt, fillsCell, tokensWithin } from '../core/outline.ts'
import { isPoor } from './actors.ts'
import { passesOn } from './channel.ts'
import type { Actor, Line, Scene } from './scene.ts'

/** What a column of a table holds, by the words of its header. */
export type Column = 'givers' | 'getters' | 'channels'

/** `Donor | For | Contribution`: whether a row's cell with this actor stands in the column of those who give, get or pass on; null where no header tells. */
export function columnOf(scene: Scene, line: Line, actor: Actor): Column | null {
  const at = cellAt(line.block, actor.span.start)
  for (const heads of [keyOf(scene, line, at), titleOf(scene, line, at)]) {
    const column = heads && columnBy(scene, line, actor, at, heads)
    if (column) return column
  }
  return null
}

function columnBy({ words }: Scene, line: Line, actor: Actor, at: number, heads: readonly string[]): Column | null {
  for (const head of heads) {
    if (at > 0 && words.has('column-channels', head) && passesOn(actor) && isBesideState(line, actor)) return 'channels'
    // `Partner country`
    if (words.has('column-givers', head)) return heads.some((one) => COUNTRIES.has(one)) ? 'getters' : 'givers'
    if (words.has('column-getters', head)) return 'getters'
  }
  return null
}

/** `Donor: State of Qatar`: the words of the key that a cell brings along. */
function keyOf({ outline, tokens }: Scene, { block }: Line, at: number): readonly string[] | null {
  const cell = block.cells[at]
  if (!cell) return null
  const [first, last] = tokensWithin(outline, cell)
  for (let i = first + 1; i < Math.min(last, first + LONGEST_KEY); i++)
    if (tokens[i]!.fold === ':') return tokens.slice(first, i).map(({ fold }) => fold)
  return null
}

/** Tokens. */
const LONGEST_KEY = 5

/** The words over its column. */
function titleOf(scene: Scene, { block }: Line, at: number): readonly string[] | null {
  const title = titleAt(scene, block, at)
  return title && scene.tokens.slice(...title).map(({ fold }) => fold)
}

/** The tokens [first, last) over a column; null where no header tells. */
function titleAt({ outline }: Scene, { header }: Line['block'], at: number): readonly [number, number] | null {
  const title = header === null ? undefined : outline.blocks[header]!.cells[at]
  return title ? tokensWithin(outline, title) : null
}

/** `Required (USD m)`, `Funding gap` over the column of a sum: what is asked for. */
export function isNeeded(scene: Scene, { block }: Line, sum: Sum): boolean {
  const title = titleAt(scene, block, cellAt(block, sum.span.start))
  if (!title) return false
  const isHere = (cue: CueMention): boolean => cue.cue === 'request' && cue.first >= title[0] && cue.last <= title[1]
  return (scene.byBlock.get(block.header!) ?? []).some(({ cues }) => cues.some(isHere))
}

/** Whose column a sum of a row stands in, where the header has states over most of its columns: `Year | Kenya | Ghana`. */
export interface Overhead {
  readonly role: 'givers' | 'getters'
  readonly actor: Actor
}

/** In: a sum of a row. Poor states over the columns get what stands below, others give it. */
export function overheadOf(scene: Scene, line: Line, sum: Sum): Overhead | null {
  const { header } = line.block
  if (header === null || header === undefined) return null
  const heads = headsOf(scene, header)
  const actor = heads[cellAt(line.block, sum.span.start)]
  if (!actor) return null
  const states = heads.filter((one) => one !== null)
  const poor = states.filter((one) => isPoor(scene, one))
  return { role: 2 * poor.length >= states.length ? 'getters' : 'givers', actor }
}

/** The state that each cell of a header names and nothing else, for headers that name two or more. */
function headsOf(scene: Scene, header: number): readonly (Actor | null)[] {
  const known = heads(scene).get(header)
  if (known) return known
  const { outline, byBlock } = scene
  const actors = gather(byBlock.get(header) ?? [], (line) => line.actors).filter(
    ({ role }) => role === 'state' || role === 'body',
  )
  const found = outline.blocks[header]!.cells.map(
    (cell) => actors.find((actor) => fillsCell(outline, cell, actor)) ?? null,
  )
  const told = found.filter((one) => one !== null).length >= 2 ? found : []
  heads(scene).set(header, told)
  return told
}

/** Read once for a table. */
const heads = memosOfLast<Scene, number, readonly (Actor | null)[]>()

const COUNTRIES = new Set(['country', 'countries'])

/** `Lebanon | 80 | UNICEF`: a partner of whoever gives, and no giver itself. */
const isBesideState = ({ actors }: Line, actor: Actor): boolean =>
  actors.some((other) => other !== actor && other.role === 'state')
