import type { Sum } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { memoOfLast } from '../core/memo.ts'
import { codesOf } from './conversion.ts'
import type { Actor, Scene } from './scene.ts'

/** How many states that mostly give the article names: the more, the likelier its largest sum is that of all. */
export function giversNamed(scene: Scene): number {
  const known =
    named.get(scene) ??
    new Set(
      gather(
        gather(scene.lines, ({ actors }) => actors),
        ({ role, codes }) => (role === 'region' || role === 'fund' ? [] : codes),
      ).filter((code) => scene.facts.setsOf(code).includes('giving-most')),
    ).size
  named.set(scene, known)
  return known
}

/** Counted once for an article. */
const named = memoOfLast<Scene, number>()

/** No sum of the article is larger: that of a conference is mostly its total. */
export function isLargest(scene: Scene, sum: Sum): boolean {
  const known =
    largest.get(scene) ?? Math.max(0, ...gather(scene.lines, ({ sums }) => sums.map((one) => dollarsOf(scene, one))))
  largest.set(scene, known)
  return dollarsOf(scene, sum) >= known
}

export const dollarsOf = (scene: Scene, sum: Sum): number =>
  (sum.value ?? sum.max ?? 0) / (scene.facts.perDollar(codesOf(scene, sum)[0] ?? 'USD') ?? 1)

/** Found once for an article. */
const largest = memoOfLast<Scene, number>()

/**
 * The states and bodies that stand right before a sum of the article, each with the least of theirs, roughly in dollars: who
 * lists several gives none of their total alone.
 */
export function payersOf(scene: Scene): ReadonlyMap<string, number> {
  const known = payers.get(scene)
  if (known) return known
  const found = new Map<string, number>()
  for (const { actors, sums } of scene.lines)
    for (const sum of sums) {
      const near = actors.findLast(
        ({ role, last, first }) => !HOLDERS.has(role) && last <= sum.first && sum.first - first <= 12,
      )
      if (!near) continue
      const code = near.codes[0]!
      found.set(code, Math.min(found.get(code) ?? Number.POSITIVE_INFINITY, dollarsOf(scene, sum)))
    }
  payers.set(scene, found)
  return found
}

/**
 * A sum larger than that of each payer of the article, and about as large as all of theirs together. Sums that nobody pays (`the banks had
 * eaten up $70 billion`) do not count against it.
 */
export function isOverAll(scene: Scene, sum: Sum): boolean {
  const size = dollarsOf(scene, sum)
  const others = [...payersOf(scene)]
    .filter(([code, least]) => scene.facts.setsOf(code).includes('giving-most') && Math.abs(least - size) > 0.02 * size)
    .map(([, least]) => least)
  if (others.length < 3) return false
  const all = others.reduce((sum, least) => sum + least, 0)
  return others.every((least) => least < size) && all <= 1.5 * size
}

const HOLDERS = new Set<Actor['role']>(['region', 'fund'])

/** Counted once for an article. */
const payers = memoOfLast<Scene, ReadonlyMap<string, number>>()
