import type { Stated } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { isShareOfLast } from './context.ts'
import { unique } from './donors.ts'
import { hasLink } from './getter-behind.ts'
import type { GetterCase, Recipients } from './getter-case.ts'
import type { Actor, Line, Scene } from './scene.ts'
import { isState } from './topic.ts'

/** "$24 million, half of it for Jamaica, the remainder for Haiti and Cuba": those whom the words behind it share it out to. */
export function ofParts(scene: Scene, { line, gift, donors }: GetterCase): Recipients {
  // "sixty million of that is for Lebanon, the rest for Syrians": a part itself
  if (isShareOfLast(scene, line, gift)) return []
  const next = scene.lines[line.sentence.index + 1]
  // a sentence that begins with a sum of its own shares out that one
  const goesOn = next?.block.index === line.block.index && !next.sums.some((sum) => isBeforeShare(scene, next, sum))
  const lines = goesOn ? [line, next] : [line]
  const behind = gather(lines, ({ actors }) => actors).filter((actor) => actor.first >= gift.last)
  const last = behind.at(-1)
  if (!last) return []
  // "72 million for Somalia, 60 million for Ethiopia, the rest for Kenya": each is a part itself
  const [first] = behind
  if (
    first!.first - gift.last <= 3 &&
    !hasLink(scene, gift.last, first!.first, (word) => scene.words.has('shares', word))
  )
    return []
  let shared = false
  for (let i = gift.last; i < last.first && !shared; i++)
    // "£43m will pay for food; the remaining £69m is for Chad": the rest of something else; "half a million for the Bahamas": a sum
    shared =
      isShareWord(scene, i) &&
      !isInSum(lines, i) &&
      // "Sweden and Norway each give four million", "Only Japan has paid half of it": the next sentence's own gift
      (i < line.sentence.last || (scene.tokens[i]!.fold !== 'each' && i - line.sentence.last < EARLY))
  if (!shared) return []
  const suits = ({ role, codes }: Actor): boolean =>
    (role === 'state' || role === 'anaphor') &&
    codes.every((code) => isState(code) && !donors.has(code) && !scene.facts.setsOf(code).includes('giving-most'))
  return named(behind.filter(suits), 'bind/parts', 'its parts go there')
}

/** `half of it`, `the rest`; but "half a million people" is a number. */
const isShareWord = ({ tokens, words }: Scene, at: number): boolean =>
  words.has('shares', tokens[at]!.fold) && tokens[at + 1]?.fold !== 'a'

/** Tokens at the head of a sentence that still share out the sum before. */
const EARLY = 10

/** A word of a sum or right before one: `half a million`, `the remaining £69m`. */
const isInSum = (lines: readonly Line[], at: number): boolean =>
  lines.some(({ sums }) => sums.some(({ first, last }) => at >= first - 1 && at < last))

const isBeforeShare = (scene: Scene, { sentence }: Line, sum: { first: number }): boolean => {
  for (let i = sentence.first; i < sum.first; i++) if (isShareWord(scene, i)) return false
  return true
}

export const named = (actors: readonly Actor[], rule: string, why: string): Stated<string>[] =>
  unique(
    gather(actors, (actor) =>
      actor.codes.map((value) => ({ value, span: actor.span, rule: `${rule} ${actor.rule}`, why })),
    ),
  )
