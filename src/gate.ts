import { fold } from './core/fold.ts'
import { hashOf, isDigit, isLetter } from './core/token.ts'
import type { RuleBook } from './rulebook/book.ts'
import { currencyWords } from './rulebook/currency-words.ts'

/** Whether an article can hold a record at all. */
export type Gate = (text: string) => boolean

/**
 * Most of an archive is not about aid. One pass over the text, without cutting it into tokens, tells which articles can hold
 * a record: those that name somebody who is given to (a state on the DAC list, a region; another state behind `for` or `to`) or a plain word of aid, and in some
 * place a deed or noun of giving near something given (money beside a number, or goods).
 *
 * In:  the text, as the reader gives it.
 * Out: yes as soon as all of it is seen; no at the end of the text.
 *
 * It is loose on purpose, and the same condition holds for every extraction: an article that it closes has no records, with the
 * gate asked or not (extract.ts). So it can save time and change nothing.
 *
 * Not here: which sentence, and who gives to whom.
 */
export function gatekeeper(book: RuleBook): Gate {
  const words = wordsOf(book)
  const table = wordTable(words)
  return (text) => {
    const seen = watcher()
    let before = 0
    let i = 0
    while (i < text.length) {
      const code = text.charCodeAt(i)
      if (code < 0x80 ? !isAsciiLetter(code) : !isLetter(text, i)) {
        if (isDigit(code)) seen.see(NUMBER, i, 0)
        else if (code === DOLLAR || (code >= 0xa2 && isSign(code))) seen.see(MONEY, i, 0)
        i++
        continue
      }
      const from = i
      let hash = SEED
      let plain = true
      for (; i < text.length; i++) {
        const unit = text.charCodeAt(i)
        if (unit < 0x80) {
          if (!isAsciiLetter(unit)) break
          hash = Math.imul(hash ^ (unit | 32), PRIME)
        } else {
          if (!isLetter(text, i)) break
          plain = false
        }
      }
      hash = plain ? mix(hash) : hashOf(fold(text.slice(from, i)), 0, i - from)
      const value = table.at(hash)
      if (value) {
        const whole = value & PHRASE ? value | phraseAt(words.phrases.get(hash) ?? NONE, text, from, i) : value
        // countries and towns that are words too (turkey, chad) count with their capital
        seen.see(isSmall(text.charCodeAt(from)) ? whole & ~(PLACE | STATE) : whole, from, before)
      }
      before = value
      if (seen.all()) return true
    }
    return false
  }
}

/** Characters between a deed and its gift, and for a weak deed (send, buy, help) also to who gets: a sentence or two. */
const NEAR = 200
/** Characters between a strong deed with its gift and who gets: a paragraph or two. */
const AROUND = 600
/** Characters between a number and its currency: `€`, `million euros`, `billion US dollars`. */
const BESIDE = 30
const NEVER = Number.NEGATIVE_INFINITY

interface Watcher {
  /** What a word speaks for, its place, and what the word before it speaks for. */
  see(value: number, at: number, before: number): void
  all(): boolean
}

/** Where each part of a gift was seen last. */
function watcher(): Watcher {
  let money = NEVER
  let number = NEVER
  let gift = NEVER
  let strong = NEVER
  let weak = NEVER
  let given = NEVER
  let getter = NEVER
  let rich = NEVER
  let open = false
  return {
    see(value, at, before) {
      if (value & MONEY) money = at
      if (value & NUMBER) number = at
      if (value & GOODS || (value & (MONEY | NUMBER) && Math.abs(money - number) <= BESIDE)) gift = at
      if (value & GIVING) strong = at
      if (value & WEAK) weak = at
      if (value & (PLACE | AID)) getter = at
      // "voted $3 billion for Israel", "reimbursed Slovakia with"
      if (value & STATE && before & (TOWARDS | GIVING | WEAK)) rich = at
      if (at - strong <= NEAR && at - gift <= NEAR) given = at
      open ||= at - given <= AROUND && at - getter <= AROUND
      open ||= at - weak <= NEAR && at - gift <= NEAR && at - Math.max(getter, rich) <= NEAR
    },
    all: () => open,
  }
}

const PLACE = 1
const AID = 2
const GIVING = 4
const MONEY = 8
const NUMBER = 16
const GOODS = 32
const WEAK = 64
const PHRASE = 128
const STATE = 256
const TOWARDS = 512

const DOLLAR = 36
const SEED = 0x811c9dc5
const PRIME = 0x01000193

/** The end of `hashOf`: this loop and that one must agree, and gate.test.ts sees that they do. */
const mix = (hash: number): number => (hash ^ (hash >>> 15)) >>> 0

const isAsciiLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
const isSmall = (code: number): boolean => code >= 97 && code <= 122
/** £, ¥, €, ₴, ₩, ₹. */
const isSign = (code: number): boolean => code <= 0xa5 || (code >= 0x20a0 && code <= 0x20cf)

interface Words {
  /** What a word speaks for; with PHRASE, phrases begin with it. */
  readonly values: Map<string, number>
  /** Phrases by the hash of their first word. */
  readonly phrases: Map<number, Phrase[]>
}

/** Several words, evened, and what they speak for. */
interface Phrase {
  readonly phrase: string
  readonly value: number
}

const NONE: readonly Phrase[] = []

function wordsOf(book: RuleBook): Words {
  const values = new Map<string, number>()
  const phrases: Words['phrases'] = new Map()
  const add = (list: Iterable<string>, value: number): void => {
    for (const written of list) {
      const phrase = evened(written)
      const first = firstWord(phrase)
      if (!first) continue
      const whole = first === phrase
      values.set(first, (values.get(first) ?? 0) | (whole ? value : PHRASE))
      const key = hashOf(first, 0, first.length)
      if (!whole) phrases.set(key, [...(phrases.get(key) ?? []), { phrase, value }])
    }
  }
  const money = currencyWords(book)
  // names begin with their country or are the unit itself, and either is enough beside a number
  add([...money.names.firsts, ...money.signs.firsts], MONEY)
  for (const { names } of book.rules('currencies')) add(names ?? [], MONEY)
  for (const rule of book.rules('goods'))
    if (!PARTS.has(rule.as))
      add(
        rule.words.flatMap((word) => [word, `${word}s`, `${word}es`]),
        GOODS,
      )
  for (const rule of book.rules('numbers')) if (COUNTING.has(rule.role)) add(Object.keys(rule.words), NUMBER)
  for (const rule of book.rules('verbs'))
    if (rule.frame !== 'amount' && rule.frame !== 'plan')
      for (const forms of rule.inflected) add(Object.values(forms), rule.weak || rule.frame === 'say' ? WEAK : GIVING)
  for (const rule of book.rules('cues')) if (rule.cue === 'gift') add(rule.words, rule.sense?.strong ? GIVING : WEAK)
  add(AID_WORDS, AID | GIVING)
  const places = placesOf(book)
  add(places.poor, PLACE)
  add(places.other, STATE)
  add(['for', 'to'], TOWARDS)
  return { values, phrases }
}

/** Words that only go with goods. */
const PARTS = new Set(['modifier', 'trailer', 'behind'])

const COUNTING = new Set(['scale', 'unit', 'ten', 'hundred', 'group', 'vague', 'some', 'fraction', 'short'])

/** Words that make an article one about aid though it names no poor state: pledges for a fund, help for the displaced. */
const AID_WORDS =
  'aid assistance humanitarian donate donates donated donating donation donations donor donors relief refugee refugees famine reconstruction unicef unhcr unrwa ocha wfp'.split(
    ' ',
  )

/** Names of the states on the DAC list, their people, towns and capitals, and of regions; and plain names of the other states. */
function placesOf(book: RuleBook): { readonly poor: readonly string[]; readonly other: readonly string[] } {
  const eligible = new Set(book.rules('country-sets').flatMap((set) => (set.id.startsWith('oda-') ? set.codes : [])))
  const poor = book.rules('regions').flatMap(({ names }) => names ?? [])
  const other: string[] = []
  for (const rule of book.rules('countries')) {
    const { names, exact, adjectives, people, prefixes, capitals, seats, cities } = rule
    if (!eligible.has(rule.code)) other.push(...(names ?? []))
    else
      for (const list of [names, exact, adjectives, people, prefixes, capitals, seats, cities])
        poor.push(...(list ?? []))
  }
  for (const [code, names] of Object.entries(book.world.countries)) (eligible.has(code) ? poor : other).push(...names)
  return { poor, other }
}

/** Hyphens and line breaks are spaces here: `air-defence system`. */
const evened = (written: string): string => fold(written).replace(/[-\s]/g, ' ')

function firstWord(phrase: string): string {
  let end = 0
  while (end < phrase.length && isLetter(phrase, end)) end++
  return phrase.slice(0, end)
}

/** What the phrases that stand here speak for, together. */
function phraseAt(phrases: readonly Phrase[], text: string, from: number, to: number): number {
  let value = 0
  for (const one of phrases)
    if ((value & one.value) !== one.value && isWritten(text, from, to, one.phrase)) value |= one.value
  return value
}

/** Does a phrase stand here whose first word ends at `to`? */
function isWritten(text: string, from: number, to: number, phrase: string): boolean {
  const end = from + phrase.length
  if (end > text.length) return false
  for (let i = to; i < end; i++) {
    const code = text.charCodeAt(i)
    const wanted = phrase.charCodeAt(i - from)
    const even = isAsciiLetter(code) ? code | 32 : code === 45 || code === 10 ? 32 : code
    if (even !== wanted && (code < 0x80 || evened(text[i]!) !== phrase[i - from])) return false
  }
  return end === text.length || !isLetter(text, end)
}

interface Table {
  /** What a word of this hash speaks for, 0 for nothing. */
  at(hash: number): number
}

/** Open addressing over whole hashes: two words of one hash are one in four milliards. */
function wordTable({ values: words }: Words): Table {
  let size = 1024
  while (size < words.size * 4) size *= 2
  const keys = new Uint32Array(size)
  const values = new Uint16Array(size)
  const slotOf = (hash: number): number => {
    let slot = hash & (size - 1)
    while (values[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & (size - 1)
    return slot
  }
  for (const [word, value] of words) {
    const hash = hashOf(word, 0, word.length)
    const slot = slotOf(hash)
    keys[slot] = hash
    values[slot] = (values[slot] ?? 0) | value
  }
  return { at: (hash) => values[slotOf(hash)]! }
}
