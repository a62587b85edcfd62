import { createRequire } from 'node:module'
import { issue } from '../core/issue.ts'
import type { Body, Reader } from './body.ts'
import { type PageDocument, readHtmlMetadata } from './html-metadata.ts'
import { type TreeNode, textOfTree } from './html-text.ts'
import { NO_METADATA } from './metadata.ts'

/** The two libraries, known to this file alone, and loaded with the first page: most runs meet none. */
interface Libraries {
  readonly parseHTML: (html: string) => { document: PageDocument }
  readonly Readability: new (
    document: PageDocument,
    options: object,
  ) => {
    parse(): {
      title?: string | null
      byline?: string | null
      publishedTime?: string | null
      content?: TreeNode | null
    } | null
  }
}

const require = createRequire(import.meta.url)
let loaded: Libraries | null = null

function libraries(): Libraries {
  loaded ??= {
    parseHTML: (require('linkedom') as Libraries).parseHTML,
    Readability: (require('@mozilla/readability') as Libraries).Readability,
  }
  return loaded
}

/** Finding the main text takes the square of both: beyond them, a page's whole text is taken instead. */
const MOST_ELEMENTS = 20_000
const DEEPEST = 300

export default { extensions: ['.html', '.htm', '.xhtml'], declares: declaredIn, body: readHtml } satisfies Reader

/**
 * The main text of a web page, its headline first, with title, address, author and day of publication from its metadata.
 * The text is made, not the page's own: whoever writes records about it must keep it.
 *
 * @param admits is asked with the page's words before it is parsed: a page that cannot hold a record need not be.
 */
function readHtml(html: string, source: string, admits?: (words: string) => boolean): Body {
  const words = admits ? roughWords(html) : ''
  if (admits && !admits(words)) return { bodyStart: 0, metadata: NO_METADATA, issues: [], text: words }
  const bad = (cause: string): Body => ({
    bodyStart: 0,
    metadata: NO_METADATA,
    issues: [issue('read/html', cause, source, 'save the article’s text as .txt')],
    text: '',
  })
  try {
    const { parseHTML, Readability } = libraries()
    const { document } = parseHTML(whole(html))
    // the parser makes a text node of each entity, and finding the main text takes the square of them
    document.normalize()
    const metadata = readHtmlMetadata(document)
    const large = document.body ? isLarge(document.body) : false
    // the library takes the page apart: whatever else is wanted of it is read before
    const all = document.body ? textOfTree(document.body) : ''
    const found = large ? null : new Readability(document, { serializer: (node: TreeNode) => node }).parse()
    const title = metadata.title ?? (found?.title?.trim() || null)
    return {
      bodyStart: 0,
      metadata: { ...metadata, title, author: metadata.author ?? (found?.byline?.trim() || null) },
      issues: large ? [issue('read/html-large', LARGE, source, 'save the article’s text as .txt')] : [],
      text: withHeadline(title, found?.content ? textOfTree(found.content) : all),
    }
  } catch (error) {
    return bad(
      `the page cannot be taken apart: ${error instanceof Error ? error.message.split('\n')[0] : 'unreadable'}`,
    )
  }
}

/**
 * A page need not write the tags of its head and its body, and a fragment (a feed's entry) has neither; the parser finds no text where they
 * are left out.
 */
function whole(html: string): string {
  const root = /<html(?:\s[^>]*)?>/i.exec(html)
  if (!root) return `<html><head></head><body>${html}</body></html>`
  const start = root.index + root[0].length
  const [before, rest] = [html.slice(0, start), html.slice(start)]
  const body = rest.search(/<body[\s>]/i)
  const headed = /<head[\s>]/i.test(rest)
  const closed = /<\/head\s*>/i.exec(rest)
  if (headed && closed) {
    const end = closed.index + closed[0].length
    return body >= 0 ? html : `${before}${rest.slice(0, end)}<body>${rest.slice(end)}`
  }
  // what stands before the body is the head; without a body's tag nothing tells where the head ends
  const head = body >= 0 ? rest.slice(0, body) : ''
  const inHead = head.replace(/<\/?head(?:\s[^>]*)?>/i, '')
  return `${before}<head>${inHead}</head>${body >= 0 ? rest.slice(body) : `<body>${rest.replace(/<\/?head(?:\s[^>]*)?>/i, '')}`}`
}

const LARGE = `the page has more than ${MOST_ELEMENTS} elements, or is nested deeper than ${DEEPEST}: its whole text is read`

/** Counts elements and depth without recursion. */
function isLarge(root: TreeNode): boolean {
  const open: [TreeNode, number][] = [[root, 1]]
  let count = 0
  for (let top = open.pop(); top; top = open.pop()) {
    const [node, depth] = top
    if (++count > MOST_ELEMENTS || depth > DEEPEST) return true
    for (const child of Array.from(node.childNodes)) if (child.nodeType === 1) open.push([child, depth + 1])
  }
  return false
}

/** The library leaves the headline out of the main text, and it often names giver and taker. */
function withHeadline(title: string | null, main: string): string {
  if (!title || !main) return main
  const start = main.slice(0, title.length + 40).replace(/\s+/g, ' ')
  return start.includes(title.replace(/\s+/g, ' ')) ? main : `${title}\n\n${main}`
}

/** A page says its encoding among its first bytes: `<meta charset="windows-1251">`. */
function declaredIn(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1')
  return /<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{2,40})/i.exec(head)?.[1]?.toLowerCase() ?? null
}

/**
 * A page's words without its tags, scripts and styles, in one pass and unparsed; with what its head says, which may become its headline.
 * It holds all words of the main text, no farther from each other than there: enough to ask whether it is about aid.
 */
function roughWords(html: string): string {
  const parts: string[] = []
  for (let at = 0; at < html.length; ) {
    const tag = html.indexOf('<', at)
    if (tag < 0) {
      parts.push(html.slice(at))
      break
    }
    if (tag > at) parts.push(html.slice(at, tag))
    const end = tagEnd(html, tag)
    parts.push(tagWords(html, tag, end))
    at = end
  }
  return parts
    .join('')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi, entity)
    .replace(/\s+/g, ' ')
    .trim()
}

const SKIPPED = /^<(script|style|noscript|template|svg|!--)/i

function tagEnd(html: string, tag: number): number {
  const skipped = SKIPPED.exec(html.slice(tag, tag + 10))?.[1]?.toLowerCase()
  if (skipped === undefined || skipped === '!--') {
    const close = skipped === undefined ? '>' : '-->'
    const end = html.indexOf(close, tag)
    return end < 0 ? html.length : end + close.length
  }
  const end = closingTag(html, `</${skipped}`, tag)
  return end < 0 ? html.length : html.indexOf('>', end) + 1 || html.length
}

const closingTag = (html: string, close: string, from: number): number => {
  const lower = html.indexOf(close, from)
  return lower >= 0 ? lower : html.indexOf(close.toUpperCase(), from)
}

/** Within a line: such a tag may stand in the midst of a word. */
const INLINE =
  /^<\/?(?:a|abbr|b|bdi|bdo|big|cite|code|dfn|em|font|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u|var|wbr)[\s>/]/i

function tagWords(html: string, tag: number, end: number): string {
  const head = html.slice(tag, Math.min(end, tag + 60))
  if (INLINE.test(head)) return ''
  if (/^<meta\s/i.test(head))
    return ` ${/\scontent\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(html.slice(tag, end))?.slice(1).join('') ?? ''} `
  if (/^<script[^>]*ld\+json/i.test(head)) return ` ${html.slice(html.indexOf('>', tag) + 1, end)} `
  return ' '
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  euro: '€',
  pound: '£',
  yen: '¥',
  ndash: '–',
  mdash: '—',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  szlig: 'ß',
  aelig: 'æ',
  oslash: 'ø',
  Oslash: 'Ø',
  AElig: 'Æ',
}

/** `&eacute;`: a letter and its mark. */
const MARKS: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  cedil: '\u0327',
  ring: '\u030a',
  caron: '\u030c',
}

function entity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) {
    const known = ENTITIES[name] ?? ENTITIES[name.toLowerCase()]
    const mark = MARKS[name.slice(1)]
    return known ?? (mark ? (name[0] + mark).normalize('NFC') : whole)
  }
  const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16)
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : ' '
}
