import type { WhenMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { Token } from '../core/token.ts'
import type { RuleBook } from '../rulebook/book.ts'
import type { Toward } from './when-choose.ts'

/**
 * Whether the verb beside a date looks back or ahead: `had voted in November`, `are expected by June`.
 *
 * The verb is the nearest to the left; where the date opens its clause (`On 19 February the two will sign`), the first
 * to the right.
 */
export type TenseReader = (outline: Outline, mention: WhenMention) => Toward

export function tenseReader(book: RuleBook): TenseReader {
  const words = tenseWords(book)
  return ({ tokens, sentences }, mention) => {
    const { first: begin, last: limit } = sentences[mention.sentence]!
    if (tokens[mention.first - 1]?.fold === 'since') return 'past'
    // `Tuesday's list`: the verb is not the list's
    if (tokens[mention.last]?.fold === "'s") return null
    const start = phraseStart(tokens, mention.first, begin, words)
    const opens = start === begin || words.clause.has(tokens[start - 1]!.fold)
    const right = (): Toward | undefined => scan(tokens, mention.last, Math.min(limit, mention.last + REACH), 1, words)
    const left = (): Toward | undefined =>
      scan(tokens, start - 1, Math.max(begin, start - 1 - REACH_BACK) - 1, -1, words)
    const nearest = opens ? right() : left()
    const verb = nearest === undefined ? (opens ? left() : right()) : nearest
    for (let i = start; i < mention.first; i++)
      if (words.limit.has(tokens[i]!.fold))
        // `is 350 million short until September`, and not what `is there by March`
        return verb === 'past' || (verb === null && words.limit.get(tokens[i]!.fold) !== 'ahead') ? null : 'deadline'
    return verb ?? null
  }
}

/** How many tokens off a verb may stand. Without a bound one endless sentence would take forever. */
const REACH = 16
const REACH_BACK = 32

interface TenseWords {
  readonly tense: ReadonlyMap<string, string>
  readonly auxiliary: ReadonlyMap<string, string>
  readonly noun: ReadonlyMap<string, string>
  readonly determiner: ReadonlyMap<string, string>
  readonly clause: ReadonlySet<string>
  readonly limit: ReadonlyMap<string, string>
  readonly condition: ReadonlySet<string>
  /** What may stand between a clause's beginning and its date. */
  readonly opener: ReadonlyMap<string, string>
  readonly endings: readonly string[]
}

function tenseWords(book: RuleBook): TenseWords {
  const of = (role: string): Map<string, string> =>
    new Map(
      book
        .rules('date-words')
        .flatMap((rule) =>
          rule.role === role
            ? rule.words.map((word): [string, string] => [word.toLowerCase(), String(rule.value ?? '')])
            : [],
        ),
    )
  const tense = of('tense')
  const endings = [...tense].filter(([, sense]) => sense === 'past-ending').map(([word]) => word)
  // a clause's own words may stand before its date: `at the end of February`
  const openers = [...of('opener'), ...of('half-opener'), ...of('preposition'), ...of('limit')].filter(
    ([word]) => /^\p{L}/u.test(word) && word !== 'and' && word !== 'that' && word !== 'or',
  )
  return {
    tense,
    endings,
    auxiliary: of('auxiliary'),
    noun: of('noun'),
    determiner: of('determiner'),
    clause: new Set(of('clause').keys()),
    limit: of('limit'),
    condition: new Set(of('condition').keys()),
    opener: new Map(openers),
  }
}

/** The first token of the phrase that holds the date: `at the end of` February. */
function phraseStart(tokens: readonly Token[], first: number, begin: number, words: TenseWords): number {
  let start = first
  while (start > begin && first - start < 4 && words.opener.has(tokens[start - 1]!.fold)) start--
  return start
}

/** The first word that tells a tense, from `from` to `to`; undefined where none does. */
function scan(tokens: readonly Token[], from: number, to: number, step: number, words: TenseWords): Toward | undefined {
  for (let i = from; i !== to; i += step) {
    const token = tokens[i]!
    if (token.fold === ';' || token.fold === ':' || (step > 0 && token.fold === '.')) return undefined
    // `May`, `Will Smith`
    if (token.kind !== 'word' || (token.capital && i > 0 && !tokens[i]!.broken)) continue
    if (isNoun(tokens, i, words)) continue
    if (step < 0 && words.limit.get(token.fold)) return null
    // `will have to halve rations in May`
    if ((token.fold === 'have' || token.fold === 'has') && tokens[i + 1]?.fold === 'to') return 'future'
    const sense = words.tense.get(token.fold) ?? (isPastForm(token, words) ? 'past' : undefined)
    if (sense === undefined || sense === 'none' || sense === 'past-ending') continue
    // "will say more on Saturday", "if the assembly says so on Saturday"
    if (sense === 'present')
      return step < 0 && (isFuture(tokens, i, words) || isConditional(tokens, i, words)) ? 'future' : null
    if (sense === 'conditional') return step < 0 ? 'future' : null
    if (sense === 'past') return byAuxiliary(tokens, i, words) ?? 'past'
    return byAuxiliary(tokens, i, words) === 'past' ? null : 'future'
  }
  return undefined
}

/** `with the votes of the coalition`, `by 458 votes`: no verb, and no tense. */
function isNoun(tokens: readonly Token[], i: number, words: TenseWords): boolean {
  const before = tokens[i - 1]
  return (
    words.noun.has(tokens[i]!.fold) &&
    before !== undefined &&
    (before.kind === 'number' || words.determiner.has(before.fold))
  )
}

/** `if the assembly gives its consent on Wednesday` */
function isConditional(tokens: readonly Token[], i: number, words: TenseWords): boolean {
  for (let k = i - 1; k >= 0 && k > i - REACH && tokens[k]!.kind !== 'mark'; k--)
    if (words.condition.has(tokens[k]!.fold)) return true
  return false
}

/** Behind `will`, `may`, `wants to` */
const isFuture = (tokens: readonly Token[], i: number, words: TenseWords): boolean =>
  [1, 2].some((step) => words.tense.get(tokens[i - step]?.fold ?? '') === 'future')

const isPastForm = (token: Token, words: TenseWords): boolean =>
  !token.capital && token.fold.length > 4 && words.endings.some((ending) => token.fold.endsWith(ending))

/** `to be delivered in March` lies ahead although its participle looks back; `are paid in March` lies open. */
function byAuxiliary(tokens: readonly Token[], i: number, words: TenseWords): Toward | undefined {
  const before = words.auxiliary.get(tokens[i - 1]?.fold ?? '') ?? words.auxiliary.get(tokens[i - 2]?.fold ?? '')
  if (before === undefined) return undefined
  return before === 'present' ? null : before === 'future' ? 'future' : 'past'
}
