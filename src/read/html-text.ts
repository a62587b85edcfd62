/** The little of a DOM that is needed here. */
export interface TreeNode {
  readonly nodeType: number
  readonly localName?: string
  readonly nodeValue?: string | null
  readonly childNodes: ArrayLike<TreeNode>
}

/** Elements that stand on lines of their own. */
const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)
const UNSEEN = new Set(
  'script style noscript template svg iframe object button select option input textarea head'.split(' '),
)

/**
 * A page's tree as plain text: a blank line between blocks, `• ` before the items of a list, a tab between the cells of a table's row.
 * Goes through the tree without recursion: pages are nested as deeply as their makers please.
 */
export function textOfTree(root: TreeNode): string {
  const writer = createWriter()
  const stack: { node: TreeNode; next: number }[] = [{ node: root, next: 0 }]
  while (stack.length) {
    const top = stack[stack.length - 1]!
    const child = top.node.childNodes[top.next++]
    if (!child) {
      stack.pop()
      leave(writer, top.node.localName?.toLowerCase() ?? '')
    } else if (child.nodeType === 3) writer.words(child.nodeValue ?? '')
    else if (child.nodeType === 1 && !UNSEEN.has(child.localName?.toLowerCase() ?? '')) {
      enter(writer, child.localName?.toLowerCase() ?? '')
      stack.push({ node: child, next: 0 })
    }
  }
  return writer.end()
}

interface Writer {
  words(text: string): void
  /** What follows begins a line; `gap`: a blank one before it. */
  line(gap: boolean): void
  /** Written before the next words, if any come. */
  before(mark: string): void
  end(): string
}

function enter(writer: Writer, name: string): void {
  if (name === 'br') writer.line(false)
  else if (name === 'li') {
    writer.line(false)
    writer.before('• ')
  } else if (name === 'tr' || name === 'dd') writer.line(false)
  else if (BLOCKS.has(name)) writer.line(true)
}

function leave(writer: Writer, name: string): void {
  if (name === 'td' || name === 'th') writer.before('\t')
  else if (name === 'li' || name === 'tr' || name === 'dt') writer.line(false)
  else if (BLOCKS.has(name)) writer.line(true)
}

function createWriter(): Writer {
  const lines: string[] = []
  // pieces, joined once: a page may say a line in ten thousand of them
  let line: string[] = []
  let mark = ''
  let gap = false
  const spaced = (): boolean => line.length === 0 || /\s$/.test(line[line.length - 1]!)
  const flush = (): void => {
    const written = line.join('').trimEnd()
    if (written) lines.push(written)
    line = []
  }
  return {
    words(text) {
      const words = text.replace(/[ \t\n\r\f\v]+/g, ' ')
      if (words === '' || words === ' ') {
        if (words && !spaced()) line.push(words)
        return
      }
      if (!line.length && gap && lines.length) lines.push('')
      if (!line.length) gap = false
      if (mark === '\t' && line.length) line = [line.join('').trimEnd(), '\t']
      else if (mark !== '\t' && mark && !line.length) line.push(mark)
      mark = ''
      line.push(spaced() ? words.trimStart() : words)
    },
    line(blank) {
      flush()
      gap ||= blank
      mark = ''
    },
    before(sign) {
      mark = sign
    },
    end() {
      flush()
      return lines.length ? `${lines.join('\n')}\n` : ''
    },
  }
}
