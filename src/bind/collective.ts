import type { Deed } from '../core/claim.ts'
import type { Actor, Line, Scene } from './scene.ts'

/* Whether several unnamed givers do a deed: `donors`, `governments and banks`, `European allies and Canada`. */

/** "donors promised", "the allies themselves have pledged", "governments and development banks have promised". */
export function headIsCollective(scene: Scene, line: Line, deed: Deed): boolean {
  const { tokens, words } = scene
  for (let i = deed.first - 1; i >= Math.max(line.sentence.first, deed.first - 3); i--) {
    const word = tokens[i]!.fold
    if (words.has('collective', word))
      return (
        !isUnderPreposition(scene, line, i) &&
        !line.actors.some((actor) => actor.first <= i && actor.last > i) &&
        !isListed(line, i)
      )
    if (word === ',' || word === '.' || line.actors.some((actor) => actor.last === i + 1)) return false
  }
  return false
}

/** "Allies and partners, more than 50 of which meet in the Contact Group, have provided": the clause between commas is an aside. */
export function isCollectiveBehindAside({ tokens, words }: Scene, line: Line, deed: Deed): boolean {
  const first = line.sentence.first
  let close = deed.first - 1
  while (close > first && deed.first - close <= 8 && tokens[close]!.fold !== ',') close--
  if (
    close <= first ||
    tokens[close]!.fold !== ',' ||
    line.actors.some((actor) => actor.first > close && actor.last <= deed.first)
  )
    return false
  let open = close - 1
  while (open > first && close - open <= 25 && tokens[open]!.fold !== ',') open--
  return tokens[open]!.fold === ',' && open - first <= 5 && words.has('collective', tokens[open - 1]?.fold ?? '')
}

/** "at the Group of 20 summit", "after the donors' meeting": where or when, not who. */
function isUnderPreposition({ tokens, words }: Scene, line: Line, head: number): boolean {
  for (let i = head - 1; i >= Math.max(line.sentence.first, head - 5); i--) {
    const { fold, kind } = tokens[i]!
    if (fold === 'of') continue
    // "a fund, to which donors have contributed": the preposition is that of `which`
    if (fold === 'which' || fold === 'whom') return false
    if (words.has('subject-blockers', fold)) return true
    if (kind === 'mark' || words.has('be', fold) || words.has('have', fold)) return false
  }
  return false
}

/** "eight countries (Denmark, Estonia …) announced", "the Nordic countries Norway and Sweden": the members are named. */
const isListed = (line: Line, head: number): boolean =>
  line.actors.filter((actor) => actor.first > head && actor.first - head <= 3).length > 1

/** "European allies and Canada have promised": whoever is told behind all the others is one of them. */
export function isWithCompany({ tokens, words }: Scene, line: Line, { first }: Actor): boolean {
  const and = tokens[first - 1]?.fold === 'the' ? first - 2 : first - 1
  return (
    and > line.sentence.first &&
    tokens[and]!.fold === 'and' &&
    words.has('collective', tokens[and - 1]!.fold) &&
    !line.actors.some((actor) => actor.first < and && actor.last >= and)
  )
}
