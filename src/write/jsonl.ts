import type { Extraction } from '../core/record.ts'
import { escapeSteering } from './printable.ts'
import type { Writer } from './writer.ts'

/** One article on one line, without the line's end. */
export const writeJsonLine = (extraction: Extraction): string => escapeSteering(JSON.stringify(extraction))

/** Anything else that is told as one line of JSON, with its end: names of files in it may hold signs that a terminal obeys. */
export const jsonLine = (value: object): string => `${escapeSteering(JSON.stringify(value))}\n`

/** JSON Lines: an article a line, all in one file. */
export default {
  name: 'jsonl',
  extension: '.jsonl',
  together: 'articles.jsonl',
  write: (extraction) => `${writeJsonLine(extraction)}\n`,
} satisfies Writer
