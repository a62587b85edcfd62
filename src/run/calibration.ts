/** The confidence that a record was given, and whether it is right. */
export interface Prediction {
  readonly confidence: number
  readonly right: boolean
}

/** Records of like confidence. Shares, 0 to 1. */
export interface Bin {
  readonly count: number
  /** The least and the largest confidence in it. */
  readonly from: number
  readonly to: number
  readonly mean: number
  /** The share of right records, with its interval. */
  readonly right: number
  readonly low: number
  readonly high: number
}

export interface Calibration {
  readonly bins: readonly Bin[]
  /** Mean squared distance of confidence from what is so; the second when every record gets the share of right ones. */
  readonly brier: number
  readonly baseBrier: number
  /** Every bin's mean lies inside its interval, and the Brier score beats the base rate. */
  readonly holds: boolean
}

/** Sorts records by confidence into bins of equal count, and compares what each promises with what it keeps. */
export function calibrationOf(predictions: readonly Prediction[], bins = 5): Calibration {
  const sorted = [...predictions].sort((a, b) => a.confidence - b.confidence)
  const cut = (i: number): number => Math.round((i * sorted.length) / bins)
  const list = Array.from({ length: bins }, (_, i) => sorted.slice(cut(i), cut(i + 1)))
    .filter((members) => members.length)
    .map(binOf)
  const base = mean(sorted.map(({ right }) => Number(right)))
  const brier = mean(sorted.map(({ confidence, right }) => (confidence - Number(right)) ** 2))
  const baseBrier = base * (1 - base)
  return { bins: list, brier, baseBrier, holds: list.every(isInside) && brier < baseBrier }
}

export const isInside = ({ mean, low, high }: Bin): boolean => low <= mean && mean <= high

function binOf(members: readonly Prediction[]): Bin {
  const right = members.filter((member) => member.right).length
  return {
    count: members.length,
    from: members[0]!.confidence,
    to: members.at(-1)!.confidence,
    mean: mean(members.map(({ confidence }) => confidence)),
    right: right / members.length,
    ...wilson(right, members.length),
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / (values.length || 1)

/** Two-sided 99 %. */
const Z = 2.5758293035489004

/** Wilson's score interval of a share: where the true one lies, 99 times in a hundred. */
export function wilson(right: number, count: number, z = Z): { low: number; high: number } {
  const share = right / count
  const middle = share + z ** 2 / (2 * count)
  const reach = z * Math.sqrt((share * (1 - share) + z ** 2 / (4 * count)) / count)
  const scale = 1 + z ** 2 / count
  return { low: Math.max(0, (middle - reach) / scale), high: Math.min(1, (middle + reach) / scale) }
}

/** The table as it is printed. */
export function calibrationTable({ bins, brier, baseBrier, holds }: Calibration): string[] {
  const percent = (share: number): string => (100 * share).toFixed(1).padStart(6)
  return [
    'confidence       n    mean   right   99 % Wilson interval',
    ...bins.map(
      (bin) =>
        `${bin.from.toFixed(2)} – ${bin.to.toFixed(2)}${String(bin.count).padStart(6)}  ${percent(bin.mean)}  ${percent(bin.right)}   ${percent(bin.low)} – ${percent(bin.high).trim()}${isInside(bin) ? '' : '   outside'}`,
    ),
    '',
    `Brier score ${brier.toFixed(3)}; ${baseBrier.toFixed(3)} when every record gets the share of right ones`,
    holds ? 'calibrated: every mean lies inside, and the Brier score is better' : 'not calibrated',
  ]
}
