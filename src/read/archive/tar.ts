import { type Issue, IssueError, issue } from '../../core/issue.ts'
import type { Meter } from './limits.ts'
import { reasonOf } from './member.ts'
import { entryName, passedAs } from './names.ts'
import type { Puller } from './stream.ts'

const BLOCK = 512

/** An entry of a container: its bytes, or null when they were not asked for. */
export type Entry =
  | { readonly kind: 'entry'; readonly name: string; readonly offset: number; readonly bytes: Uint8Array }
  | { readonly kind: 'damage'; readonly name: string | null; readonly offset: number; readonly issue: Issue }
  | { readonly kind: 'passed'; readonly as: string }

interface Archive {
  readonly puller: Puller
  readonly meter: Meter
  readonly wanted: (name: string) => boolean
  /** As problems name it. */
  readonly place: string
}

/**
 * The entries of a tar archive (ustar, GNU, pax), in order. Behind a damaged header the next good one is looked for.
 *
 * @param wanted entries with other names are skipped.
 * @param place the archive, as problems name it.
 */
export async function* readTar(
  puller: Puller,
  meter: Meter,
  wanted: (name: string) => boolean,
  place: string,
): AsyncGenerator<Entry> {
  const archive = { puller, meter, wanted, place }
  let more: Pax = {}
  let lost: number | null = null
  for (;;) {
    const { offset } = puller
    const block = await puller.take(BLOCK)
    if (block.length < BLOCK) {
      if (lost !== null) yield damage(archive, lost, 'what stands from here on is no tar entry')
      yield* brokenOff(archive, offset, block.length > 0)
      return
    }
    // two empty blocks are the end; some archives lack the second, and some are glued together
    const empty = block.every((byte) => byte === 0)
    const header = empty ? null : parseHeader(block)
    if (empty || !header) {
      if (empty) more = {}
      else lost ??= offset
      continue
    }
    if (lost !== null) yield damage(archive, lost, 'what stands here is no tar entry; reading goes on behind it')
    lost = null
    if (HEADERS.has(header.type)) {
      const read = await headerData(archive, header, offset)
      if ('kind' in read) yield read
      else more = { ...more, ...read }
      continue
    }
    const entry = await readEntry(archive, header, more, offset)
    more = {}
    yield entry
    if (entry.kind === 'damage' && entry.issue.code === 'archive/damaged') return
  }
}

/** Headers that tell of the entry behind them. */
const HEADERS = new Set(['L', 'K', 'x', 'g'])

const damage = (
  { place }: Archive,
  offset: number,
  cause: string,
  name: string | null = null,
): Entry & { kind: 'damage' } => ({
  kind: 'damage',
  name,
  offset,
  issue: issue('archive/damaged', `${cause} (byte ${offset})`, place, 'fetch or pack the archive again'),
})

/** @throws IssueError when it was a bomb that ended the stream. */
function brokenOff(archive: Archive, offset: number, cut: boolean): Entry[] {
  const { broken } = archive.puller
  if (broken instanceof IssueError) throw broken
  return broken || cut
    ? [damage(archive, offset, `the archive breaks off${broken ? `: ${reasonOf(broken)}` : ''}`)]
    : []
}

async function headerData(archive: Archive, { type, size }: Header, offset: number): Promise<Pax | Entry> {
  const padded = Math.ceil(size / BLOCK) * BLOCK
  if (size > LONGEST_HEADER) {
    await archive.puller.skip(padded)
    return { ...damage(archive, offset, 'a header is too long'), issue: tooLong(archive.place, offset) }
  }
  const data = Buffer.from((await archive.puller.take(padded)).subarray(0, size))
  if (type === 'L') return { path: data.toString('utf8').replace(/\0.*$/s, '') }
  return type === 'x' ? parsePax(data) : {}
}

const tooLong = (place: string, offset: number): Issue =>
  issue('archive/header', `a header is too long (byte ${offset})`, place, 'pack the articles under shorter names')

/** Damage with the code `archive/damaged` means that nothing can be read behind it. */
async function readEntry(archive: Archive, header: Header, more: Pax, offset: number): Promise<Entry> {
  const { puller, meter, wanted, place } = archive
  const over = meter.entry(place)
  if (over) throw new IssueError([over])
  const size = more.size ?? header.size
  const body = Math.ceil(size / BLOCK) * BLOCK
  const passed = async (entry: Entry): Promise<Entry> => {
    await puller.skip(body)
    return entry
  }
  const named = entryName(more.path ?? header.name, place)
  if ('issue' in named) return passed({ kind: 'damage', name: null, offset, issue: named.issue })
  const { name } = named
  const refused = refusalOf(header.type, name, place)
  if (header.type === '5' || (!refused && !wanted(name)))
    return passed({ kind: 'passed', as: header.type === '5' ? 'folder' : passedAs(name) })
  const refusal = refused ?? meter.member(null, size, `${place}/${name}`)
  if (refusal) return passed({ kind: 'damage', name, offset, issue: refusal })
  const bytes = Buffer.from((await puller.take(body)).subarray(0, size))
  if (bytes.length < size) {
    if (puller.broken instanceof IssueError) throw puller.broken
    return damage(archive, offset, `the archive breaks off within ${name}`, name)
  }
  const much = meter.unpacked(size, place)
  if (much) throw new IssueError([much])
  return { kind: 'entry', name, offset, bytes }
}

const LONGEST_HEADER = 1024 * 1024

interface Header {
  readonly name: string
  readonly size: number
  readonly type: string
}

interface Pax {
  readonly path?: string
  readonly size?: number
}

function parseHeader(block: Uint8Array): Header | null {
  const sum = numberOf(block, 148, 8)
  if (sum === null || sum !== checksum(block)) return null
  const size = numberOf(block, 124, 12)
  if (size === null || size < 0) return null
  const ustar = textOf(block, 257, 5) === 'ustar'
  const prefix = ustar && block[262] === 0 ? textOf(block, 345, 155) : ''
  const name = textOf(block, 0, 100)
  const type = String.fromCharCode(block[156] || 48)
  return { name: prefix ? `${prefix}/${name}` : name, size, type: type === '7' ? '0' : type }
}

function checksum(block: Uint8Array): number {
  let sum = 8 * 32
  for (let i = 0; i < BLOCK; i++) if (i < 148 || i >= 156) sum += block[i]!
  return sum
}

/** Octal digits, or GNU's base 256 for what they cannot hold. */
function numberOf(block: Uint8Array, at: number, length: number): number | null {
  if (block[at] === 0x80) {
    let value = 0
    for (let i = at + 1; i < at + length; i++) value = value * 256 + block[i]!
    return Number.isSafeInteger(value) ? value : null
  }
  const digits = textOf(block, at, length).trim()
  return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || '0', 8) : null
}

const textOf = (block: Uint8Array, at: number, length: number): string => {
  const end = block.indexOf(0, at)
  return Buffer.from(block.subarray(at, end < 0 || end > at + length ? at + length : end)).toString('utf8')
}

/** `27 path=a long name.txt\n`: the length counts the whole line. */
function parsePax(data: Uint8Array): Pax {
  let path: string | undefined
  let size: number | undefined
  for (let at = 0; at < data.length; ) {
    const space = data.indexOf(32, at)
    const length = space < 0 ? 0 : Number(Buffer.from(data.subarray(at, space)).toString('latin1'))
    if (space < 0 || !Number.isInteger(length) || length <= space - at) break
    const [key, value] = splitOnce(Buffer.from(data.subarray(space + 1, at + length - 1)).toString('utf8'))
    if (key === 'path') path = value
    if (key === 'size' && /^\d{1,15}$/.test(value)) size = Number(value)
    at += length
  }
  return { ...(path !== undefined && { path }), ...(size !== undefined && { size }) }
}

const splitOnce = (line: string): [string, string] => {
  const at = line.indexOf('=')
  return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)]
}

const KINDS: Readonly<Record<string, string>> = {
  1: 'a hard link',
  2: 'a link',
  3: 'a device',
  4: 'a device',
  6: 'a pipe',
  S: 'a sparse file',
}

const refusalOf = (type: string, name: string, place: string): Issue | null => {
  const kind = KINDS[type]
  return kind === undefined
    ? null
    : issue('archive/kind', `${name} is ${kind}, which is not followed`, place, 'pack the article itself')
}
