import type { Stated } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { unique } from './donors.ts'
import type { GetterCase, Recipients } from './getter-case.ts'
import { endOf } from './gift.ts'
import { recipientPasses } from './recipient.ts'
import type { Actor, Line, Scene } from './scene.ts'
import { coordinated } from './subject.ts'

/**
 * `50 million for Sudan, half of it for Chad`, `Part of the money is for refugees in Chad`, `it is also meant for Syrians in Jordan`: a
 * share of the gift goes to others, and the whole to them and to those whom the words before or the article name.
 */
export function alsoFor(scene: Scene, given: GetterCase): Recipients {
  const { line, gift, topic, donors } = given
  const next = scene.lines[line.sentence.index + 1]
  const isNext = next?.block.index === line.block.index && !next.sums.length
  const from = endOf(gift)
  const others =
    sharedWith(scene, line, from, donors) ?? (isNext && sharedWith(scene, next, next.sentence.first, donors))
  if (!others) return []
  const codes = new Set(others.flatMap((actor) => actor.codes))
  const stated = recipientPasses(scene, given)[0]?.[1].filter(({ value }) => !codes.has(value)) ?? []
  const base = stated.length ? stated : ofTopic(topic.recipient)
  if (!base.length || base.some(({ value }) => codes.has(value) || donors.has(value))) return []
  const also = gather(others, (actor) =>
    actor.codes.map((value) => ({
      value,
      span: actor.span,
      rule: `bind/also ${actor.rule}`,
      why: 'a share goes there',
    })),
  )
  return unique([...base, ...also])
}

export const ofTopic = (code: string | null): Stated<string>[] =>
  code === null ? [] : [{ value: code, span: null, rule: 'bind/topic', why: 'the article is about it' }]

/** The poor states for whom a share is, behind `half of it`, `part of the money`, `also`, before `too`; null where no words share it. */
function sharedWith(scene: Scene, line: Line, from: number, donors: ReadonlySet<string>): readonly Actor[] | null {
  const { tokens } = scene
  const { last } = line.sentence
  for (let i = from; i < Math.min(last, from + REACH); i++) {
    const word = tokens[i]!.fold
    if (TOO.has(word)) return before(scene, line, from, i, donors)
    const shares =
      (SHARES.has(word) && tokens[i + 1]?.fold === 'of') ||
      (word === 'also' && (BE.has(tokens[i - 1]?.fold ?? '') || ALSO_FOR.has(tokens[i + 1]?.fold ?? '')))
    if (shares) return behind(scene, line, i, donors)
  }
  return null
}

/** "half of it for Chad", "also for Syrians in Jordan": the states behind the word. */
function behind(scene: Scene, line: Line, at: number, donors: ReadonlySet<string>): readonly Actor[] | null {
  const { tokens, words } = scene
  // "for Syrians in Jordan": where they are
  const first = line.actors.find(
    (actor) => actor.first > at && isPoor(scene, actor, donors) && tokens[actor.last]?.fold !== 'in',
  )
  if (!first || first.first - at > NEAR) return null
  for (let k = at; k < first.first; k++)
    if (words.has('to', tokens[k]!.fold)) {
      const group = coordinated(scene, line, first).filter((actor) => actor.first >= first.first)
      return group.every((actor) => isPoor(scene, actor, donors)) ? group : null
    }
  return null
}

/** "for Malawi and Zimbabwe too", "for those who fled to Syria as well": the states right before the word. */
function before(
  scene: Scene,
  line: Line,
  from: number,
  at: number,
  donors: ReadonlySet<string>,
): readonly Actor[] | null {
  const { tokens, words } = scene
  if (tokens[at]!.fold === 'well' && (tokens[at - 1]?.fold !== 'as' || tokens[at + 1]?.fold === 'as')) return null
  const end = tokens[at]!.fold === 'well' ? at - 1 : at
  const last = line.actors.find((actor) => actor.last === end && isPoor(scene, actor, donors))
  if (!last) return null
  const group = coordinated(scene, line, last).filter((actor) => actor.last <= end && actor.first >= from)
  const first = group[0]!.first
  for (let k = first - 1; k >= Math.max(from, first - NEAR); k--)
    if (words.has('to', tokens[k]!.fold)) return group.every((actor) => isPoor(scene, actor, donors)) ? group : null
  return null
}

const TOO = new Set(['too', 'well'])
const ALSO_FOR = new Set(['for', 'to', 'in', 'among', 'helps', 'help'])

const isPoor = ({ facts }: Scene, { role, codes }: Actor, donors: ReadonlySet<string>): boolean =>
  role === 'state' && codes.every((code) => facts.eligible.has(code) && !donors.has(code))

/** Tokens behind the gift within which its shares begin, and from there to whom. */
const REACH = 24
const NEAR = 12
const SHARES = new Set(['half', 'part', 'some', 'third', 'quarter', 'much', 'most', 'bulk'])
const BE = new Set(['is', 'are', 'be', 'was', 'were', 'will'])
