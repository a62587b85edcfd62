import type { Sum } from '../core/claim.ts'
import type { Mention } from '../core/mention.ts'
import { isInDateline, type Outline } from '../core/outline.ts'
import type { SettledSum } from '../core/reading.ts'
import { type Because, TABLE_SUM } from '../core/referent.ts'
import { quote } from '../core/span.ts'
import { countryOf, type Owner, type Owners, type OwnersOf } from './currency-owners.ts'

export interface SettledCurrency {
  readonly code: string
  readonly because: Because
}

/**
 * What the words right at the sum tell, surer than who gives: the country that touches it (`Burundi 2 billion francs`,
 * `300 rupees in Colombo`), and for a price where it is paid (`In Khartoum bread is 700 pounds`).
 */
export function moneyBeside(
  owners: Owners,
  sum: Sum,
  codes: readonly string[],
  donors: readonly string[],
): SettledCurrency | null {
  // the head of a table names one money for all its rows
  if (sum.rule === TABLE_SUM) return null
  const { outline } = owners
  const { tokens } = outline
  const here = owners.of(codes).inSentence(sum.sentence)
  const before = here.filter(({ mention }) => mention.last <= sum.first)
  const last = before.at(-1)
  const start = sum.qualifierSpan ? Math.max(0, sum.first - 2) : sum.first
  const isTouching =
    last &&
    before.length > 1 &&
    start - last.mention.last <= (GAPS[tokens[last.mention.last]?.fold ?? ''] ?? 0) &&
    !RECEIVES.has(tokens[last.mention.first - 1]?.fold ?? '') &&
    !isGiven(owners, last.mention) &&
    !isSecondGetter(owners, last.mention)
  const behind = here.find(
    ({ mention }) =>
      mention.first - sum.last <= 2 && mention.first >= sum.last && /^(?:in|at)$/.test(tokens[sum.last]?.fold ?? ''),
  )
  const isPrice = (sum.value ?? sum.max ?? 0) < 1e5
  const local = isPrice
    ? before.findLast(({ mention }) => /^(?:in|at)$/.test(tokens[mention.first - 1]?.fold ?? ''))
    : undefined
  const isOpen = (owner: Owner): boolean =>
    !tokens.slice(owner.mention.last, sum.first).some(({ fold }) => fold === ';' || fold === ':')
  const found = isTouching
    ? last
    : (behind ?? (local && isOpen(local) ? local : subjectIn(owners, before, sum, donors)))
  if (!found) return null
  const why = `${quote(outline.article.text, found.mention.span)} stands at the sum, and pays in ${found.code}`
  return { code: found.code, because: { rule: 'settle/currency-beside', why, from: found.mention } }
}

/** "Moldova's budget has a hole of 17 billion lei": the state that opens the sentence, where no donor stands in it. */
function subjectIn(owners: Owners, before: readonly Owner[], sum: Sum, donors: readonly string[]): Owner | null {
  const { tokens, sentences } = owners.outline
  const [subject] = before
  if (!subject || !donors.length || before.some(({ code }) => code !== subject.code)) return null
  if (subject.mention.first - sentences[sum.sentence]!.first > 1) return null
  if (RECEIVES.has(tokens[subject.mention.first - 1]?.fold ?? '') || isGetter(owners, subject, sum)) return null
  const isThere = owners.inSentence(sum.sentence).some((mention) => donors.includes(countryOf(mention) ?? ''))
  return isThere ? null : subject
}

/** `Nepal has been allocated Rs 700 crore`, `Nepal gets Rs 700 crore`: the state that opens the sentence is the one who gets. */
function isGetter({ outline }: Owners, { mention }: Owner, sum: Sum): boolean {
  const words = outline.tokens.slice(mention.last, Math.min(sum.first, mention.last + 6)).map(({ fold }) => fold)
  return words.some((word, i) => GETS.has(word) || (BE.has(word) && GIVEN.has(words[i + 1] ?? '')))
}

const GETS = new Set(['gets', 'get', 'got', 'receives', 'receive', 'received'])
const BE = new Set(['is', 'was', 'been', 'be', 'being'])
const GIVEN = new Set(
  'given allocated granted awarded promised offered pledged lent sent handed assigned earmarked'.split(' '),
)

/** Tokens that may stand between a state and its sum: `Denmark (400 million`, `Stockholm: 5 million`, `Yemen's bank 4 billion`. */
const GAPS: Readonly<Record<string, number>> = { "'s": 2, '(': 1, ':': 1 }

/** `gives the Maldives Rs 400 crore and Nepal Rs 20 lakh`: the second one who gets. */
function isSecondGetter(owners: Owners, { first }: Mention): boolean {
  if (owners.outline.tokens[first - 1]?.fold !== 'and') return false
  const sum = owners.moneyEndingAt(first - 1)
  const getter = sum && owners.placeEndingAt(sum.first)
  return getter !== undefined && isGiven(owners, getter)
}

/**
 * Of several currencies a sum may be in, the one of the country named nearest: beside it, in its sentence and paragraph,
 * over its list, under its heading, elsewhere. A sum before it in the same paragraph in the same words goes first.
 */
export function nearestMoney(
  owners: Owners,
  sum: Sum,
  codes: readonly string[],
  settled: ReadonlyMap<Sum, SettledSum>,
): SettledCurrency | null {
  const { outline } = owners
  const mine = owners.of(codes)
  const { block } = outline.sentences[sum.sentence]!
  const { lead, section } = outline.blocks[block]!
  const heading = outline.sections[section]?.heading ?? null
  const before = mine.before(sum.first)
  const own =
    beforeGetter(owners, mine, sum) ??
    giverIn(owners, mine.inSentence(sum.sentence), sum) ??
    atHome(outline, mine) ??
    (before?.block === block ? before : undefined) ??
    earlier(lead === null ? undefined : mine.inBlock(lead), heading === null ? undefined : mine.inBlock(heading))
  const twin = own ? null : twinOf(sum, codes, settled)
  if (twin)
    return {
      code: twin.currency!,
      because: {
        rule: 'settle/currency-twin',
        why: `as “${quote(outline.article.text, twin.sum.span)}”`,
        from: twin.sum,
      },
    }
  const found = own ?? atTop(outline, mine) ?? before ?? mine.all[0]
  if (!found) return null
  const why = `${quote(outline.article.text, found.mention.span)} is named nearest, and pays in ${found.code}`
  return { code: found.code, because: { rule: 'settle/currency-near', why, from: found.mention } }
}

/** Where the only such state of the sentence gets the sum, the last one named before it: `India … . Nepal has been allocated Rs 700 crore`. */
function beforeGetter(owners: Owners, mine: OwnersOf, sum: Sum): Owner | null {
  const here = mine.inSentence(sum.sentence)
  const [first] = here
  if (!first || !here.every((owner) => owner.code === first.code && isGetter(owners, owner, sum))) return null
  return mine.before(first.mention.first) ?? null
}

/** Named in the headline, or before the first paragraph ends: nearer to a sum far below than one that was only passed by. */
const atTop = ({ blocks }: Outline, { all }: OwnersOf): Owner | undefined =>
  all[0] && (blocks[all[0].block]!.kind === 'headline' || all[0].block === 0) ? all[0] : undefined

const earlier = (a: Owner | undefined, b: Owner | undefined): Owner | undefined =>
  a && b ? (a.mention.first <= b.mention.first ? a : b) : (a ?? b)

/** The one state with such money that the article is about: its dateline, and named far oftener than any other. */
function atHome(outline: Outline, { all, counts }: OwnersOf): Owner | null {
  if (outline.sections.length > MOST_SECTIONS) return null
  const [top, second] = counts
  if (!top) return null
  const set = all.find(({ mention }) => isInDateline(outline, mention.span))
  if (set && 2 * (counts.find(([code]) => code === set.code)?.[1] ?? 0) >= top[1]) return set
  return top[1] >= 3 && top[1] >= 2 * (second?.[1] ?? 0) ? (all.find(({ code }) => code === top[0]) ?? null) : null
}

/** A ticker or survey of many sections is at home nowhere. */
const MOST_SECTIONS = 6

/**
 * In the sum's own sentence: the country that touches it (`Norway (two billion kroner`), else the nearest before it that
 * is no receiver (`to Denmark`), else the nearest at all.
 */
function giverIn(owners: Owners, here: readonly Owner[], sum: Sum): Owner | null {
  const before = here.filter(({ mention }) => mention.last <= sum.first)
  const last = before.at(-1)
  const givers = before.filter(
    ({ mention }) =>
      !RECEIVES.has(owners.outline.tokens[mention.first - 1]?.fold ?? '') &&
      !isGiven(owners, mention) &&
      !isSecondGetter(owners, mention),
  )
  if (last && last === givers.at(-1) && sum.first - last.mention.last <= 3) return last
  // "Norway will, through its embassy in Denmark, give …": the one that a verb of giving follows
  const subject = givers.findLast(({ mention }) =>
    [0, 1, 2, 3].some((step) => owners.deedStartsAt(mention.last + step)),
  )
  return subject ?? givers.at(-1) ?? last ?? here[0] ?? null
}

/** `gave Denmark 50 million`, `lends the Egyptians 3 million`: right behind the verb stands who gets. */
const isGiven = ({ outline, deedEndsAt }: Owners, { first }: Mention): boolean =>
  deedEndsAt(first) || (deedEndsAt(first - 1) && outline.tokens[first - 1]?.fold === 'the')

const RECEIVES = new Set(['to', 'for', 'in', 'near', 'against', 'outside', 'than', 'from', 'of'])

/** The last sum in the article that allows the same currencies, or was told in one of them by its full name. */
function twinOf(sum: Sum, codes: readonly string[], settled: ReadonlyMap<Sum, SettledSum>): SettledSum | null {
  let same: SettledSum | null = null
  let named: SettledSum | null = null
  for (const other of settled.values()) {
    if (other.currency === null || other.sum.kind !== 'money' || other.sum === sum) continue
    if (isSameList(other.sum.codes, codes)) same = other
    else if (codes.includes(other.currency) && other.sum.rule === sum.rule) named = other
  }
  return same ?? named
}

const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((code, i) => code === b[i])
