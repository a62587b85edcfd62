import { pad } from '../core/calendar.ts'
import type { Token } from '../core/token.ts'
import type { Mod, OpenWhen, RelativeWhen } from '../core/when.ts'
import type { DateWords, SlotValue } from './when-slots.ts'

/** One date of a form: mostly the whole form, but `in March and April 2024` holds two. */
export interface DatePart {
  readonly first: number
  readonly last: number
  readonly when: OpenWhen
}

/** What a form took, and where. */
export interface Taken {
  readonly tokens: readonly Token[]
  /** Tokens [begin, limit) are the sentence, [first, last) the form. */
  readonly begin: number
  readonly limit: number
  readonly first: number
  readonly last: number
  readonly slots: Readonly<Record<string, FormValue>>
  /** The rule's constants. */
  readonly with: Readonly<Record<string, number | string>>
  readonly words: DateWords
}

/** A slot's value; `{period}` and `{date}` hold a smaller date. */
export type FormValue = SlotValue & { readonly inner?: readonly DatePart[] }

/** What a form reads as: one date over all of it, several, or none. */
export type Read = OpenWhen | readonly DatePart[] | null

export const absolute = (value: string, mod: Mod | null = null): OpenWhen => ({
  value,
  mod,
  relative: null,
  open: null,
})
export const open = (relative: RelativeWhen, mod: Mod | null = null): OpenWhen => ({
  value: null,
  mod,
  relative,
  open: null,
})

export const yearText = (year: number): string => pad(year, 4)
