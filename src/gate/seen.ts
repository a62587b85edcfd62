import {
  ACRONYM,
  AID,
  CODE,
  COUNTED,
  FIRM,
  GIVING,
  GOODS,
  LESSON,
  MODEL,
  MONEY,
  NUMBER,
  PARTY,
  PER,
  PLACE,
  SPOKEN,
  STATE,
  TAUGHT,
  THE,
  TOWARDS,
  WEAK,
} from './bits.ts'
import { AROUND, partiesSeen } from './parties.ts'

/** Characters between a weak deed (send, buy, help) with its gift and who gets: a sentence or two. */
const NEAR = 200
/** Characters between a weak deed and its gift where nothing else speaks of aid: `sends 14 of its tanks`, `will follow next week`. */
const CLOSE = 80
/** Characters of an article's head, where the second sentence goes on with who the first one names. */
const HEAD = 120
/** Characters of a headline: what stands in it is what the article is about. */
const HEADLINE = 150
/** Characters between a number and its currency or what it counts: `€`, `million euros`, `40 of its most experienced rescuers`. */
const BESIDE = 30
/** Characters between teaching and who is taught: `trains 500 more Ukrainian soldiers`, half a sentence. */
const TEACHING = 100
/** Before any text; a small number, as engines keep those unboxed. */
const NEVER = -1_000_000_000

export interface Seen {
  /** What a word speaks for, its place, and what the word before it speaks for. */
  see(value: number, at: number, before: number): void
  /** A sentence ends. */
  end(at: number): void
  /** It may end: behind `for €20m.` */
  mayEnd(): void
  /** A paragraph ends. */
  endParagraph(at: number): void
  /** All that a record needs was seen. */
  all(): boolean
}

/**
 * What of a gift was seen so far, and where: who gets is remembered, all else is forgotten with its sentence, as no verb reaches
 * over it.
 *
 * In an article that speaks of aid, a deed with its gift is enough near somebody who may get. In any other one they stand in one
 * sentence (who gets may stand in the headline), and either the deed is one of giving (sends, provides), or it stands in news of
 * every kind (pays, signs, arrives) and something else tells that this is no business, sport or journey: another state or a body
 * that may give is named, or what is handed over is counted goods or people (40 tents, 60 soldiers to be trained), or the sum is
 * `for Kenya`. That sentence opens the article, or there is talk of such a state twice.
 */
export function seenSoFar(): Seen {
  let money = NEVER
  let counted = NEVER
  let number = NEVER
  let lesson = NEVER
  let taught = NEVER
  let gift = NEVER
  /** Money, or what is counted, as the gift. */
  let priced = NEVER
  let strong = false
  let weak = NEVER
  /** A weak deed has its gift close by. */
  let sent = false
  /** The same of deeds of giving alone. */
  let firmStrong = false
  let firmWeak = NEVER
  let firmSent = false
  /** A deed that stands in news of every kind. */
  let ordinary = NEVER
  let ordinarySent = false
  /** The gift is goods or people that are counted. */
  let pieces = false
  /** It is for somebody who may get. */
  let aimed = false
  /** Somebody who may get is named in this sentence, or in the one before at the head of the article: "Ukraine thanked Sweden. It had received €10m." */
  let named = false
  /** In this sentence. */
  let here = false
  let given = NEVER
  let handed = NEVER
  let getter = NEVER
  /** A deed had its gift near one who may get. */
  let told = false
  /** A sentence holds a deed, its gift and one who may get. */
  let whole = false
  /** The same, and nothing but aid is told like that; at the head of the article. */
  let sure = false
  let heads = false
  /** How often a state that may get is named. */
  let places = 0
  let ofAid = false
  let open = false
  const parties = partiesSeen()

  const mayEnd = (): void => {
    ordinary = priced = NEVER
    ordinarySent = pieces = aimed = here = false
  }
  const end = (at: number): void => {
    money = counted = number = lesson = taught = gift = NEVER
    weak = firmWeak = NEVER
    strong = sent = firmStrong = firmSent = false
    named &&= at < HEAD
    if (!named) parties.end()
    mayEnd()
  }

  function seeGift(value: number, at: number): void {
    if (value & (MONEY | CODE)) money = at
    if (value & COUNTED) counted = at
    if (value & NUMBER) number = at
    if (value & LESSON) lesson = at
    if (value & TAUGHT) taught = at
    const beside = at - number <= BESIDE
    if (value & GOODS) {
      gift = at
      if (beside) {
        priced = at
        pieces = true
      }
    } else if (value & (MONEY | CODE | COUNTED | NUMBER) && beside && at - Math.max(money, counted) <= BESIDE) {
      gift = priced = at
      if (at - counted <= BESIDE) pieces = true
    } else if (value & (LESSON | TAUGHT) && at - lesson <= TEACHING && at - taught <= TEACHING) {
      gift = at
      pieces = true
    }
  }

  function seeDeed(value: number, at: number): void {
    if (value & GIVING) strong = true
    if (value & WEAK) weak = at
    if (value & FIRM) {
      if (value & GIVING) firmStrong = true
      if (value & WEAK) firmWeak = at
    } else ordinary = at
  }

  function seeParty(value: number, at: number, before: number): void {
    parties.see(value, at, before)
    if (value & PLACE) {
      places++
      if (before & GIVING || (before & TOWARDS && at - priced <= CLOSE)) aimed = true
    }
    // "voted $3 billion for Israel", "reimbursed Slovakia with"
    const isGiven = value & STATE && before & (TOWARDS | GIVING | WEAK) && !(before & THE)
    if (value & (PLACE | AID) || isGiven) {
      getter = at
      named = here = true
    }
  }

  /** The sentence so far, once it holds a gift. */
  function weigh(value: number, at: number): void {
    if (strong) given = at
    if (weak !== NEVER) handed = at
    if (gift === at || value & (GIVING | WEAK)) {
      if (Math.abs(weak - gift) <= CLOSE) sent = true
      if (Math.abs(firmWeak - gift) <= CLOSE) firmSent = true
      if (Math.abs(ordinary - gift) <= CLOSE) ordinarySent = true
    }
    if (!named) return
    if (strong || sent) whole = true
    const isSure =
      ((firmStrong || firmSent) && (here || parties.giver(at))) ||
      (ordinary !== NEVER && aimed) ||
      (ordinarySent && ((here && pieces) || parties.two(at)))
    if (!isSure) return
    sure = true
    // "voted to give Ukraine a mobile hospital" is aid wherever it stands
    heads ||= at < HEADLINE || !here || (firmStrong && aimed)
  }

  return {
    see(seen, at, before) {
      // 4.5 per cent is no money
      const value = (before & PER ? seen & ~MONEY : seen) | (seen & (MODEL | ACRONYM) ? GOODS | SPOKEN : 0)
      if (value & IN_GIFT) seeGift(value, at)
      if (value & (GIVING | WEAK)) seeDeed(value, at)
      if (value & (PLACE | AID | STATE) || value >>> PARTY) seeParty(value, at, before)
      if (value & SPOKEN) ofAid = true
      if (gift !== NEVER) weigh(value, at)
      if (at - given <= AROUND && at - getter <= AROUND) told = true
      if (at - handed <= NEAR && at - getter <= NEAR) told = true
      open ||= (ofAid && (told || whole)) || (sure && (heads || places > 1))
    },
    end,
    mayEnd,
    endParagraph(at) {
      // a headline has no stop, and the text goes on with what it names
      if (at > HEADLINE) end(at)
      else mayEnd()
    },
    all: () => open,
  }
}

const IN_GIFT = MONEY | CODE | COUNTED | NUMBER | LESSON | TAUGHT | GOODS
