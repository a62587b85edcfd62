import { crc32, inflateRawSync } from 'node:zlib'
import { IssueError, issue } from '../../core/issue.ts'
import type { Meter } from './limits.ts'
import { type Bytes, reasonOf } from './member.ts'
import { entryName, passedAs } from './names.ts'
import type { Entry } from './tar.ts'

const HEADER = 30

/**
 * The entries of a zip archive whose directory is lost, by their local headers: every one that is whole. The rest is told with its offset.
 *
 * @param cause why the directory was not used.
 */
export function* scanZip(
  bytes: Bytes,
  meter: Meter,
  wanted: (name: string) => boolean,
  place: string,
  cause: string,
): Generator<Entry> {
  const damage = (offset: number, what: string, name: string | null = null): Entry => ({
    kind: 'damage',
    name,
    offset,
    issue: issue('archive/damaged', `${what} (byte ${offset})`, place, 'fetch or pack the archive again'),
  })
  yield damage(0, cause)
  let at = nextHeader(bytes, 0)
  if (at === null) return
  while (at !== null) {
    const over = meter.entry(place)
    if (over) throw new IssueError([over])
    const header = headerAt(bytes, at)
    if (!header) return
    const named = entryName(header.name, place)
    if ('issue' in named) yield { kind: 'damage', name: null, offset: at, issue: named.issue }
    if ('issue' in named || header.name.endsWith('/') || !wanted(named.name)) {
      if (!('issue' in named)) yield { kind: 'passed', as: passedAs(header.name) }
      at = nextHeader(bytes, at + HEADER)
      continue
    }
    const unpacked = unpack(bytes, header, meter, `${place}/${named.name}`)
    if ('why' in unpacked) {
      yield damage(at, `${named.name} cannot be unpacked: ${unpacked.why}`, named.name)
      at = nextHeader(bytes, at + HEADER)
      continue
    }
    const much = meter.unpacked(unpacked.data.length, place)
    if (much) throw new IssueError([much])
    yield { kind: 'entry', name: named.name, offset: at, bytes: unpacked.data }
    at = nextHeader(bytes, unpacked.end)
  }
}

interface LocalHeader {
  readonly name: string
  readonly method: number
  readonly flags: number
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
  /** Where the data begin. */
  readonly data: number
}

function headerAt(bytes: Bytes, at: number): LocalHeader | null {
  const head = view(bytes.read(at, HEADER))
  if (head.byteLength < HEADER) return null
  const nameLength = head.getUint16(26, true)
  return {
    name: Buffer.from(bytes.read(at + HEADER, nameLength)).toString('utf8'),
    method: head.getUint16(8, true),
    flags: head.getUint16(6, true),
    crc: head.getUint32(14, true),
    packed: head.getUint32(18, true),
    unpacked: head.getUint32(22, true),
    data: at + HEADER + nameLength + head.getUint16(28, true),
  }
}

/** Sizes may stand behind the data (flag 8): then the data say themselves where they end. */
function unpack(
  bytes: Bytes,
  header: LocalHeader,
  meter: Meter,
  place: string,
): { data: Uint8Array; end: number } | { why: string } {
  const trailing = (header.flags & 8) !== 0
  if (header.flags & 1) return { why: 'it is encrypted' }
  if (header.method !== 8 && (header.method !== 0 || trailing))
    return { why: `it is packed by method ${header.method}` }
  const refusal = trailing ? null : meter.member(header.packed, header.unpacked, place)
  if (refusal) return { why: refusal.cause }
  const length = trailing ? Math.min(bytes.size - header.data, meter.limits.member) : header.packed
  const packed = bytes.read(header.data, length)
  if (!trailing && packed.length < length) return { why: 'the archive breaks off within it' }
  try {
    if (header.method === 0) return checked(Buffer.from(packed), header, header.data + packed.length)
    const { buffer, engine } = inflateRawSync(packed, {
      maxOutputLength: meter.limits.member,
      info: true,
    }) as unknown as {
      buffer: Buffer
      engine: { bytesWritten: number }
    }
    const over = meter.ratio(engine.bytesWritten, buffer.length, place)
    if (over) return { why: over.cause }
    return trailing
      ? { data: buffer, end: header.data + engine.bytesWritten }
      : checked(buffer, header, header.data + packed.length)
  } catch (error) {
    return { why: reasonOf(error) }
  }
}

const checked = (
  data: Uint8Array,
  header: LocalHeader,
  end: number,
): { data: Uint8Array; end: number } | { why: string } =>
  crc32(data) === header.crc ? { data, end } : { why: 'its checksum is wrong' }

const WINDOW = 1024 * 1024

/** The next place where a local header begins, from `from` on. */
function nextHeader(bytes: Bytes, from: number): number | null {
  const mark = Buffer.from([0x50, 0x4b, 3, 4])
  for (let at = from; at < bytes.size; at += WINDOW) {
    const found = Buffer.from(bytes.read(at, WINDOW + 3)).indexOf(mark)
    if (found >= 0) return at + found
  }
  return null
}

const view = (data: Uint8Array): DataView => new DataView(data.buffer, data.byteOffset, data.byteLength)
