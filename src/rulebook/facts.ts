import { nearest } from './nearest.ts'

/** Facts no language owns, taken from CLDR and ISO packages when rules are compiled (world.ts). */
export interface World {
  /** ISO 3166-1 alpha-2 → the English names CLDR knows, the common one first. */
  readonly countries: Readonly<Record<string, readonly string[]>>
  /** ISO 4217 → English names (singular and plural), signs (`€`, `C$`, `NT$`), and its number of decimals. */
  readonly currencies: Readonly<
    Record<string, { names: readonly string[]; signs: readonly string[]; decimals: number }>
  >
  /** Country → its currencies, latest first, with the days of their use (`to` null: still used). */
  readonly currencyOf: Readonly<Record<string, readonly { code: string; from: string | null; to: string | null }[]>>
}

/** Which codes there are. */
export type Codes = Pick<World, 'countries' | 'currencies'>

/** What is wrong with a value of an entry: where, what, and how to mend it. */
export interface Problem {
  readonly path: readonly PropertyKey[]
  readonly cause: string
  readonly mend: string | null
}

/** Currency codes that ISO 4217 does not know. */
export const unknownCurrencies = (codes: Codes, field: string, written: readonly string[] = []): Problem[] =>
  unknown(Object.keys(codes.currencies), 'currency', field, written)

/** Country codes that ISO 3166-1 does not know. */
export const unknownCountries = (codes: Codes, field: string, written: readonly string[] = []): Problem[] =>
  unknown(Object.keys(codes.countries), 'country', field, written)

function unknown(known: readonly string[], what: string, field: string, written: readonly string[]): Problem[] {
  return written.flatMap((code, i) =>
    known.includes(code)
      ? []
      : [
          {
            path: [field, i],
            cause: `there is no ${what} with the code ${code}`,
            mend: nearest(code, known) ? `did you mean ${nearest(code, known)}?` : null,
          },
        ],
  )
}
