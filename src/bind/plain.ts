/**
 * What takes a gift out for a reason of its own, and how often each counts: a firm's, one that is not counted, a corrected one, one that
 * was taken back, one in whose place another stands. They are rare and leave little doubt; fitted like any other word, they would weigh
 * as little as they are seen. And they say nothing of the gifts around.
 */
export const PLAIN: ReadonlyMap<string, number> = new Map([
  ['subject-private', 4],
  ['from-private', 4],
  ['label-private', 4],
  ['left-out', 4],
  ['misreported', 10],
  ['taken-back', 10],
  ['superseded', 10],
  ['report-denied', 6],
  ['checked-false', 6],
  ['refused-in-headline', 4],
  ['whether-clause', 3],
  ['plainly-not', 3],
  ['gift-held-back', 3],
  ['price-of-sale', 2],
  ['sold', 4],
  ['economy-amounts', 4],
  ['for-itself', 3],
  ['getter-pays', 4],
  ['buys-itself', 3],
  ['column-needs', 3],
  ['about-us', 2],
])
