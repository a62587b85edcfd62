import type { Claim } from '../core/claim.ts'
import type { Surroundings } from './observe.ts'

/**
 * The scheme that a gift is told under: a list of payments into one that buys shells names it once, above.
 *
 * In:  a claim.
 * Out: through `see`, the coalition, fund or initiative of its own sentence (`group-purl`), else the one last told in its paragraph or
 *      named by its lead-in or its heading (`under-purl`).
 */
export function seeGroups(scene: Surroundings, { sentence }: Claim, see: (name: string) => void): void {
  const own = groupIn(scene, sentence)
  if (own) return see(`group-${own}`)
  const above = groupAbove(scene, sentence)
  if (above) see(`under-${above}`)
}

/** Sentences that are looked back at, and of a heading looked into. */
const FEW = 8

function groupAbove(scene: Surroundings, sentence: number): string | null {
  const { index, lead, section } = scene.blockOf(sentence)
  for (let i = sentence - 1; i >= Math.max(0, sentence - FEW) && scene.blockOf(i).index === index; i--) {
    const group = groupIn(scene, i)
    if (group) return group
  }
  for (const head of [lead, scene.outline.sections[section]?.heading ?? null]) {
    if (head === null) continue
    for (const i of scene.sentencesOf(head).slice(-FEW)) {
      const group = groupIn(scene, i)
      if (group) return group
    }
  }
  return null
}

/** By its rule, `purl`: of a group that no rule knows by name it tells the kind, and nothing that one article alone says. */
function groupIn(scene: Surroundings, sentence: number): string | null {
  const group = scene.mentionsIn(sentence).findLast((mention) => mention.kind === 'group')
  return group ? group.rule.slice(group.rule.indexOf('#') + 1) : null
}
