import { readSync } from 'node:fs'
import type { Bytes } from '../read/index.ts'

/** A file as readers of archives want it. A buffer lasts until the next read of at most its size; readers copy what they keep. */
export const fileBytes = (file: number, size: number): Bytes => ({
  size,
  read(offset, length) {
    const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - offset)))
    let have = 0
    while (have < bytes.length) {
      const read = readSync(file, bytes, have, bytes.length - have, offset + have)
      if (!read) break
      have += read
    }
    return bytes.subarray(0, have)
  },
})
