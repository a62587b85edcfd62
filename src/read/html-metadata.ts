import { readWrittenDate } from './date.ts'
import type { TreeNode } from './html-text.ts'
import type { Metadata } from './metadata.ts'

/** What is asked of a parsed page. */
export interface PageDocument {
  readonly documentElement: TreeNode | null
  readonly body: TreeNode | null
  querySelectorAll(selector: string): Iterable<PageElement>
  /** Joins text nodes that stand side by side. */
  normalize(): void
}

export interface PageElement {
  readonly textContent: string | null
  getAttribute(name: string): string | null
}

/**
 * What a page says of itself: JSON-LD of an article first, then its meta tags, then the address that it calls its own.
 * A day of publication counts only in a form that can mean one day.
 */
export function readHtmlMetadata(document: PageDocument): Metadata {
  const linked = linkedData(document)
  const metas = metaTags(document)
  const first = (...names: string[]): string | null => {
    for (const name of names) {
      const value = metas.get(name)
      if (value) return value
    }
    return null
  }
  return {
    title: linked.title ?? first('og:title', 'twitter:title', 'dc.title', 'headline') ?? titleTag(document),
    published: linked.published ?? day(first(...PUBLISHED)) ?? timeTag(document),
    url: linked.url ?? address(attribute(document, 'link[rel="canonical"]', 'href')) ?? address(first('og:url')),
    author: linked.author ?? first('author', 'article:author', 'dc.creator', 'parsely-author', 'sailthru.author'),
    publisher: linked.publisher ?? first('og:site_name', 'application-name', 'dc.publisher'),
  }
}

const PUBLISHED = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.issued',
  'pubdate',
  'publishdate',
  'publish-date',
  'publication_date',
  'parsely-pub-date',
  'sailthru.date',
  'article.published',
  'rnews:datepublished',
  'cxenseparse:recs:publishtime',
]

function metaTags(document: PageDocument): ReadonlyMap<string, string> {
  const metas = new Map<string, string>()
  for (const tag of document.querySelectorAll('meta')) {
    const name = (
      tag.getAttribute('property') ??
      tag.getAttribute('name') ??
      tag.getAttribute('itemprop')
    )?.toLowerCase()
    const content = tidy(tag.getAttribute('content'))
    if (name && content && !metas.has(name)) metas.set(name, content)
  }
  return metas
}

const attribute = (document: PageDocument, selector: string, name: string): string | null => {
  for (const tag of document.querySelectorAll(selector)) {
    const value = tidy(tag.getAttribute(name))
    if (value) return value
  }
  return null
}

/** A page's headline stands before the name of the paper: `Norway gives tanks | The Paper`. */
function titleTag(document: PageDocument): string | null {
  for (const tag of document.querySelectorAll('title')) {
    const title = tidy(tag.textContent)
    if (title) return withoutPaper(title)
  }
  return null
}

/** Cuts at the last mark with spaces around it, if no more than a name follows. */
function withoutPaper(title: string): string {
  const at = Math.max(...['|', '–', '—', '»'].map((mark) => title.lastIndexOf(mark)))
  const name = title.slice(at + 1)
  const isName = /^\s/.test(name) && name.trim().length >= 2 && name.trim().length <= 40
  return at > 0 && isName && /\s$/.test(title.slice(at - 1, at)) ? title.slice(0, at).trimEnd() : title
}

/** A `<time>` counts only when it is marked as the day of publication. */
const timeTag = (document: PageDocument): string | null =>
  day(attribute(document, 'time[itemprop="datePublished"], time[pubdate], [itemprop="datePublished"]', 'datetime')) ??
  day(attribute(document, '[itemprop="datePublished"]', 'content'))

const day = (written: string | null): string | null => (written === null ? null : readWrittenDate(written))

const tidy = (value: unknown): string | null => {
  if (typeof value !== 'string') return null
  return value.replace(/\s+/g, ' ').trim().slice(0, 1000) || null
}

const ARTICLES =
  /^(?:News|Report|Analysis|Opinion|Background|Review|Scholarly|Tech|Blog|LiveBlog)?(?:News)?(?:Article|Posting)$/

function linkedData(document: PageDocument): Metadata {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    let data: unknown
    try {
      data = JSON.parse(script.textContent ?? '')
    } catch {
      // many pages break their own data: the next source is asked
      continue
    }
    const node = articleIn(data)
    if (node) return fieldsOf(node)
  }
  return {}
}

type Node = Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The first article among what may be a list, or a graph of many things. */
function articleIn(data: unknown): Node | null {
  const open: unknown[] = [data]
  for (let steps = 0; open.length && steps < 1000; steps++) {
    const value = open.shift()
    if (Array.isArray(value)) open.push(...value.slice(0, 200))
    if (!isNode(value)) continue
    const types = [value['@type']].flat()
    if (types.some((type) => typeof type === 'string' && ARTICLES.test(type))) return value
    if (Array.isArray(value['@graph'])) open.push(...value['@graph'].slice(0, 200))
    if (isNode(value['mainEntity'])) open.push(value['mainEntity'])
  }
  return null
}

const fieldsOf = (node: Node): Metadata => ({
  title: tidy(node['headline']) ?? tidy(node['name']),
  published: day(tidy(node['datePublished'])),
  url: address(node['url']) ?? address(node['mainEntityOfPage']),
  author: namesOf(node['author']),
  publisher: namesOf(node['publisher']),
})

const address = (value: unknown): string | null => {
  const written = tidy(isNode(value) ? value['@id'] : value)
  return written && /^https?:\/\//i.test(written) ? written : null
}

/** One name, or several joined: authors are text, things with a name, or lists of both. */
function namesOf(value: unknown): string | null {
  const names = [value].flat().flatMap((one) => tidy(isNode(one) ? one['name'] : one) ?? [])
  return names.length ? names.slice(0, 10).join(', ') : null
}
