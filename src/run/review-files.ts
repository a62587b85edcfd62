import { createHash } from 'node:crypto'
import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Extraction } from '../core/record.ts'
import { isUntouched, parseBase } from '../revise/base.ts'
import { writeWhole } from './atomic.ts'
import { createNotice } from './notice.ts'
import { isPart } from './parts.ts'
import { appendLines, replaceWhole } from './replace.ts'
import { NOTES } from './store.ts'
import { sweepFolder } from './sweep.ts'

/** A result file as a scan sees it; `stamp` changes when the file does. */
export interface SeenFile {
  readonly path: string
  readonly stamp: string
}

/** Larger files are no results of ours, and would stop the page. */
const LARGEST = 64 * 1024 * 1024

/**
 * The result files of an output folder, for the review: found, read and replaced; with the articles' texts, the
 * log, and what was worked out of each file the last time. The disk is all that is here; what the files say is not.
 */
/** @param reviewer who is named in the log for what was changed in an editor; git's user or the login, when left out. */
export function openReviewFiles(folder: string, reviewer?: string) {
  const notice = createNotice(folder, reviewer, 0)
  const notes = join(folder, NOTES)
  const base = (path: string): string => join('base', path)
  const texts = createTexts(notes)
  const log = join(notes, 'log.jsonl')
  const memory = join(notes, 'review-list.json')
  let parts = 0
  return {
    folder,
    store: createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 16),
    async scan(): Promise<SeenFile[]> {
      const seen = await scan(folder)
      parts = seen.parts
      return seen.files
    },
    /** Parts of JSON Lines that the last scan saw. */
    parts: (): number => parts,
    /** Null when there is no such file, or none that may be read. */
    stamp: (path: string): string | null => stampOf(folder, path),
    read: (path: string): string | null => (stampOf(folder, path) === null ? null : readIf(join(folder, path))),
    /** @returns false when the file is not `before` any more. @throws Error of the file system. */
    replace(path: string, before: string, after: string): boolean {
      const done = stampOf(folder, path) !== null && replaceWhole(join(folder, path), before, after)
      if (done) notice.wrote(path, after)
      return done
    },
    notice: (path: string, text: string, read: (text: string) => unknown): void => notice.look(path, text, read),
    article: (path: string, id: string): string | null => {
      const text = texts.of(base(path))
      return text !== null && articleName(text) === id ? text : null
    },
    untouched(path: string, text: string): Extraction | null {
      const kept = readIf(join(notes, base(path)))
      return kept !== null && isUntouched(kept, text) ? (parseBase(kept)?.machine ?? null) : null
    },
    machineTime: (path: string): number | null => {
      const stamp = stampOf(notes, base(path))
      return stamp === null ? null : Number(stamp.split(':')[0])
    },
    logText: (): string => readIf(log) ?? '',
    logStamp: (): string | null => stampOf(notes, 'log.jsonl'),
    appendLog: (lines: string): void => appendLines(log, lines),
    /** What `saveMemory` was given last; null when there is none. */
    memory: (): string | null => readIf(memory),
    saveMemory: (text: string): void => writeWhole(memory, text),
    /** Takes away what a crash left. */
    sweep: (): void => sweepFolder(folder),
  }
}

/** The texts of the articles that were asked for last: a megabyte is not read from its base at each key. */
const KEPT_TEXTS = 8

function createTexts(notes: string): { of(path: string): string | null } {
  const kept = new Map<string, { stamp: string; text: string | null }>()
  return {
    of(path) {
      const stamp = stampOf(notes, path)
      if (stamp === null) return null
      const known = kept.get(path)
      if (known?.stamp === stamp) return known.text
      const text = parseBase(readIf(join(notes, path)) ?? '')?.text ?? null
      kept.delete(path)
      kept.set(path, { stamp, text })
      if (kept.size > KEPT_TEXTS) kept.delete(kept.keys().next().value!)
      return text
    },
  }
}

/** As `article.id` is made: a text that it does not name is another state of the article. */
const articleName = (text: string): string => `a_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`

export type ReviewFiles = ReturnType<typeof openReviewFiles>

/** All result files, a folder at a time, so that a large tree does not hold up answers. */
async function scan(folder: string): Promise<{ files: SeenFile[]; parts: number }> {
  const found: SeenFile[] = []
  let parts = 0
  const folders = ['']
  for (let at = 0; at < folders.length; at++) {
    const under = folders[at]!
    for (const [i, entry] of entriesOf(join(folder, under)).entries()) {
      const path = under ? `${under}/${entry.name}` : entry.name
      if (entry.name.startsWith('.')) continue
      if (entry.isDirectory()) folders.push(path)
      else if (entry.isFile() && entry.name.endsWith('.yaml')) {
        const stamp = stampOf(folder, path)
        if (stamp !== null) found.push({ path, stamp })
      } else if (entry.isFile() && isPart(entry.name)) parts++
      if (i % 500 === 499) await breath()
    }
    await breath()
  }
  return { files: found, parts }
}

const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function entriesOf(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch {
    return []
  }
}

/** Links are not followed: a link in the folder would open any file of this machine to the page. */
function stampOf(folder: string, path: string): string | null {
  try {
    const place = join(folder, path)
    const seen = lstatSync(place)
    if (!seen.isFile() || seen.size > LARGEST) return null
    if (path.includes('/') && !realpathSync(place).startsWith(realpathSync(folder) + sep)) return null
    return `${seen.mtimeMs}:${seen.size}:${seen.ino}`
  } catch {
    return null
  }
}

const readIf = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
