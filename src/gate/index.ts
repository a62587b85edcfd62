import { fold } from '../core/fold.ts'
import { hashOf, isDigit, isLetter } from '../core/token.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { once } from '../rulebook/once.ts'
import {
  AID,
  CODE,
  COUNTED,
  GIVING,
  GOODS,
  isAsciiLetter,
  LESSON,
  MONEY,
  NONE,
  NUMBER,
  PHRASE,
  PLACE,
  phraseAt,
  SPOKEN,
  STATE,
  TAUGHT,
  TOWARDS,
  WEAK,
  wordsOf,
  wordTable,
} from './words.ts'

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
/** Before any text; a small number, as engines keep those unboxed. */
const NEVER = -1_000_000_000

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

const DOLLAR = 36
const STOP = 46
const SEED = 0x811c9dc5
const PRIME = 0x01000193

/** The end of `hashOf`: this loop and that one must agree, and gate.test.ts sees that they do. */
const mix = (hash: number): number => (hash ^ (hash >>> 15)) & 0x7fffffff

/** A stop behind a whole word and before a space: behind `Sept.`, `U.S.` or a number the sentence may go on. */
const endsSentence = (text: string, i: number): boolean => text.charCodeAt(i + 1) <= 32 && isSmallFrom(text, i - 5, i)

function isSmallFrom(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isSmall(text.charCodeAt(i))) return false
  return true
}

const isSmall = (code: number): boolean => code >= 97 && code <= 122
/** £, ¥, €, ₴, ₩, ₹. */
const isSign = (code: number): boolean => code <= 0xa5 || (code >= 0x20a0 && code <= 0x20cf)
