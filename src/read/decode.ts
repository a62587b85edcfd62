import { createRequire } from 'node:module'
import type { analyse } from 'chardet'
import type iconv from 'iconv-lite'
import { type Issue, issue } from '../core/issue.ts'

export interface Decoded {
  readonly text: string | null
  readonly issues: readonly Issue[]
}

/** The two libraries of legacy encodings, known to this file alone, and loaded with the first text that is no UTF-8: most runs meet none. */
const require = createRequire(import.meta.url)
const encodings = (): typeof iconv => require('iconv-lite') as typeof iconv
const guessesOf: typeof analyse = (bytes) => (require('chardet') as { analyse: typeof analyse }).analyse(bytes)

/**
 * Bytes become text: UTF-8, UTF-16 (by its mark, or by the pattern of its zeros), else the likeliest legacy encoding, which is
 * told. A mark at the start is no text; nothing else is changed.
 *
 * @param declared the encoding that a header or a page's head names. Many name another than they use: what is good UTF-8 is read so.
 */
export function decode(bytes: Uint8Array, place: string, declared: string | null = null): Decoded {
  const marked = byMark(bytes)
  if (marked)
    return marked === 'utf-8' ? decodeUtf8(bytes.subarray(3), place, 3) : decodeUtf16(bytes.subarray(2), marked, place)
  const magic = MAGIC.find(({ head }) => head.every((byte, i) => bytes[i] === byte))
  if (magic) return binary(place, `it is ${magic.name}`, magic.mend)
  const zeros = utf16ByZeros(bytes)
  if (zeros) return decodeUtf16(bytes, zeros, place)
  if (bytes.includes(0)) return binary(place, 'it has zero bytes', 'save it as plain text in UTF-8')
  if (declared && !/^utf-?8$/.test(declared) && firstInvalid(bytes) !== null && encodings().encodingExists(declared))
    return { text: encodings().decode(Buffer.from(bytes), browserName(declared), { stripBOM: false }), issues: [] }
  return decodeUtf8(bytes, place)
}

/** The browser's reading: the controls of ISO-8859-1 are the quotes and dashes of windows-1252. */
const browserName = (name: string): string =>
  /^(?:iso-?8859-?1|latin-?1|us-ascii|ascii)$/i.test(name) ? 'windows-1252' : name

type Utf16 = 'utf-16le' | 'utf-16be'

function byMark(bytes: Uint8Array): Utf16 | 'utf-8' | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

const MAGIC: readonly { head: readonly number[]; name: string; mend: string }[] = [
  { head: [0x25, 0x50, 0x44, 0x46], name: 'a PDF', mend: 'save its text as .txt: pdftotext article.pdf' },
  {
    head: [0x50, 0x4b, 3, 4],
    name: 'a ZIP archive or an office document',
    mend: 'save the article as plain text (.txt)',
  },
  { head: [0xd0, 0xcf, 0x11, 0xe0], name: 'an old office document', mend: 'save the article as plain text (.txt)' },
  { head: [0x1f, 0x8b], name: 'a gzip archive', mend: 'unpack it first: gunzip' },
  { head: [0x89, 0x50, 0x4e, 0x47], name: 'a PNG picture', mend: 'only text can be read' },
  { head: [0xff, 0xd8, 0xff], name: 'a JPEG picture', mend: 'only text can be read' },
  { head: [0x47, 0x49, 0x46, 0x38], name: 'a GIF picture', mend: 'only text can be read' },
]

const binary = (place: string, cause: string, mend: string): Decoded => ({
  text: null,
  issues: [issue('read/binary', `this is no text: ${cause}`, place, mend)],
})

/** English text in UTF-16 has a zero in nearly every second byte. */
function utf16ByZeros(bytes: Uint8Array): Utf16 | null {
  const length = Math.min(bytes.length, 4000) & ~1
  if (length < 8) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  if (odd > length * 0.35 && even < length * 0.02) return 'utf-16le'
  return even > length * 0.35 && odd < length * 0.02 ? 'utf-16be' : null
}

function decodeUtf16(bytes: Uint8Array, encoding: Utf16, place: string): Decoded {
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), issues: [] }
  } catch {
    const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
    return { text, issues: [invalid(encoding.toUpperCase(), text, null, place)] }
  }
}

/** @param before bytes of a mark, which a person who looks for the damage counts too. */
function decodeUtf8(bytes: Uint8Array, place: string, before = 0): Decoded {
  const first = firstInvalid(bytes)
  const text = UTF_8.decode(bytes)
  if (first === null) return { text, issues: [] }
  const broken = countOf(text, '\ufffd')
  // a file that holds good UTF-8 beyond ASCII or a mark is UTF-8 with damage; one that holds none is a legacy encoding
  if (before || hasMultibyte(bytes, first)) return { text, issues: [invalid('UTF-8', text, before + first, place)] }
  const legacy = legacyOf(bytes)
  if (!legacy) return { text, issues: [invalid('UTF-8', text, before + first, place)] }
  return {
    text: encodings().decode(Buffer.from(bytes), legacy, { stripBOM: false }),
    issues: [
      issue(
        'read/encoding',
        `it is no UTF-8 (${broken} bytes are not); it was read as ${legacy}`,
        place,
        'save it as UTF-8 if letters look wrong',
      ),
    ],
  }
}

/** Making one for each article costs as much as decoding it. */
const UTF_8 = new TextDecoder('utf-8', { ignoreBOM: true })

const invalid = (encoding: string, text: string, at: number | null, place: string): Issue =>
  issue(
    'read/invalid-bytes',
    `${countOf(text, '\ufffd')} bytes are no ${encoding}${at === null ? '' : `, the first at byte ${at}`}; each became U+FFFD`,
    place,
    `save the file as UTF-8 again from its source`,
  )

function countOf(text: string, sign: string): number {
  let count = 0
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) count++
  return count
}

/** Byte offset of the first sequence that is no UTF-8 (RFC 3629), or null. */
function firstInvalid(bytes: Uint8Array): number | null {
  for (let i = 0; i < bytes.length; ) {
    if (bytes[i]! < 0x80) {
      i++
      continue
    }
    const length = sequenceAt(bytes, i)
    if (!length) return i
    i += length
  }
  return null
}

/** Length of the well-formed sequence at `i`, 0 when there is none. */
function sequenceAt(bytes: Uint8Array, i: number): number {
  const lead = bytes[i]!
  if (lead < 0x80) return 1
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
  if (!length || i + length > bytes.length) return 0
  const second = bytes[i + 1]!
  if (lead === 0xe0 && second < 0xa0) return 0
  if (lead === 0xed && second > 0x9f) return 0
  if (lead === 0xf0 && second < 0x90) return 0
  if (lead === 0xf4 && second > 0x8f) return 0
  for (let k = 1; k < length; k++) if ((bytes[i + k]! & 0xc0) !== 0x80) return 0
  return length
}

/** Does a good sequence of several bytes stand before or behind the damage? */
function hasMultibyte(bytes: Uint8Array, from: number): boolean {
  let good = 0
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceAt(bytes, i)
    if (length > 1) good++
    i += length || 1
    if (good > 2 || (good > 0 && i < from)) return true
  }
  return false
}

/** Our texts are English with names of Europe: of equally likely guesses the first of these. */
const PREFERRED = ['windows-1252', 'ISO-8859-1', 'windows-1250', 'ISO-8859-2', 'windows-1251', 'KOI8-R']

function legacyOf(bytes: Uint8Array): string | null {
  const guesses = guessesOf(bytes).filter(({ name }) => encodings().encodingExists(name) && !/^UTF-|ASCII/i.test(name))
  const [top] = guesses
  if (!top) return 'windows-1252'
  const close = guesses.filter(({ confidence }) => confidence >= top.confidence - 10).map(({ name }) => name)
  const name = PREFERRED.find((preferred) => close.includes(preferred as never)) ?? top.name
  return browserName(name)
}
