import type { Extraction } from '../core/record.ts'

/** One article as indented JSON. */
export const writeJson = (extraction: Extraction): string => `${JSON.stringify(extraction, null, 2)}\n`

/** One article on one line, without the line's end. U+2028 and U+2029 are escaped: some readers take them for line ends. */
export const writeJsonLine = (extraction: Extraction): string =>
  JSON.stringify(extraction).replace(/[\u2028\u2029]/g, (sign) => (sign === '\u2028' ? '\\u2028' : '\\u2029'))
