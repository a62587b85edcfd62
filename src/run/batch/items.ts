import { closeSync, fstatSync, openSync } from 'node:fs'
import { causeOf, type Issue, issue } from '../../core/issue.ts'
import {
  archiveKind,
  type Bytes,
  EXTENSIONS,
  type FieldMap,
  type Found,
  readArchive,
  tooLong,
} from '../../read/index.ts'
import { fileBytes } from '../file-bytes.ts'
import type { Input } from '../inputs.ts'
import { readName, shownPath } from '../names.ts'
import type { Job } from './job.ts'
import type { Shard } from './shard.ts'

/** What a shard holds: articles to extract, and what cannot be one. */
export type ShardItem =
  | { readonly kind: 'job'; readonly job: Job }
  | { readonly kind: 'damage'; readonly source: string; readonly issue: Issue; readonly ownId?: string | null }
  | { readonly kind: 'passed'; readonly as: string }

/**
 * The articles of a shard, in order. Never throws: what cannot be read is an item too.
 *
 * @param reached is told how much of the shard has been read, 0 to 1.
 */
export async function* itemsOf(
  shard: Shard,
  fields: FieldMap,
  reached: (share: number) => void = () => {},
): AsyncGenerator<ShardItem> {
  if (shard.files) {
    for (const [i, written] of shard.files.entries()) {
      yield fileItem(shard, written)
      reached((i + 1) / shard.files.length)
    }
    return
  }
  const range =
    shard.offset !== undefined && shard.length !== undefined
      ? {
          offset: shard.offset,
          end: shard.offset + shard.length,
          ...(shard.line !== undefined && { line: shard.line }),
        }
      : null
  const planned = shard.size === undefined ? null : { size: shard.size, etag: shard.etag }
  yield* archiveItems(readName(shard.uri), shard.source, { fields, range, planned, reached })
}

/** The articles of a file: it is one, or an archive of them. Never throws. */
export async function* itemsOfInput({ path, source }: Input, fields: FieldMap): AsyncGenerator<ShardItem> {
  if (archiveKind(source)) yield* archiveItems(path, source, { fields })
  else yield { kind: 'job', job: { source, path } }
}

interface Way {
  readonly fields?: FieldMap
  readonly range?: NonNullable<Parameters<typeof readArchive>[2]>['range']
  /** What the archive was when the run was planned. */
  readonly planned?: { readonly size: number; readonly etag: string | undefined } | null
  readonly reached?: (share: number) => void
}

async function* archiveItems(path: string | Uint8Array, source: string, way: Way): AsyncGenerator<ShardItem> {
  const { fields = {}, range = null, planned = null, reached = () => {} } = way
  const damage = (code: string, cause: string): ShardItem => ({
    kind: 'damage',
    source,
    issue: issue(code, cause, source, 'make the file readable, and plan anew if it was changed'),
  })
  let file: number
  try {
    file = openSync(typeof path === 'string' ? path : Buffer.from(path), 'r')
  } catch (error) {
    yield damage('read/failed', causeOf(error))
    return
  }
  try {
    const { size, mtimeMs } = fstatSync(file)
    if (planned && (planned.size !== size || planned.etag !== String(mtimeMs))) {
      yield damage('run/changed', 'the archive was changed since it was planned')
      return
    }
    const bytes = fileBytes(file, size)
    let furthest = 0
    const told: Bytes = {
      size,
      read(offset, length) {
        furthest = Math.max(furthest, offset)
        return bytes.read(offset, length)
      },
    }
    const [from, end] = [range?.offset ?? 0, range?.end ?? size]
    for await (const found of readArchive(told, source, { place: source, endings: EXTENSIONS, fields, range })) {
      yield memberItem(source, found)
      reached(Math.min(1, Math.max(0, furthest - from) / Math.max(1, end - from)))
    }
  } finally {
    closeSync(file)
  }
}

function fileItem(shard: Shard, written: string): ShardItem {
  const name = readName(written)
  const folder = readName(shard.uri)
  const path =
    typeof name === 'string' && typeof folder === 'string'
      ? `${folder}/${name}`
      : Buffer.concat([Buffer.from(folder), Buffer.from('/'), Buffer.from(name)])
  return { kind: 'job', job: { source: shard.source + shownPath(name), path } }
}

function memberItem(archive: string, found: Found): ShardItem {
  if (found.kind === 'passed') return found
  if (found.kind === 'damage') return { ...found, source: found.name ? `${archive}/${found.name}` : archive }
  const { name, content, format, charset, metadata, issues } = found.member
  const source = `${archive}/${name}`
  // what is refused anyway is not sent to a worker, which would hold it twice
  const long = typeof content === 'string' ? null : tooLong(content, source)
  if (long) return { kind: 'damage', source, issue: long }
  return { kind: 'job', job: { source, content, format, charset, metadata, ...(issues && { issues }) } }
}
