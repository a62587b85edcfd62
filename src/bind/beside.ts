import type { Token } from '../core/token.ts'

/**
 * The words or marks that stand right before and behind a name, as observations: `through the World Bank,` → `says-before-through`,
 * `says-behind-comma`. A determiner before it is passed over.
 */
export function besideNames(
  tokens: readonly Token[],
  { first, last }: { first: number; last: number },
  of = 'says',
): readonly string[] {
  const before = DETERMINERS.has(tokens[first - 1]?.fold ?? '') ? first - 2 : first - 1
  return [`${of}-before-${nameOf(tokens[before])}`, `${of}-behind-${nameOf(tokens[last])}`]
}

const DETERMINERS = new Set(['the', 'a', 'an', 'its', 'his', 'her', 'their', 'our'])

/** A word itself; `edge` where the article begins or ends. */
function nameOf(token: Token | undefined): string {
  if (!token) return 'edge'
  return PLAIN.test(token.fold) ? token.fold : (MARKS.get(token.fold) ?? 'other')
}

const PLAIN = /^[a-z]{1,24}$/
const MARKS: ReadonlyMap<string, string> = new Map([
  [',', 'comma'],
  ['.', 'stop'],
  [':', 'colon'],
  [';', 'semicolon'],
  ['(', 'opened'],
  [')', 'closed'],
  ['-', 'dash'],
  ["'s", 'owner'],
])
