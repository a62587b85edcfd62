import type { Hash } from 'node:crypto'
import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import { createGunzip } from 'node:zlib'

/** The lines of a file, one at a time, without their ends. @throws Error of the file system. */
export function* linesOfFile(path: string): Generator<string> {
  const file = openSync(path, 'r')
  try {
    const chunk = Buffer.alloc(256 * 1024)
    let held: Buffer[] = []
    for (
      let read = readSync(file, chunk, 0, chunk.length, null);
      read;
      read = readSync(file, chunk, 0, chunk.length, null)
    ) {
      let from = 0
      for (let end = chunk.indexOf(10); end >= 0 && end < read; end = chunk.indexOf(10, from)) {
        yield Buffer.concat([...held, chunk.subarray(from, end)]).toString('utf8')
        held = []
        from = end + 1
      }
      held.push(Buffer.from(chunk.subarray(from, read)))
    }
    const rest = Buffer.concat(held).toString('utf8')
    if (rest) yield rest
  } finally {
    closeSync(file)
  }
}

/**
 * The lines of a part, packed (`.gz`) or not, one at a time: a part may unpack to more than a string can hold.
 *
 * @param hash hears all bytes.
 * @throws Error when the part is damaged or cannot be read.
 */
export async function* linesOfPart(path: string, hash?: Hash): AsyncGenerator<string> {
  const file = createReadStream(path)
  const unpacked = path.endsWith('.gz') ? file.pipe(createGunzip()) : file
  if (unpacked !== file) file.on('error', (error) => unpacked.destroy(error))
  let held: Buffer[] = []
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      hash?.update(chunk)
      let from = 0
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
        yield held.length
          ? Buffer.concat([...held, chunk.subarray(from, end)]).toString('utf8')
          : chunk.toString('utf8', from, end)
        held = []
        from = end + 1
      }
      if (from < chunk.length) held.push(chunk.subarray(from))
    }
    if (held.length) yield Buffer.concat(held).toString('utf8')
  } finally {
    file.destroy()
  }
}

export const linesOf = (text: string): string[] => (text ? text.replace(/\n$/, '').split('\n') : [])
