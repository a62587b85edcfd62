import type { Extraction } from '../core/record.ts'
import { escapeSteering } from './printable.ts'
import type { Writer } from './writer.ts'

/** One article on one line, without the line's end. */
export const writeJsonLine = (extraction: Extraction): string => escapeSteering(JSON.stringify(extraction))

/** JSON Lines: an article a line, all in one file. */
export default {
  name: 'jsonl',
  extension: '.jsonl',
  together: 'articles.jsonl',
  write: (extraction) => `${writeJsonLine(extraction)}\n`,
} satisfies Writer
