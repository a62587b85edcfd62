import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'

/** What a crawler kept of an answer: status, type and body. */
export interface Answer {
  readonly status: number
  readonly type: string
  readonly charset: string | null
  readonly body: Uint8Array
}

/**
 * Reads an HTTP answer as a WARC record keeps it: chunked bodies joined, packed ones unpacked. Null when it is none.
 *
 * @param most bytes of the body, unpacked.
 * @throws Error when the body cannot be unpacked.
 */
export function readHttp(data: Uint8Array, most: number): Answer | null {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.length)
  const [end, gap] = headEnd(bytes)
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split(/\r?\n/)
  const status = /^HTTP\/\d(?:\.\d)?\s+(\d{3})/.exec(first)?.[1]
  if (status === undefined) return null
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const
    }),
  )
  const { type, charset } = contentType(headers.get('content-type') ?? '')
  let body: Buffer = bytes.subarray(end + gap)
  if (/chunked/i.test(headers.get('transfer-encoding') ?? '')) body = unchunk(body)
  for (const coding of (headers.get('content-encoding') ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .reverse())
    body = decoded(body, coding, most)
  return { status: Number(status), type, charset, body }
}

function headEnd(bytes: Buffer): [end: number, gap: number] {
  const crlf = bytes.indexOf('\r\n\r\n')
  const lf = bytes.indexOf('\n\n')
  if (crlf >= 0 && (lf < 0 || crlf < lf)) return [crlf, 4]
  return lf >= 0 ? [lf, 2] : [bytes.length, 0]
}

/** `text/html; charset=utf-8`. */
export function contentType(written: string): { type: string; charset: string | null } {
  const [type = '', ...rest] = written.split(';')
  const charset = /charset\s*=\s*["']?([\w.:-]+)/i.exec(rest.join(';'))?.[1]
  return { type: type.trim().toLowerCase(), charset: charset?.toLowerCase() ?? null }
}

/** Many archives hold bodies that were joined already under the header that says they are not: those stay as they are. */
function unchunk(body: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf('\n', at)
    const size =
      end < 0 || end - at > 200
        ? null
        : /^([0-9a-f]{1,8})\s*(?:;.*)?$/i.exec(body.toString('latin1', at, end).trim())?.[1]
    if (size === null || size === undefined) return parts.length ? Buffer.concat(parts) : body
    const length = Number.parseInt(size, 16)
    if (length === 0) return Buffer.concat(parts)
    parts.push(body.subarray(end + 1, end + 1 + length))
    at = end + 1 + length + (body[end + 1 + length] === 13 ? 2 : 1)
  }
  return Buffer.concat(parts)
}

function decoded(body: Buffer, coding: string, most: number): Buffer {
  const options = { maxOutputLength: most }
  if ((coding === 'gzip' || coding === 'x-gzip') && body[0] === 0x1f && body[1] === 0x8b)
    return gunzipSync(body, options)
  if (coding === 'br') return isText(body) ? body : brotliDecompressSync(body, options)
  if (coding === 'deflate' && !isText(body)) {
    try {
      return inflateSync(body, options)
    } catch {
      return inflateRawSync(body, options)
    }
  }
  return body
}

/** Crawlers keep the header of a packing that they have undone. */
const isText = (body: Buffer): boolean => /^\s*</.test(body.toString('latin1', 0, 64))
