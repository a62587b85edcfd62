import { IssueError, issue } from '../../core/issue.ts'
import type { FieldMap } from './fields.ts'
import { readJsonLines } from './jsonl.ts'
import { LIMITS, Meter } from './limits.ts'
import { type Bytes, bytesOf, type Found, type Range, reasonOf } from './member.ts'
import { distinctNames, passedAs } from './names.ts'
import { chunksOf, createPuller, gunzip } from './stream.ts'
import { type Entry, readTar } from './tar.ts'
import { readWarc } from './warc.ts'
import { readZip } from './zip.ts'

export { FIELDS, type FieldMap } from './fields.ts'
export { decodeLine, LONGEST_LINE, parseLine } from './jsonl.ts'
export { LIMITS } from './limits.ts'
export { type Bytes, bytesOf, type Found, type Member, type Range } from './member.ts'
export { passedAs } from './names.ts'

export interface ArchiveOptions {
  /** How problems name the archive. */
  readonly place: string
  /** The endings of names that are articles: `.txt`. */
  readonly endings: readonly string[]
  readonly fields?: FieldMap
  /** Only records or lines that begin in it; for `.jsonl`, `.warc` and `.warc.gz`. */
  readonly range?: Range | null
}

type Kind = 'zip' | 'tar' | 'jsonl' | 'warc' | 'gzip'

/** What kind of archive a file is by its name, and whether it is packed by gzip as a whole. Null: none. */
export function archiveKind(name: string): { kind: Kind; packed: boolean } | null {
  const lower = name.toLowerCase()
  const packed = /\.(?:gz|tgz)$/.test(lower)
  const inner = lower.replace(/\.gz$/, '').replace(/\.tgz$/, '.tar')
  if (inner.endsWith('.zip')) return packed ? { kind: 'gzip', packed } : { kind: 'zip', packed }
  if (inner.endsWith('.tar')) return { kind: 'tar', packed }
  if (/\.(?:jsonl|ndjson)$/.test(inner)) return { kind: 'jsonl', packed }
  if (inner.endsWith('.warc') || inner.endsWith('.wet')) return { kind: 'warc', packed }
  return packed ? { kind: 'gzip', packed } : null
}

/** Kinds that can be read from the middle: their records or lines stand for themselves. */
export const canSlice = (name: string): boolean => {
  const archive = archiveKind(name)
  return archive?.kind === 'warc' || (archive?.kind === 'jsonl' && !archive.packed)
}

/**
 * The articles of an archive, in order, also of archives in it: zip, tar, JSON Lines, WARC, each plain or packed by gzip. Nothing is
 * unpacked to disk. What cannot be read or is refused is told, and the rest is read; only a bomb ends the reading.
 *
 * Never throws.
 */
export async function* readArchive(bytes: Bytes, name: string, options: ArchiveOptions): AsyncGenerator<Found> {
  yield* open(bytes, name, options, new Meter(LIMITS), 1)
}

async function* open(
  bytes: Bytes,
  name: string,
  options: ArchiveOptions,
  meter: Meter,
  depth: number,
): AsyncGenerator<Found> {
  const { place } = options
  const archive = archiveKind(name)
  try {
    if (!archive) return
    if (!bytes.size) return void (yield damaged('', 'the archive is empty', place))
    const { kind, packed } = archive
    if (kind === 'warc') yield* readWarc(bytes, packed, meter, place, options.range ?? null)
    else if (kind === 'jsonl') {
      const range = packed ? null : (options.range ?? null)
      const puller = createPuller(
        packed ? gunzip(bytes, meter, place) : chunksOf(bytes, range ? Math.max(0, range.offset - 1) : 0),
      )
      // a line that begins before the slice belongs to the one before
      if (range && range.offset > 0) await puller.line(0)
      yield* readJsonLines(
        puller,
        options.fields ?? {},
        place,
        range && { ...range, offset: Math.max(0, range.offset - 1) },
      )
    } else if (kind === 'gzip') yield* single(bytes, name, options, meter, depth)
    else {
      const wanted = (entry: string): boolean => isArticle(entry, options) || archiveKind(entry) !== null
      const entries =
        kind === 'zip'
          ? readZip(bytes, meter, wanted, place)
          : readTar(createPuller(packed ? gunzip(bytes, meter, place) : chunksOf(bytes)), meter, wanted, place)
      yield* nested(entries, options, meter, depth)
    }
  } catch (error) {
    const [first] = error instanceof IssueError ? error.issues : []
    yield first
      ? { kind: 'damage', name: '', issue: first }
      : damaged('', `the archive cannot be read: ${reasonOf(error)}`, place)
  }
}

const damaged = (name: string, cause: string, place: string): Found => ({
  kind: 'damage',
  name,
  issue: issue('archive/damaged', cause, place, 'fetch or pack the archive again'),
})

const endingOf = (name: string): string => /\.[^./]+$/.exec(name)?.[0].toLowerCase() ?? ''

/** Files that a system hides (`.DS_Store`, `__MACOSX/._a.txt`) are no articles. */
const isArticle = (name: string, { endings }: ArchiveOptions): boolean =>
  endings.includes(endingOf(name)) && !/(?:^|\/)(?:\.[^/]*|__MACOSX)(?:\/|$)/.test(name)

async function* nested(
  entries: AsyncIterable<Entry>,
  options: ArchiveOptions,
  meter: Meter,
  depth: number,
): AsyncGenerator<Found> {
  const distinct = distinctNames()
  for await (const entry of entries) {
    if (entry.kind === 'passed') yield entry
    else if (entry.kind === 'damage')
      yield { kind: 'damage', name: distinct(entry.name ?? `@${entry.offset}`), issue: entry.issue }
    else yield* oneOf(distinct(entry.name), entry.name, entry.bytes, options, meter, depth)
  }
}

/** A member: an article, or an archive in the archive, whose members bear its name before theirs. */
async function* oneOf(
  name: string,
  written: string,
  bytes: Uint8Array,
  options: ArchiveOptions,
  meter: Meter,
  depth: number,
): AsyncGenerator<Found> {
  if (!archiveKind(written)) {
    yield {
      kind: 'article',
      member: { name, content: bytes, format: endingOf(written), charset: null, metadata: null },
    }
    return
  }
  if (depth >= meter.limits.depth) {
    const cause = `${written} is an archive in ${depth} others; deeper than ${meter.limits.depth} is not looked into`
    yield {
      kind: 'damage',
      name,
      issue: issue('archive/depth', cause, options.place, 'unpack the outer archive first'),
    }
    return
  }
  const inner = { ...options, place: `${options.place}/${name}`, range: null }
  for await (const found of open(bytesOf(bytes), written, inner, meter, depth + 1)) {
    if (found.kind === 'article') yield { ...found, member: { ...found.member, name: `${name}/${found.member.name}` } }
    else yield found.kind === 'damage' ? { ...found, name: found.name ? `${name}/${found.name}` : name } : found
  }
}

/** `a.txt.gz`, `articles.zip.gz`: one file, packed. */
async function* single(
  bytes: Bytes,
  name: string,
  options: ArchiveOptions,
  meter: Meter,
  depth: number,
): AsyncGenerator<Found> {
  const inner = (name.split('/').pop() ?? name).replace(/\.gz$/i, '')
  if (!isArticle(inner, options) && !archiveKind(inner)) return void (yield { kind: 'passed', as: passedAs(inner) })
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of gunzip(bytes, meter, options.place)) {
    length += chunk.length
    const over = meter.member(null, length, options.place)
    if (over) throw new IssueError([over])
    parts.push(chunk)
  }
  yield* oneOf(inner, inner, Buffer.concat(parts), options, meter, depth)
}
