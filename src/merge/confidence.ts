import type { SettledClaim } from '../core/reading.ts'

/** The chance that a record is right, from the evidence for it and from how its parties were found. */
export function confidenceOf({ claim }: SettledClaim): number {
  const evidence = claim.evidence.reduce((sum, item) => sum + item.weight, 0)
  const inferred = claim.donors.some((donor) => donor.span === null || donor.why !== null) ? 0.6 : 0
  const guessed = claim.recipients.every((recipient) => recipient.rule === 'bind/topic') ? 0.5 : 0
  const nobody = claim.donors.length === 0 && !claim.collective ? 1 : 0
  const z = -0.6 + 0.45 * evidence - inferred - guessed - nobody
  return Math.round(100 / (1 + Math.exp(-z))) / 100
}
