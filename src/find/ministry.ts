import type { View } from './official-view.ts'

/** Reads `the ministry of defence` and `the Defence Ministry` at the word `ministry`: the office of its head, and the token behind it. */
export function ministryAt(
  { tokens, titles, text }: View,
  at: number,
  limit: number,
): { readonly office: string; readonly last: number } | null {
  const behind = tokens[at + 1]?.fold === 'of' ? titles.portfolioAt(tokens, at + 2, limit, text, false) : null
  if (behind) return behind
  const before = titles.portfolioAt(tokens, at - 1, at, text, false)
  return before && { office: before.office, last: at + 1 }
}
