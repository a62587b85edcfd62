import type { OfficeMention } from '../core/mention.ts'
import { spanOf, whose } from './official-make.ts'
import { ownerOf } from './official-owner.ts'
import type { View } from './official-view.ts'
import type { Title } from './title.ts'

/**
 * One definite office without a name: `the foreign minister`, `Latvia’s defence minister`, `The US Secretary of State`. Whoever is meant is
 * often named a sentence before or behind.
 */
export function officeAlone(view: View, title: Title): OfficeMention | null {
  const { tokens, sentence } = view
  if (title.plural || title.vague || title.abroad || title.standing !== 'holder') return null
  const owner = ownerOf(view, title)
  if (title.ofBody && !owner?.body) return null
  const start = Math.min(title.first, owner?.first ?? title.first)
  const before = tokens[start - 1]?.fold ?? ''
  if (!owner && !DEFINITE.has(before)) return null
  if (INDEFINITE.has(before)) return null
  const { country, body } = whose(view, title, owner)
  return {
    kind: 'office',
    office: title.office,
    officeId: title.officeId,
    country,
    body,
    span: spanOf(tokens, title.first, title.last),
    sentence: sentence.index,
    first: title.first,
    last: title.last,
    rule: title.rule,
  }
}

const DEFINITE = new Set(['the', 'its', 'their', 'our'])
const INDEFINITE = new Set(['a', 'an', 'no', 'any', 'another', 'every', 'some', 'former', 'next', 'future', 'new'])
