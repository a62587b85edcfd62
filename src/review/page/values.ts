import { type AidRecord, type Amount, recordSchema } from '../../core/record.ts'
import type { Word } from '../api.ts'
import { type FieldName, figure, grouped } from './fields.ts'

/** A value as typed: what it means, or why it means nothing. */
export type Typed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string }

const good = <T>(value: T): Typed<T> => ({ ok: true, value })
const bad = <T>(message: string): Typed<T> => ({ ok: false, message })

/** Checks a value as the file's schema will: the same Zod schema, field by field. */
export function checkField<N extends FieldName>(name: N, value: unknown): Typed<AidRecord[N]> {
  const read = recordSchema.shape[name].safeParse(value)
  if (read.success) return good(read.data as AidRecord[N])
  const [first] = read.error.issues
  return bad(first ? `${first.path.length ? `${first.path.join('.')}: ` : ''}${first.message}` : 'this is no value')
}

const SIZES: Readonly<Record<string, number>> = {
  k: 3,
  thousand: 3,
  th: 3,
  m: 6,
  mn: 6,
  mln: 6,
  million: 6,
  millions: 6,
  b: 9,
  bn: 9,
  billion: 9,
  billions: 9,
  tn: 12,
  trillion: 12,
}

const NUMBER = String.raw`\d{1,3}(?:[ ,\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`
const SUM = new RegExp(
  String.raw`^(?<low>${NUMBER})\s*(?<lowSize>[a-z]+)?(?:\s*(?:-|–|to)\s*(?<high>${NUMBER})\s*(?<highSize>[a-z]+)?)?(?:\s+(?<code>[a-z]{3}))?$`,
  'i',
)

/** `85 billion`, `1.5bn`, `10-20 million EUR`, `50 000 000`: whole units, and a currency when one stands behind. */
export function parseSum(typed: string): Typed<Pick<Amount, 'value' | 'min' | 'max'> & { currency: string | null }> {
  const groups = SUM.exec(typed.trim())?.groups
  if (!groups) return bad('a sum is written like 85 billion, 1.5bn, 50 000 000 or 10-20 million')
  let { lowSize, highSize, code } = groups
  // `50 EUR`: the word behind the figure is a currency, no size
  if (!code && !groups['high'] && lowSize?.length === 3 && !(lowSize.toLowerCase() in SIZES))
    [code, lowSize] = [lowSize, undefined]
  if (!code && highSize?.length === 3 && !(highSize.toLowerCase() in SIZES)) [code, highSize] = [highSize, undefined]
  for (const size of [lowSize, highSize])
    if (size && !(size.toLowerCase() in SIZES)) return bad(`“${size}” is no size: thousand, million, billion, trillion`)
  const currency = code?.toUpperCase() ?? null
  if (groups['high'] === undefined) return good({ value: scaled(groups['low']!, lowSize), currency })
  const min = scaled(groups['low']!, lowSize ?? highSize)
  const max = scaled(groups['high'], highSize ?? lowSize)
  return min < max ? good({ min, max, currency }) : bad('a range goes from the smaller to the larger sum')
}

/** By the exponent, because 8.2 * 1e6 is 8199999.999999999. */
const scaled = (digits: string, size: string | undefined): number =>
  Number(`${digits.replace(/[ ,\u00a0\u2009\u202f]/g, '')}e${size ? SIZES[size.toLowerCase()]! : 0}`)

/** A currency that there is, or the one that was probably meant. */
export function parseCurrency(typed: string, currencies: readonly Word[]): Typed<string | null> {
  const code = typed.trim().toUpperCase()
  if (!code) return good(null)
  if (currencies.some((word) => word.code === code)) return good(code)
  const [named] = suggest(typed, currencies)
  return bad(`no currency ${code}${named ? `: did you mean ${named.code} (${named.name})?` : ''}`)
}

/** The words that a typed beginning may mean: codes first, then names that begin so, then names that hold it. */
export function suggest(typed: string, words: readonly Word[], most = 8): Word[] {
  const wanted = fold(typed.trim())
  if (!wanted) return []
  return words
    .map((word) => ({ word, rank: rankOf(word, wanted) }))
    .filter((one) => one.rank < 9)
    .sort((a, b) => a.rank - b.rank || a.word.name.length - b.word.name.length)
    .slice(0, most)
    .map(({ word }) => word)
}

/** What was typed begins the word: Enter may complete it. A guess is taken by nobody but the reviewer. */
export const completes = (typed: string, word: Word): boolean => rankOf(word, fold(typed.trim())) <= 4

function rankOf({ code, name }: Word, wanted: string): number {
  const [short, long] = [fold(code), fold(name)]
  if (short === wanted) return 0
  if (long === wanted) return 1
  if (long.startsWith(wanted)) return 2
  if (short.startsWith(wanted)) return 3
  if (long.split(/[\s-]+/).some((part) => part.startsWith(wanted))) return 4
  if (wanted.length >= 3 && near(short, wanted)) return 6
  return long.includes(wanted) && wanted.length >= 3 ? 5 : 9
}

/** `DKR` for `DKK`: one letter wrong. */
const near = (a: string, b: string): boolean =>
  a.length === b.length && [...a].filter((letter, i) => letter !== b[i]).length === 1

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/**
 * `DK, Sweden` → codes; a name that no list has stays as it was typed.
 *
 * @param whole what the field holds by now: `Ministry of Foreign Affairs, Norway` is one name, and stays one.
 */
export const parsePlaces = (typed: string, places: readonly Word[], whole: readonly string[] = []): string[] =>
  parted(typed, /[,;]/, whole, (part) => {
    const [first] = suggest(part, places, 1)
    return first && (fold(first.code) === fold(part) || fold(first.name) === fold(part)) ? first.code : part
  })

export const parseTexts = (typed: string, whole: readonly string[] = []): string[] =>
  parted(typed, /[;\n]/, whole, (part) => part)

function parted(typed: string, sign: RegExp, whole: readonly string[], read: (part: string) => string): string[] {
  // the longest first: one name may begin another
  const kept = whole.filter((one) => sign.test(one)).sort((a, b) => b.length - a.length)
  const parts: string[] = []
  for (let rest = typed.trim(); rest; ) {
    const own = kept.find(
      (one) => rest.startsWith(one) && (rest.length === one.length || startsWith(rest.slice(one.length), sign)),
    )
    const at = own?.length ?? rest.search(sign)
    const part = (at < 0 ? rest : rest.slice(0, at)).trim()
    if (part) parts.push(own ?? read(part))
    rest = at < 0 ? '' : rest.slice(at).trimStart().slice(1).trimStart()
  }
  return [...new Set(parts)]
}

const startsWith = (text: string, sign: RegExp): boolean => sign.test(text.trimStart()[0] ?? '')

/** A sum as one would type it, so that what is not touched means the same: `85 billion`, `0.5-1.5 million`. */
export function sumTyped(sum: Amount | null): string {
  if (!sum) return ''
  const { value, min = 0, max = 0 } = sum
  if (value !== undefined) return plain(value)
  // a size behind the second figure is the first one's too
  for (const [word, size] of Object.entries({ trillion: 1e12, billion: 1e9, million: 1e6 })) {
    const typed = `${min / size}-${max / size} ${word}`
    const read = max >= size ? parseSum(typed) : null
    if (read?.ok && read.value.min === min && read.value.max === max) return typed
  }
  return `${spaced(min)}-${spaced(max)}`
}

export const plain = (value: number): string => figure(value).replaceAll('\u202f', ' ')
const spaced = (value: number): string => grouped(value).replaceAll('\u202f', ' ')
