import { mentionsIn } from '../core/by-sentence.ts'
import type { Line } from '../core/ledger.ts'
import type { Mention, NumberMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { type CurrencyUse, currencyUse } from '../rulebook/currency-use.ts'
import { THEM } from './bare-number.ts'

export interface Source {
  readonly sum: Line['sum']
  readonly rule: string
}

/** The currencies of a line, as far as words or an earlier link tell. */
export type CodesOf = (sum: Line['sum']) => readonly string[]
type FindSource = (
  outline: Outline,
  mentions: readonly Mention[],
  lines: readonly Line[],
  number: NumberMention,
  codesOf: CodesOf,
) => Source | null

/**
 * Finds the sum whose currency a bare number shares: told again below its headline or as `the three billion`, before it in the
 * same sentence, that of the giver's own money, else the nearest before it, else after it. Equivalents in brackets and
 * prices lead nobody on.
 */
export const sourceFinder = (book: RuleBook): FindSource => {
  const use = currencyUse(book)
  return (outline, mentions, lines, number, codesOf) => {
    const large = lines.filter((line) => line.large === isLarge(number))
    const all = large.filter((line) => !line.equivalent || isOnlyInBrackets(outline, lines, line))
    const pool = all.length ? all : large
    const block = outline.sentences[number.sentence]!.block
    const inBlock = pool.filter((line) => line.block === block)
    const own = (asSubject: boolean): Line[] => ownMoney(use, outline, mentions, lines, number, codesOf, asSubject)
    const isRetold = isHeadline(outline, block) || DEFINITE.has(outline.tokens[number.first - 1]?.fold ?? '')
    const isBefore = (line: Line): boolean => line.sum.first < number.first
    // "five billion of it": of what was told before, whatever stands behind
    const whole = isShareOf(outline, number) ? pool.filter((line) => isBefore(line) && isLarger(line.sum, number)) : []
    const isTold = inBlock.some(isBefore)
    // what stands behind a number tells its money only where nothing of the paragraph stands before it
    const here = inBlock.filter((line) => line.sum.sentence === number.sentence && (isBefore(line) || !isTold))
    const again = isRetold ? pool.filter((line) => sameValue(line.sum, number)) : []
    return (
      pick('retold', isHeadline(outline, block) ? again : [], number) ??
      pick('whole', whole.slice(-1), number) ??
      pick('sentence', here, number) ??
      pick('retold', again, number) ??
      pick('own-money', own(true), number) ??
      pick('paragraph', inBlock.filter(isBefore), number) ??
      pick('own-money', own(false), number) ??
      // what follows in the paragraph is another giver's more often than what the article told before
      pick('article', pool.filter(isBefore), number) ??
      pick('paragraph', inBlock, number) ??
      pick('article', pool, number)
    )
  }
}

/** "What the seller claims (709 million dollars)": brackets without a sum before them tell no other sum. */
const isOnlyInBrackets = ({ tokens }: Outline, lines: readonly Line[], { sum }: Line): boolean =>
  (tokens[sum.first - 1]?.fold === '(' || tokens[sum.first - 2]?.fold === '(') &&
  !lines.some((line) => line.sum.sentence === sum.sentence && line.sum.first < sum.first)

/** `five billion of it`, `300 million of which`. */
const isShareOf = ({ tokens, sentences }: Outline, { last, sentence }: NumberMention): boolean =>
  last + 1 < sentences[sentence]!.last && tokens[last]!.fold === 'of' && THEM.has(tokens[last + 1]!.fold)

const isLarger = (sum: Line['sum'], number: NumberMention): boolean =>
  (sum.value ?? sum.max ?? 0) > (number.value ?? number.max ?? 0)

const DEFINITE = new Set(['the', "'s", 'this', 'that', 'these', 'those', 'its', 'their'])

const isLarge = (number: NumberMention): boolean => (number.value ?? number.max ?? 0) >= 1e5

const isHeadline = (outline: Outline, block: number): boolean =>
  block === 0 || ['headline', 'heading', 'meta'].includes(outline.blocks[block]!.kind)

const sameValue = (a: Line['sum'], b: Line['sum']): boolean => a.value === b.value && a.min === b.min && a.max === b.max

/** The nearest before the number, else the nearest after it. */
function pick(by: string, lines: readonly Line[], number: NumberMention): Source | null {
  const before = lines.filter((line) => line.sum.first < number.first).at(-1)
  const found = before ?? lines.find((line) => line.sum.first > number.first)
  return found ? { sum: found.sum, rule: `link/currency-${by}` } : null
}

/**
 * The sums in the money of the state or union that stands before the number: "The EU. Five million" in a list of many
 * currencies is euros. `asSubject`: a verb of giving or a colon stands between, so that it is the giver.
 */
function ownMoney(
  use: CurrencyUse,
  outline: Outline,
  mentions: readonly Mention[],
  lines: readonly Line[],
  number: NumberMention,
  codesOf: CodesOf,
  asSubject: boolean,
): Line[] {
  const near = [...mentionsIn(mentions, number.sentence - 1), ...mentionsIn(mentions, number.sentence)]
  const owners = near.filter(
    (mention) =>
      mention.first < number.first && isNear(outline, mention, number, asSubject) && countryOf(mention) !== null,
  )
  const owner = asSubject ? owners[0] : owners.at(-1)
  if (!owner || (asSubject && !givesBetween(outline, near, owner, number))) return []
  const codes = use.of(countryOf(owner)!, outline.article.published)
  return lines.filter((line) => line.large && codesOf(line.sum).some((code) => codes.includes(code)))
}

/** In the number's own sentence, or else in the one before it in the paragraph. */
const isNear = ({ sentences }: Outline, mention: Mention, number: NumberMention, asSubject: boolean): boolean =>
  mention.sentence === number.sentence ||
  (!asSubject &&
    mention.sentence === number.sentence - 1 &&
    sentences[mention.sentence]!.block === sentences[number.sentence]!.block)

function givesBetween(outline: Outline, mentions: readonly Mention[], owner: Mention, number: NumberMention): boolean {
  if (outline.tokens[owner.last]?.fold === ':') return true
  // "The Finn, Ville Tavio, had 13 million with him"
  if (
    owner.first - outline.sentences[number.sentence]!.first <= 1 &&
    owner.kind === 'place' &&
    owner.form !== 'adjective'
  )
    return true
  return mentions.some(
    (mention) =>
      mention.kind === 'cue' &&
      mention.cue === 'deed' &&
      mention.sense.frame !== 'receive' &&
      mention.first >= owner.last &&
      mention.last <= number.first,
  )
}

/** The state a mention names or stands for; the EU is one here, because it has a money. */
function countryOf(mention: Mention): string | null {
  if (mention.kind === 'place')
    return mention.codes.length === 1 && mention.form !== 'region' ? mention.codes[0]! : null
  if (mention.kind === 'body') return mention.code === 'EU' ? 'EU' : mention.country
  return mention.kind === 'official' ? (mention.body === 'EU' ? 'EU' : mention.country) : null
}
