import { fold } from './core/fold.ts'
import { hashOf, isDigit, isLetter } from './core/token.ts'
import type { Rule, RuleBook } from './rulebook/book.ts'
import { currencyPhrases } from './rulebook/currency-words.ts'
import { helpedStates } from './rulebook/helped-states.ts'
import { once } from './rulebook/once.ts'

/** Whether an article can hold a record at all. */
export type Gate = (text: string) => boolean

/**
 * Most of an archive is not about aid. One pass over the text, without cutting it into tokens, tells which articles can hold
 * a record: in some sentence a deed or noun of giving stands with something given (money beside a number, goods, teaching with who is
 * taught), and with somebody who is given to (a state on the DAC list, a region; another state behind `for` or `to`; a plain word of
 * aid). In an article that speaks of aid at all, that somebody may stand a paragraph away; in one that does not, that sentence opens
 * the article, or the state that gets is named twice.
 *
 * In:  the text, as the reader gives it.
 * Out: yes as soon as all of it is seen; no at the end of the text.
 *
 * It is loose on purpose, and the same condition holds for every extraction: an article that it closes has no records, with the
 * gate asked or not (extract.ts). So it can save time and change nothing.
 *
 * Not here: which sentence, and who gives to whom.
 */
export const gatekeeper = once(makeGate)

function makeGate(book: RuleBook): Gate {
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
        else if (code === STOP && endsSentence(text, i)) seen.end(i)
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
        seen.see(whole & ~unfit(text, from), from, before)
      }
      before = value
      if (seen.all()) return true
    }
    return false
  }
}

/** What a word cannot speak for as it is written: countries and towns that are words too (turkey, chad) count with their capital, `ALL` with two. */
const unfit = (text: string, from: number): number =>
  isSmall(text.charCodeAt(from)) ? PLACE | STATE | CODE : isSmall(text.charCodeAt(from + 1)) ? CODE : 0

/** Characters between a weak deed (send, buy, help) with its gift and who gets: a sentence or two. */
const NEAR = 200
/** Characters between a weak deed and its gift where nothing else speaks of aid: `sends 14 of its tanks`, `will follow next week`. */
const CLOSE = 60
/** Characters of an article's head, where the second sentence goes on with who the first one names. */
const HEAD = 120
/** Characters of a headline: what stands in it is what the article is about. */
const HEADLINE = 150
/** Characters between a strong deed with its gift and who gets: a paragraph or two. */
const AROUND = 600
/** Characters between a number and its currency or what it counts: `€`, `million euros`, `40 of its most experienced rescuers`. */
const BESIDE = 30
/** Characters between teaching and who is taught: `trains 500 more Ukrainian soldiers`, half a sentence. */
const TEACHING = 100
const NEVER = Number.NEGATIVE_INFINITY

interface Watcher {
  /** What a word speaks for, its place, and what the word before it speaks for. */
  see(value: number, at: number, before: number): void
  /** A sentence ends. */
  end(at: number): void
  all(): boolean
}

/** Where each part of a gift was seen last: all but who gets is forgotten with its sentence, as no verb reaches over it. */
function watcher(): Watcher {
  let money = NEVER
  let counted = NEVER
  let number = NEVER
  let lesson = NEVER
  let taught = NEVER
  let gift = NEVER
  let strong = false
  let weak = NEVER
  /** A weak deed has its gift close by. */
  let sent = false
  /** Somebody who may get is named in this sentence, or in the one before at the head of the article: "Ukraine thanked Sweden. It had received €10m." */
  let named = false
  let given = NEVER
  let handed = NEVER
  let getter = NEVER
  /** A deed had its gift near one who may get. */
  let told = false
  /** A sentence holds a deed, its gift and one who may get; the headline does. */
  let whole = false
  let heads = false
  /** How often a state that may get is named. */
  let places = 0
  let ofAid = false
  let open = false
  return {
    see(value, at, before) {
      if (value & (MONEY | CODE)) money = at
      if (value & COUNTED) counted = at
      if (value & NUMBER) number = at
      if (value & LESSON) lesson = at
      if (value & TAUGHT) taught = at
      if (value & GOODS) gift = at
      else if (
        value & (MONEY | CODE | COUNTED | NUMBER) &&
        at - number <= BESIDE &&
        at - Math.max(money, counted) <= BESIDE
      )
        gift = at
      else if (value & (LESSON | TAUGHT) && at - lesson <= TEACHING && at - taught <= TEACHING) gift = at
      if (value & GIVING) strong = true
      if (value & WEAK) weak = at
      if (value & PLACE) places++
      if (value & (PLACE | AID)) {
        getter = at
        named = true
      }
      // "voted $3 billion for Israel", "reimbursed Slovakia with"
      if (value & STATE && before & (TOWARDS | GIVING | WEAK)) {
        getter = at
        named = true
      }
      if (value & SPOKEN) ofAid = true
      if (gift !== NEVER) {
        if (strong) given = at
        if (weak !== NEVER) handed = at
        if (weak !== NEVER && (value & WEAK || gift === at) && Math.abs(weak - gift) <= CLOSE) sent = true
        if (named && (strong || sent)) {
          whole = true
          heads ||= at < HEADLINE
        }
      }
      if (at - given <= AROUND && at - getter <= AROUND) told = true
      if (at - handed <= NEAR && at - getter <= NEAR) told = true
      open ||= (ofAid && (told || whole)) || (whole && (heads || places > 1))
    },
    end(at) {
      money = counted = number = lesson = taught = gift = NEVER
      weak = NEVER
      strong = sent = false
      named &&= at < HEAD
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
const COUNTED = 1024
const LESSON = 2048
const TAUGHT = 4096
const CODE = 8192
/** The article speaks of aid. */
const SPOKEN = 16384

const DOLLAR = 36
const STOP = 46
const SEED = 0x811c9dc5
const PRIME = 0x01000193

/** The end of `hashOf`: this loop and that one must agree, and gate.test.ts sees that they do. */
const mix = (hash: number): number => (hash ^ (hash >>> 15)) & 0x7fffffff

const isAsciiLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
/** A stop behind a whole word and before a space: behind `Sept.`, `U.S.` or a number the sentence may go on. */
const endsSentence = (text: string, i: number): boolean =>
  text.charCodeAt(i + 1) <= 32 && [1, 2, 3, 4, 5].every((back) => isSmall(text.charCodeAt(i - back)))

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
  // `A$` ends in a sign, which is seen by itself; `ALL` and `TRY` are words when they are small
  for (const { phrase, exact } of currencyPhrases(book))
    if (!exact) add([phrase], MONEY)
    else if (!/[$\p{Sc}]/u.test(phrase)) add([phrase], CODES.test(phrase) ? CODE : MONEY)
  for (const rule of book.rules('goods')) {
    // who tells of howitzers or F-16s speaks of what is given
    const value = WEIGHT[rule.as] | (isArms(rule) ? SPOKEN : 0)
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

/** How find/goods.ts reads its words: some are goods by themselves, others when they are counted, lessons when somebody is taught. */
const WEIGHT: Readonly<Record<Rule<'goods'>['as'], number>> = {
  noun: GOODS,
  mass: GOODS,
  model: GOODS,
  measure: COUNTED,
  person: COUNTED,
  service: LESSON,
  teaching: LESSON,
  trainee: TAUGHT,
  modifier: 0,
  trailer: 0,
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

/** Open addressing over whole hashes: two words of one hash are one in two milliards. */
function wordTable({ values: words }: Words): Table {
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
