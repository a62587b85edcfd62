import type { Claim, Deed, Stated } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { choose, type Option, optionOf, partOf, type Weights } from '../core/ranking.ts'
import { recipientAbove } from './context.ts'
import { keyOf, unique } from './donors.ts'
import type { Gift } from './gift.ts'
import { fronted, namedBeside, recipientPasses } from './recipient.ts'
import { type Actor, cuesOf, gap, type Line, type Scene } from './scene.ts'
import { coordinated } from './subject.ts'
import { isState, type Topic } from './topic.ts'

/** What the ranking of recipients sees of the gift in hand. */
export interface GetterCase {
  readonly line: Line
  readonly gift: Gift
  readonly deed: Deed | null
  readonly topic: Topic
  readonly previous: Claim | null
  /** The gift takes up the one before. */
  readonly continued: boolean
  readonly donors: ReadonlySet<string>
}

type Recipients = readonly Stated<string>[]

/**
 * Who gets it: every pass proposes somebody, and what was seen of each decides, as for givers (giver.ts).
 *
 * Out: the options with what was seen of each; nobody is one of them.
 */
export function getterOptions(scene: Scene, given: GetterCase): Option<Recipients>[] {
  const proposals = new Map<string, { recipients: Recipients; seen: Map<string, number> }>()
  const propose = (recipients: Recipients, ...names: string[]): void => {
    const key = keyOf(recipients)
    const known = proposals.get(key) ?? { recipients, seen: new Map<string, number>() }
    for (const name of names) known.seen.set(name, 1)
    proposals.set(key, known)
  }
  propose([], 'none')
  let first = true
  for (const [name, recipients] of recipientPasses(scene, given)) {
    propose(recipients, name, ...(first ? ['first'] : []))
    first = false
  }
  if (first) propose([], 'none-stated')
  for (const [name, recipients] of aroundPasses(scene, given)) propose(recipients, name)
  // a heading or a plain word for another state speaks against all others
  const joined = [...proposals.values()].find(({ seen }) => seen.has('joined'))
  for (const { recipients, seen } of joined ? proposals.values() : [])
    if (recipients.length && recipients.length < joined!.recipients.length && isWithin(recipients, joined!.recipients))
      seen.set('less-than-joined', 1)
  for (const strong of ['heading', 'first', 'fronted'])
    if ([...proposals.values()].some(({ seen }) => seen.has(strong)))
      for (const { seen } of proposals.values()) if (!seen.has(strong)) seen.set(`against-${strong}`, 1)
  const open = 1 - (given.topic.ranked[0]?.share ?? 0)
  for (const { seen } of proposals.values()) if (seen.has('all')) seen.set('all-open', open)
  return [...proposals.values()].map(({ recipients, seen }) => {
    if (recipients.length) see(scene, given, recipients, seen.has('first'), (name, times = 1) => seen.set(name, times))
    return optionOf(recipients, [partOf('getter', seen)])
  })
}

const isWithin = (some: Recipients, all: Recipients): boolean =>
  some.every(({ value }) => all.some((one) => one.value === value))

export const chooseGetter = (weights: Weights, options: readonly Option<Recipients>[]): Recipients =>
  choose(weights, options)?.value ?? []

/** What the gift's surroundings say, beyond the words that hand it over. */
function aroundPasses(scene: Scene, given: GetterCase): (readonly [string, Recipients])[] {
  const { line, topic, previous, continued, donors } = given
  const passes: (readonly [string, Recipients])[] = namedBeside(scene, line, donors)
  const above = recipientAbove(scene, line, donors)
  if (above) passes.push(['heading', named([above], 'bind/heading', 'named in the heading')])
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
      before.map((recipient) => ({ ...recipient, rule: 'bind/continued', why: 'the gift before goes there' })),
    ])
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
  const rest = topic.ranked.filter(({ code }) => !donors.has(code))
  for (const [i, { code }] of rest.slice(0, 2).entries()) passes.push([i ? 'second' : 'topic', [ofTopic(code)]])
  const listed = listOfAll(scene, donors)
  if (listed.length > 1) passes.push(['all', listed])
  const joined = joinedBehind(scene, given)
  if (joined.length > 1) passes.push(['joined', joined])
  const parts = ofParts(scene, given)
  if (parts.length > 1) passes.push(['parts', parts])
  return passes
}

/** "for civilians in Sudan and for those who fled to Chad", "for Syria and its neighbour Lebanon": what `and` takes on, as far as the next sum or verb of giving. */
function joinedBehind(scene: Scene, { line, gift, donors }: GetterCase): Recipients {
  const { words } = scene
  const from = (gift.equivalents.at(-1) ?? gift.sum ?? gift).last
  const stops = [...line.sums, ...line.goods, ...cuesOf(line, 'deed')]
    .filter(({ first }) => first >= from)
    .map(({ first }) => first)
  const until = Math.min(line.sentence.last, from + 40, ...stops)
  const found: Actor[] = []
  for (const actor of line.actors) {
    if (actor.first < from || actor.last > until) continue
    if ((actor.role !== 'state' && actor.role !== 'anaphor') || !isEligible(scene, actor, donors)) continue
    const before = found.at(-1)
    if (!before) {
      if (hasLink(scene, from, actor.first, (word) => words.has('to', word) || word === 'in')) found.push(actor)
    } else if (hasLink(scene, before.last, actor.first, (word) => word === 'and' || word === ',')) found.push(actor)
  }
  return named(found, 'bind/joined', 'taken on by “and”')
}

function hasLink({ tokens }: Scene, from: number, to: number, is: (word: string) => boolean): boolean {
  for (let i = from; i < to; i++) if (is(tokens[i]!.fold)) return true
  return false
}

const isEligible = ({ facts }: Scene, { codes }: Actor, donors: ReadonlySet<string>): boolean =>
  codes.every((code) => facts.eligible.has(code) && !donors.has(code))

/** "$24 million, half of it for Jamaica, the remainder for Haiti and Cuba": those whom the words behind it share it out to. */
function ofParts(scene: Scene, { line, gift, donors }: GetterCase): Recipients {
  const next = scene.lines[line.sentence.index + 1]
  // a sentence that begins with a sum of its own shares out that one
  const goesOn = next?.block.index === line.block.index && !next.sums.some((sum) => isBeforeShare(scene, next, sum))
  const lines = goesOn ? [line, next] : [line]
  const behind = gather(lines, ({ actors }) => actors).filter((actor) => actor.first >= gift.last)
  const last = behind.at(-1)
  if (!last) return []
  let shared = false
  for (let i = gift.last; i < last.first && !shared; i++) shared = scene.words.has('shares', scene.tokens[i]!.fold)
  if (!shared) return []
  const suits = ({ role, codes }: Actor): boolean =>
    (role === 'state' || role === 'anaphor') &&
    codes.every((code) => isState(code) && !donors.has(code) && !scene.facts.setsOf(code).includes('giving-most'))
  return named(behind.filter(suits), 'bind/parts', 'its parts go there')
}

const isBeforeShare = ({ tokens, words }: Scene, { sentence }: Line, sum: { first: number }): boolean => {
  for (let i = sentence.first; i < sum.first; i++) if (words.has('shares', tokens[i]!.fold)) return false
  return true
}

/** The sentence itself does not tell that it gets: `it had received` does, though only the sentence before says who that is. */
export const isFromAround = ({ rule }: Stated<string>): boolean => AROUND.has(rule.split(' ')[0]!)

const AROUND = new Set(['bind/heading', 'bind/continued', 'bind/paragraph', 'bind/town', 'bind/topic', 'bind/all'])

const named = (actors: readonly Actor[], rule: string, why: string): Stated<string>[] =>
  unique(
    gather(actors, (actor) =>
      actor.codes.map((value) => ({ value, span: actor.span, rule: `${rule} ${actor.rule}`, why })),
    ),
  )

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
      ({ role, codes }) =>
        (role === 'state' || role === 'adjective') &&
        codes.every((code) => scene.facts.eligible.has(code) && !donors.has(code)),
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
const lists = new WeakMap<Scene, Map<string, Recipients>>()

function longestList(scene: Scene, donors: ReadonlySet<string>): Recipients {
  let longest: Stated<string>[] = []
  for (const line of scene.lines) {
    const named = unique(
      gather(
        line.actors.filter(
          ({ role, codes }) =>
            role === 'state' && codes.every((code) => scene.facts.eligible.has(code) && !donors.has(code)),
        ),
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

type See = (name: string, times?: number) => void

/** The poor states that one sentence at the top names in one breath: `Grenada, St Vincent and Jamaica`. */
function listInHead(scene: Scene): ReadonlySet<string> {
  const known = heads.get(scene) ?? readHead(scene)
  heads.set(scene, known)
  return known
}

/** Found once for an article. */
const heads = new WeakMap<Scene, ReadonlySet<string>>()

function readHead(scene: Scene): ReadonlySet<string> {
  for (const line of scene.lines.slice(0, 2))
    for (const actor of line.actors) {
      const group = coordinated(scene, line, actor).filter(
        ({ role, codes }) => role === 'state' && codes.every((code) => scene.facts.eligible.has(code)),
      )
      const codes = new Set(gather(group, (one) => one.codes))
      if (codes.size > 1) return codes
    }
  return new Set()
}

/** How often the article names these together: "the earthquakes in Turkey and Syria", "both countries". */
function seeCompany(scene: Scene, line: Line, codes: readonly string[], note: See): void {
  const company = companyOf(scene)
  const own = codes.map((code) => company.get(code) ?? NOWHERE)
  if (codes.length > 1) {
    const any = new Set(gather(own, (lines) => [...lines]))
    const all = [...own[0]!].filter((at) => own.every((lines) => lines.has(at)))
    note('together', all.length / (any.size + 1))
    if (all.some((at) => at <= 1)) note('together-first')
    for (let i = line.sentence.first; i < line.sentence.last; i++)
      if (scene.words.has('both', scene.tokens[i]!.fold)) note('both')
  }
}

const NOWHERE: ReadonlySet<number> = new Set()

/** The sentences that name each of the states on the DAC list. */
function companyOf(scene: Scene): ReadonlyMap<string, ReadonlySet<number>> {
  const known = companies.get(scene)
  if (known) return known
  const company = new Map<string, Set<number>>()
  for (const { actors, sentence } of scene.lines)
    for (const { role, codes } of actors)
      if (role === 'state' || role === 'adjective')
        for (const code of codes)
          if (scene.facts.eligible.has(code)) {
            const lines = company.get(code) ?? new Set<number>()
            company.set(code, lines.add(sentence.index))
          }
  companies.set(scene, company)
  return company
}

const companies = new WeakMap<Scene, ReadonlyMap<string, ReadonlySet<number>>>()

function see(scene: Scene, given: GetterCase, recipients: Recipients, stated: boolean, note: See): void {
  const { line, gift, topic } = given
  const codes = recipients.map(({ value }) => value)
  const { eligible, setsOf } = scene.facts
  if (codes.length > 1) note('several')
  if (codes.every((code) => eligible.has(code))) note('poor')
  else if (stated) note('stated-rich')
  if (codes.some((code) => setsOf(code).includes('giving-most'))) note('gives-most')
  const ranked = new Map(topic.ranked.map(({ code, share }) => [code, share]))
  const shares = codes.map((code) => ranked.get(code) ?? 0)
  note('share', shares.reduce((sum, share) => sum + share, 0) / codes.length)
  if (codes.length > 1) {
    note('least-share', Math.min(...shares))
    note(
      'sum-share',
      shares.reduce((sum, share) => sum + share, 0),
    )
  }
  if (tellsNeighbours(scene, line, gift)) note(codes.length > 1 ? 'neighbours-too' : 'without-neighbours')
  if (topic.recipient && codes.includes(topic.recipient)) note('has-topic')
  const head = listInHead(scene)
  if (head.size > 1) {
    if (codes.length === head.size && codes.every((code) => head.has(code))) note('head-list')
    else if (codes.every((code) => head.has(code))) note('less-than-head-list')
  }
  seeCompany(scene, line, codes, note)
  const named = line.actors.filter((actor) => actor.codes.some((code) => codes.includes(code)))
  if (!named.length) return
  note('in-sentence')
  const near = named.reduce((least, actor) => Math.min(least, gap(actor, gift)), 30)
  note('near', 1 / (1 + near / 4))
  if (named.every((actor) => actor.role === 'adjective')) note('adjective-only')
  if (named.every((actor) => isParted(line, gift, actor))) note('sum-between')
  if (codes.length === 1 && named.some((actor) => shelters(scene, line, actor))) note('shelters')
  if (codes.length === 1 && named.every((actor) => areAbroad(scene, line, actor))) note('refugees-abroad')
  if (named.some((actor) => actor.first >= gift.last && gap(actor, gift) <= 12)) note('behind')
  seeGroups(scene, given, codes, note)
}

/** `to be shared by Türkiye and Syria`, `for both countries`: one of them alone is less than the words say. */
function seeGroups(scene: Scene, { line, gift, donors }: GetterCase, codes: readonly string[], note: See): void {
  for (const actor of line.actors) {
    if (!codes.some((code) => actor.codes.includes(code)) || gap(actor, gift) > 12) continue
    const group = new Set(
      coordinated(scene, line, actor)
        .flatMap((one) => one.codes)
        .filter((code) => isState(code) && !donors.has(code)),
    )
    if (group.size < 2) continue
    const where = actor.first >= gift.last ? 'behind' : 'before'
    if (codes.length < group.size && codes.every((code) => group.has(code))) note(`less-than-group-${where}`)
    else if (codes.length === group.size && codes.every((code) => group.has(code))) note(`group-${where}`)
  }
}

/** "for Sudan and its neighbours", "and for those of its neighbours that shelter refugees", "in the region". */
function tellsNeighbours({ tokens, words }: Scene, { sentence }: Line, { last }: Gift): boolean {
  for (let i = last; i < Math.min(sentence.last, last + 24); i++)
    if (words.has('neighbours', tokens[i]!.fold)) return true
  return false
}

/** Another sum stands between: it is that one's. */
const isParted = ({ sums }: Line, gift: Gift, actor: Actor): boolean =>
  sums.some(
    (sum) =>
      sum !== gift.sum &&
      !gift.equivalents.includes(sum) &&
      ((sum.first >= gift.last && sum.last <= actor.first) || (sum.last <= gift.first && sum.first >= actor.last)),
  )

/** `Sudanese refugees in eastern Chad`: the second. */
const shelters = (scene: Scene, line: Line, actor: Actor): boolean =>
  actor.role === 'state' &&
  line.actors.some(
    (other) => other.last <= actor.first && actor.first - other.last <= 6 && areAbroad(scene, line, other),
  )

/** `Sudanese refugees in eastern Chad`: the first. */
const areAbroad = ({ tokens, words }: Scene, line: Line, actor: Actor): boolean =>
  actor.role === 'adjective' &&
  words.has('refugees', tokens[actor.last]?.fold ?? '') &&
  line.actors.some((other) => other.role === 'state' && other.first > actor.last && other.first - actor.last <= 6)
