import type { Sum } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { Observed } from '../core/observed.ts'
import { choose, type Option, optionOf, partOf, type Weights } from '../core/ranking.ts'
import { keyOf } from './donors.ts'
import { aroundPasses } from './getter-around.ts'
import { hasLink, shareBehind } from './getter-behind.ts'
import type { GetterCase, Recipients, Told } from './getter-case.ts'
import { seeGetters } from './getter-seen.ts'
import { goesWide } from './getter-wide.ts'
import { recipientPasses } from './recipient.ts'
import type { Actor, Scene } from './scene.ts'
import { sharesOf } from './share-list.ts'
import { shareOfRow } from './share-rows.ts'
import { coordinated } from './subject.ts'
import { isState } from './topic.ts'

type Proposals = Map<string, { readonly recipients: Recipients; readonly seen: Map<string, number> }>

/**
 * Who gets it: every pass proposes somebody, and what was seen of each decides, as for givers (giver.ts).
 *
 * Out: the options with what was seen of each; nobody is one of them.
 */
export function getterOptions(scene: Scene, given: GetterCase): Option<Recipients>[] {
  const proposals: Proposals = new Map()
  const propose = (recipients: Recipients, ...names: string[]): void => {
    const key = keyOf(recipients)
    const known = proposals.get(key) ?? { recipients, seen: new Map<string, number>() }
    for (const name of names) known.seen.set(name, 1)
    proposals.set(key, known)
  }
  propose([], 'none')
  if (isForWorld(scene, given)) propose([], 'none-worldwide')
  let first = true
  for (const [name, recipients] of recipientPasses(scene, given)) {
    propose(recipients, name, ...(first ? ['first'] : []))
    first = false
  }
  if (first) propose([], 'none-stated')
  if (given.gift.sum && isShareGot(scene, given.line, given.gift.sum))
    for (const { seen } of proposals.values()) if (seen.has('receive')) seen.set('share-list', 1)
  const wide = goesWide(scene, given.line, given.gift)
  if (wide) propose([], `none-${wide}`)
  for (const [name, recipients] of aroundPasses(scene, given)) propose(recipients, name)
  for (const name of ['whole', 'larger', 'parts', 'sums'] as const) {
    const recipients = given.told?.[name]
    if (recipients) proposeTold(proposals, name, recipients, propose)
  }
  const parts = given.told?.parts
  if (parts && given.told?.apart) proposals.get(keyOf(parts))?.seen.set('of-parts-apart', 1)
  const offered = [...proposals.values()]
  // one of those that `and` joins, or to whom its parts go, is less than the words say
  for (const name of ['joined', 'parts', 'share-of', 'counted', 'as-many', 'shared-behind']) {
    const all = offered.find(({ seen }) => seen.has(name))?.recipients ?? []
    for (const { recipients, seen } of all.length ? offered : [])
      if (recipients.length && recipients.length < all.length && isWithin(recipients, all))
        seen.set(`less-than-${name}`, 1)
  }
  const behind = atOnce(scene, given)
  // "for Sudan and for refugees in Chad", "for Sudan, half of it for Chad": and whom the words behind take on
  const next = new Set(behind)
  for (const name of ['joined', 'also-for', 'shared-behind', 'neighbours-named']) {
    const more = offered.find(({ seen }) => seen.has(name))?.recipients ?? []
    if (more.some(({ value }) => behind.has(value))) for (const { value } of more) next.add(value)
  }
  for (const { recipients, seen } of next.size ? offered : []) {
    const inside = recipients.filter(({ value }) => next.has(value)).length
    if (inside === next.size) seen.set(inside === recipients.length ? 'at-once' : 'more-than-at-once', 1)
    else if (inside === recipients.length && inside) seen.set('less-than-at-once', 1)
  }
  // a heading or a plain word for another state speaks against all others
  for (const strong of [
    'heading',
    'heading-by-state',
    'label-above',
    'label-by-state',
    'first',
    'receive',
    'dative',
    'fronted',
    'at-once',
  ])
    if (offered.some(({ seen }) => seen.has(strong)))
      for (const { seen } of offered) if (!seen.has(strong)) seen.set(`against-${strong}`, 1)
  if (wide)
    for (const { recipients, seen } of offered)
      if (recipients.length && !NAMING.some((name) => seen.has(name))) seen.set(`against-${wide}`, 1)
  const open = 1 - (given.topic.ranked[0]?.share ?? 0)
  for (const { seen } of offered) if (seen.has('all')) seen.set('all-open', open)
  return offered.map(({ recipients, seen }) => {
    // seldom, and then the words say it plainly: counted twice, as what is seldom seen is held small
    for (const name of SELDOM) if (seen.has(name)) seen.set(name, 2)
    const plainly = PLAINLY.some((name) => seen.has(name)) || (seen.has('at-once') && seen.has('first'))
    if (plainly && isPlainlyAlly(scene, given, recipients)) seen.set('plainly-ally', 2)
    // a table's header leaves no doubt, and is seldom there
    if (seen.has('column')) seen.set('column', 4)
    if (recipients.length)
      seeGetters(
        scene,
        given,
        recipients,
        {
          stated: seen.has('first'),
          shared: seen.has('parts') || (parts?.length === recipients.length && isWithin(recipients, parts)),
          told: next.size > 0,
        },
        (name, times = 1) => seen.set(name, times),
      )
    // "include Germany (30 million), France (20 million)": another sum is its own
    if (seen.has('sum-between')) seen.delete('plainly-ally')
    return optionOf(recipients, [partOf('getter', Observed.of(seen))])
  })
}

/** What the sums around it say, of all: whom the whole or the parts go to, though no words here may name them. */
function proposeTold(
  proposals: Proposals,
  name: keyof Told,
  recipients: Recipients,
  propose: (recipients: Recipients, name: string) => void,
): void {
  const key = keyOf(recipients)
  const why = name === 'whole' || name === 'larger' ? 'as the sum that it is a part of' : 'as the sums that make it up'
  if (!proposals.has(key))
    propose(
      recipients.map((one) => ({ ...one, rule: `bind/of-${name}`, why })),
      `made-of-${name}`,
    )
  const kind = recipients.length ? (recipients.length > 3 ? '-many' : '') : '-nobody'
  for (const [other, { seen }] of proposals) seen.set(`${other === key ? 'of' : 'not-of'}-${name}${kind}`, 1)
}

const isShareGot = (scene: Scene, line: GetterCase['line'], sum: Sum): boolean =>
  sharesOf(scene, line).get(sum)?.role === 'getters' || shareOfRow(scene, line)?.[0] === sum

/** `£52 million into CERF`, `Gavi's next five years: who pays what`: what a worldwide fund collects, in a sentence that names no poor state. */
function isForWorld({ lines, facts }: Scene, { line, donors }: GetterCase): boolean {
  const isWorld = ({ codes }: Actor): boolean => codes.some((code) => facts.worldwide.has(code) && !donors.has(code))
  const isPoor = ({ codes }: Actor): boolean => codes.some((code) => facts.eligible.has(code) && !donors.has(code))
  if (line.actors.some(isPoor)) return false
  if (line.actors.some(isWorld)) return true
  const top = gather(lines.slice(0, 3), ({ actors }) => actors)
  return top.some(isWorld) && !top.some(isPoor)
}

/** `four million to Moldova`, `$55 million went to Taiwan`, `eight million for Chad and Niger`: next to nothing stands between. */
function atOnce(scene: Scene, { line, gift, donors }: GetterCase): ReadonlySet<string> {
  const { tokens, words } = scene
  const { last } = gift.equivalents.at(-1) ?? gift.sum ?? gift
  const next = line.actors.find(({ first }) => first >= last)
  if (!next || next.first - last > 4 || !hasLink(scene, last, next.first, (word) => words.has('to', word)))
    return NOBODY
  // "for Syrian refugees in Lebanon": where they are tells, not where they are from
  if (next.role === 'adjective' && words.has('refugees', tokens[next.last]?.fold ?? '')) return NOBODY
  const group = coordinated(scene, line, next).filter(({ first }) => first >= next.first)
  const sum = line.sums.find(({ first }) => first > next.first)
  const end = shareBehind(scene, next.first, group.at(-1)?.first ?? next.first)
  return new Set(
    group
      .filter(({ first }) => (!sum || first < sum.first) && first <= end)
      .flatMap(({ codes }) => codes)
      .filter((code) => isState(code) && !donors.has(code)),
  )
}

/** One state that mostly gives, and not the one that the article is about: `promised Prague 14 Leopards`, `Athens receives 40 Marders`. */
const isPlainlyAlly = ({ facts }: Scene, { topic }: GetterCase, recipients: Recipients): boolean => {
  const [one] = recipients
  return recipients.length === 1 && one!.value !== topic.recipient && facts.setsOf(one!.value).includes('giving-most')
}

const SELDOM = [
  'label-by-state',
  'against-label-by-state',
  'repaid',
  'repaid-plainly',
  'also-for',
  'counted',
  'none-region',
  'none-world',
  'against-region',
  'against-world',
  'of-parts-apart',
]

/** Passes whose words name who gets it. */
const NAMING = ['receive', 'goes-to', 'taught', 'handed', 'dative', 'column', 'label', 'part-label', 'to', 'at-once']

/** Passes whose words hand it over. */
const PLAINLY = ['dative', 'receive', 'goes-to']

const NOBODY: ReadonlySet<string> = new Set()

const isWithin = (some: Recipients, all: Recipients): boolean =>
  some.every(({ value }) => all.some((one) => one.value === value))

export const chooseGetter = (weights: Weights, options: readonly Option<Recipients>[]): Recipients =>
  choose(weights, options)?.value ?? []
