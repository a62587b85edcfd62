import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
} from 'yaml'
import { type Issue, issue } from '../core/issue.ts'
import { guardYaml, type Stretch } from './guard.ts'

/**
 * A result file as a person may have left it: its text, what it says, and where in the text each value stands.
 *
 * In:  the text of a YAML or JSON file. It is not trusted.
 * Out: the document, or every problem that kept it from being read. Not here: whether the values are right (`schema.ts`, `check.ts`).
 */
export interface ResultDocument {
  readonly text: string
  /** How the file is named in an Issue. */
  readonly name: string
  readonly root: Document.Parsed
  /** Plain data, as the file says it; not yet checked against the schema. */
  readonly value: unknown
  readonly comments: readonly Stretch[]
  /** `FILE:LINE:COLUMN`, 1-based. */
  placeAt(offset: number): string
  /** The place of a value, or of the nearest thing around it that there is. */
  placeOf(path: readonly (string | number)[]): string
}

export interface Parsed {
  readonly document: ResultDocument | null
  readonly issues: readonly Issue[]
}

/** One slip can give an error at every line that follows. */
const MOST_ISSUES = 50

/** Never throws: a file that cannot be read gives Issues, each with line and column. */
export function parseResult(text: string, name = 'result'): Parsed {
  const lines = new LineCounter()
  const placeAt = (offset: number): string => {
    if (!lines.lineStarts.length) addLines(lines, text)
    const { line, col } = lines.linePos(offset)
    return `${name}:${line}:${col}`
  }
  const { comments, refused } = guardYaml(text, placeAt)
  if (refused) return { document: null, issues: [refused] }
  // the check for keys told twice is ours: the library's takes time by the square of their number
  const root = parseDocument(text, {
    schema: 'core',
    version: '1.2',
    uniqueKeys: false,
    merge: false,
    keepSourceTokens: true,
    // `silent` would also hide that a second document follows
    logLevel: 'error',
    prettyErrors: false,
    stringKeys: false,
  })
  const issues = [...root.errors, ...root.warnings].slice(0, MOST_ISSUES).map((error) => syntaxIssue(error, placeAt))
  if (!issues.length) issues.push(...badNodes(root, placeAt))
  if (issues.length) return { document: null, issues }
  const document: ResultDocument = {
    text,
    name,
    root,
    value: root.toJS({ maxAliasCount: 0 }),
    comments,
    placeAt,
    placeOf: (path) => placeAt(offsetOf(root, path)),
  }
  return { document, issues }
}

function addLines(lines: LineCounter, text: string): void {
  lines.addNewLine(0)
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1)
}

function syntaxIssue(
  error: { readonly code: string; readonly message: string; readonly pos: readonly [number, number] },
  placeAt: (offset: number) => string,
): Issue {
  if (error.code === 'MULTIPLE_DOCS')
    return issue('check/yaml', 'a file holds one article', placeAt(error.pos[0]), 'take out what follows the `---`')
  return issue(
    'check/yaml',
    error.message,
    placeAt(error.pos[0]),
    MENDS[error.code] ?? 'mend the line, or undo the last change',
  )
}

const MENDS: Readonly<Record<string, string>> = {
  BAD_INDENT: 'give the line as many spaces as its neighbours have',
  TAB_AS_INDENT: 'indent with spaces',
  MISSING_CHAR: 'close the quotes or brackets, or put a space behind the colon',
  BAD_SCALAR_START: 'put the value in quotes',
  UNEXPECTED_TOKEN: 'put the value in quotes, or close the brackets before it',
  BLOCK_AS_IMPLICIT_KEY: 'put the value in quotes: it holds a colon',
  MULTILINE_IMPLICIT_KEY: 'write the key on one line, with a colon behind it',
}

/** Keys told twice or that are no words, and numbers that a program would change by reading them. */
function badNodes(root: Document.Parsed, placeAt: (offset: number) => string): Issue[] {
  const issues: Issue[] = []
  const tell = (cause: string, node: unknown, mend: string): void =>
    void issues.push(issue('check/yaml', cause, placeAt(startOf(node)), mend))
  const digits = new Set<unknown>()
  visit(root, {
    Map(_, map) {
      const seen = new Set<string>()
      const groups = map.flow ? digitGroups(map.items) : new Map<unknown, string>()
      for (const { key, value } of map.items) {
        const meant = groups.get(key)
        // the keys that were meant as digits are told with the number that they belong to
        if (meant === '') {
          digits.add(key)
          continue
        }
        if (meant)
          tell(`a comma ends a number: this reads ${isScalar(value) ? value.source : ''}`, value, `write ${meant}`)
        if (!isScalar(key)) tell('a key must be a word', key, 'write the name of a field')
        else if (key.value === '__proto__') tell('`__proto__` is no field', key, 'take it out')
        else if (seen.has(String(key.value)))
          tell(`the key ${String(key.value)} stands here twice`, key, 'keep the one that is right')
        if (isScalar(key)) seen.add(String(key.value))
      }
    },
    Scalar(_, scalar) {
      if (digits.has(scalar)) return
      if (typeof scalar.value === 'number' && scalar.source) {
        const mend = numberTrouble(scalar.value, scalar.source)
        if (mend) tell(`the number ${scalar.source} would not be kept as it is written`, scalar, mend)
      }
    },
  })
  return issues
}

/**
 * `{value: 20,000,000}` is a value 20 and two keys 000. Of the pair of such a number: the digits as they are meant; of the keys: ''.
 */
function digitGroups(pairs: readonly Pair[]): Map<unknown, string> {
  const groups = new Map<unknown, string>()
  let head: { readonly key: unknown; readonly digits: string } | null = null
  for (const { key, value } of pairs) {
    const more: string | null = head && isGroup(key) && isEmptyValue(value) ? key.source : null
    if (head && more) {
      head = { key: head.key, digits: head.digits + more }
      groups.set(head.key, head.digits)
      groups.set(key, '')
    } else head = isScalar(value) && /^[-+]?\d{1,3}$/.test(value.source ?? '') ? { key, digits: value.source! } : null
  }
  return groups
}

const isGroup = (key: unknown): key is Scalar & { source: string } =>
  isScalar(key) && key.type === 'PLAIN' && /^\d{3}$/.test(key.source ?? '')

const isEmptyValue = (value: unknown): boolean => value === null || (isScalar(value) && !value.source)

function numberTrouble(value: number, source: string): string | null {
  if (!Number.isFinite(value)) return 'write a number, or null'
  if (/^[-+]?\d+$/.test(source) && !Number.isSafeInteger(value))
    return 'a sum this large cannot be right; or put it in quotes'
  if (/^[-+]?0\d/.test(source)) return 'take out the noughts before it'
  return null
}

const startOf = (node: unknown): number => (isNode(node) && node.range ? node.range[0] : 0)

function offsetOf(root: Document.Parsed, path: readonly (string | number)[]): number {
  let node: Node | null = root.contents
  let offset = startOf(node)
  for (const step of path) {
    const next: unknown = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
      : node && 'items' in node
        ? node.items[Number(step)]
        : undefined
    if (isPair(next)) {
      offset = startOf(next.key)
      node = isNode(next.value) ? next.value : null
      if (node && isScalar(node) && node.range) offset = node.range[0]
    } else if (isNode(next)) {
      node = next
      offset = startOf(next)
    } else break
  }
  return offset
}
