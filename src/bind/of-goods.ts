import type { CueMention, GoodsMention } from '../core/mention.ts'
import { OF_GOODS } from '../core/referent.ts'
import type { Line, Scene } from './scene.ts'

/** So many of a larger number of goods, which stand right behind it: `the last six of the 24 jets`. */
export const isOfGoods = ({ rule }: GoodsMention): boolean => rule === OF_GOODS

/**
 * The verb by which the whole number was promised or given before, in a clause of its own right behind it: `24 jets which The Hague
 * promised`, `30 jets it promised`, `12 generators pledged in May`. Null where nothing says so: `two of its 30 jets were handed over`.
 */
export function promiseOf({ tokens, words }: Scene, line: Line, whole: GoodsMention): CueMention | null {
  const at = whole.last
  const verb = line.cues.find(({ cue, first }) => cue === 'deed' && first >= at && first - at <= FAR)
  if (verb?.cue !== 'deed') return null
  const next = tokens[at]?.fold ?? ''
  const isParticiple = verb.first === at && verb.sense.frame === 'give'
  const opensClause =
    words.has('relatives', next) ||
    SUBJECTS.has(next) ||
    line.actors.some(({ first }) => first === at || first === at + 1)
  return isParticiple || (opensClause && verb.first > at) ? verb : null
}

/** Tokens: `which the government of Denmark had promised`. */
const FAR = 8
const SUBJECTS = new Set(['it', 'they', 'he', 'she', 'we', 'i'])

/** What a verb of promising may belong to: to the larger number alone, not to so many of it. */
export interface Promised {
  readonly verb: CueMention
  readonly isWhole: boolean
}

export function promisedWith(scene: Scene, line: Line, goods: readonly GoodsMention[]): Promised | null {
  const [first] = goods
  // the larger number stands behind `of the`: asked first, as a line of goods may be long
  if (!first || !(isOfGoods(first) || scene.tokens[first.first - 2]?.fold === 'of')) return null
  const at = line.goods.indexOf(first)
  const isWhole = at > 0 && isOfGoods(line.goods[at - 1]!)
  const whole = isWhole ? first : isOfGoods(first) ? line.goods[at + 1] : undefined
  const verb = whole ? promiseOf(scene, line, whole) : null
  return verb && { verb, isWhole }
}
