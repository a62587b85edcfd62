import type { Stated } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { unique } from './donors.ts'
import { isLeft } from './fled.ts'
import { ofTopic } from './getter-also.ts'
import type { GetterCase, Recipients } from './getter-case.ts'
import { listsOf } from './getter-counted.ts'
import { recipientPasses } from './recipient.ts'
import type { Actor, Line, Scene } from './scene.ts'

/**
 * `110 million euros, of which some 70 million are meant for Chad`, `860 million kroner for Syria. Of the total, 110 million is for refugees
 * in Lebanon`: what a share goes to gets no more than the share; the whole is theirs and of those whom the words before, the group, or the
 * article name.
 */
export function sharedBehind(scene: Scene, given: GetterCase): Recipients {
  const { line, gift, topic, donors } = given
  const sum = gift.equivalents.at(-1) ?? gift.sum
  const size = gift.sum?.value ?? null
  if (!sum || size === null) return []
  const stretches = stretchesOf(scene, line, sum.last)
  const shares = unique(gather(stretches, (stretch) => statesIn(scene, stretch, donors)))
  if (!shares.length) return []
  const codes = new Set(shares.map(({ value }) => value))
  const total = gather(stretches, (stretch) => stretch.line.sums.filter(({ first }) => first >= stretch.from)).reduce(
    (all, { value }) => all + (value ?? 0),
    0,
  )
  if (Math.abs(total - size) <= ROUNDED * size) return shares.length > 1 ? shares : []
  if (total > size) return []
  const group = groupOf(scene, given, codes)
  if (group) return group
  const before = stretches[0]!.from
  const stated = recipientPasses(scene, given)[0]?.[1].filter(({ value }) => !codes.has(value)) ?? []
  const base = stated.length
    ? stated.filter(({ span }) => stretches[0]!.line !== line || !span || span.start < scene.tokens[before]!.start)
    : ofTopic(topic.recipient)
  if (!base.length || base.some(({ value }) => donors.has(value))) return []
  return unique([...base, ...shares])
}

/** "an appeal for Ethiopia, Kenya and Somalia": the list with which the article names those of the shares and the one it is about. */
function groupOf(scene: Scene, { topic, donors }: GetterCase, codes: ReadonlySet<string>): Recipients | null {
  const list = listsOf(scene)
    .slice(0, MOST_LISTS)
    .find(
      ({ states }) =>
        states.length > codes.size &&
        [...codes].every((code) => states.some(({ value }) => value === code)) &&
        states.some(({ value }) => value === topic.recipient) &&
        !states.some(({ value }) => donors.has(value)),
    )
  return list?.states ?? null
}

/** No real article names as many. */
const MOST_LISTS = 60

const ROUNDED = 0.02

/** A stretch of text that shares out a sum. */
interface Stretch {
  readonly line: Line
  readonly from: number
}

/** Behind `of which` or `including` in the sentence, or a sentence soon after that begins with `Of this` or `Of the total`. */
function stretchesOf({ tokens, lines }: Scene, line: Line, from: number): Stretch[] {
  // "290 million of that" is a share itself
  for (let i = from + 1; i < Math.min(line.sentence.last, from + REACH); i++) {
    const next = tokens[i + 1]?.fold ?? ''
    if (tokens[i]!.fold !== 'of' || (next !== 'which' && next !== 'that')) continue
    if (line.sums.some(({ first, last }) => first > i || last === i)) return [{ line, from: i }]
  }
  if (line.sums.some(({ first }) => first >= from)) return []
  for (const later of lines.slice(line.sentence.index + 1, line.sentence.index + 4)) {
    const { first } = later.sentence
    const isOf =
      tokens[first]!.fold === 'of' &&
      (THIS.has(tokens[first + 1]?.fold ?? '') || AMOUNTS.has(tokens[first + 2]?.fold ?? ''))
    if (isOf && later.sums.length) return [{ line: later, from: first }]
    if (later.sums.length) return []
  }
  return []
}

/** Tokens behind a sum. */
const REACH = 16

const THIS = new Set(['this', 'that', 'it', 'these'])
const AMOUNTS = new Set(['sum', 'total', 'amount', 'money', 'package', 'funding'])

/** The poor states that a stretch hands its shares to: `for Syrians`, `in Lebanon`, `Somalia gets`. */
const statesIn = (scene: Scene, { line, from }: Stretch, donors: ReadonlySet<string>): Stated<string>[] =>
  gather(
    line.actors.filter((actor) => actor.first >= from && isGetter(scene, line, actor, donors)),
    ({ codes, span, rule }) =>
      codes.map((value) => ({ value, span, rule: `bind/shares ${rule}`, why: 'a share goes there' })),
  )

function isGetter(scene: Scene, line: Line, actor: Actor, donors: ReadonlySet<string>): boolean {
  const { tokens, words, facts } = scene
  const { role, codes, first, last } = actor
  if (role !== 'state' && role !== 'adjective') return false
  if (!codes.every((code) => facts.eligible.has(code) && !donors.has(code)) || isLeft(scene, line, actor)) return false
  // "is the Moldovan part"
  if (role === 'adjective' && PART.has(tokens[last]?.fold ?? '')) return true
  // "for Syrians"; but "Syrian refugees in Lebanon" are where they are, and "a Nepalese charity" is nobody's
  if (role === 'adjective' && tokens[last]?.kind === 'word' && !ENDS.has(tokens[last]!.fold)) return false
  if (GETS.has(tokens[last]?.fold ?? '')) return true
  for (let i = first - 1; i >= Math.max(line.sentence.first, first - NEAR); i--)
    if (words.has('to', tokens[i]!.fold) || tokens[i]!.fold === 'in' || tokens[i]!.fold === 'all') return true
  return false
}

const NEAR = 12
const PART = new Set(['part', 'share', 'portion', 'side'])
const ENDS = new Set(['who', 'and', 'at', 'alone'])
const GETS = new Set(['gets', 'receives', 'will', 'is', 'and'])
