import { CST, Lexer } from 'yaml'
import { type Issue, issue } from '../core/issue.ts'

/**
 * What a result file may hold, looked at as a stream of tokens, before anything is built from it: a parser that meets ten thousand
 * brackets dies with the whole process.
 *
 * In:  the text of a file that anybody may have written.
 * Out: where its comments stand, or an Issue for what makes it unsafe. Not here: whether it is well-formed, or says anything.
 */
export const LIMITS = { characters: 4 * 1024 * 1024, depth: 64, tokens: 1_000_000, keys: 4_000 } as const

export interface Stretch {
  readonly start: number
  readonly end: number
}

/** @param placeAt the place of an offset, for the Issue. */
export function guardYaml(
  text: string,
  placeAt: (offset: number) => string,
): { comments: readonly Stretch[]; refused: Issue | null } {
  const comments: Stretch[] = []
  const refuse = (code: string, cause: string, offset: number, mend: string) => ({
    comments,
    refused: issue(code, cause, placeAt(offset), mend),
  })
  if (text.length > LIMITS.characters)
    return refuse(
      'check/too-long',
      `the file has ${text.length} characters, more than ${LIMITS.characters}`,
      0,
      'split the article, or write its results as JSON Lines',
    )
  const nesting = createNesting()
  let offset = 0
  let count = 0
  let scalar = false
  for (const token of new Lexer().lex(text)) {
    const type: string | null = scalar ? 'scalar-text' : CST.tokenType(token)
    scalar = type === 'scalar'
    if (CONTROL.has(token)) continue
    if (type === 'comment') comments.push({ start: offset, end: offset + token.length })
    const foreign = type && FOREIGN[type]
    if (foreign) return refuse('check/foreign-yaml', foreign.cause, offset, foreign.mend)
    if (++count > LIMITS.tokens)
      return refuse('check/too-long', `the file has more than ${LIMITS.tokens} parts`, offset, 'split the article')
    nesting.take(type, token)
    if (nesting.depth() > LIMITS.depth)
      return refuse(
        'check/too-deep',
        `lists and maps are nested more than ${LIMITS.depth} deep`,
        offset,
        'no field of a result goes deeper than 6: take the brackets out',
      )
    if (nesting.keys() > LIMITS.keys)
      return refuse('check/too-long', `one map has more than ${LIMITS.keys} keys`, offset, 'take out what is no field')
    offset += token.length
  }
  return { comments, refused: null }
}

/** Signs of the lexer that stand for no text. */
const CONTROL: ReadonlySet<string> = new Set(['\u0002', '\u0018', '\u001f'])

/** What our files never hold. An alias may grow without end, a tag may change what a value is, `%YAML 1.1` makes NO false. */
const FOREIGN: Readonly<Record<string, { cause: string; mend: string }>> = {
  anchor: { cause: 'an anchor (&) has no place in a result file', mend: 'write the value out, or put it in quotes' },
  alias: { cause: 'an alias (*) has no place in a result file', mend: 'write the value out, or put it in quotes' },
  tag: { cause: 'a tag (!) has no place in a result file', mend: 'write the plain value, or put it in quotes' },
  'directive-line': { cause: 'a directive (%) has no place in a result file', mend: 'take the line out' },
}

interface Nesting {
  take(type: string | null, token: string): void
  depth(): number
  /** Keys of the map that was last added to. */
  keys(): number
}

/** Counts how deep brackets and indentation go. A list at the column of its key counts with the key. */
function createNesting(): Nesting {
  const blocks: { column: number; keys: number }[] = []
  const flows: { keys: number }[] = []
  let column = 0
  let lineStart = true
  let keyColumn: number | null = null
  let last = 0
  const open = (at: number): { column: number; keys: number } => {
    while (blocks.length && blocks.at(-1)!.column > at) blocks.pop()
    if (blocks.at(-1)?.column !== at) blocks.push({ column: at, keys: 0 })
    return blocks.at(-1)!
  }
  const takeKey = (): void => {
    const map = flows.at(-1) ?? (keyColumn !== null && keyColumn < column ? pushed(keyColumn) : open(column))
    last = ++map.keys
    keyColumn = null
  }
  /** `a: b: c:` opens a map in a map on one line. */
  const pushed = (at: number): { column: number; keys: number } => {
    if (blocks.length && blocks.at(-1)!.column >= at) return open(at)
    blocks.push({ column: at, keys: 0 })
    return blocks.at(-1)!
  }
  return {
    depth: () => blocks.length + flows.length,
    keys: () => last,
    take(type, token) {
      const blank = type === 'space' || type === 'newline' || type === 'comment'
      if (lineStart && !blank && !flows.length) while (blocks.length && blocks.at(-1)!.column > column) blocks.pop()
      if (!blank) lineStart = false
      if (type === 'flow-seq-start' || type === 'flow-map-start') {
        if (!flows.length) keyColumn ??= column
        flows.push({ keys: 0 })
      } else if (type === 'flow-seq-end' || type === 'flow-map-end') flows.pop()
      else if (type === 'map-value-ind') takeKey()
      else if (!flows.length && (type === 'seq-item-ind' || type === 'explicit-key-ind')) {
        open(column)
        keyColumn = null
      } else if (!blank && !flows.length) keyColumn ??= column
      const newline = token.lastIndexOf('\n')
      if (newline < 0) column += token.length
      else column = token.length - newline - 1
      if (type === 'newline') {
        lineStart = true
        keyColumn = null
      }
    },
  }
}
