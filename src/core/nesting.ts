import { CST, Lexer } from 'yaml'

/** Deeper YAML is refused before it is parsed: our own files go down to eight. */
export const DEEPEST = 64

/**
 * How deep lists and maps of a YAML text are nested, told from its tokens. A parser that meets three thousand brackets ends the
 * whole process, and no `try` catches it; so every file that others may have written is asked this first.
 */
export function nestingOf(yaml: string): number {
  const columns: number[] = []
  let [flow, column, deepest] = [0, 0, 0]
  let scalar = false
  // where the next thing that is no space opens a block, unless one is open there
  let opens = true
  for (const token of new Lexer().lex(yaml)) {
    if (MARKS.has(token)) {
      scalar = token === SCALAR
      continue
    }
    const type = scalar ? 'scalar' : CST.tokenType(token)
    scalar = false
    if (type === 'flow-seq-start' || type === 'flow-map-start') flow++
    else if (type === 'flow-seq-end' || type === 'flow-map-end') flow = Math.max(0, flow - 1)
    if (opens && flow <= 1 && !BLANK.has(type ?? '')) {
      while (columns.length && columns.at(-1)! > column) columns.pop()
      if (columns.at(-1) !== column) columns.push(column)
      opens = type === 'seq-item-ind' || type === 'explicit-key-ind'
    }
    deepest = Math.max(deepest, flow + columns.length)
    const newline = token.lastIndexOf('\n')
    column = newline < 0 ? column + token.length : token.length - newline - 1
    if (type === 'newline' && flow === 0) opens = true
  }
  return deepest
}

/** Signs of the lexer that stand for no text: a document, the end of a broken flow, a scalar that comes next. */
const SCALAR = '\u001f'
const MARKS: ReadonlySet<string> = new Set(['\u0002', '\u0018', SCALAR])
const BLANK: ReadonlySet<string> = new Set(['space', 'newline', 'comment'])
