import { type Issue, issue } from '../core/issue.ts'
import { isObject } from '../revise/same.ts'
import type { Edit, Save } from './api.ts'

/** What a save is held against besides the schema. */
export interface ArticleText {
  readonly id: string
  readonly text: string
  readonly published: string | null
}

/** Why a save cannot mean what the reviewer meant. */
export function unfit(
  { edits, textId }: Save,
  value: unknown,
  path: string,
  article: ArticleText | null,
): Issue | null {
  const words = edits.some((edit) => edit.kind === 'span' && edit.span)
  if (words && textId && textId !== article?.id)
    return issue('review/other-text', 'the text of the article is another by now', path, 'choose the words again')
  const twice = twiceIn(value)
  const id = edits.flatMap(touched).find((one) => twice.includes(one))
  return id === undefined ? null : sameId(id, path)
}

const touched = (edit: Edit): readonly string[] =>
  edit.kind === 'merge' ? [edit.into, edit.from] : 'record' in edit ? [edit.record] : []

/** Ids that more than one record has. */
export function twiceIn(value: unknown): string[] {
  const records = isObject(value) && Array.isArray(value['records']) ? (value['records'] as unknown[]) : []
  const ids = records.flatMap((record) => (isObject(record) ? [String(record['id'])] : []))
  const seen = new Set<string>()
  return [...new Set(ids.filter((id) => seen.has(id) || !seen.add(id)))]
}

/** A record copied in an editor with its id: nobody can say which of the two is meant. */
export const sameId = (id: string, path: string): Issue =>
  issue(
    'review/same-id',
    `two records have the id ${id}, and neither can be changed here`,
    path,
    'give one of them another id in an editor: r_ and eight digits of 0-9 a-f',
  )
