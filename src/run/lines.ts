import { closeSync, openSync, readSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

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

/** All bytes of a part, unpacked. Parts are small: a shard's answers. @throws Error when it is damaged. */
export const unpackedPart = (packed: Uint8Array): Buffer => gunzipSync(packed)

export const linesOf = (text: string): string[] => (text ? text.replace(/\n$/, '').split('\n') : [])
