import { gather } from '../core/gather.ts'
import { memoOfLast } from '../core/memo.ts'
import { shareBehind } from './getter-behind.ts'
import type { GetterCase, Recipients } from './getter-case.ts'
import { seeLocal } from './getter-local.ts'
import type { Gift } from './gift.ts'
import { holds } from './holds.ts'
import { type Actor, gap, type Line, type Scene } from './scene.ts'
import { coordinated, isClauseApart } from './subject.ts'
import { isState, type Topic } from './topic.ts'

type See = (name: string, times?: number) => void

/** The poor states that one sentence at the top names in one breath: `Grenada, St Vincent and Jamaica`. */
function listInHead(scene: Scene): ReadonlySet<string> {
  const known = heads.get(scene) ?? readHead(scene)
  heads.set(scene, known)
  return known
}

/** Found once for an article. */
const heads = memoOfLast<Scene, ReadonlySet<string>>()

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
  }
  if (holds(scene, line, 'both')) note(codes.length > 1 ? 'both' : 'one-of-both')
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

const companies = memoOfLast<Scene, ReadonlyMap<string, ReadonlySet<number>>>()

/** How far the article tells of gifts to several states: 0 for one, 1 from four on. Its topic then says less of each gift. */
function gettersOf({ facts }: Scene, { seen }: Topic): number {
  const known = counted.get(seen)
  if (known !== undefined) return known
  let count = 0
  for (const [code, features] of seen)
    if (facts.eligible.has(code) && (features.has('topic/gets') || features.has('topic/for-gift'))) count++
  const share = Math.min(1, Math.max(0, count - 1) / 3)
  counted.set(seen, share)
  return share
}

/** Counted once for an article. */
const counted = memoOfLast<Topic['seen'], number>()

/** Who gets how likely, by code. */
function sharesOf({ ranked }: Topic): ReadonlyMap<string, number> {
  const known = ranks.get(ranked) ?? new Map(ranked.map(({ code, share }) => [code, share]))
  ranks.set(ranked, known)
  return known
}

const ranks = memoOfLast<Topic['ranked'], ReadonlyMap<string, number>>()

/** What was seen of those who may get it: how much the article is about them, where the sentence names them, who is named with them. */
export function seeGetters(
  scene: Scene,
  given: GetterCase,
  recipients: Recipients,
  { stated, shared, told }: { readonly stated: boolean; readonly shared: boolean; readonly told: boolean },
  note: See,
): void {
  const { line, gift, topic } = given
  const codes = recipients.map(({ value }) => value)
  const { eligible, setsOf } = scene.facts
  if (codes.length > 1) note('several')
  if (codes.every((code) => eligible.has(code))) note('poor')
  else if (stated) note('stated-rich')
  // Türkiye gives and gets: among others it gets
  if (codes.some((code) => setsOf(code).includes('giving-most') && !(codes.length > 1 && eligible.has(code))))
    note('gives-most')
  const ranked = sharesOf(topic)
  const shares = codes.map((code) => ranked.get(code) ?? 0)
  const sum = shares.reduce((so, share) => so + share, 0)
  note('share', sum / codes.length)
  if (codes.length > 1) {
    note('least-share', Math.min(...shares))
    note('sum-share', sum)
  }
  if (tellsNeighbours(scene, line, gift)) note(codes.length > 1 ? 'neighbours-too' : 'without-neighbours')
  const many = gettersOf(scene, topic)
  if (topic.recipient && codes.includes(topic.recipient)) {
    note('has-topic')
    note('has-topic-of-many', many)
  }
  // "Singapore has brought nine tonnes of food to Jordan for the enclave"
  if (!gift.sum && codes.length === 1 && setsOf(codes[0]!).includes(`ways-to-${topic.recipient?.toLowerCase()}`))
    note('on-the-way')
  const head = listInHead(scene)
  // "the other five million go to Moldova": the words tell it, whatever the top has
  if (head.size > 1 && !told) {
    const isAll = codes.length === head.size && codes.every((code) => head.has(code))
    const isLess = !isAll && codes.every((code) => head.has(code))
    if (isAll) note('head-list')
    else if (isLess) note('less-than-head-list')
    // where the sentence names none of them, only the top can tell
    const isOpen = !line.actors.some(({ codes: named }) => named.some((code) => head.has(code)))
    if (isAll && isOpen) note('head-list-open')
    else if (isLess && isOpen) note('less-than-head-list-open')
  }
  seeCompany(scene, line, codes, note)
  if (codes.length) seeLocal(scene, given, codes, many, note)
  const named = line.actors.filter((actor) => actor.codes.some((code) => codes.includes(code)))
  if (!named.length) {
    if (codes.length) seeElsewhere(scene, line, codes, note)
    return
  }
  note('in-sentence')
  note('in-sentence-of-many', many)
  if (named.every((actor) => isClauseApart(scene, gift, actor))) note('clause-apart')
  const near = named.reduce((least, actor) => Math.min(least, gap(actor, gift)), 30)
  note('near', 1 / (1 + near / 4))
  if (named.every((actor) => actor.role === 'adjective')) note('adjective-only')
  // its parts have sums of their own
  if (!shared && named.every((actor) => isParted(line, gift, actor))) note('sum-between')
  if (codes.length === 1 && named.some((actor) => shelters(scene, line, actor))) note('shelters')
  if (codes.length === 1 && named.every((actor) => areAbroad(scene, line, actor))) note('refugees-abroad')
  if (named.some((actor) => actor.first >= gift.last && gap(actor, gift) <= 12)) note('behind')
  seeGroups(scene, given, codes, note)
}

/** One whom the text has not named yet, or who stands under other headings alone: what is given here may be for nobody in particular. */
function seeElsewhere(scene: Scene, { sentence, block }: Line, codes: readonly string[], note: See): void {
  const places = codes.map((code) => placesOf(scene).get(code))
  if (places.some((place) => place === undefined)) return
  if (places.every((place) => place!.first > sentence.index)) note('named-later')
  if (scene.outline.sections.length < SECTIONS) return
  if (places.every((place) => !place!.atTop && !place!.sections.has(block.section))) note('not-in-section')
}

/** Where the article names a state of the DAC list: its first sentence, the headline or first line, and the sections. */
interface Places {
  readonly first: number
  readonly atTop: boolean
  readonly sections: ReadonlySet<number>
}

function placesOf(scene: Scene): ReadonlyMap<string, Places> {
  const known = placed.get(scene)
  if (known) return known
  const places = new Map(
    [...companyOf(scene)].map(([code, lines]): [string, Places] => {
      const blocks = [...lines].map((at) => scene.lines[at]!.block)
      return [
        code,
        {
          first: Math.min(...lines),
          atTop: lines.has(0) || blocks.some(({ kind }) => kind === 'headline'),
          sections: new Set(blocks.map(({ section }) => section)),
        },
      ]
    }),
  )
  placed.set(scene, places)
  return places
}

/** Read once for an article. */
const placed = memoOfLast<Scene, ReadonlyMap<string, Places>>()

/** An article of several headings. */
const SECTIONS = 4

/** `to be shared by Türkiye and Syria`, `for both countries`: one of them alone is less than the words say. */
function seeGroups(scene: Scene, { line, gift, donors }: GetterCase, codes: readonly string[], note: See): void {
  for (const actor of line.actors) {
    if (!codes.some((code) => actor.codes.includes(code)) || gap(actor, gift) > 12) continue
    const group = new Set(
      gather(coordinated(scene, line, actor), (one) => one.codes).filter((code) => isState(code) && !donors.has(code)),
    )
    if (group.size < 2) continue
    const where = actor.first >= gift.last ? 'behind' : 'before'
    if (codes.length < group.size && codes.every((code) => group.has(code))) note(`less-than-group-${where}`)
    else if (codes.length === group.size && codes.every((code) => group.has(code))) note(`group-${where}`)
  }
}

/** "for Sudan and its neighbours", "and for those of its neighbours that shelter refugees", "in the region". */
function tellsNeighbours(scene: Scene, line: Line, gift: Gift): boolean {
  if (!holds(scene, line, 'neighbours')) return false
  const { tokens, words } = scene
  const { last } = gift.equivalents.at(-1) ?? gift
  const next = line.sums.find(({ first }) => first >= last)?.first ?? line.sentence.last
  for (let i = last; i < shareBehind(scene, last, Math.min(next, last + 24)); i++)
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
