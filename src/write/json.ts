import type { Extraction } from '../core/record.ts'
import { escapeSteering } from './printable.ts'

/** One article as indented JSON. */
export const writeJson = (extraction: Extraction): string => `${escapeSteering(JSON.stringify(extraction, null, 2))}\n`

/** One article on one line, without the line's end. */
export const writeJsonLine = (extraction: Extraction): string => escapeSteering(JSON.stringify(extraction))
