import { inflateRawSync } from 'node:zlib'
import { type Issue, IssueError } from '../../core/issue.ts'
import type { Meter } from './limits.ts'
import { type Bytes, type Range, reasonOf } from './member.ts'
import { gzipHeader } from './stream.ts'

/** One gzip member of a file of many: a WARC file packs each record by itself, so that one can be read alone. */
export type GzipMember =
  | { readonly kind: 'data'; readonly offset: number; readonly data: Uint8Array }
  | { readonly kind: 'damage'; readonly offset: number; readonly cause: string }
  /** Not packed by the record: what follows must be read as one stream. */
  | { readonly kind: 'stream'; readonly offset: number }

const WINDOW = 256 * 1024

/**
 * The gzip members that begin in a range, unpacked. Behind damage the next member is looked for.
 *
 * Not here: what is in them.
 */
export function* gzipMembers(bytes: Bytes, range: Range, meter: Meter, place: string): Generator<GzipMember> {
  let at: number | null = range.offset === 0 ? 0 : nextMember(bytes, range.offset, meter, place)
  let first = true
  while (at !== null && at < bytes.size && at < range.end) {
    const member = memberAt(bytes, at, meter, place)
    if ('data' in member) {
      yield { kind: 'data', offset: at, data: member.data }
      at = member.end
    } else {
      if (first && member.large) return void (yield { kind: 'stream', offset: at })
      const next: number | null = nextMember(bytes, at + 1, meter, place)
      const to = next ?? bytes.size
      yield { kind: 'damage', offset: at, cause: `${member.why}; ${to - at} bytes are passed over` }
      at = next
    }
    first = false
  }
}

type Tried = { readonly data: Uint8Array; readonly end: number } | { readonly why: string; readonly large: boolean }

/** Unpacks the member at an offset: a small window first, a larger one when it does not suffice. */
function memberAt(bytes: Bytes, at: number, meter: Meter, place: string, most = meter.limits.member): Tried {
  for (let length = WINDOW; ; length *= 4) {
    const window = bytes.read(at, length)
    const start = gzipHeader(window)
    if (start === null) return { why: 'what stands here is no gzip member', large: false }
    // more than a member of this size may unpack to is not unpacked
    const limit = Math.min(most, Math.max(LEAST, window.length * meter.limits.ratio))
    try {
      const { buffer, engine } = inflateRawSync(window.subarray(start), {
        maxOutputLength: limit,
        info: true,
      }) as unknown as {
        buffer: Buffer
        engine: { bytesWritten: number }
      }
      const packed = engine.bytesWritten
      const over = meter.ratio(packed, buffer.length, place)
      if (over) refuse(meter.wasted(buffer.length, place))
      return over ? { why: over.cause, large: false } : { data: buffer, end: at + start + packed + TRAILER }
    } catch (error) {
      if (error instanceof IssueError) throw error
      const code = (error as NodeJS.ErrnoException).code
      if (code === 'ERR_BUFFER_TOO_LARGE') {
        refuse(meter.wasted(limit, place))
        const over = meter.ratio(window.length, limit + 1, place)
        return { why: over?.cause ?? `a member unpacks to more than ${limit} bytes`, large: !over }
      }
      const cut = code === 'Z_BUF_ERROR'
      const all = at + window.length >= bytes.size
      if (!cut || all) return { why: cut ? 'the archive breaks off within a record' : reasonOf(error), large: false }
      if (length >= most) return { why: `a member is longer than ${most} bytes`, large: true }
    }
  }
}

/** @throws IssueError with the reason to read no further, when there is one. */
function refuse(reason: Issue | null): void {
  if (reason) throw new IssueError([reason])
}

const TRAILER = 8
const LEAST = 1024 * 1024

/** The next place where a member begins that unpacks: the three bytes of its mark may stand in any data. */
function nextMember(bytes: Bytes, from: number, meter: Meter, place: string): number | null {
  const mark = Buffer.from([0x1f, 0x8b, 8])
  for (let at = from; at < bytes.size; at += WINDOW) {
    const window = Buffer.from(bytes.read(at, WINDOW + 2))
    for (let found = window.indexOf(mark); found >= 0 && found < WINDOW; found = window.indexOf(mark, found + 1)) {
      const tried = memberAt(bytes, at + found, meter, place)
      if ('data' in tried) return at + found
    }
  }
  return null
}
