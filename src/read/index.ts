import { type Article, article } from '../core/article.ts'
import { type Issue, issue } from '../core/issue.ts'
import type { Reader } from './body.ts'
import { dateInName, readWrittenDate } from './date.ts'
import { decode } from './decode.ts'
import { READERS } from './formats.ts'
import { type Metadata, NO_METADATA, noDate, readMetadata } from './metadata.ts'

export * from './archive/index.ts'
export { readDate } from './date.ts'

/** The endings of file names that are articles. */
export const EXTENSIONS: readonly string[] = [...READERS.keys()]

export interface ReadOptions {
  /** How the output names the article: its path relative to the folder that was given. */
  readonly source: string
  /** The command line's `--published`; it beats what the file says. */
  readonly published?: string | null
  /** What the caller knows of the article: the fields of a line of JSON. */
  readonly metadata?: Metadata
  /** The bytes of `NAME.meta.yaml`. */
  readonly sidecar?: Uint8Array | null
  readonly sidecarName?: string
  /** Longer files are no articles; 4 MiB unless told. */
  readonly maxBytes?: number
  /** By which reader it is read (`.html`); by the ending of `source` unless told. */
  readonly format?: string
  /** What a header says of the encoding. */
  readonly charset?: string | null
  /** Asked with a page's words before the page is parsed: is it worth it? */
  readonly admits?: (words: string) => boolean
  /** What decoding it has told already. */
  readonly before?: readonly Issue[]
}

export interface ReadResult {
  /** Null when the bytes cannot be read as an article: `issues` says why. */
  readonly article: Article | null
  readonly issues: readonly Issue[]
  /** The text is no file that lies somewhere: it was made of a page, or taken out of an archive. */
  readonly made: boolean
}

const MAX_BYTES = 4 * 1024 * 1024

/** Why these bytes are refused unread, or null. */
export const tooLong = (bytes: Uint8Array, source: string, limit = MAX_BYTES): Issue | null =>
  bytes.length <= limit
    ? null
    : issue(
        'read/too-long',
        `the file has ${bytes.length} bytes, more than ${limit}`,
        source,
        'split it: one article per file',
      )

/**
 * Bytes become an article.
 *
 * In:  the bytes of one file, and those of its sidecar.
 * Out: its text exactly as decoded, with title, address and day of publication; or the reason why it is none. Never throws.
 *
 * Not here: a date in the article's own dateline (settle/published.ts), disk (run/).
 */
export function readArticle(bytes: Uint8Array, options: ReadOptions): ReadResult {
  const { source } = options
  const long = tooLong(bytes, source, options.maxBytes)
  if (long) return { article: null, issues: [long], made: false }
  const reader = readerOf(options)
  const decoded = reader.decode
    ? reader.decode(bytes, source)
    : decode(bytes, source, options.charset ?? reader.declares?.(bytes) ?? null)
  if (decoded.text === null) return { article: null, issues: decoded.issues, made: false }
  return readText(decoded.text, options, decoded.issues)
}

/** Text that is decoded already (a line of JSON) becomes an article, by the same rules. */
export function readText(text: string, options: ReadOptions, before = options.before ?? []): ReadResult {
  const { source } = options
  const empty = (cause: string): ReadResult =>
    refused('read/empty', cause, source, 'write the article into it, or take it away', before)
  if (!/\S/.test(text)) return empty('the file holds no text')
  const body = readerOf(options).body(text, source, options.admits)
  if (body.text !== undefined && !/\S/.test(body.text))
    return body.issues.length
      ? { article: null, issues: [...before, ...body.issues], made: true }
      : empty('the page holds no text')
  const sidecar = options.sidecar ? readSidecar(options.sidecar, options.sidecarName ?? `${source}.meta.yaml`) : null
  const metadata = {
    ...(sidecar?.metadata ?? NO_METADATA),
    ...present(body.metadata),
    ...present(options.metadata ?? NO_METADATA),
  }
  const told = [options.metadata, body.metadata, sidecar?.metadata].map((one) => one?.published)
  const dated = publishedOf(options, told, source)
  return {
    article: article(body.text ?? text, {
      source,
      title: metadata.title ?? null,
      url: metadata.url ?? null,
      publisher: metadata.publisher ?? null,
      author: metadata.author ?? null,
      ownId: metadata.ownId ?? null,
      published: dated.published,
      publishedFrom: dated.from,
      bodyStart: body.bodyStart,
    }),
    issues: [...before, ...body.issues, ...(sidecar?.issues ?? []), ...dated.issues],
    made: body.text !== undefined,
  }
}

function refused(code: string, cause: string, place: string, mend: string, before: readonly Issue[] = []): ReadResult {
  return { article: null, issues: [...before, issue(code, cause, place, mend)], made: false }
}

/** By the ending of `notes/a.MD`; articles that were piped in have none, and are plain text. */
const readerOf = ({ format, source }: ReadOptions): Reader =>
  READERS.get(format ?? /\.[^./\\]+$/.exec(source)?.[0].toLowerCase() ?? '.txt') ?? READERS.get('.txt')!

function readSidecar(bytes: Uint8Array, name: string): { metadata: Metadata; issues: readonly Issue[] } {
  const decoded = decode(bytes, name)
  if (decoded.text === null) return { metadata: NO_METADATA, issues: decoded.issues }
  const { metadata, issues } = readMetadata(decoded.text, name)
  return { metadata, issues: [...decoded.issues, ...issues] }
}

const present = (metadata: Metadata): Metadata =>
  Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== null && value !== undefined))

interface Dated {
  readonly published: string | null
  readonly from: Article['publishedFrom']
  readonly issues: readonly Issue[]
}

/** The option, else what the caller, the article's head or its sidecar say, else the file's name. A date that cannot be read is told, and the next source asked. */
function publishedOf(options: ReadOptions, told: readonly (string | null | undefined)[], source: string): Dated {
  const issues: Issue[] = []
  const sources = [['option', options.published] as const, ...told.map((written) => ['metadata', written] as const)]
  for (const [from, written] of sources) {
    if (written === null || written === undefined) continue
    const published = readWrittenDate(written)
    if (published) return { published, from, issues }
    issues.push(noDate(written, source))
  }
  const named = dateInName(source)
  return named ? { published: named, from: 'filename', issues } : { published: null, from: null, issues }
}
