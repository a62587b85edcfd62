import { createHash } from 'node:crypto'

/** Which state of a file this is, from its text. */
export const etagOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)
