/** Millions of short texts by number, each in its bytes and four more. */
export interface TextBlocks {
  /** @returns 1 and up, of 32 bits. */
  add(text: string): number
  at(number: number): string
}

/** Texts stand one behind the other in blocks, each behind its length; none runs over the end of one. */
const BLOCK = 1024 * 1024

export function createTextBlocks(): TextBlocks {
  // a text longer than a block has one of its own size
  const blocks: Buffer[] = []
  let used = BLOCK
  return {
    add(text) {
      const length = Buffer.byteLength(text)
      if (used + 4 + length > BLOCK) {
        blocks.push(Buffer.allocUnsafe(Math.max(BLOCK, 4 + length)))
        used = 0
      }
      const number = (blocks.length - 1) * BLOCK + used + 1
      const block = blocks.at(-1)!
      block.writeUInt32LE(length, used)
      block.write(text, used + 4)
      used += 4 + length
      return number
    },
    at(number) {
      const block = blocks[Math.floor((number - 1) / BLOCK)]!
      const start = ((number - 1) % BLOCK) + 4
      return block.toString('utf8', start, start + block.readUInt32LE(start - 4))
    },
  }
}
