/**
 * What a word speaks for, as bits of one number: words.ts tells which words, seen.ts what must stand together.
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
/** A deed or noun of giving that does not stand in news of every kind. */
export const FIRM = 32768
/** Stands before where something is or goes: `in Kenya`. */
export const WHERE = 65536
/** `the`: what stands before it stands before the name. */
export const THE = 131072
/** `per`: what follows is no unit of money. */
export const PER = 262144
/** Arms of a make that is a word too: with its capital (Archer), with all of them (LAW, AT4). */
export const MODEL = 524288
export const ACRONYM = 1048576
/** A body's initials: `WHO`, not `Who`. */
export const INITIALS = 2097152
/** How far the number of a state, its people or towns, or of a body stands above these bits. */
export const PARTY = 22

/** What two entries of a word speak for together. One that names two states (Guinea, Congo) is the first one's. */
export const joined = (one: number, other: number): number => (one >>> PARTY ? one | (other & BITS) : one | other)

const BITS = (1 << PARTY) - 1

/** All that is heard by itself; the rest tells what the word behind it is. */
export const SOUND = ~(PHRASE | WHERE | THE | PER | TOWARDS | INITIALS)
