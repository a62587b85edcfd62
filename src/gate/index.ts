import { fold } from '../core/fold.ts'
import { hashOf, isDigit, isLetter } from '../core/token.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { once } from '../rulebook/once.ts'
import {
  ACRONYM,
  CODE,
  INITIALS,
  joined,
  MODEL,
  MONEY,
  NUMBER,
  PARTY,
  PHRASE,
  PLACE,
  SOUND,
  SPOKEN,
  STATE,
  THE,
} from './bits.ts'
import { seenSoFar } from './seen.ts'
import { isAsciiLetter, mix, PRIME, SEED } from './table.ts'
import { wordsOf } from './words.ts'

/** Whether an article can hold a record at all. */
export type Gate = (text: string) => boolean

/**
 * Most of an archive is not about aid. One pass over the text, without cutting it into tokens, tells which articles can hold
 * a record: in some sentence a deed or noun of giving stands with something given (money beside a number, goods, teaching with who is
 * taught), and with somebody who is given to (a state on the DAC list, a region; another state behind `for` or `to`; a plain word of
 * aid). In an article that speaks of aid at all, that somebody may stand a paragraph away; in one that does not, more is asked
 * (seen.ts).
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
  const isOpen = makeScan(book)
  return (text) => isOpen(text) || (isCut(text) && isOpen(text.replace(CUT, '')))
}

/** Words that the end of a line cut, or may cut. */
const CUT = /\u00ad|-\r?\n(?=\p{Ll})/gu
const isCut = (text: string): boolean => text.includes('\u00ad') || text.includes('-\n') || text.includes('-\r\n')

function makeScan(book: RuleBook): Gate {
  const words = wordsOf(book)
  return (text) => {
    const seen = seenSoFar()
    let before = 0
    let i = 0
    while (i < text.length) {
      const code = text.charCodeAt(i)
      if (code < 0x80 ? !isAsciiLetter(code) : !isLetter(text, i)) {
        if (isDigit(code)) seen.see(NUMBER, i, 0)
        else if (code === DOLLAR || (code >= 0xa2 && isSign(code))) seen.see(MONEY, i, 0)
        else if (code === STOP || code === BANG || code === ASKS) {
          if (endsSentence(text, i)) seen.end(i)
          else if (mayEndSentence(text, i)) seen.mayEnd()
        } else if (code === LINE && text.charCodeAt(i + 1) === LINE && text.charCodeAt(i - 1) !== COLON)
          seen.endParagraph(i)
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
      const value = words.at(hash)
      if (value) {
        const whole = value & PHRASE ? joined(words.phrasesAt(hash, text, from, i), value) : value
        if (whole & SOUND) seen.see(whole & ~unfit(text, from, whole), from, before)
      }
      before = value & THE ? before | THE : value
      if (seen.all()) return true
    }
    return false
  }
}

/** What a word cannot speak for as it is written: countries and towns that are words too (turkey, chad) count with their capital, `ALL` with two. */
function unfit(text: string, from: number, value: number): number {
  if (isSmall(text.charCodeAt(from))) return NAMED
  if (!isSmall(text.charCodeAt(from + 1))) return 0
  return value & INITIALS ? CODE | ACRONYM | SPOKEN | WHOSE : CODE | ACRONYM
}

const WHOSE = -1 << PARTY
const NAMED = PLACE | STATE | CODE | MODEL | ACRONYM | WHOSE

const DOLLAR = 36
const STOP = 46
const LINE = 10
const COLON = 58
const BANG = 33
const ASKS = 63

/** A stop behind a whole word and before a space: behind `Sept.`, `U.S.` or a number the sentence may go on. */
const endsSentence = (text: string, i: number): boolean =>
  text.charCodeAt(i) === STOP && text.charCodeAt(i + 1) <= 32 && isSmallFrom(text, i - 5, i)

/** What looks like an end at least: any mark before a space and a capital (`for €20m. The`, `from Kenya. A`), but not behind `U.S.` or `Gen.` */
function mayEndSentence(text: string, i: number): boolean {
  const next = isQuote(text.charCodeAt(i + 1)) ? i + 2 : i + 1
  if (!(text.charCodeAt(next) <= 32)) return false
  if (text.charCodeAt(i) !== STOP || isSmallFrom(text, i - 4, i)) return true
  let from = i
  while (from > 0 && isSmall(text.charCodeAt(from - 1))) from--
  const before = text.charCodeAt(from - 1)
  return (from < i ? before <= 32 || isDigit(before) : isDigit(before)) && isCapital(text.charCodeAt(next + 1))
}

function isSmallFrom(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isSmall(text.charCodeAt(i))) return false
  return true
}

const isSmall = (code: number): boolean => code >= 97 && code <= 122
const isCapital = (code: number): boolean => code >= 65 && code <= 90
/** " ' ’ ”. */
const isQuote = (code: number): boolean => code === 34 || code === 39 || code === 0x2019 || code === 0x201d
/** £, ¥, €, ₴, ₩, ₹. */
const isSign = (code: number): boolean => code <= 0xa5 || (code >= 0x20a0 && code <= 0x20cf)
