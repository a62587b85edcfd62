import { between } from '../core/bisect.ts'
import type { Gift } from './gift.ts'
import { holds } from './holds.ts'
import type { Line, Scene } from './scene.ts'

/**
 * That goods were bought: `800,000 doses bought by Nepal arrived`, `… has received howitzers. All were paid for from the state budget.`
 *
 * Out: names of observations, for verdict.ts to weigh.
 */
export function purchasesOf(scene: Scene, line: Line, gift: Gift): readonly string[] {
  const seen: string[] = []
  if (areBought(scene, line, gift)) seen.push('bought')
  else if (tellsBuying(scene, line)) seen.push('bought-here')
  const next = scene.lines[line.sentence.index + 1]
  if (next && !next.sums.length && next.block.section === line.block.section && tellsBuying(scene, next))
    seen.push('bought-next')
  return seen
}

/** `boats purchased by the navy`: who gets them pays. */
function areBought({ tokens, words, facts }: Scene, line: Line, { last }: Gift): boolean {
  if (!words.has('bought', tokens[last]?.fold ?? '') || tokens[last + 1]?.fold !== 'by') return false
  const [actor] = between(line.actors, last + 2, last + 5)
  return actor?.codes.some((code) => facts.eligible.has(code)) ?? false
}

/** `paid for from the state budget`, `under a contract signed in 2022`: words of a purchase, whoever pays. */
function tellsBuying(scene: Scene, line: Line): boolean {
  if (holds(scene, line, 'bought') || holds(scene, line, 'contracts')) return true
  const { first, last } = line.sentence
  for (let i = first; i < last; i++)
    if (scene.tokens[i]!.fold === 'paid' && scene.tokens[i + 1]?.fold === 'for') return true
  return false
}
