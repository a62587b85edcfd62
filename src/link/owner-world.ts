import type { CueMention, OfficialMention } from '../core/mention.ts'
import type { Context, Home, PersonDraft, Sum } from './owner-scene.ts'
import type { See } from './owner-see.ts'

/** Whom an article about help names how often, and what kind of state has such officials in it. */
export function seeArticle(
  context: Context,
  draft: PersonDraft,
  codes: Iterable<string>,
  isOurs: boolean,
  see: See,
): void {
  const { counts, home, facts, helped } = context
  const most = Math.max(1, ...counts.values())
  const kind = kindOf(draft.office)
  for (const code of codes) {
    see(code, 'share', (counts.get(code) ?? 0) / most)
    const told = home.get(code)
    if (told) for (const how of told) see(code, HOME[how])
    if (isOurs) see(code, 'ours-share', (counts.get(code) ?? 0) / most)
    if (isOurs && told) see(code, 'ours-home')
    if (!isState(code)) see(code, 'body')
    else if (code === helped) see(code, 'helped')
    else if (facts.eligible.has(code)) see(code, 'poor')
    if (!isState(code)) see(code, `body-${kind}`)
    else if (facts.eligible.has(code)) {
      see(code, `poor-${kind}`)
      if (told) see(code, `poor-home-${kind}`)
      if (code === helped) see(code, `helped-${kind}`)
    } else if (facts.givesMost.has(code)) {
      see(code, `gives-${kind}`)
      if (told) see(code, `gives-home-${kind}`)
    }
    if (!counts.has(code)) see(code, 'unnamed')
  }
}

const HOME: Readonly<Record<Home, string>> = {
  dateline: 'home-dateline',
  'dateline-alone': 'home-dateline-alone',
  meta: 'home-meta',
  headline: 'home-headline',
  amounts: 'home-amounts',
}

export const isState = (code: string): boolean => /^[A-Z]{2}$/.test(code) && !SHORT_BODIES.has(code)

/** Bodies whose codes look like those of states. */
export const SHORT_BODIES = new Set(['EU', 'UN', 'WB'])

/** Kinds of office: of the poor states in an article about help the heads are met, and the ministers of health or finance. */
function kindOf(office: string): string {
  for (const [kind, words] of KINDS) if (words.test(office)) return kind
  return 'other'
}

const KINDS: readonly (readonly [string, RegExp])[] = [
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
]

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
  for (const [money, times] of moneys) if (!isCommon(money)) all += times
  if (!all) return
  for (const code of codes) {
    let own = 0
    for (const money of facts.moneyOf(code)) if (!isCommon(money)) own += moneys.get(money) ?? 0
    if (own) see(code, 'pays-in', own / all)
  }
}

const isCommon = (money: string): boolean => money === 'USD' || money === 'EUR'

function seeSum(
  { facts }: Context,
  { codes: money }: Sum,
  table: typeof MONEY | typeof MONEY_ABOVE,
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

const MONEY = {
  money: ['own-money', 'foreign-money'],
  dollars: ['own-dollars', 'foreign-dollars'],
  euros: ['own-euros', 'foreign-euros'],
  open: ['own-open', 'foreign-open'],
} as const
const MONEY_ABOVE = {
  money: ['own-money-above', 'foreign-money-above'],
  dollars: ['own-dollars-above', 'foreign-dollars-above'],
  euros: ['own-euros-above', 'foreign-euros-above'],
  open: ['own-open-above', 'foreign-open-above'],
} as const

/** What the person is said to do: thanks and requests are those of who is helped, promises those of who helps. */
export function seeDeed(context: Context, mention: OfficialMention, codes: Iterable<string>, see: See): void {
  const { outline, cues, facts } = context
  const { tokens } = outline
  const end = Math.min(outline.sentences[mention.sentence]!.last, mention.last + 6)
  let name: string | null = null
  for (let i = mention.last; i < end && !name; i++) {
    const word = tokens[i]!.fold
    if (facts.words.has('thanks', word)) name = 'thanks'
    else if (facts.words.has('request', word)) name = 'asks'
    else name = deedAt(cues.get(mention.sentence) ?? [], i)
    if (name === 'thanks')
      for (const one of context.bySentence.get(mention.sentence) ?? [])
        if (one.mention.first > i && one.mention.first <= i + 4) for (const code of one.codes) see(code, 'thanked')
  }
  if (!name) return
  for (const code of codes) {
    if (facts.eligible.has(code)) see(code, `${name}-poor`)
    if (code === context.helped) see(code, `${name}-helped`)
  }
}

const deedAt = (cues: readonly CueMention[], i: number): string | null => {
  const cue = cues.find(({ first }) => first === i)?.cue
  return cue === 'deed' ? 'gives' : cue === 'receive' ? 'gets' : cue === 'request' ? 'asks' : null
}
