import { fold } from '../core/fold.ts'
import { hashOf, isLetter } from '../core/token.ts'
import type { Rule, RuleBook } from '../rulebook/book.ts'
import { currencyPhrases } from '../rulebook/currency-words.ts'
import { helpedStates } from '../rulebook/helped-states.ts'

/**
 * The words that the gate looks for, in one table: what each word of the rule book speaks for, as bits.
 *
 * Not here: what must stand together (index.ts).
 */
export const PLACE = 1
export const AID = 2
export const GIVING = 4
export const MONEY = 8
export const NUMBER = 16
export const GOODS = 32
export const WEAK = 64
export const PHRASE = 128
export const STATE = 256
export const TOWARDS = 512
export const COUNTED = 1024
export const LESSON = 2048
export const TAUGHT = 4096
export const CODE = 8192
/** The article speaks of aid. */
export const SPOKEN = 16384

export const isAsciiLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)

export interface Words {
  /** What a word speaks for; with PHRASE, phrases begin with it. */
  readonly values: Map<string, number>
  /** Phrases by the hash of their first word. */
  readonly phrases: Map<number, Phrases>
}

/** The phrases of one first word. */
export interface Phrases {
  readonly list: Phrase[]
  /** With which two characters they go on behind it, each pair as one of 32 bits: `a` begins dozens, and stands everywhere. */
  next: number
}

/** Several words, evened, and what they speak for. */
export interface Phrase {
  readonly phrase: string
  readonly value: number
}

export const NONE: Phrases = { list: [], next: 0 }

export function wordsOf(book: RuleBook): Words {
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
      if (whole) continue
      const known = phrases.get(key) ?? { list: [], next: 0 }
      known.list.push({ phrase, value })
      known.next |= phrase.length > first.length + 1 ? pairAt(phrase, first.length) : ANY
      phrases.set(key, known)
    }
  }
  // `A$` ends in a sign, which is seen by itself; `ALL` and `TRY` are words when they are small
  for (const { phrase, exact } of currencyPhrases(book))
    if (!exact) add([phrase], MONEY)
    else if (!/[$\p{Sc}]/u.test(phrase)) add([phrase], CODES.test(phrase) ? CODE : MONEY)
  for (const rule of book.rules('goods')) {
    // who tells of howitzers or F-16s speaks of what is given
    const value = (rule.counted ? COUNTED : WEIGHT[rule.as]) | (isArms(rule) ? SPOKEN : 0)
    if (value)
      add(
        // what is no noun that is counted has no plural: `food`, not a firm called Foods
        rule.as === 'mass' ? rule.words : rule.words.flatMap((word) => [word, `${word}s`, `${word}es`]),
        value,
      )
  }
  for (const rule of book.rules('numbers')) if (COUNTING.has(rule.role)) add(Object.keys(rule.words), NUMBER)
  for (const rule of book.rules('verbs'))
    if (rule.frame !== 'amount' && rule.frame !== 'plan')
      for (const forms of rule.inflected) add(Object.values(forms), rule.weak || rule.frame === 'say' ? WEAK : GIVING)
  // `set 20 million aside`: what stands behind the gift tells, as its verb stands everywhere
  for (const rule of book.rules('verbs'))
    for (const { base } of rule.parted) {
      const tail = base.slice(base.indexOf(' ') + 1)
      if (tail.length > SHORT) add([tail], WEAK)
    }
  for (const rule of book.rules('cues')) if (rule.cue === 'gift') add(rule.words, rule.sense?.strong ? GIVING : WEAK)
  add(AID_WORDS, AID | GIVING | SPOKEN)
  // funds that serve one state; shorter names are words when they are small (`ERA`)
  for (const rule of book.rules('groups'))
    if (rule.for)
      add(
        [...(rule.names ?? []), ...(rule.exact ?? [])].filter((name) => name.length > 3),
        PLACE | AID | GIVING | SPOKEN,
      )
  add(NEAR_AID, SPOKEN)
  const places = placesOf(book)
  add(places.poor, PLACE)
  add(places.other, STATE)
  add(['for', 'to'], TOWARDS)
  return { values, phrases }
}

/** `in`, `over`, `into`. */
const SHORT = 4

/** How find/goods.ts reads its words: some are goods by themselves, others when they are counted, lessons when somebody is taught. */
const WEIGHT: Readonly<Record<Rule<'goods'>['as'], number>> = {
  noun: GOODS,
  mass: GOODS,
  model: GOODS,
  measure: COUNTED,
  // roads and fronts are told in kilometres, too
  length: 0,
  person: COUNTED,
  service: LESSON,
  teaching: LESSON,
  trainee: TAUGHT,
  modifier: 0,
  trailer: 0,
  whole: 0,
  behind: 0,
}

const isArms = ({ as, type, category }: Rule<'goods'>): boolean =>
  (as === 'noun' || as === 'model') && type === 'military' && !CIVIL.has(category ?? '')

/** Of what an army has, what others have too: cameras, ferries, helicopters. */
const CIVIL = new Set(['optics', 'vessel', 'bridging', 'helicopter', 'transport_aircraft', 'uav'])

/** ISO 4217. */
const CODES = /^[A-Z]{3}$/

const COUNTING = new Set(['scale', 'unit', 'ten', 'hundred', 'group', 'vague', 'some', 'fraction', 'short'])

/** Words that make an article one about aid though it names no poor state: pledges for a fund, help for the displaced. */
const AID_WORDS =
  'aid assistance humanitarian donate donates donated donating donation donations donor donors relief refugee refugees famine reconstruction unicef unhcr unrwa ocha wfp'.split(
    ' ',
  )

/** Words that go with aid, and say neither that it is given nor who gets. */
const NEAR_AID =
  'contribution contributions package packages pledge pledges pledged grant grants credits guarantees lend lends military weapons ammunition support supports help helps funding'.split(
    ' ',
  )

/** Names of the states on the DAC list, their people, towns and capitals, and of regions; and plain names of the other states. */
function placesOf(book: RuleBook): { readonly poor: readonly string[]; readonly other: readonly string[] } {
  const eligible = helpedStates(book)
  const poor = book.rules('regions').flatMap(({ names }) => names ?? [])
  const other: string[] = []
  for (const rule of book.rules('countries')) {
    const { names, exact, adjectives, people, prefixes, capitals, seats, cities } = rule
    if (!eligible.has(rule.code)) other.push(...(names ?? []))
    else
      for (const list of [names, exact, adjectives, people, prefixes, capitals, seats, cities])
        poor.push(...(list ?? []))
  }
  for (const { code, names } of book.rules('towns')) if (eligible.has(code)) poor.push(...names)
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

const ANY = -1

/** Two characters as one of 32 bits; any where one of them may have to be evened first. */
function pairAt(text: string, i: number): number {
  if (i + 1 >= text.length) return ANY
  const one = text.charCodeAt(i)
  const other = text.charCodeAt(i + 1)
  return one < 0x80 && other < 0x80 ? 1 << ((evenUnit(one) * 7 + evenUnit(other)) & 31) : ANY
}

const evenUnit = (code: number): number => (isAsciiLetter(code) ? code | 32 : code === 45 || code === 10 ? 32 : code)

/** What the phrases that stand here speak for, together. */
export function phraseAt({ list, next }: Phrases, text: string, from: number, to: number): number {
  if ((next & pairAt(text, to)) === 0) return 0
  let value = 0
  for (const one of list)
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
    if (evenUnit(code) !== wanted && (code < 0x80 || evened(text[i]!) !== phrase[i - from])) return false
  }
  return end === text.length || !isLetter(text, end)
}

export interface Table {
  /** What a word of this hash speaks for, 0 for nothing. */
  at(hash: number): number
}

/** Open addressing over whole hashes: two words of one hash are one in two milliards. */
export function wordTable({ values: words }: Words): Table {
  let size = 1024
  while (size < words.size * 4) size *= 2
  const keys = new Int32Array(size)
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
