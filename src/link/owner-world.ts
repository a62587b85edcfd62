import type { OfficialMention } from '../core/mention.ts'
import { isState } from '../core/state-code.ts'
import { type Context, type Home, isCommonMoney, type PersonDraft, type Sum } from './owner-scene.ts'
import type { See } from './owner-see.ts'

/** Whom an article about help names how often, and what kind of state has such officials in it. */
export function seeArticle(
  context: Context,
  draft: PersonDraft,
  codes: Iterable<string>,
  isOurs: boolean,
  see: See,
): void {
  const { counts, most, home, facts } = context
  const names = namesOf(draft.office)
  for (const code of codes) {
    const share = (counts.get(code) ?? 0) / most
    see(code, share ? 'share' : 'unnamed', share || 1)
    const told = home.get(code)
    if (told) for (const how of told) see(code, HOME[how])
    if (isOurs) see(code, 'ours-share', share)
    if (isOurs && told) see(code, 'ours-home')
    seeKind(context, code, names, see)
    if (told && facts.eligible.has(code)) see(code, names.poorHome)
    else if (told && facts.givesMost.has(code)) see(code, names.givesHome)
  }
}

/** Whether the office is one that a body has, a poor state, the one that is helped, one that mostly gives. */
function seeKind({ facts, helped }: Context, code: string, names: KindNames, see: See): void {
  if (!isState(code)) {
    see(code, 'body')
    see(code, names.body)
  } else if (facts.eligible.has(code)) {
    see(code, code === helped ? 'helped' : 'poor')
    see(code, names.poor)
    if (code === helped) see(code, names.helped)
  } else if (facts.givesMost.has(code)) see(code, names.gives)
}

const HOME: Readonly<Record<Home, string>> = {
  dateline: 'home-dateline',
  'dateline-alone': 'home-dateline-alone',
  meta: 'home-meta',
  headline: 'home-headline',
  amounts: 'home-amounts',
}

/** Kinds of office: of the poor states in an article about help the heads are met, and the ministers of health or finance. */
function namesOf(office: string): KindNames {
  for (const [names, words] of KINDS) if (words.test(office)) return names
  return OTHER
}

/** What is seen of a state for such an office. */
type KindNames = ReturnType<typeof kindNames>

const kindNames = (kind: string) => ({
  body: `body-${kind}`,
  poor: `poor-${kind}`,
  poorHome: `poor-home-${kind}`,
  helped: `helped-${kind}`,
  gives: `gives-${kind}`,
  givesHome: `gives-home-${kind}`,
})

const KINDS: readonly (readonly [KindNames, RegExp])[] = (
  [
    ['president', /^(?:Acting )?President$|^Head of (?:the )?(?:military )?(?:government|state|junta)/],
    ['prime', /Prime Minister|Chancellor|Taoiseach|Chief Adviser/],
    ['foreign', /Foreign/],
    ['defence', /Defen[cs]e|Chief of|Command/],
    ['development', /Development|International|Cooperation|Humanitarian/],
    [
      'inner',
      /Finance|Interior|Health|Energy|Econom|Social|Budget|Planning|Water|Agricultur|Central Bank|National Bank|Disaster|Climate|Infra|Information|Education|Labour|Transport|Environment|Rural|Local|Refugee|Reconstruction/,
    ],
    ['envoy', /Ambassador|High Commissioner|Envoy|Representative$|Charg/],
    ['parliament', /Parliament|Senator|Member|Speaker/],
    ['secretary', /Secretary/],
    ['minister', /Minister/],
  ] as const
).map(([kind, words]) => [kindNames(kind), words])

const OTHER = kindNames('other')

/** How a name fits the states that the article names. */
export function seeShape(context: Context, draft: PersonDraft, codes: readonly string[], see: See): void {
  const shape = context.shapes.get(draft.name) ?? context.facts.nameShape(draft.name)
  context.shapes.set(draft.name, shape)
  let best = 0
  for (const code of codes) best = Math.max(best, shape.get(code) ?? 0)
  if (best === 0) return
  for (const code of codes) {
    const fit = shape.get(code) ?? 0
    if (fit) see(code, 'shape', fit)
    // a name that fits another better speaks against it
    if (fit < best) see(code, 'shape-worse', best - fit)
  }
}

/** The sum of the sentence that stands nearest to the person, else the last of the sentence before: whose money it is. */
export function seeMoney(context: Context, mention: OfficialMention, codes: Iterable<string>, see: See): void {
  const here = nearestSum(context.sums.get(mention.sentence) ?? [], mention)
  if (here) seeSum(context, here, MONEY, codes, see)
  seeMoneys(context, codes, see)
  const above = lastAbove(context, mention)
  if (above) seeSum(context, above, MONEY_ABOVE, codes, see)
}

/** Whose money the sums of the article are in, dollars and euros aside. */
function seeMoneys({ moneys, facts }: Context, codes: Iterable<string>, see: See): void {
  let all = 0
  for (const [money, times] of moneys) if (!isCommonMoney(money)) all += times
  if (!all) return
  for (const code of codes) {
    let own = 0
    for (const money of facts.moneyOf(code)) if (!isCommonMoney(money)) own += moneys.get(money) ?? 0
    if (own) see(code, 'pays-in', own / all)
  }
}

function seeSum(
  { facts }: Context,
  { codes: money }: Sum,
  table: typeof MONEY,
  codes: Iterable<string>,
  see: See,
): void {
  const names = table[kindOfMoney(money)]
  for (const code of codes) see(code, facts.moneyOf(code).some((own) => money.includes(own)) ? names[0] : names[1])
}

function nearestSum(sums: readonly Sum[], { first, last }: OfficialMention): Sum | undefined {
  let best: Sum | undefined
  let least = Number.POSITIVE_INFINITY
  for (const sum of sums) {
    const gap = sum.last <= first ? first - sum.last : sum.first - last
    if (gap >= least) continue
    best = sum
    least = gap
  }
  return best
}

function lastAbove({ outline, sums }: Context, { sentence }: OfficialMention): Sum | undefined {
  const above = outline.sentences[sentence - 1]
  return above?.block === outline.sentences[sentence]!.block ? sums.get(sentence - 1)?.at(-1) : undefined
}

const kindOfMoney = (codes: readonly string[]): keyof typeof MONEY =>
  codes.length > 1 ? 'open' : codes[0] === 'USD' ? 'dollars' : codes[0] === 'EUR' ? 'euros' : 'money'

const moneyNames = (where: string) => {
  const names = (kind: string): readonly [own: string, foreign: string] => [
    `own-${kind}${where}`,
    `foreign-${kind}${where}`,
  ]
  return { money: names('money'), dollars: names('dollars'), euros: names('euros'), open: names('open') }
}

const MONEY = moneyNames('')
const MONEY_ABOVE = moneyNames('-above')

/** What the person is said to do: thanks and requests are those of who is helped, promises those of who helps. */
export function seeDeed(context: Context, mention: OfficialMention, codes: Iterable<string>, see: See): void {
  const { facts, helped } = context
  const deed = deedBehind(context, mention)
  if (!deed) return
  const [poor, most] = DEEDS[deed.kind]
  for (const code of codes) {
    if (facts.eligible.has(code)) see(code, poor)
    if (code === helped) see(code, most)
  }
  if (deed.kind !== 'thanks') return
  for (const { mention: other, codes } of context.bySentence.get(mention.sentence) ?? [])
    if (other.first > deed.at && other.first <= deed.at + THANKED_WITHIN) for (const code of codes) see(code, 'thanked')
}

const THANKED_WITHIN = 4

type Deed = 'thanks' | 'asks' | 'promises' | 'gets'

const DEEDS: Readonly<Record<Deed, readonly [poor: string, helped: string]>> = {
  thanks: ['thanks-poor', 'thanks-helped'],
  asks: ['asks-poor', 'asks-helped'],
  promises: ['promises-poor', 'promises-helped'],
  gets: ['gets-poor', 'gets-helped'],
}

function deedBehind(
  { outline, cues, facts }: Context,
  { sentence, last }: OfficialMention,
): { readonly kind: Deed; readonly at: number } | null {
  const end = Math.min(outline.sentences[sentence]!.last, last + DEED_WITHIN)
  for (let at = last; at < end; at++) {
    const word = outline.tokens[at]!.fold
    const kind = facts.words.has('thanks', word)
      ? 'thanks'
      : facts.words.has('request', word)
        ? 'asks'
        : DEED_CUES.get(cues.get(at) ?? '')
    if (kind) return { kind, at }
  }
  return null
}

const DEED_WITHIN = 6
const DEED_CUES: ReadonlyMap<string, Deed> = new Map([
  ['deed', 'promises'],
  ['receive', 'gets'],
  ['request', 'asks'],
])
