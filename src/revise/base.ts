import { createHash } from 'node:crypto'
import type { Extraction } from '../core/record.ts'
import type { Memory } from './merge.ts'
import { isObject } from './same.ts'

/**
 * What is kept under `.aidtrail/base/` of each result file: the machine's last answer, what people touched until now, and the
 * article's text, so that spans can be shown, checked and found again when the article has changed or is gone.
 *
 * Two lines of JSON: a short one that tells whether anybody touched the file, and the rest, which is read only if they did.
 */
export interface Base extends Memory {
  /** The article's text; null when it was not at hand. */
  readonly text: string | null
  /** What the last run left in the file, where that is not the machine's own answer; null where it is. */
  readonly left: unknown
  /** Lines that the review log had of this file then: what they tell is in the file already. */
  readonly seen: number
}

interface Head {
  readonly base: 1
  /** SHA-256 of the file as the machine alone would write it. */
  readonly written: string
  /** Nothing is carried and nothing was ever touched. */
  readonly plain: boolean
  /** SHA-256 of the file as this run left it. */
  readonly file: string
}

/** @param file as it was left; what the machine alone would write, when left out. */
export const printBase = (base: Base, written: string, file = written): string => {
  const plain = !Object.keys(base.carried).length && !Object.keys(base.touched).length
  const head: Head = { base: 1, written: hashOf(written), plain, file: hashOf(file) }
  return `${JSON.stringify(head)}\n${JSON.stringify(base)}\n`
}

/** The notes are those of the run that wrote this very file. */
export function goesWith(base: string, file: string): boolean {
  const head = json(base.slice(0, base.indexOf('\n')))
  return isObject(head) && head.file === hashOf(file)
}

/** The file is what the machine wrote, and no person ever had a say in it. */
export function isUntouched(base: string, file: string): boolean {
  const head = json(base.slice(0, base.indexOf('\n')))
  // the first version kept the written file itself
  if (!isObject(head) || head.base !== 1) return base === file
  return head.plain === true && head.written === hashOf(file)
}

/** SHA-256 of the file as the machine alone would have written it; null when it cannot be told. */
export function writtenHash(base: string): string | null {
  const head = json(base.slice(0, base.indexOf('\n')))
  return isObject(head) && typeof head.written === 'string' ? head.written : null
}

/** Null when it cannot be read: then nothing is known of the machine's last answer. */
export function parseBase(text: string): Base | null {
  const [head = '', body = ''] = text.split('\n')
  const tells = json(head)
  const base = isObject(tells) && tells.base === 1 ? json(body) : null
  if (!isObject(base) || !isObject(base.machine) || !Array.isArray(base.machine.records)) return null
  return {
    machine: base.machine as unknown as Extraction,
    carried: (isObject(base.carried) ? base.carried : {}) as Base['carried'],
    touched: (isObject(base.touched) ? base.touched : {}) as Base['touched'],
    text: typeof base.text === 'string' ? base.text : null,
    left: base.left ?? null,
    seen: typeof base.seen === 'number' ? base.seen : 0,
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
