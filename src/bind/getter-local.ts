import type { Stated } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { memoOfLast } from '../core/memo.ts'
import { isLeft } from './fled.ts'
import type { GetterCase } from './getter-case.ts'
import type { Actor, Line, Scene } from './scene.ts'

type See = (name: string, times?: number) => void

/** A poor state at one place of the text: by name, adjective, capital or town. */
interface Place {
  readonly code: string
  readonly first: number
  readonly place: Stated<string>
}

/** The poor states that each sentence names, in order; those that people left are not among them. */
function placesOf(scene: Scene): readonly (readonly Place[])[] {
  const known = places.get(scene)
  if (known) return known
  const found = scene.lines.map((line) => readPlaces(scene, line))
  places.set(scene, found)
  return found
}

/** Found once for an article. */
const places = memoOfLast<Scene, readonly (readonly Place[])[]>()

function readPlaces(scene: Scene, line: Line): Place[] {
  if (line.block.kind === 'furniture' || line.block.kind === 'caption') return []
  const found: Place[] = []
  const add = (
    at: { first: number; last: number },
    codes: readonly string[],
    stated: Omit<Stated<string>, 'value'>,
  ) => {
    if (isLeft(scene, line, at) || isPassedThrough(scene, at)) return
    for (const code of codes)
      if (scene.facts.eligible.has(code)) found.push({ code, first: at.first, place: { ...stated, value: code } })
  }
  const why = 'the place named last'
  for (const actor of line.actors)
    if ((actor.role === 'state' && !isMeetingPlace(scene, actor)) || actor.role === 'adjective')
      add(actor, actor.codes, { span: actor.span, rule: `bind/latest ${actor.rule}`, why })
  for (const mention of line.mentions)
    if (mention.kind === 'place' && mention.form === 'city')
      add(mention, mention.codes, { span: mention.span, rule: `bind/latest ${mention.rule}`, why })
  return found.sort((a, b) => a.first - b.first)
}

/** `at the conference in Addis Ababa`: a capital where one meets. */
const isMeetingPlace = ({ tokens }: Scene, { mention, first }: Actor): boolean =>
  mention.kind === 'place' && mention.form === 'capital' && MEETING.has(tokens[first - 1]?.fold ?? '')

const MEETING = new Set(['in', 'at', 'the', 'from'])

/** `via Jordan`, `by way of Jordan`, `through Egypt`. */
const isPassedThrough = ({ tokens }: Scene, { first }: { readonly first: number }): boolean => {
  const before = tokens[first - 1]?.fold ?? ''
  return PASSING.has(before) || (before === 'of' && tokens[first - 2]?.fold === 'way')
}

const PASSING = new Set(['via', 'through', 'by', 'from'])

/** States that the article only tells as givers are no places to give to. */
const onlyGives = ({ topic }: GetterCase, code: string): boolean =>
  topic.seen.get(code)?.has('topic/only-gives') ?? false

/** The poor state named last before the gift, in whatever paragraph. */
export function latestNamed(scene: Scene, given: GetterCase): Stated<string> | null {
  const { line, gift, donors } = given
  const all = placesOf(scene)
  for (let i = line.sentence.index; i >= Math.max(0, line.sentence.index - REACH); i--) {
    const place = all[i]!.findLast(
      ({ code, first }) => first < gift.first && !donors.has(code) && !onlyGives(given, code),
    )
    if (place) return place.place
  }
  return null
}

/** Sentences: what was named longer ago is forgotten. */
const REACH = 60

/** Whether the gift's own paragraph is about these: a round-up tells of one state after the other. */
export function seeLocal(scene: Scene, given: GetterCase, codes: readonly string[], many: number, see: See): void {
  const { line, donors } = given
  const here = new Set(
    [...statesOf(scene, line.block.index)].filter((code) => !donors.has(code) && !onlyGives(given, code)),
  )
  if (!here.size) return
  if (!codes.some((code) => here.has(code))) {
    see('elsewhere')
    see('elsewhere-of-many', many)
  } else if (here.size === codes.length && codes.every((code) => here.has(code))) {
    see('local-only')
    see('local-only-of-many', many)
  }
}

/** The poor states that a block names. */
function statesOf(scene: Scene, block: number): ReadonlySet<string> {
  const known = blocks.get(scene) ?? new Map<number, ReadonlySet<string>>()
  blocks.set(scene, known)
  const states =
    known.get(block) ??
    new Set(
      gather(scene.byBlock.get(block) ?? [], ({ sentence }) =>
        placesOf(scene)[sentence.index]!.map(({ code }) => code),
      ),
    )
  known.set(block, states)
  return states
}

/** Found once for a block. */
const blocks = memoOfLast<Scene, Map<number, ReadonlySet<string>>>()
