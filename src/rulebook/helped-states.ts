import type { RuleBook } from './book.ts'
import { once } from './once.ts'

/** The states on the DAC list of ODA recipients: aid can go to them. */
export const helpedStates = once(
  (book: RuleBook): ReadonlySet<string> =>
    new Set(book.rules('country-sets').flatMap((set) => (set.id.startsWith('oda-') ? set.codes : []))),
)

/** Of those the ones that alone pay in one of these currencies: `taka` tells Bangladesh. */
export const soleUsers = once((book: RuleBook): ((codes: readonly string[]) => readonly string[]) => {
  const users = new Map<string, string[]>()
  for (const [country, uses] of Object.entries(book.world.currencyOf))
    for (const { code, to } of uses) if (to === null) users.set(code, [...(users.get(code) ?? []), country])
  const helped = helpedStates(book)
  const sole = new Map<string, readonly string[]>()
  for (const [code, [user, ...more]] of users) if (user && !more.length && helped.has(user)) sole.set(code, [user])
  // `kwacha` tells two states; `dollars` and `francs` tell none
  return (codes) => (codes.length > MOST_USERS ? NONE : codes.flatMap((code) => sole.get(code) ?? NONE))
})

const MOST_USERS = 2

const NONE: readonly string[] = []
