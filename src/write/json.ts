import type { Extraction } from '../core/record.ts'
import { escapeSteering } from './printable.ts'
import type { Writer } from './writer.ts'

/** One article as indented JSON. */
export const writeJson = (extraction: Extraction): string => `${escapeSteering(JSON.stringify(extraction, null, 2))}\n`

export default { name: 'json', extension: '.json', write: writeJson } satisfies Writer
