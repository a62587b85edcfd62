import type { Note } from '../core/decision.ts'
import type { Mention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { Links } from '../core/referent.ts'
import type { RuleBook } from '../rulebook/book.ts'

/** What short and indirect mentions stand for. One file each for persons, countries, sums, dates and goods. */
export const linker =
  (_book: RuleBook) =>
  (_outline: Outline, _mentions: readonly Mention[], _note: Note): Links => ({
    currency: new Map(),
    actor: new Map(),
    persons: [],
    personOf: new Map(),
    when: new Map(),
    goods: new Map(),
  })
