import { crc32, deflateRawSync, gzipSync } from 'node:zlib'

/** For tests only: archives made by hand, so that they can be broken in any place. */
export interface ZipItem {
  readonly name: string
  readonly data: string | Uint8Array
  readonly stored?: boolean
  /** Unix file mode. */
  readonly mode?: number
  /** What the headers say, where it is not the truth. */
  readonly lies?: { readonly unpacked?: number; readonly crc?: number; readonly localName?: string }
}

export function zip(items: readonly ZipItem[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const item of items) {
    const data = Buffer.from(item.data)
    const packed = item.stored ? data : deflateRawSync(data)
    const name = Buffer.from(item.name)
    const local = Buffer.from(item.lies?.localName ?? item.name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x800, 2)
    common.writeUInt16LE(item.stored ? 0 : 8, 4)
    common.writeUInt32LE(item.lies?.crc ?? crc32(data), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(item.lies?.unpacked ?? data.length, 18)
    common.writeUInt16LE(local.length, 22)
    const head = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, local])
    parts.push(head, packed)
    const central = Buffer.from(common)
    central.writeUInt16LE(name.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(((item.mode ?? 0o100644) << 16) >>> 0, 6)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), central, tail, name)
    offset += head.length + packed.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(items.length, 8)
  end.writeUInt16LE(items.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, ...directory, end])
}

export interface TarItem {
  readonly name: string
  readonly data?: string | Uint8Array
  /** `0` a file, `5` a folder, `2` a link, `L` a long name, `x` pax. */
  readonly type?: string
}

export function tar(items: readonly TarItem[], end = true): Buffer {
  const parts = items.flatMap(({ name, data = '', type = '0' }) => {
    const body = Buffer.from(data)
    const head = Buffer.alloc(512)
    head.write(name, 0, 100)
    head.write('0000644\0', 100)
    head.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124)
    head.write('        ', 148)
    head.write(type, 156)
    head.write('ustar\x0000', 257, 'latin1')
    const sum = head.reduce((total, byte) => total + byte, 0)
    head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    return [head, body, Buffer.alloc((512 - (body.length % 512)) % 512)]
  })
  return Buffer.concat([...parts, Buffer.alloc(end ? 1024 : 0)])
}

export interface WarcItem {
  readonly url?: string
  readonly type?: string
  readonly contentType?: string
  readonly body: string | Uint8Array
  /** What the header says, where it is not the truth. */
  readonly length?: number
}

/** @param packed each record a gzip member of its own. */
export function warc(items: readonly WarcItem[], packed = false): Buffer {
  return Buffer.concat(
    items.map(({ url = 'https://news.example/a', type = 'response', contentType, body, length }) => {
      const data = Buffer.from(body)
      const kind = contentType ?? (type === 'response' ? 'application/http; msgtype=response' : 'text/plain')
      const head = `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${url}\r\nContent-Type: ${kind}\r\nContent-Length: ${length ?? data.length}\r\n\r\n`
      const record = Buffer.concat([Buffer.from(head), data, Buffer.from('\r\n\r\n')])
      return packed ? gzipSync(record) : record
    }),
  )
}

export const http = (body: string, headers = 'Content-Type: text/html; charset=utf-8', status = '200 OK'): string =>
  `HTTP/1.1 ${status}\r\n${headers}\r\n\r\n${body}`
