import { type Line, ledgerOf, lineOf } from '../core/ledger.ts'
import { isKind, type Mention, type NumberMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { CurrencyLink, Links } from '../core/referent.ts'
import { quote } from '../core/span.ts'

/** A share of a sum told before, as a sum: its value is worked out, its span are the words of the share. */
export interface ShareOf {
  readonly share: NumberMention
  readonly currency: CurrencyLink
}

/**
 * Sums told as a share of the one before: `22 million euros, half of it for Găgăuzia`, `A third of the money goes to Chad`, `The
 * other half pays for turbines`.
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
  for (const number of mentions.filter(isKind('number'))) {
    if (number.value === null || number.value >= 1 || number.scaled || !number.rule.endsWith('#fraction')) continue
    if (!isOfSum(outline, number)) continue
    const whole = wholeOf(outline, ledger, number)
    if (whole?.value == null) continue
    const words = quote(outline.article.text, whole.span)
    shares.set(number, {
      share: { ...number, value: Math.round(whole.value * number.value), scaled: true, rule: 'link/share-sum' },
      currency: {
        codes: codesOf(whole),
        because: { rule: 'link/share-sum', why: `a share of “${words}”`, from: whole },
      },
    })
  }
  return shares
}

/** `half of it`, `a third of the money`; `the other half`, `one half` and a bare `half` before a verb or a preposition. */
function isOfSum({ tokens, sentences }: Outline, number: NumberMention): boolean {
  const { first, last } = sentences[number.sentence]!
  const word = (i: number): string => (i >= first && i < last ? tokens[i]!.fold : '')
  if (word(number.last) === 'of') {
    if (PRONOUNS.has(word(number.last + 1))) return !NOUNS_BEHIND.has(word(number.last + 2))
    return ARTICLES.has(word(number.last + 1)) && SUMS.has(word(number.last + 2))
  }
  const before = word(number.first - 1)
  if (before === 'other')
    return number.last >= last || tokens[number.last]!.kind === 'mark' || VERBS.has(word(number.last))
  return (word(number.first) === 'half' || before === 'one') && VERBS.has(word(number.last))
}

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
const VERBS = new Set([
  'goes',
  'went',
  'is',
  'was',
  'will',
  'has',
  'by',
  'for',
  'to',
  'through',
  'via',
  'in',
  'as',
  'pays',
  'paid',
])

/** The last sum before it in its sentence that is no more than another telling; else the first of the sentence before. */
function wholeOf({ sentences }: Outline, ledger: readonly Line[], number: NumberMention): Line['sum'] | null {
  const block = sentences[number.sentence]!.block
  const before = ledger.filter(
    ({ sum, block: at, equivalent, large }) =>
      !equivalent && large && at === block && sum.last <= number.first && number.sentence - sum.sentence <= 2,
  )
  const sentence = before.at(-1)?.sum.sentence
  const there = before.filter(({ sum }) => sum.sentence === sentence)
  return (sentence === number.sentence ? there.at(-1) : there[0])?.sum ?? null
}
