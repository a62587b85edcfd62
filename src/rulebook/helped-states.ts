import type { RuleBook } from './book.ts'
import { once } from './once.ts'

/** The states on the DAC list of ODA recipients: aid can go to them. */
export const helpedStates = once(
  (book: RuleBook): ReadonlySet<string> =>
    new Set(book.rules('country-sets').flatMap((set) => (set.id.startsWith('oda-') ? set.codes : []))),
)

/** Of those the one that alone pays in one of these currencies: a list of one, or none. */
export const soleUsers = once((book: RuleBook): ((codes: readonly string[]) => readonly string[]) => {
  const users = new Map<string, string[]>()
  for (const [country, uses] of Object.entries(book.world.currencyOf))
    for (const { code, to } of uses) if (to === null) users.set(code, [...(users.get(code) ?? []), country])
  const helped = helpedStates(book)
  const sole = new Map<string, readonly string[]>()
  for (const [code, [user, ...more]] of users) if (user && !more.length && helped.has(user)) sole.set(code, [user])
  return ([code, ...more]) => (code === undefined || more.length ? NONE : (sole.get(code) ?? NONE))
})

const NONE: readonly string[] = []
