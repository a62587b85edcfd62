import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { basename, dirname, resolve, sep } from 'node:path'
import { type Issue, issue } from '../../core/issue.ts'
import { archiveKind, canSlice } from '../../read/index.ts'
import { commonFolder, isInput, isUnder, noListing, nothingIn } from '../inputs.ts'
import { countPassed } from '../passed.ts'
import { walk } from '../walk.ts'
import { makeShard, type Shard } from './shard.ts'

export interface PlanOptions {
  /** Never read: the output lies there. */
  readonly out: string
  /** Files of a folder in one shard. */
  readonly files: number
  /** Bytes of an archive in one shard, where it can be cut. */
  readonly bytes: number
}

/**
 * Cuts inputs into shards, in an order that depends on names alone. Nothing is read but names, sizes and times
 * (and JSON Lines that are cut, to find the ends of lines).
 *
 * @param told is called for each input that is not there, cannot be listed or holds nothing.
 * @param passed hears of each file that is no article, by its kind (passed.ts).
 */
export function* planShards(
  inputs: readonly string[],
  options: PlanOptions,
  told: (item: Issue) => void,
  passed: (kind: string) => void = () => {},
): Generator<Shard> {
  const roots = rootsOf(inputs, told)
  // several inputs are named from the folder that they share, so that no two of them have one name
  const common = roots.length > 1 ? commonFolder(roots.map((root) => dirname(root))) : null
  for (const root of roots) {
    if (statSync(root).isDirectory()) {
      const here = countPassed()
      const over = (kind: string): void => {
        here.add(kind)
        passed(kind)
      }
      let any = false
      for (const shard of folderShards(root, common === null ? '' : prefixOf(root, common), options, told, over)) {
        any = true
        yield shard
      }
      if (!any) told(nothingIn(root, options.out, isUnder(root, options.out), here.all()))
    } else {
      const folder = dirname(root)
      const prefix = common === null ? '' : prefixOf(folder, common)
      const { size, mtimeMs } = statSync(root)
      if (archiveKind(root)) yield* archiveShards(root, root, prefix + basename(root), size, mtimeMs, options)
      else yield makeShard({ uri: folder, source: prefix, size, files: [basename(root)] }, [`${size} ${mtimeMs}`])
    }
  }
}

/** Each input once: what lies below another is read with it. */
function rootsOf(inputs: readonly string[], told: (item: Issue) => void): string[] {
  const roots: string[] = []
  for (const input of inputs) {
    if (existsSync(input)) roots.push(resolve(input))
    else told(issue('run/no-input', `there is no file or folder ${input}`, input, 'check the path'))
  }
  const distinct = [...new Set(roots)].sort()
  return distinct.filter((root) => !distinct.some((other) => other !== root && isUnder(root, other)))
}

const prefixOf = (path: string, common: string): string => {
  const way = path.slice(common.length).split(sep).filter(Boolean).join('/')
  return way ? `${way}/` : ''
}

function* folderShards(
  root: string,
  prefix: string,
  options: PlanOptions,
  told: (item: Issue) => void,
  passed: (kind: string) => void,
): Generator<Shard> {
  let files: string[] = []
  let stamps: string[] = []
  let size = 0
  const slice = (): Shard => {
    const shard = makeShard({ uri: root, source: prefix, size, files }, stamps)
    files = []
    stamps = []
    size = 0
    return shard
  }
  const unreadable = (path: string, error: unknown): void => told(noListing(path, error))
  for (const file of walk(root, isInput, (path) => isUnder(path, options.out), { unreadable, passed })) {
    if (archiveKind(file.source)) {
      // the order of articles is that of names, whatever they lie in
      if (files.length) yield slice()
      const uri = `${root}/${file.written}`
      yield* archiveShards(
        file.path,
        file.written.startsWith('bytes:') ? `bytes:${root}/${file.written.slice(6)}` : uri,
        prefix + file.source,
        file.size,
        file.mtimeMs,
        options,
      )
      continue
    }
    files.push(file.written)
    stamps.push(`${file.size} ${file.mtimeMs}`)
    size += file.size
    if (files.length >= options.files) yield slice()
  }
  if (files.length) yield slice()
}

function* archiveShards(
  path: string | Buffer,
  uri: string,
  source: string,
  size: number,
  mtimeMs: number,
  { bytes }: PlanOptions,
): Generator<Shard> {
  const etag = String(mtimeMs)
  if (size <= bytes || !canSlice(source)) {
    yield makeShard({ uri, source, size, etag }, [])
    return
  }
  if (archiveKind(source)?.kind === 'jsonl') {
    for (const { offset, length, line } of lineSlices(path, size, bytes))
      yield makeShard({ uri, source, size, etag, offset, length, line }, [])
    return
  }
  for (let offset = 0; offset < size; offset += bytes)
    yield makeShard({ uri, source, size, etag, offset, length: Math.min(bytes, size - offset) }, [])
}

/** Cuts JSON Lines behind the first line end after each so many bytes, and counts the lines. */
function* lineSlices(
  path: string | Buffer,
  size: number,
  bytes: number,
): Generator<{ offset: number; length: number; line: number }> {
  const file = openSync(path, 'r')
  try {
    const chunk = Buffer.alloc(1024 * 1024)
    let offset = 0
    let first = 1
    let line = 1
    for (let at = 0; at < size; ) {
      const read = readSync(file, chunk, 0, chunk.length, at)
      if (!read) break
      for (let end = chunk.indexOf(10); end >= 0 && end < read; end = chunk.indexOf(10, end + 1)) {
        line++
        const next = at + end + 1
        if (next - offset < bytes || next >= size) continue
        yield { offset, length: next - offset, line: first }
        offset = next
        first = line
      }
      at += read
    }
    if (offset < size) yield { offset, length: size - offset, line: first }
  } finally {
    closeSync(file)
  }
}
