import { scaleFigure } from '../core/figure.ts'
import { type Line, ledgerOf, lineOf } from '../core/ledger.ts'
import { isKind, type Mention, type NumberMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import { type CurrencyLink, type Links, SAME_SUM } from '../core/referent.ts'
import { quote } from '../core/span.ts'
import { gappedSums } from './gapped-sum.ts'
import { sameSums } from './same-sum.ts'
import { wholeOf } from './whole-sum.ts'

/** A share of a sum told before, as a sum: its value is worked out, its span are the words of the share. */
export interface ShareOf {
  readonly share: NumberMention
  readonly currency: CurrencyLink
}

/**
 * Sums told as a share of the one before: `22 million euros, half of it for Găgăuzia`, `A third of the money goes to Chad`.
 *
 * In:  the mentions of an article, and the currencies of its sums as far as they are known.
 * Out: for each number that is such a share the sum that it stands for.
 */
export function sharesOf(
  outline: Outline,
  mentions: readonly Mention[],
  currency: Links['currency'],
): ReadonlyMap<NumberMention, ShareOf> {
  const shares = new Map<NumberMention, ShareOf>()
  const bare = mentions.filter(isKind('number')).filter((number) => currency.has(number))
  const ledger = [...ledgerOf(outline, mentions), ...bare.map((number) => lineOf(outline, number))].sort(
    (a, b) => a.sum.first - b.sum.first,
  )
  const codesOf = (sum: Line['sum']): readonly string[] =>
    currency.get(sum)?.codes ?? (sum.kind === 'money' ? sum.codes : [])
  const words = (whole: Line['sum']): string => `“${quote(outline.article.text, whole.span)}”`
  const tell = (number: NumberMention, from: Line['sum'], figures: Partial<NumberMention>, rule: string, why: string) =>
    shares.set(number, {
      share: { ...number, ...figures, scaled: true, rule },
      currency: { codes: codesOf(from), because: { rule, why, from } },
    })
  const isOpen = (number: NumberMention): boolean => !shares.has(number) && !currency.has(number)
  for (const number of mentions.filter(isKind('number'))) {
    if (number.value === null || number.value >= 1 || number.scaled || !number.rule.endsWith('#fraction')) continue
    if (!isOfSum(outline, number) || isInexact(outline, number)) continue
    const whole = wholeOf(outline, ledger, number)
    if (whole?.value == null) continue
    const value = partOf(whole.value, number.value)
    tell(number, whole, { value }, 'link/share-sum', `a share of ${words(whole)}`)
  }
  for (const { number, whole } of sameSums(outline, mentions, ledger)) {
    const { value, min, max } = whole
    tell(number, whole, { value, min, max }, SAME_SUM, `as much as ${words(whole)}`)
  }
  for (const { whole, parts, scale } of dividedSums(outline, mentions, ledger))
    for (const number of parts.filter(isOpen)) {
      const value = number.value! * scale
      tell(number, whole, { value }, 'link/divided-sum', `with the others it adds up to ${words(whole)}`)
    }
  for (const { number, before, noughts } of gappedSums(outline, mentions, ledger)) {
    if (!isOpen(number)) continue
    const value = scaleFigure(String(number.value), noughts)
    tell(number, before, { value }, 'link/gapped-sum', `it leaves out what ${words(before)} has told`)
  }
  return shares
}

/** `eleven million euros: five million for Colombia, four for Peru, two for Ecuador`: bare numbers that add up to the sum before them have its scale. */
function dividedSums(
  outline: Outline,
  mentions: readonly Mention[],
  ledger: readonly Line[],
): readonly { readonly whole: Line['sum']; readonly parts: readonly NumberMention[]; readonly scale: number }[] {
  const found: { whole: Line['sum']; parts: NumberMention[]; scale: number }[] = []
  const numbers = mentions.filter(isKind('number')).filter(({ value }) => value !== null && value >= 1)
  const { tokens } = outline
  // both stand in the order of the text
  let next = 0
  for (const { sum: whole, equivalent, large } of ledger) {
    if (equivalent || !large || whole.value === null) continue
    const scale = whole.value >= 1e9 ? 1e9 : 1e6
    while (next < numbers.length && numbers[next]!.first < whole.last) next++
    const parts = numbers
      .slice(next, next + MOST_PARTS)
      .filter(
        ({ sentence, first, last, value, scaled }) =>
          sentence === whole.sentence &&
          first - whole.last <= 40 &&
          (scaled ? value! < whole.value! : value! < 1000) &&
          BEHIND_PARTS.has(tokens[last]?.fold ?? ''),
      )
    const total = parts.reduce((sum, { value, scaled }) => sum + value! * (scaled ? 1 : scale), 0)
    const bare = parts.filter(({ scaled }) => !scaled)
    if (parts.length > 1 && bare.length && Math.abs(total - whole.value) < scale / 1000)
      found.push({ whole, parts: bare, scale })
  }
  return found
}

const MOST_PARTS = 12
const BEHIND_PARTS = new Set(['for', 'to', 'go', 'goes', 'went', 'from', 'in', 'of'])

/** Thirds are read as 0.33333333: the whole is divided, not multiplied. */
function partOf(whole: number, fraction: number): number {
  const parts = [2, 3, 4, 5].find((of) => Math.abs(fraction * of - Math.round(fraction * of)) < 1e-6)
  return Math.round(parts ? (whole * Math.round(fraction * parts)) / parts : whole * fraction)
}

/** `half of it`, `a third of the money`; not `half of the country`. */
function isOfSum({ tokens, sentences }: Outline, { sentence, last: end }: NumberMention): boolean {
  const { last } = sentences[sentence]!
  const word = (i: number): string => (i < last ? tokens[i]!.fold : '')
  if (word(end) !== 'of') return false
  if (PRONOUNS.has(word(end + 1))) return !NOUNS_BEHIND.has(word(end + 2))
  return ARTICLES.has(word(end + 1)) && SUMS.has(word(end + 2))
}

/** `the larger half of it`: nobody can tell how much that is. */
const isInexact = ({ tokens }: Outline, { first }: NumberMention): boolean => INEXACT.has(tokens[first - 1]?.fold ?? '')

const INEXACT = new Set(['larger', 'bigger', 'greater', 'better', 'smaller', 'lesser', 'good'])

const PRONOUNS = new Set(['it', 'that', 'this', 'which', 'them'])
const ARTICLES = new Set(['the', 'that', 'this', 'its', 'their'])
const SUMS = new Set([
  'sum',
  'money',
  'amount',
  'total',
  'funds',
  'package',
  'loan',
  'grant',
  'aid',
  'funding',
  'cash',
  'pledge',
])
/** `half of that country`: no sum. */
const NOUNS_BEHIND = new Set(['country', 'time', 'year', 'population', 'number', 'people', 'town', 'city'])
