import type { Sum } from '../core/claim.ts'
import type { Mention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { SettledSum } from '../core/reading.ts'
import type { Because } from '../core/referent.ts'
import { quote } from '../core/span.ts'
import type { CurrencyUse } from '../rulebook/currency-use.ts'

export interface SettledCurrency {
  readonly code: string
  readonly because: Because
}

type Near = (
  outline: Outline,
  mentions: readonly Mention[],
  sum: Sum,
  codes: readonly string[],
  settled: ReadonlyMap<Sum, SettledSum>,
) => SettledCurrency | null

type Beside = (
  outline: Outline,
  mentions: readonly Mention[],
  sum: Sum,
  codes: readonly string[],
  donors: readonly string[],
) => SettledCurrency | null

/**
 * What the words right at the sum tell, surer than who gives: the country that touches it (`Burundi 2 billion francs`,
 * `300 rupees in Colombo`), and for a price where it is paid (`In Khartoum bread is 700 pounds`).
 */
export const moneyBeside =
  (use: CurrencyUse): Beside =>
  (outline, mentions, sum, codes, donors) => {
    const { tokens } = outline
    const here = ownersIn(use, outline, mentions, codes).filter(({ mention }) => mention.sentence === sum.sentence)
    const before = here.filter(({ mention }) => mention.last <= sum.first)
    const last = before.at(-1)
    const start = sum.qualifierSpan ? Math.max(0, sum.first - 2) : sum.first
    const isTouching =
      last &&
      before.length > 1 &&
      start - last.mention.last <= (GAPS[tokens[last.mention.last]?.fold ?? ''] ?? 0) &&
      !RECEIVES.has(tokens[last.mention.first - 1]?.fold ?? '') &&
      !isGiven(outline, mentions, last.mention) &&
      !isSecondGetter(outline, mentions, last.mention)
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
      : (behind ?? (local && isOpen(local) ? local : subjectIn(outline, mentions, before, sum, donors)))
    if (!found) return null
    const why = `${quote(outline.article.text, found.mention.span)} stands at the sum, and pays in ${found.code}`
    return { code: found.code, because: { rule: 'settle/currency-beside', why, from: found.mention } }
  }

/** "Moldova's budget has a hole of 17 billion lei": the state that opens the sentence, where no donor stands in it. */
function subjectIn(
  { tokens, sentences }: Outline,
  mentions: readonly Mention[],
  before: readonly Owner[],
  sum: Sum,
  donors: readonly string[],
): Owner | null {
  const [subject] = before
  if (!subject || !donors.length || before.some(({ code }) => code !== subject.code)) return null
  if (subject.mention.first - sentences[sum.sentence]!.first > 1) return null
  if (RECEIVES.has(tokens[subject.mention.first - 1]?.fold ?? '')) return null
  const isThere = mentions.some(
    (mention) => mention.sentence === sum.sentence && donors.includes(countryOf(mention) ?? ''),
  )
  return isThere ? null : subject
}

/** Tokens that may stand between a state and its sum: `Denmark (400 million`, `Stockholm: 5 million`, `Yemen's bank 4 billion`. */
const GAPS: Readonly<Record<string, number>> = { "'s": 2, '(': 1, ':': 1 }

/** `gives the Maldives Rs 400 crore and Nepal Rs 20 lakh`: the second one who gets. */
function isSecondGetter(outline: Outline, mentions: readonly Mention[], { first }: Mention): boolean {
  if (outline.tokens[first - 1]?.fold !== 'and') return false
  const sum = mentions.find((mention) => mention.kind === 'money' && mention.last === first - 1)
  const getter = sum && mentions.find((mention) => mention.kind === 'place' && mention.last === sum.first)
  return getter !== undefined && isGiven(outline, mentions, getter)
}

/** A country named in the article that has one of the currencies in question. */
interface Owner {
  readonly code: string
  readonly mention: Mention
  readonly block: number
}

/**
 * Of several currencies a sum may be in, the one of the country named nearest: beside it, in its sentence and paragraph,
 * over its list, under its heading, elsewhere. A sum before it in the same paragraph in the same words goes first.
 */
export const nearestMoney =
  (use: CurrencyUse): Near =>
  (outline, mentions, sum, codes, settled) => {
    const owners = ownersIn(use, outline, mentions, codes)
    const { block } = outline.sentences[sum.sentence]!
    const { lead, section } = outline.blocks[block]!
    const heading = outline.sections[section]?.heading ?? null
    const here = owners.filter((owner) => owner.mention.sentence === sum.sentence)
    const own =
      giverIn(outline, mentions, here, sum) ??
      atHome(outline, owners) ??
      owners.filter((owner) => owner.block === block && owner.mention.first < sum.first).at(-1) ??
      owners.find((owner) => owner.block === lead || owner.block === heading)
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
    const found = own ?? owners.filter((owner) => owner.mention.first < sum.first).at(-1) ?? owners[0]
    if (!found) return null
    const why = `${quote(outline.article.text, found.mention.span)} is named nearest, and pays in ${found.code}`
    return { code: found.code, because: { rule: 'settle/currency-near', why, from: found.mention } }
  }

/** The one state with such money that the article is about: its dateline, and named far oftener than any other. */
function atHome({ dateline, sections }: Outline, owners: readonly Owner[]): Owner | null {
  if (sections.length > MOST_SECTIONS) return null
  const counts = new Map<string, number>()
  for (const { code } of owners) counts.set(code, (counts.get(code) ?? 0) + 1)
  const [top, second] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  if (!top) return null
  const set =
    dateline && owners.find(({ mention }) => mention.span.start >= dateline.start && mention.span.end <= dateline.end)
  if (set && 2 * (counts.get(set.code) ?? 0) >= top[1]) return set
  return top[1] >= 3 && top[1] >= 2 * (second?.[1] ?? 0) ? (owners.find(({ code }) => code === top[0]) ?? null) : null
}

/** A ticker or survey of many sections is at home nowhere. */
const MOST_SECTIONS = 6

function ownersIn(use: CurrencyUse, outline: Outline, mentions: readonly Mention[], codes: readonly string[]): Owner[] {
  const sums = mentions.filter((mention) => mention.kind === 'money')
  return mentions.flatMap((mention) => {
    // the Norwegian of "Norwegian crowns" says nothing of other crowns
    if (sums.some((sum) => sum.first <= mention.first && mention.last <= sum.last)) return []
    const country = countryOf(mention)
    const code = country && use.ofThese(country, codes, outline.article.published)
    return code ? [{ code, mention, block: outline.sentences[mention.sentence]!.block }] : []
  })
}

function countryOf(mention: Mention): string | null {
  if (mention.kind === 'place')
    return mention.codes.length === 1 && mention.form !== 'region' ? mention.codes[0]! : null
  return mention.kind === 'body' || mention.kind === 'official' ? mention.country : null
}

/**
 * In the sum's own sentence: the country that touches it (`Norway (two billion kroner`), else the nearest before it that
 * is no receiver (`to Denmark`), else the nearest at all.
 */
function giverIn(outline: Outline, mentions: readonly Mention[], owners: readonly Owner[], sum: Sum): Owner | null {
  const before = owners.filter(({ mention }) => mention.last <= sum.first)
  const last = before.at(-1)
  const givers = before.filter(
    ({ mention }) =>
      !RECEIVES.has(outline.tokens[mention.first - 1]?.fold ?? '') &&
      !isGiven(outline, mentions, mention) &&
      !isSecondGetter(outline, mentions, mention),
  )
  if (last && last === givers.at(-1) && sum.first - last.mention.last <= 3) return last
  // "Norway will, through its embassy in Denmark, give …": the one that a verb of giving follows
  const subject = givers.findLast(({ mention }) =>
    mentions.some(
      (cue) => cue.kind === 'cue' && cue.cue === 'deed' && cue.first >= mention.last && cue.first - mention.last <= 3,
    ),
  )
  return subject ?? givers.at(-1) ?? last ?? owners[0] ?? null
}

/** `gave Denmark 50 million`, `lends the Egyptians 3 million`: right behind the verb stands who gets. */
const isGiven = ({ tokens }: Outline, mentions: readonly Mention[], { first }: Mention): boolean =>
  mentions.some(
    (cue) =>
      cue.kind === 'cue' &&
      cue.cue === 'deed' &&
      cue.form !== 'participle' &&
      (cue.last === first || (cue.last === first - 1 && tokens[cue.last]!.fold === 'the')),
  )

const RECEIVES = new Set(['to', 'for', 'in', 'near', 'against', 'outside', 'than', 'from', 'of'])

/** The last sum in the article that allows the same currencies, or was told in one of them by its full name. */
const twinOf = (sum: Sum, codes: readonly string[], settled: ReadonlyMap<Sum, SettledSum>): SettledSum | null => {
  const others = [...settled.values()].filter(
    (other) => other.currency !== null && other.sum.kind === 'money' && other.sum !== sum,
  )
  const hasSame = (other: SettledSum): boolean => other.sum.kind === 'money' && other.sum.codes.join() === codes.join()
  return (
    others.findLast(hasSame) ??
    others.findLast((other) => codes.includes(other.currency!) && other.sum.rule === sum.rule) ??
    null
  )
}
