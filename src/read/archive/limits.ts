import { type Issue, issue } from '../../core/issue.ts'

/** What an archive may cost. A member over a limit is refused and told; the rest of the archive is read on. */
export interface Limits {
  /** Unpacked size over packed size. Text packs 3 to 10 times. */
  readonly ratio: number
  /** Bytes of one member, unpacked. */
  readonly member: number
  /** Bytes of all members of an archive and of the archives in it, unpacked. */
  readonly total: number
  readonly entries: number
  /** Archives in archives: 1 is an archive that holds articles only. */
  readonly depth: number
}

const MIB = 1024 * 1024

export const LIMITS: Limits = { ratio: 200, member: 64 * MIB, total: 4096 * MIB, entries: 1_000_000, depth: 3 }

/** Small things may be packed better than the ratio without harm: a megabyte of zeros. */
const ALWAYS = MIB

/** Bytes unpacked in vain. */
const MOST_WASTED = 1024 * MIB

/** Counts what an archive has cost so far; shared with the archives inside it. */
export class Meter {
  readonly limits: Limits
  #total = 0
  #entries = 0
  #wasted = 0
  constructor(limits: Limits = LIMITS) {
    this.limits = limits
  }

  /** An archive that says at its start that it holds too many is not begun. @returns why, or null. */
  entries(count: number, place: string): Issue | null {
    return this.#entries + count <= this.limits.entries ? null : this.#many(place)
  }

  #many(place: string): Issue {
    return bomb(place, `the archive holds more than ${this.limits.entries} entries`)
  }

  /** One more entry. @returns why reading ends here, or null. */
  entry(place: string): Issue | null {
    if (++this.#entries <= this.limits.entries) return null
    return this.#many(place)
  }

  /** So many more bytes unpacked. @returns why reading ends here, or null. */
  unpacked(bytes: number, place: string): Issue | null {
    this.#total += bytes
    if (this.#total <= this.limits.total) return null
    return bomb(place, `the archive unpacks to more than ${this.limits.total} bytes`)
  }

  /** Whether a member of this size may be unpacked. */
  member(packed: number | null, unpacked: number, place: string): Issue | null {
    if (unpacked > this.limits.member)
      return issue(
        'archive/member-too-large',
        `it has more than ${this.limits.member} bytes`,
        place,
        'take it out of the archive and split it',
      )
    return packed === null ? null : this.ratio(packed, unpacked, place)
  }

  /** Members that were refused after they were unpacked cost time too. @returns why reading ends here, or null. */
  wasted(bytes: number, place: string): Issue | null {
    this.#wasted += bytes
    return this.#wasted <= MOST_WASTED ? null : bomb(place, 'many of its members unpack to far too much')
  }

  ratio(packed: number, unpacked: number, place: string): Issue | null {
    if (unpacked <= ALWAYS || unpacked <= packed * this.limits.ratio) return null
    return bomb(place, `it unpacks to more than ${this.limits.ratio} times its size`)
  }
}

export const bomb = (place: string, cause: string): Issue =>
  issue('archive/bomb', `${cause}: this is no archive of articles`, place, 'leave it out, or pack the articles anew')
