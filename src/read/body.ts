import type { Issue } from '../core/issue.ts'
import type { Decoded } from './decode.ts'
import type { Metadata } from './metadata.ts'

/** What one format makes of decoded text: where its prose begins, and what its head says. */
export interface Body {
  readonly bodyStart: number
  readonly metadata: Metadata
  readonly issues: readonly Issue[]
  /** The article's text, where the format's own text is not it (a page); positions count in this one. */
  readonly text?: string
}

/** One input format: the default export of its file in this folder. */
export interface Reader {
  /** Endings of file names, in small letters: `.txt`. */
  readonly extensions: readonly string[]
  /** For formats that are no plain text: bytes become the article's text. Left out, the text is decoded as it stands. */
  readonly decode?: (bytes: Uint8Array, place: string) => Decoded
  /** What the first bytes say of their encoding, for formats that do. */
  readonly declares?: (bytes: Uint8Array) => string | null
  /** @param admits asked with rough words of the article, where reading it whole is dear. */
  readonly body: (text: string, source: string, admits?: (words: string) => boolean) => Body
}
