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
      !RECEIVES.has(outline.tokens[mention.first - 1]?.fold ?? '') && !isGiven(outline, mentions, mention),
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
