import type { AidRecord, Reason } from '../core/record.ts'

/** What a reviewer can do to a record, and who does it. Done by `edit.ts`. */
export type Edit =
  /** `path` as in the log: `status`, `donors`, `amount`, `amount.value`, `items.0.name`. */
  | { readonly kind: 'set'; readonly record: string; readonly path: string; readonly value: unknown }
  /** Code points, end exclusive; null takes the span away. `path` is the span's key: `anchor`, `amount`, `donors.DK`. */
  | { readonly kind: 'span'; readonly record: string; readonly path: string; readonly span: PointSpan | null }
  /** `accept` vouches for every field: a new run changes none of them. */
  | { readonly kind: 'accept' | 'reject' | 'reopen' | 'delete' | 'duplicate'; readonly record: string }
  /** `reason` in place of the one that the last step had. */
  | { readonly kind: 'comment'; readonly record: string; readonly note: string | null; readonly reason?: Reason | null }
  /** To be looked at again, by oneself or another. */
  | { readonly kind: 'flag'; readonly record: string; readonly flag: boolean }
  /** Fields that are left out are empty. `spans.anchor` must stand; the id is made. `after`: the record before it. */
  | { readonly kind: 'add'; readonly fields: NewRecord; readonly after?: string | null }
  /** The second is a copy; each gets what the step gives it (a half of the items, another recipient). */
  | { readonly kind: 'split'; readonly record: string; readonly first: Patch; readonly second: Patch }
  /** What `into` lacks it takes over; `from` goes. */
  | { readonly kind: 'merge'; readonly into: string; readonly from: string }

export interface PointSpan {
  readonly start: number
  readonly end: number
}

export type Patch = Partial<Omit<AidRecord, 'id' | 'review'>>
export type NewRecord = Patch & Pick<AidRecord, 'spans'>

export interface Hand {
  /** ISO 8601 with time zone. */
  readonly time: string
  readonly reviewer: string
  /** The file's name in the log: relative to the output folder. */
  readonly file: string
  /** Left out: what the step itself tells (`reason.ts`). */
  readonly reason?: Reason | null
  readonly note?: string | null
}
