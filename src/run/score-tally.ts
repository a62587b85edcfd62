import type { Prediction } from './calibration.ts'

/** Where the counts go: true and false finds by area, right and wrong values by field, one line for each error. */
export interface Tally {
  area(name: string, right: number, falsely: number, missed: number): void
  field(name: string, right: boolean): void
  error(text: string): void
  /** One record with its confidence, and whether it is right. */
  prediction(prediction: Prediction): void
}

interface Area {
  readonly p: number
  readonly r: number
  readonly f1: number
  readonly tp: number
  readonly fp: number
  readonly fn: number
}

/** Precision, recall and F1 by area, accuracy by field of the records found. Shares, 0 to 1. */
export interface Score {
  readonly areas: Readonly<Record<string, Area>>
  readonly fields: Readonly<Record<string, { readonly accuracy: number; readonly n: number }>>
  readonly errors: readonly string[]
  readonly predictions: readonly Prediction[]
}

/** An empty tally; `of` counts for one article. */
export function createTally(): { of(id: string): Tally; result(): Score } {
  const areas = new Map<string, { tp: number; fp: number; fn: number }>()
  const fields = new Map<string, { right: number; n: number }>()
  const errors: string[] = []
  const predictions: Prediction[] = []
  return {
    of: (id) => ({
      area(name, right, falsely, missed) {
        const area = areas.get(name) ?? { tp: 0, fp: 0, fn: 0 }
        areas.set(name, { tp: area.tp + right, fp: area.fp + falsely, fn: area.fn + missed })
      },
      field(name, right) {
        const field = fields.get(name) ?? { right: 0, n: 0 }
        fields.set(name, { right: field.right + (right ? 1 : 0), n: field.n + 1 })
      },
      error: (text) => void errors.push(`${id}: ${text}`),
      prediction: (prediction) => void predictions.push(prediction),
    }),
    result: () => ({
      areas: Object.fromEntries([...areas].map(([name, area]) => [name, shares(area)])),
      fields: Object.fromEntries([...fields].map(([name, { right, n }]) => [name, { accuracy: right / n, n }])),
      errors,
      predictions,
    }),
  }
}

function shares({ tp, fp, fn }: { tp: number; fp: number; fn: number }): Area {
  const p = tp / (tp + fp || 1)
  const r = tp / (tp + fn || 1)
  return { p, r, f1: (2 * p * r) / (p + r || 1), tp, fp, fn }
}
