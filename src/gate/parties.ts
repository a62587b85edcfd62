import { PARTY, PLACE, WHERE } from './bits.ts'

/** Who may give, and who may get. */
export interface Parties {
  /** A state, a body or a region, its place, and what the word before it speaks for. */
  see(value: number, at: number, before: number): void
  /** Nobody named so far may get any more. */
  end(): void
  /** Somebody who may give is named nearby: not where something is or goes. */
  giver(at: number): boolean
  /** The same, and another one than who may get. */
  two(at: number): boolean
}

/** The last two of each, as two are enough to tell that somebody else is among them. */
export function partiesSeen(): Parties {
  let giver = NOBODY
  let giverAt = 0
  let otherGiver = NOBODY
  let otherAt = 0
  let getter = NOBODY
  let otherGetter = NOBODY
  const gives = (one: number, oneAt: number, at: number): boolean => one !== NOBODY && at - oneAt <= AROUND
  const isElse = (one: number): boolean =>
    (getter !== NOBODY && getter !== one) || (otherGetter !== NOBODY && otherGetter !== one)
  return {
    see(value, at, before) {
      const who = value >>> PARTY
      if (who && !(before & WHERE)) {
        if (who !== giver) {
          otherGiver = giver
          otherAt = giverAt
        }
        giver = who
        giverAt = at
      }
      if (value & PLACE && who !== getter) {
        otherGetter = getter
        getter = who
      }
    },
    end() {
      getter = otherGetter = NOBODY
    },
    giver: (at) => gives(giver, giverAt, at),
    two: (at) => (gives(giver, giverAt, at) && isElse(giver)) || (gives(otherGiver, otherAt, at) && isElse(otherGiver)),
  }
}

/** Regions have no number of their own, and are 0. */
const NOBODY = -1

/** Characters between a gift and who gives or gets it: a paragraph or two. */
export const AROUND = 600
