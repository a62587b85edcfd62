import { type Features, scoreOf, type Weights } from '../core/ranking.ts'
import type { Doubt } from '../core/record.ts'
import { doubtName } from './doubts.ts'
import type { Told } from './told.ts'
import { evidenceFor, PARTIES, standingOf, type Whole } from './whole.ts'

/**
 * The chance that a record is right: that its sum or goods are aid, and its givers and recipients are who the text says. The
 * weights are fitted to articles that were left out of all other weights (run/calibrate.ts), so that it holds for new ones.
 *
 * @returns from 0.01 to 0.99: nothing here is certain.
 */
export function confidenceOf(weights: Weights, grounds: Features): number {
  const chance = 1 / (1 + Math.exp(-scoreOf(weights, grounds)))
  return Math.min(0.99, Math.max(0.01, Math.round(100 * chance) / 100))
}

/** What is known of a record that its confidence rests on, by the names of its weights. */
export function groundsOf(whole: Whole, told: Told, doubts: readonly Doubt[]): Features {
  const { record, tellings } = told
  const seen = new Map<string, number>()
  const see = (name: string, times = 1): void => void (times && seen.set(`confidence/${name}`, times))
  const evidence = Math.max(...tellings.map(({ claim }) => evidenceFor(claim)))
  const [giver, getter] = PARTIES.map((party) => standingOf(whole, told, party).chance) as [number, number]
  see('any')
  see('evidence', bounded(evidence))
  see('giver', oddsOf(giver))
  see('getter', oddsOf(getter))
  // right is all three at once: what holds them together counts beside each
  const together = oddsOf(giver * getter * (1 / (1 + Math.exp(-evidence))))
  see('together', together)
  // what seems sure by itself is so less often than it seems
  see('together-sure', Math.max(0, together - SURE))
  see('told-again', Math.log2(tellings.length))
  see(record.amount ? 'sum' : 'goods')
  see(`line-${kindOf(whole, told)}`)
  see(`scope-${record.scope}`)
  if (record.donors.length > 1) see('several-givers')
  if (record.recipients.length > 1) see('several-recipients')
  see('many-records', Math.log2(whole.told.length))
  for (const { code } of doubts) see(doubtName(code))
  return seen
}

/** Where a chance stops to count: beyond it the sample is too small to tell. */
const FAR = 4
/** The odds from which more of them tell less. */
const SURE = 2
const bounded = (logit: number): number => Math.max(-FAR, Math.min(FAR, logit))
const oddsOf = (chance: number): number => (chance >= 1 ? FAR : bounded(Math.log(chance / (1 - chance))))

/** The kind of line that tells it, prose before all others. */
function kindOf({ outline }: Whole, { tellings }: Told): string {
  const kinds = tellings.map(({ claim }) => outline.blocks[outline.sentences[claim.sentence]!.block]!.kind)
  return kinds.find((kind) => kind === 'paragraph') ?? kinds[0]!
}
