import { createHash } from 'node:crypto'

/*
 * Names of files are bytes, and need be no text. In: such bytes. Out: text that names the file in an output (every byte that is no UTF-8
 * as `%FF`), and text from which the bytes come back (for the lines of a plan).
 */

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The name as text when it is UTF-8: paths of that kind are opened as strings. */
export function nameText(name: Buffer): string | null {
  try {
    return decoder.decode(name)
  } catch {
    return null
  }
}

/**
 * How an output names it. A name that is no text is told from one that really reads `%FF` by a piece of its hash.
 */
export function shownName(name: Buffer): string {
  const text = nameText(name)
  if (text !== null) return text
  const shown = [...name].map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : hex(byte))).join('')
  const ending = /\.[A-Za-z0-9.]{1,12}$/.exec(shown)?.[0] ?? ''
  const mark = createHash('sha256').update(name).digest('hex').slice(0, 6)
  return `${shown.slice(0, shown.length - ending.length)}~${mark}${ending}`
}

/** The same for a path, part by part. */
export const shownPath = (path: string | Buffer): string =>
  typeof path === 'string'
    ? path
    : path
        .toString('latin1')
        .split('/')
        .map((part) => shownName(Buffer.from(part, 'latin1')))
        .join('/')

const hex = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`

const PREFIX = 'bytes:'

/** As text that `readName` turns back. */
export function writeName(name: Buffer): string {
  const text = nameText(name)
  if (text !== null && !text.startsWith(PREFIX)) return text
  return (
    PREFIX +
    [...name]
      .map((byte) => (byte > 0x20 && byte < 0x7f && byte !== 0x25 ? String.fromCharCode(byte) : hex(byte)))
      .join('')
  )
}

/** A path for the file system: text where it can be. */
export function readName(written: string): string | Buffer {
  if (!written.startsWith(PREFIX)) return written
  const bytes: number[] = []
  for (let i = PREFIX.length; i < written.length; i++) {
    if (written[i] === '%') {
      bytes.push(Number.parseInt(written.slice(i + 1, i + 3), 16))
      i += 2
    } else bytes.push(written.charCodeAt(i))
  }
  const name = Buffer.from(bytes)
  return nameText(name) ?? name
}

/** Longest name that a disk takes, less what is put behind it (`.yaml`, `.new`). */
const LONGEST = 240

/** The path of an output: parts that are too long for the disk are cut, and told apart by their hash. */
export const fitPath = (path: string): string =>
  path
    .split('/')
    .map((part) => {
      if (Buffer.byteLength(part) <= LONGEST) return part
      const hash = createHash('sha256').update(part).digest('hex').slice(0, 12)
      const ending = /\.[A-Za-z0-9]{1,8}(?:\.[a-z]{2,5})?$/.exec(part)?.[0] ?? ''
      let kept = part.slice(0, LONGEST)
      while (Buffer.byteLength(kept) > LONGEST - 14 - ending.length) kept = kept.slice(0, -1)
      return `${kept.replace(/[\ud800-\udbff]$/, '')}~${hash}${ending}`
    })
    .join('/')
