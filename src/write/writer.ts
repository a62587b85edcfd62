import type { Extraction } from '../core/record.ts'

export interface WriteOptions {
  /** Where the JSON Schema lies, relative to the file. */
  readonly schemaPath?: string
}

/** One output format: the default export of its file in this folder. */
export interface Writer {
  /** What `--format` calls it. */
  readonly name: string
  readonly extension: string
  /** The one file for all articles; left out, there is one file an article. */
  readonly together?: string
  /** What stands before the first of several, and between two. */
  readonly head?: string
  readonly between?: string
  readonly write: (extraction: Extraction, options?: WriteOptions) => string
}

/** Several articles as one text. */
export const writeAll = (writer: Writer, extractions: readonly Extraction[]): string =>
  (writer.head ?? '') + extractions.map((extraction) => writer.write(extraction)).join(writer.between ?? '')
