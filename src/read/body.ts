import type { Issue } from '../core/issue.ts'
import type { Decoded } from './decode.ts'
import type { Metadata } from './metadata.ts'

/** What one format makes of decoded text: where its prose begins, and what its head says. */
export interface Body {
  readonly bodyStart: number
  readonly metadata: Metadata
  readonly issues: readonly Issue[]
}

/** One input format: the default export of its file in this folder. */
export interface Reader {
  /** Endings of file names, in small letters: `.txt`. */
  readonly extensions: readonly string[]
  /** For formats that are no plain text: bytes become the article's text. Left out, the text is decoded as it stands. */
  readonly decode?: (bytes: Uint8Array, place: string) => Decoded
  readonly body: (text: string, source: string) => Body
}
