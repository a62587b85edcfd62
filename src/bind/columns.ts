import type { Actor, Line, Scene } from './scene.ts'

/** What a column of a table holds, by the words of its header. */
export type Column = 'givers' | 'getters'

/** `Donor | For | Contribution`: whether a row's cell with this actor stands in the column of those who give or who get; null where no header tells. */
export function columnOf(scene: Scene, line: Line, { span }: Actor): Column | null {
  const { blocks } = scene.outline
  const { cells, header } = line.block
  if (header === null || header === undefined) return null
  const at = cells.findIndex(({ start, end }) => start <= span.start && span.start < end)
  const title = blocks[header]!.cells[at]
  if (!title) return null
  for (const one of scene.byBlock.get(header) ?? [])
    for (let i = one.sentence.first; i < one.sentence.last; i++) {
      const token = scene.tokens[i]!
      if (token.start < title.start || token.start >= title.end) continue
      if (scene.words.has('column-givers', token.fold)) return 'givers'
      if (scene.words.has('column-getters', token.fold)) return 'getters'
    }
  return null
}
