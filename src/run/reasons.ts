import { isTogether } from '../bind/together.ts'
import type { Claim, Evidence } from '../core/claim.ts'
import { chancesOf, featuresOf, type Option, pairsOf, type Weights } from '../core/ranking.ts'
import { quote } from '../core/span.ts'

/** What spoke for and against a claim being aid, the weightiest first: `deed-strong +1.0 “pledged”`. */
export function evidenceOf(text: string, { evidence }: Claim, most = Number.POSITIVE_INFINITY): string {
  const heavy = [...evidence]
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .filter((item) => (isTogether(item) ? Math.abs(item.weight) >= HEAVY_PAIR : item.weight !== 0))
  const told = heavy.slice(0, most).map((item) => oneOf(text, item))
  const rest = heavy.length - told.length
  const pairs = evidence.filter((item) => isTogether(item) && Math.abs(item.weight) < HEAVY_PAIR)
  const light = pairs.length ? `, ${pairs.length} lighter pairs ${signed(totalOf(pairs))}` : ''
  return `${signed(totalOf(evidence))} in all: ${told.join(', ')}${rest > 0 ? ` and ${rest} lighter ones` : ''}${light}`
}

/** Of two observations together there are dozens, and most say little. */
const HEAVY_PAIR = 0.3

const oneOf = (text: string, { name, weight, span, rule }: Evidence): string =>
  `${name} ${signed(weight)} (${rule.startsWith('bind/') ? rule : `${rule} “${oneLine(quote(text, span))}”`})`

export const totalOf = (evidence: readonly Evidence[]): number => evidence.reduce((sum, { weight }) => sum + weight, 0)

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`

export const oneLine = (words: string): string => words.replace(/\s+/g, ' ')

/** One of those whom some pass proposed. */
export interface Proposal {
  readonly codes: readonly string[]
  readonly chance: number
  /** What weighed most for it: `giver/sentence-clause +1.5`. */
  readonly seen: string
}

/** Everybody whom some pass took for the giver, or for the one who gets, the likeliest first. */
export function proposalsOf(weights: Weights, claim: Claim, party: 'donors' | 'recipients'): Proposal[] {
  return ranked(
    weights,
    party === 'donors'
      ? claim.givers.map((option) => ({ ...option, value: option.value.donors.map(({ value }) => value) }))
      : claim.getters.map((option) => ({ ...option, value: option.value.map(({ value }) => value) })),
  )
}

/** All whose office a person may hold, or all that a plain `$` may be, where no words beside it say. */
export const likeliestOf = (weights: Weights, options: readonly Option<string>[]): Proposal[] =>
  ranked(
    weights,
    options.map((option) => ({ ...option, value: [option.value] })),
  )

function ranked(weights: Weights, options: readonly Option<readonly string[]>[]): Proposal[] {
  const chances = chancesOf(weights, options)
  return options
    .map((option, i) => ({ codes: [...option.value].sort(), chance: chances[i]!, seen: heaviest(weights, option) }))
    .sort((a, b) => b.chance - a.chance)
}

/** `NO 0.91 (…), SE 0.06`: the likeliest of them. */
export const showProposals = (proposals: readonly Proposal[], most = 3): string =>
  proposals
    .slice(0, most)
    .map(({ codes, chance, seen }) => `${codes.join('+') || 'nobody'} ${chance.toFixed(2)}${seen ? ` (${seen})` : ''}`)
    .join('; ')

function heaviest(weights: Weights, option: Option<unknown>): string {
  return [...featuresOf(option), ...pairsOf(weights, option)]
    .map(([name, times]) => ({ name, weight: (weights.get(name) ?? 0) * times }))
    .filter(({ weight }) => Math.abs(weight) >= 0.2)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, 3)
    .map(({ name, weight }) => `${name.split('/').pop()} ${signed(weight)}`)
    .join(', ')
}

/** What a confidence rests on, the weightiest first: `together +1.2, doubt-donor-close −0.3`. */
export const groundsLine = (weights: Weights, grounds: ReadonlyMap<string, number>): string =>
  [...grounds]
    .map(([name, times]) => ({ name, weight: (weights.get(name) ?? 0) * times }))
    .filter(({ weight }) => Math.abs(weight) >= 0.05)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .map(({ name, weight }) => `${name.split('/').pop()} ${signed(weight)}`)
    .join(', ')
