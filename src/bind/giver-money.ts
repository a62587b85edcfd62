import type { Sum } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { memoOfLast } from '../core/memo.ts'
import { codesOf } from './conversion.ts'
import { type Donors, state } from './donors.ts'
import type { Facts } from './facts.ts'
import type { Gift } from './gift.ts'
import type { GiverCase, See } from './giver-case.ts'
import type { Actor, Scene } from './scene.ts'

/** `C$440 million`: the state of the article whose money it is, when only one has it. */
export function ofItsMoney(scene: Scene, { gift }: GiverCase): Donors | null {
  const codes = gift.sum ? codesOf(scene, gift.sum) : []
  if (codes.length !== 1 || codes[0] === 'USD' || codes[0] === 'EUR') return null
  const owners = ownersOf(scene).get(codes[0]!)
  if (!owners) return unnamedOwner(scene, gift.sum!, codes[0]!)
  if (owners.size !== 1) return null
  const [[code, actor]] = [...owners] as [[string, Actor]]
  return state([{ ...actor, codes: [code], why: `${codes[0]} is the money of ${code}` }], 'bind/money')
}

/** `twenty million Australian dollars` where nobody names Australia: the one state that mostly gives whose money it is. */
function unnamedOwner({ facts }: Scene, { span }: Sum, money: string): Donors | null {
  const value = onlyOwner(facts, money)
  return value === null
    ? null
    : { donors: [{ value, span, rule: 'bind/money', why: `${money} is the money of ${value}` }], collective: false }
}

function onlyOwner(facts: Facts, money: string): string | null {
  const known = onlyOwners.get(facts) ?? new Map<string, string | null>()
  onlyOwners.set(facts, known)
  if (!known.has(money)) {
    const owners = Object.entries(facts.currencyOf).filter(
      ([code, uses]) =>
        facts.setsOf(code).includes('giving-most') && uses.some(({ code, to }) => code === money && to === null),
    )
    known.set(money, owners.length === 1 ? owners[0]![0] : null)
  }
  return known.get(money)!
}

/** Looked up once for each money. */
const onlyOwners = new WeakMap<Facts, Map<string, string | null>>()

/** Currency → the states and bodies of the article that pay in it, each where it is named first: sorted once for all gifts. */
function ownersOf(scene: Scene): ReadonlyMap<string, ReadonlyMap<string, Actor>> {
  const known = moneys.get(scene)
  if (known) return known
  const seen = new Set<string>()
  const made = new Map<string, Map<string, Actor>>()
  for (const actor of gather(scene.lines, ({ actors }) => actors))
    for (const code of actor.codes) {
      if (seen.has(code)) continue
      seen.add(code)
      for (const money of moneyOf(scene, code))
        made.set(money, (made.get(money) ?? new Map<string, Actor>()).set(code, actor))
    }
  moneys.set(scene, made)
  return made
}

const moneys = memoOfLast<Scene, ReadonlyMap<string, ReadonlyMap<string, Actor>>>()

/** The money that a state or body pays in now. */
export const moneyOf = (scene: Scene, code: string): readonly string[] =>
  scene.facts.moneyOf.get(code) ??
  (scene.facts.currencyOf[code] ?? []).filter(({ to }) => to === null).map((use) => use.code)

/** Pounds are mostly given by those who pay in pounds. */
export function seeMoney(scene: Scene, gift: Gift, codes: readonly string[], see: See): void {
  if (!gift.sum) return
  const money = codesOf(scene, gift.sum)
  const uses = (code: string): boolean => moneyOf(scene, code).some((own) => money.includes(own))
  const own = codes.some(uses)
  if (money.includes('USD')) see(own ? 'own-dollars' : 'foreign-dollars')
  else if (money.includes('EUR')) see(own ? 'own-euros' : 'foreign-euros')
  else if (money.length) see(own ? 'own-money' : 'foreign-money')
}
