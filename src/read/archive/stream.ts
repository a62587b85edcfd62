import { crc32, createInflateRaw } from 'node:zlib'
import { IssueError } from '../../core/issue.ts'
import type { Meter } from './limits.ts'
import type { Bytes } from './member.ts'

const CHUNK = 256 * 1024

/** All bytes from an offset on, in chunks. */
export async function* chunksOf(bytes: Bytes, from = 0): AsyncGenerator<Uint8Array> {
  for (let at = from; at < bytes.size; ) {
    const chunk = bytes.read(at, CHUNK)
    if (!chunk.length) return
    // a copy: a stream may hold it longer than the reader's buffer lasts
    yield Buffer.from(chunk)
    at += chunk.length
  }
}

/** Packed bytes handed to the unpacker at once: when it meets damage, what came of the piece in hand is lost. */
const PIECE = 8 * 1024

/**
 * Unpacks gzip, also of several members; what stands behind the last one is left alone.
 *
 * @throws Error at the first damage, after everything before it was yielded; IssueError when it unpacks to too much.
 */
export async function* gunzip(bytes: Bytes, meter: Meter, place: string, from = 0): AsyncGenerator<Uint8Array> {
  let at = from
  let reached = from
  let unpacked = 0
  while (at < bytes.size) {
    const header = gzipHeader(bytes.read(at, 64 * 1024))
    if (header === null && at === from) throw new Error('it is no gzip')
    if (header === null) return
    const member = inflate(bytes, at + header, (to) => {
      reached = to
    })
    let crc = 0
    for (;;) {
      const { done, value } = await member.next()
      if (done) {
        at = value
        break
      }
      crc = crc32(value, crc)
      unpacked += value.length
      // a large file of zeros would allow itself gigabytes: beyond a member's size what was read so far counts
      const packed = unpacked > meter.limits.member ? reached - from : bytes.size - from
      const over = meter.ratio(packed, unpacked, place)
      if (over) throw new IssueError([over])
      yield value
    }
    const trailer = Buffer.from(bytes.read(at, TRAILER))
    if (trailer.length < TRAILER || trailer.readUInt32LE(0) !== crc) throw new Error('its checksum is wrong')
    at += TRAILER
  }
}

const TRAILER = 8

/**
 * Unpacks one stream of deflate.
 *
 * @param told hears up to where it has read.
 * @returns where it ended.
 */
async function* inflate(bytes: Bytes, from: number, told: (to: number) => void): AsyncGenerator<Uint8Array, number> {
  const inflater = createInflateRaw({ chunkSize: CHUNK })
  const out: Uint8Array[] = []
  inflater.on('data', (chunk: Uint8Array) => out.push(chunk))
  // told by the callback of each write
  inflater.on('error', () => {})
  const step = (act: (done: (error?: Error | null) => void) => void): Promise<void> =>
    new Promise((resolve, reject) => act((error) => (error ? reject(error) : resolve())))
  let given = 0
  try {
    for (let at = from; at < bytes.size; at += PIECE) {
      const piece = Buffer.from(bytes.read(at, PIECE))
      given += piece.length
      told(at + piece.length)
      await step((done) => void inflater.write(piece, done))
      yield* out.splice(0)
      // it takes no more than its own
      if (inflater.bytesWritten < given) return from + inflater.bytesWritten
    }
    await step((done) => {
      inflater.once('error', done)
      inflater.end(() => done())
    })
    yield* out.splice(0)
    return from + inflater.bytesWritten
  } finally {
    inflater.destroy()
  }
}

/** Length of a gzip header (RFC 1952), null when there is none. */
export function gzipHeader(data: Uint8Array): number | null {
  if (data.length < 18 || data[0] !== 0x1f || data[1] !== 0x8b || data[2] !== 8 || data[3]! & 0xe0) return null
  const flags = data[3]!
  let at = 10
  if (flags & 4) at += 2 + data[at]! + data[at + 1]! * 256
  for (const flag of [8, 16]) {
    if (!(flags & flag)) continue
    const end = data.indexOf(0, at)
    if (end < 0) return null
    at = end + 1
  }
  if (flags & 2) at += 2
  return at < data.length ? at : null
}

/** Takes bytes off a stream in the pieces that a format is made of. */
export interface Puller {
  /** How many bytes were taken so far. */
  readonly offset: number
  /** Why the stream broke off, when it did; what came before can be taken still. */
  readonly broken: Error | null
  /** Fewer at the end. The bytes are valid until the next call. */
  take(length: number): Promise<Uint8Array>
  /** Like `take`, but they stay. */
  peek(length: number): Promise<Uint8Array>
  /** @returns how many there were to skip. */
  skip(length: number): Promise<number>
  /** Gives back bytes that were taken last. */
  unread(bytes: Uint8Array): void
  /** A line with its end; null at the end of the stream. `long`: there was more than `most`, and it is skipped. */
  line(most: number): Promise<{ readonly bytes: Uint8Array; readonly long: boolean } | null>
}

export function createPuller(stream: AsyncIterable<Uint8Array>): Puller {
  const chunks = stream[Symbol.asyncIterator]()
  let held: Uint8Array = new Uint8Array(0)
  let at = 0
  let offset = 0
  let ended = false
  let broken: Error | null = null

  async function next(): Promise<Uint8Array | null> {
    if (ended) return null
    try {
      const { done, value } = await chunks.next()
      if (!done) return value
    } catch (error) {
      broken = error instanceof Error ? error : new Error(String(error))
    }
    ended = true
    return null
  }

  async function fill(length: number): Promise<void> {
    if (held.length - at >= length) return
    const parts = [held.subarray(at)]
    let have = held.length - at
    while (have < length) {
      const chunk = await next()
      if (!chunk) break
      parts.push(chunk)
      have += chunk.length
    }
    held = parts.length === 1 ? parts[0]! : Buffer.concat(parts)
    at = 0
  }

  const advance = (length: number): Uint8Array => {
    const piece = held.subarray(at, at + length)
    at += piece.length
    offset += piece.length
    return piece
  }

  async function skip(length: number): Promise<number> {
    let left = length
    while (left > 0) {
      if (at === held.length) {
        const chunk = await next()
        if (!chunk) break
        held = chunk
        at = 0
      }
      left -= advance(left).length
    }
    return length - left
  }

  async function line(most: number): Promise<{ bytes: Uint8Array; long: boolean } | null> {
    const parts: Uint8Array[] = []
    let length = 0
    for (;;) {
      if (at === held.length) {
        const chunk = await next()
        if (!chunk) return length ? { bytes: Buffer.concat(parts), long: length > most } : null
        held = chunk
        at = 0
      }
      const end = held.indexOf(10, at)
      const piece = advance((end < 0 ? held.length : end + 1) - at)
      length += piece.length
      if (length <= most) parts.push(piece)
      else parts.length = 0
      if (end >= 0) return { bytes: parts.length === 1 ? parts[0]! : Buffer.concat(parts), long: length > most }
    }
  }

  return {
    get offset() {
      return offset
    },
    get broken() {
      return broken
    },
    async take(length) {
      await fill(length)
      return advance(length)
    },
    async peek(length) {
      await fill(length)
      return held.subarray(at, at + length)
    },
    skip,
    unread(bytes) {
      held = Buffer.concat([bytes, held.subarray(at)])
      at = 0
      offset -= bytes.length
    },
    line,
  }
}
