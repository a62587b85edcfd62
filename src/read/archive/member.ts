import { causeOf, type Issue } from '../../core/issue.ts'
import type { Metadata } from '../metadata.ts'

/** One article as an archive holds it: not yet decoded or read. */
export interface Member {
  /** Its path inside the archive with `/`, a line number (JSON Lines), or the offset of its record (WARC). Unique in its archive. */
  readonly name: string
  readonly content: Uint8Array | string
  /** By which reader it is read: `.txt`, `.html`. */
  readonly format: string
  /** What a header says of its encoding. */
  readonly charset: string | null
  readonly metadata: Metadata | null
  /** What decoding it has told already. */
  readonly issues?: readonly Issue[]
}

/** What reading an archive yields, in the order of its bytes. */
export type Found =
  | { readonly kind: 'article'; readonly member: Member }
  /** Something that could not be read, or is refused. `name` is unique in the archive, as a member's is. */
  | {
      readonly kind: 'damage'
      readonly name: string
      readonly issue: Issue
      /** What the line calls itself all the same. */
      readonly ownId?: string | null
    }
  /** No article: a folder, a picture, a request of a crawler. Counted only, as `passedAs` names it, or as a `record`. */
  | { readonly kind: 'passed'; readonly as: string }

/** Bytes that can be read anywhere: a file, or a member in memory. Reads are synchronous: they are the fastest there are. */
export interface Bytes {
  readonly size: number
  /** Fewer than asked for at the end. */
  read(offset: number, length: number): Uint8Array
}

export const bytesOf = (data: Uint8Array): Bytes => ({
  size: data.length,
  read: (offset, length) => data.subarray(offset, Math.min(data.length, offset + length)),
})

/** The part of an archive that one shard reads: records or lines that begin in it. */
export interface Range {
  readonly offset: number
  readonly end: number
  /** JSON Lines: the number of the first line that begins in it, counted from 1. */
  readonly line?: number
}

export const reasonOf = (error: unknown): string => causeOf(error).split('\n')[0] ?? ''
