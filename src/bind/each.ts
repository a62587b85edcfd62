import { firstIndex } from '../core/bisect.ts'
import type { Claim, Stated } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { passesOn } from './channel.ts'
import { codesOf } from './conversion.ts'
import { unique } from './donors.ts'
import { moneyOf } from './giver-money.ts'
import type { Scene } from './scene.ts'
import { coordinated } from './subject.ts'

/**
 * One sum told of several is one gift of each: `Japan and Ireland have promised two million dollars each`, `UNICEF and OCHA get
 * €2 million each`, `Ireland and Luxembourg give €7m and €1.5m, respectively`.
 *
 * In:  the claims of an article, in the order of the text.
 * Out: the same, with a claim for each giver, else for each agency, else for each who gets.
 */
export function shareOut(scene: Scene, claims: readonly Claim[]): Claim[] {
  return gather(claims, (claim) => {
    if (claim.verdict !== 'aid' || !claim.sum) return [claim]
    if (isEach(scene, claim)) return splitBy(scene, claim)
    return [inTurn(scene, claims, claim)]
  })
}

const PARTIES = ['donors', 'channel', 'recipients'] as const

function splitBy(scene: Scene, claim: Claim): Claim[] {
  for (const party of PARTIES) {
    const own = ownOf(scene, claim, party === 'channel' ? withPeers(scene, claim, claim.channel) : claim[party])
    if (own.length > 1) return own.map((one) => ({ ...claim, [party]: [one] }))
  }
  return [claim]
}

/** Whoever is named in one breath with an agency gets as much: `the WFP and the WHO €1 million each`. */
function withPeers(scene: Scene, { sentence }: Claim, channels: readonly Stated<string>[]): Stated<string>[] {
  const line = scene.lines[sentence]!
  const peers = gather(
    line.actors.filter((actor) => channels.some(({ span }) => span?.start === actor.span.start)),
    (actor) => coordinated(scene, line, actor),
  )
    .filter((actor) => passesOn(actor))
    .map((actor) => ({ value: actor.codes[0]!, span: actor.span, rule: `bind/channel ${actor.rule}`, why: null }))
  return unique([...channels, ...peers]).sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0))
}

/** Of `UNICEF and OCHA get €2 million each, WFP and WHO €1 million each` those that no other sum parts from this one, on its left if there are any. */
function ownOf(scene: Scene, { sum, sentence }: Claim, parties: readonly Stated<string>[]): readonly Stated<string>[] {
  if (!parties.every(({ span }) => span !== null)) return []
  const { start } = sum!.span
  const others = scene.lines[sentence]!.sums.filter((other) => other !== sum).map(({ span }) => span.start)
  const near = parties.filter(({ span }) => {
    const [from, to] = span!.start < start ? [span!.start, start] : [start, span!.start]
    return !others.some((other) => other > from && other < to)
  })
  const left = near.filter(({ span }) => span!.start < start)
  return left.length > 1 ? left : near
}

/** `each` or `apiece` right behind the sum, or `each` between the parties and the verb. */
function isEach(scene: Scene, claim: Claim): boolean {
  const sum = claim.sum!
  const { tokens } = scene
  const last = (claim.equivalents.at(-1) ?? sum).last
  for (let i = last; i <= last + 2; i++) if (EACH.has(tokens[i]?.fold ?? '')) return true
  const from = claim.deed ? Math.min(claim.deed.first, sum.first) - 2 : sum.first - 4
  for (let i = Math.max(from, scene.lines[claim.sentence]!.sentence.first); i < sum.first; i++)
    if (tokens[i]!.fold === 'each' && tokens[i + 1]?.fold !== 'of') return true
  return false
}

const EACH = new Set(['each', 'apiece'])

/**
 * `respectively`, sums in one breath (`Estonia and Latvia are in for €10 million and €5 million`), or each in its own money (`Switzerland
 * and Austria: CHF 4m and €3.5m`): as many sums as givers, one after the other.
 */
function inTurn(scene: Scene, claims: readonly Claim[], claim: Claim): Claim {
  const { sentence } = scene.lines[claim.sentence]!
  const told = scene.tokens.slice(sentence.first, sentence.last).some(({ fold }) => fold === 'respectively')
  if (!told && claim.donors.length < 2) return claim
  const peers = claims.filter((other) => other.sentence === claim.sentence && other.sum && other.verdict === 'aid')
  const at = peers.indexOf(claim)
  for (const party of PARTIES) {
    const all = longest(peers.map((peer) => peer[party]))
    if (all.length < 2 || all.length !== peers.length) continue
    if (told || (party === 'donors' && (paysInTurn(scene, all, peers) || areListed(scene, all, peers))))
      return { ...claim, [party]: [{ ...all[at]!, rule: all[at]!.rule.replace(/^\S+/, 'bind/in-turn') }] }
  }
  return claim
}

/** Every sum is in the money of the giver whose turn it is, and of no other of them. */
const paysInTurn = (scene: Scene, donors: readonly Stated<string>[], claims: readonly Claim[]): boolean =>
  claims.every(({ sum, donors: own }, i) => {
    const codes = codesOf(scene, sum!)
    return (
      own.length === donors.length &&
      donors.every(({ value }, k) => moneyOf(scene, value).some((code) => codes.includes(code)) === (k === i))
    )
  })

/** Nothing but `and` or a comma between the sums, nor between the givers before them, of whom each sum has all. */
function areListed({ tokens }: Scene, donors: readonly Stated<string>[], claims: readonly Claim[]): boolean {
  if (!claims.every(({ donors: own, equivalents }) => own.length === donors.length && !equivalents.length)) return false
  const [first] = claims
  for (let i = 1; i < claims.length; i++)
    if (!isListed(tokens, claims[i - 1]!.sum!.span.end, claims[i]!.sum!.span.start)) return false
  for (let i = 1; i < donors.length; i++) {
    const [left, right] = [donors[i - 1]!.span, donors[i]!.span]
    if (!left || !right || right.start < left.end || !isListed(tokens, left.end, right.start)) return false
  }
  return (donors.at(-1)!.span?.end ?? Number.POSITIVE_INFINITY) <= first!.sum!.span.start
}

/** Tokens from one offset to another are `,`, `and` and articles. */
function isListed(tokens: Scene['tokens'], from: number, to: number): boolean {
  const at = firstIndex(tokens, ({ start }) => start >= from)
  for (let i = at; i < tokens.length && tokens[i]!.start < to; i++) if (!LINKS.has(tokens[i]!.fold)) return false
  return true
}

const LINKS = new Set([',', 'and', '&', 'the'])

const longest = (lists: readonly (readonly Stated<string>[])[]): readonly Stated<string>[] =>
  lists.reduce((best, list) => (list.length > best.length ? list : best), [])
