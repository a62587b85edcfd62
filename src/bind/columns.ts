import type { Span } from '../core/span.ts'
import { passesOn } from './channel.ts'
import type { Actor, Line, Scene } from './scene.ts'

/** What a column of a table holds, by the words of its header. */
export type Column = 'givers' | 'getters' | 'channels'

/** `Donor | For | Contribution`: whether a row's cell with this actor stands in the column of those who give, get or pass on; null where no header tells. */
export function columnOf(scene: Scene, line: Line, actor: Actor): Column | null {
  const { blocks } = scene.outline
  const { cells, header } = line.block
  if (header === null || header === undefined) return null
  const at = cells.findIndex(({ start, end }) => start <= actor.span.start && actor.span.start < end)
  const title = blocks[header]!.cells[at]
  if (!title) return null
  for (const one of scene.byBlock.get(header) ?? [])
    for (let i = one.sentence.first; i < one.sentence.last; i++) {
      const token = scene.tokens[i]!
      if (token.start < title.start || token.start >= title.end) continue
      if (at > 0 && scene.words.has('column-channels', token.fold) && passesOn(actor) && isBesideState(line, actor))
        return 'channels'
      // `Partner country`
      if (scene.words.has('column-givers', token.fold)) return isOfCountries(scene, one, title) ? 'getters' : 'givers'
      if (scene.words.has('column-getters', token.fold)) return 'getters'
    }
  return null
}

/** The head of a column of countries. */
function isOfCountries({ tokens }: Scene, { sentence }: Line, { start, end }: Span): boolean {
  for (let i = sentence.first; i < sentence.last; i++)
    if (tokens[i]!.start >= start && tokens[i]!.end <= end && /^(?:country|countries)$/.test(tokens[i]!.fold))
      return true
  return false
}

/** `Lebanon | 80 | UNICEF`: a partner of whoever gives, and no giver itself. */
const isBesideState = ({ actors }: Line, actor: Actor): boolean =>
  actors.some((other) => other !== actor && other.role === 'state')
