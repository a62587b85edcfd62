import { type Token, wordNames } from '../core/token.ts'

/**
 * The words or marks that stand right before and behind a name, as observations: `through the World Bank,` → `says-before-through`,
 * `says-behind-comma`. A determiner before it is passed over.
 */
export function besideNames(
  tokens: readonly Token[],
  { first, last }: { first: number; last: number },
  of = 'says',
): readonly string[] {
  const at = DETERMINERS.has(tokens[first - 1]?.fold ?? '') ? first - 2 : first - 1
  const { before, behind } = sidesOf(of)
  return [before(tokens[at] ?? EDGE), behind(tokens[last] ?? EDGE)]
}

const DETERMINERS = new Set(['the', 'a', 'an', 'its', 'his', 'her', 'their', 'our'])

/** Where the article begins or ends. */
const EDGE = { fold: '', hash: 0 }

type NameOf = ReturnType<typeof wordNames<string>>

/** What is said of a few kinds of names: each has names of its own for a word before it and behind. */
function sidesOf(of: string): { readonly before: NameOf; readonly behind: NameOf } {
  const known = sides.get(of)
  if (known) return known
  const made = {
    before: wordNames((word) => `${of}-before-${nameOf(word)}`, PLACES),
    behind: wordNames((word) => `${of}-behind-${nameOf(word)}`, PLACES),
  }
  sides.set(of, made)
  return made
}

const sides = new Map<string, { readonly before: NameOf; readonly behind: NameOf }>()
const PLACES = 1 << 12

/** A word itself. */
function nameOf(word: string): string {
  if (word === EDGE.fold) return 'edge'
  return PLAIN.test(word) ? word : (MARKS.get(word) ?? 'other')
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
