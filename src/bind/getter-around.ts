import type { Stated } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { memoOfLast } from '../core/memo.ts'
import { isLabel, isShareOfLast, recipientAbove, recipientLabelled } from './context.ts'
import { unique } from './donors.ts'
import { alsoFor } from './getter-also.ts'
import { hasLink, shareBehind } from './getter-behind.ts'
import type { GetterCase, Recipients } from './getter-case.ts'
import { countedInArticle, countedStates } from './getter-counted.ts'
import { latestNamed } from './getter-local.ts'
import { withNeighbours } from './getter-neighbours.ts'
import { named, ofParts } from './getter-parts.ts'
import { sharedBehind } from './getter-shares.ts'
import { endOf, type Gift } from './gift.ts'
import { holds } from './holds.ts'
import { namedBeside } from './recipient.ts'
import { fronted } from './recipient-plain.ts'
import { type Actor, cuesOf, type Line, type Scene } from './scene.ts'
import { isGapped } from './subject.ts'
import { isState } from './topic.ts'

/** What the gift's surroundings say, beyond the words that hand it over. */
export function aroundPasses(scene: Scene, given: GetterCase): (readonly [string, Recipients])[] {
  const { line, gift, topic, previous, continued, donors } = given
  const passes: (readonly [string, Recipients])[] = namedBeside(scene, line, donors)
  const above = recipientAbove(scene, line, topic.recipient, donors)
  if (above) {
    const recipients = named([above], 'bind/heading', 'named in the heading')
    passes.push(['heading', recipients])
    if (isByState(scene)) passes.push(['heading-by-state', recipients])
  }
  const label = recipientLabelled(scene, line, topic.recipient, donors)
  if (label) {
    const recipients = named([label], 'bind/heading', 'named in the heading')
    passes.push(['label-above', recipients])
    const isOther = (code: string): boolean => scene.facts.eligible.has(code) && !label.codes.includes(code)
    if (
      scene.byBlock.get(line.block.index)!.some(({ actors }) => actors.includes(label)) &&
      !line.actors.some(({ codes }) => codes.some(isOther)) &&
      isLabelledByState(scene)
    )
      passes.push(['label-by-state', recipients])
  }
  const before = previous?.recipients.filter(({ value }) => !donors.has(value)) ?? []
  if (before.length)
    passes.push([
      continued
        ? 'continued'
        : previous!.sentence === line.sentence.index
          ? 'same-sentence'
          : scene.lines[previous!.sentence]!.block.index === line.block.index
            ? 'same-block'
            : 'before',
      before.map(({ value, span }) => ({ value, span, rule: 'bind/continued', why: 'the gift before goes there' })),
    ])
  if (before.length && isShareOfLast(scene, line, gift)) passes.push(['share-of', before])
  const thankful = thanking(scene, line, gift).filter(({ codes }) => !codes.some((code) => donors.has(code)))
  if (thankful.length) passes.push(['thanks', named(thankful, 'bind/thanks', 'gives thanks for it')])
  const repaid = repaidFor(scene, given)
  if (repaid.length) passes.push(['repaid', repaid])
  if (repaid.length && isPlainlyRepaid(scene, given)) passes.push(['repaid-plainly', repaid])
  const opened = scene.byBlock.get(line.block.index)?.[0]
  const opening =
    opened && opened !== line
      ? fronted(scene, opened).filter(({ codes }) => !codes.some((code) => donors.has(code)))
      : []
  if (opening.length)
    passes.push(['paragraph-fronted', named(opening, 'bind/paragraph', 'named at the head of the paragraph')])
  const town = townOf(line, donors)
  if (town) passes.push(['town', [town]])
  const near = earlierInBlock(scene, line, donors)
  if (near) passes.push(['paragraph', named([near], 'bind/paragraph', 'named in the sentence before')])
  const latest = latestNamed(scene, given)
  if (latest) passes.push(['named-last', [latest]])
  const rest = topic.ranked.filter(({ code }) => !donors.has(code))
  for (const [i, { code }] of rest.slice(0, 2).entries()) passes.push([i ? 'second' : 'topic', [ofTopic(code)]])
  const listed = listOfAll(scene, donors)
  if (listed.length > 1) passes.push(['all', listed])
  const joined = joinedBehind(scene, given)
  if (joined.length > 1) passes.push(['joined', joined])
  const parts = ofParts(scene, given)
  if (parts.length > 1) passes.push(['parts', parts])
  const counted = countedStates(scene, given)
  if (counted.length) passes.push(['counted', counted])
  const also = alsoFor(scene, given)
  if (also.length) passes.push(['also-for', also])
  const counts = countedInArticle(scene, donors)
  // where the sentence names one of them it means that one
  if (counts.length && !namesAny(line, counts)) passes.push(['as-many', counts])
  const around = withNeighbours(scene, given)
  if (around.length) passes.push(['neighbours-named', around])
  const shared = sharedBehind(scene, given)
  if (shared.length > 1) passes.push(['shared-behind', shared])
  return passes
}

const namesAny = ({ actors }: Line, states: Recipients): boolean =>
  actors.some(({ codes }) => states.some(({ value }) => codes.includes(value)))

/** `SOMALIA: TWO SIGNATURES`, `ETHIOPIA: THE NEXT SLICE`, `CHAD`: an article whose sections each have a poor state of their own. */
function isByState(scene: Scene): boolean {
  const known = byState.get(scene) ?? countHeadings(scene) >= MANY
  byState.set(scene, known)
  return known
}

function countHeadings({ outline, byBlock, facts }: Scene): number {
  const found = new Set<string>()
  for (const { heading } of outline.sections) {
    const lines = heading === null ? [] : (byBlock.get(heading) ?? [])
    const codes = new Set(gather(lines, ({ actors }) => gather(actors, (actor) => actor.codes)))
    const [code] = codes
    if (codes.size === 1 && facts.eligible.has(code!)) found.add(code!)
  }
  return found.size
}

const MANY = 3

/** Counted once for an article. */
const byState = memoOfLast<Scene, boolean>()

/** `4. Vanuatu. Following the earthquake, 160 tents …`: paragraphs that begin with a poor state each, and no word more. */
function isLabelledByState(scene: Scene): boolean {
  const known = labelledByState.get(scene) ?? countLabels(scene) >= MANY
  labelledByState.set(scene, known)
  return known
}

function countLabels({ byBlock, facts }: Scene): number {
  const found = new Set<string>()
  for (const lines of byBlock.values()) {
    // "3. ARMENIA.": the number may stand as a sentence of its own
    const head = lines.length > 1 && lines.find(({ actors }) => actors.length)
    if (!head || !isLabel(head) || head.actors.length > 1) continue
    for (const code of head.actors[0]!.codes) if (facts.eligible.has(code)) found.add(code)
  }
  return found.size
}

const labelledByState = memoOfLast<Scene, boolean>()

/** "Brussels is to refund 200 million euros", "in return Athens receives Marders": it goes to an ally for what he gave before. */
function repaidFor(scene: Scene, { line, gift, previous, topic, donors }: GetterCase): Recipients {
  if (!holds(scene, line, 'repays') && !holds(scene, line, 'in-return')) return []
  const { tokens, words } = scene
  let told = false
  const next = [...line.sums, ...line.goods].reduce(
    (least, { first }) => (first >= gift.last ? Math.min(least, first) : least),
    Math.min(line.sentence.last, gift.last + 14),
  )
  for (let i = Math.max(line.sentence.first, gift.first - 14); i < next && !told; i++)
    told =
      words.has('repays', tokens[i]!.fold) ||
      (words.has('in-return', tokens[i]!.fold) && tokens[i - 1]?.fold === 'in' && !isReturnedFor(scene, i, gift))
  if (!told) return []
  const suits = (code: string): boolean =>
    scene.facts.setsOf(code).includes('giving-most') && isState(code) && !donors.has(code)
  const here = new Set(
    line.actors.flatMap(({ role, codes }) => (role === 'state' || role === 'anaphor' ? codes.filter(suits) : [])),
  )
  // "Berlin handed Ljubljana 40 lorries in exchange": the sentence names the one whom it can mean
  const before = previous?.donors.map(({ value }) => value).filter(suits) ?? []
  const ally = here.size === 1 ? [...here] : before.length ? before : (topic.donor?.codes.filter(suits) ?? [])
  return ally.map((value) => ({ value, span: null, rule: 'bind/repaid', why: 'it is repaid for what it gave' }))
}

/** The verb itself says so, or nobody else who may get it stands in the sentence. */
const isPlainlyRepaid = ({ facts }: Scene, { line, deed }: GetterCase): boolean =>
  deed?.cue.rule.endsWith('#refund') === true ||
  !line.actors.some(({ codes }) => codes.some((code) => facts.eligible.has(code)))

/** "in exchange for the tanks": what stands right behind is what was given before. */
const isReturnedFor = ({ tokens }: Scene, at: number, gift: Gift): boolean =>
  tokens[at + 1]?.fold === 'for' && gift.first > at && gift.first - at <= 10

/** "Moldova thanked its partners for the €60 million": who gives thanks has got it. */
const thanking = (scene: Scene, { actors, sentence }: Line, gift: Gift): readonly Actor[] =>
  actors.filter(
    ({ role, last }) =>
      (role === 'state' || role === 'person') &&
      last <= gift.first &&
      hasLink(scene, last, Math.min(sentence.last, last + 5), (word) => scene.words.has('thanks', word)),
  )

/** "for civilians in Sudan and for those who fled to Chad", "for Syria and its neighbour Lebanon": what `and` takes on, as far as the next sum or verb of giving. */
function joinedBehind(scene: Scene, { line, gift, donors }: GetterCase): Recipients {
  const { words } = scene
  const from = endOf(gift)
  const stops = [...line.sums, ...line.goods, ...cuesOf(line, 'deed')]
    .filter(({ first }) => first >= from)
    .map(({ first }) => first)
  // "60 million for Ethiopia, the rest for Kenya": another share begins
  const until = shareBehind(scene, from, Math.min(line.sentence.last, from + 40, ...stops))
  const found: Actor[] = []
  for (const actor of line.actors) {
    if (actor.first < from || actor.last > until) continue
    if ((actor.role !== 'state' && actor.role !== 'anaphor') || !isEligible(scene, actor, donors)) continue
    const before = found.at(-1)
    // "for Sudan and its neighbours Chad and South Sudan": `its` is Sudan again
    if (actor.role === 'anaphor' && found.some(({ codes }) => codes.every((code) => actor.codes.includes(code))))
      continue
    if (before && isGapped(scene, line, before, actor)) break
    if (!before) {
      if (hasLink(scene, from, actor.first, (word) => words.has('to', word) || word === 'in')) found.push(actor)
    } else if (hasLink(scene, before.last, actor.first, (word) => word === 'and' || word === ',')) found.push(actor)
  }
  return named(found, 'bind/joined', 'taken on by “and”')
}

const isEligible = ({ facts }: Scene, { codes }: Actor, donors: ReadonlySet<string>): boolean =>
  codes.every((code) => facts.eligible.has(code) && !donors.has(code))

/** The sentence itself does not tell that it gets: `it had received` does, though only the sentence before says who that is. */
export const isFromAround = ({ rule }: Stated<string>): boolean => AROUND.has(rule.split(' ')[0]!)

const AROUND = new Set([
  'bind/heading',
  'bind/continued',
  'bind/paragraph',
  'bind/town',
  'bind/topic',
  'bind/all',
  'bind/latest',
  'bind/repaid',
  'bind/counted',
  'bind/neighbours',
  'bind/shares',
])

const ofTopic = (code: string): Stated<string> => ({
  value: code,
  span: null,
  rule: 'bind/topic',
  why: `the article is about help for ${code}`,
})

/** `an isolation unit in Kayes`: the country of the last town that the sentence names. */
function townOf({ mentions }: Line, donors: ReadonlySet<string>): Stated<string> | null {
  const town = mentions.findLast(
    (mention) => mention.kind === 'place' && mention.form === 'city' && !mention.codes.some((code) => donors.has(code)),
  )
  if (town?.kind !== 'place') return null
  const why = 'the country of a town that the sentence names'
  return { value: town.codes[0]!, span: town.span, rule: `bind/town ${town.rule}`, why }
}

/** The last poor state that an earlier sentence of the paragraph names. */
function earlierInBlock(scene: Scene, line: Line, donors: ReadonlySet<string>): Actor | null {
  for (let i = line.sentence.index - 1; i >= 0; i--) {
    const above = scene.lines[i]!
    if (above.block.index !== line.block.index) return null
    const actor = above.actors.findLast(
      (one) => (one.role === 'state' || one.role === 'adjective') && isEligible(scene, one, donors),
    )
    if (actor) return actor
  }
  return null
}

/** The poor states that the longest list of the article names: `Jamaica, Haiti and Cuba`. */
function listOfAll(scene: Scene, donors: ReadonlySet<string>): Recipients {
  const known = lists.get(scene) ?? new Map<string, Recipients>()
  lists.set(scene, known)
  const key = [...donors].sort().join('+')
  const list = known.get(key) ?? longestList(scene, donors)
  known.set(key, list)
  return list
}

/** By the givers left out: few sets of them stand for all gifts of an article. */
const lists = memoOfLast<Scene, Map<string, Recipients>>()

function longestList(scene: Scene, donors: ReadonlySet<string>): Recipients {
  let longest: Stated<string>[] = []
  for (const line of scene.lines) {
    const named = unique(
      gather(
        line.actors.filter((actor) => actor.role === 'state' && isEligible(scene, actor, donors)),
        (actor) =>
          actor.codes.map((value) => ({
            value,
            span: null,
            rule: 'bind/all',
            why: 'the countries that the article names together',
          })),
      ),
    )
    if (named.length > longest.length) longest = named
  }
  return longest
}
