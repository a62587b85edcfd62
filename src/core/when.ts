/**
 * Dates as EDTF (ISO 8601-2): `2024`, `2024-01`, `2024-01-24`, `2024/2027`, `2025-21` (spring), `2022/..`, `198X`,
 * with TIMEX3's `mod` beside the value: "by the end of 2025" is `2025` + END.
 */
export const MODS = ['START', 'MID', 'END', 'APPROX', 'BEFORE', 'AFTER'] as const
export type Mod = (typeof MODS)[number]

export interface When {
  readonly value: string
  readonly mod: Mod | null
}

/** What a finder could read of a date; settle/when.ts turns it into a `When` or leaves it open. The dates room owns the shape. */
export interface OpenWhen {
  /** Set when the words alone decide (`24 January 2024`, `2023 to 2030`); null when it hangs on another day. */
  readonly value: string | null
  readonly mod: Mod | null
  /** What is to be resolved, when `value` is null. */
  readonly relative: RelativeWhen | null
  /** `since 2022`, `from 2025`: the period is open at its end. `until`: at its start. */
  readonly open: 'since' | 'until' | null
}

/** To be refined by the dates room: see find/when.ts. */
export interface RelativeWhen {
  readonly kind: string
  readonly [key: string]: string | number | null
}
