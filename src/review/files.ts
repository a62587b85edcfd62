import type { Extraction } from '../core/record.ts'

/** The disk as the review needs it. Whoever starts the review gives it; paths are relative to the output folder, with `/`. */
export interface Files {
  /** Every result file, and a stamp that changes when the file does. */
  scan(): Promise<readonly { readonly path: string; readonly stamp: string }[]>
  /** The folder as it was named. */
  readonly folder: string
  /** Stands for the folder on this machine, however it was named. */
  readonly store: string
  /** Parts of a batch in JSON Lines that the last scan saw: they are corrected by checking articles out of them. */
  parts(): number
  /** Null when there is no such file any more. */
  stamp(path: string): string | null
  read(path: string): string | null
  /** @returns false, and writes nothing, when the file is not `before` any more. */
  replace(path: string, before: string, after: string): boolean
  /** Adds to the log what was changed in an editor; `text` is what the file holds, and `read` says what that means. */
  notice(path: string, text: string, read: (text: string) => unknown): void
  /** The text of the article of a result file, if it is the one that the file's `article.id` names; null when it was not kept. */
  article(path: string, id: string): string | null
  /** What a result file says, when nobody touched it since the machine wrote it: known without reading it as YAML. */
  untouched(path: string, text: string): Extraction | null
  /** When a machine last wrote the result, in milliseconds; null when that is not known. */
  machineTime(path: string): number | null
  logText(): string
  logStamp(): string | null
  /** @param lines whole lines; on disk when it returns. */
  appendLog(lines: string): void
  /** What was worked out of the files the last time. */
  memory(): string | null
  saveMemory(text: string): void
}
