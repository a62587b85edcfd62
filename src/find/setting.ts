import type { Token } from '../core/token.ts'
import type { NumberWords } from '../rulebook/number-words.ts'

/** One number as it stands, before ranges and qualifiers. */
export interface Quantity {
  readonly first: number
  readonly last: number
  /** Null when only the order is told: `dozens`, `several million`. */
  readonly value: number | null
  /** The power of ten of its last word of scale; 0 without one. */
  readonly noughts: number
  /** Plain digits without groups or decimals: may be a year or the number of a thing. */
  readonly plain: boolean
  readonly rule: string
}

/** What a quantity is read in: one sentence, and whether money stands right before or after a token. */
export interface Setting {
  readonly words: NumberWords
  readonly tokens: readonly Token[]
  readonly text: string
  readonly first: number
  readonly limit: number
  /** A sign or code of money ends before token `i`. */
  readonly signBefore: (i: number) => boolean
  /** A sign, code or name of money begins at token `i`. */
  readonly moneyAt: (i: number) => boolean
}

export interface Scale {
  readonly noughts: number
  readonly last: number
  readonly rule: string
}

/** Words of scale, one or several: `bn`, `-million`, `lakh crore`. */
export function scaleAt(at: Setting, i: number): Scale | null {
  const { words, tokens, limit } = at
  let noughts = 0
  let last = i
  let rule = ''
  for (;;) {
    const start = afterHyphen(tokens, last)
    const hit = start < limit && !isParted(at, start) ? words.at('scale', tokens, start, limit) : null
    if (!hit) return noughts ? { noughts, last, rule } : null
    noughts += hit.value.value
    last = hit.end
    rule = hit.value.rule
  }
}

/** `and a half`, `and a quarter`, `and three quarters`, as decimals: `.5`. */
export function halfAfter({ words, tokens, limit }: Setting, i: number): { value: string; last: number } | null {
  // `one-and-a-half`
  const and = afterHyphen(tokens, i)
  if (and >= limit || !words.at('and', tokens, and, limit)) return null
  const at = afterHyphen(tokens, and + 1)
  if (at >= limit) return null
  const count = words.at('article', tokens, at, limit) ? 1 : words.at('unit', tokens, at, limit)?.value.value
  const half = afterHyphen(tokens, at + 1)
  const part = count && half < limit ? words.at('fraction', tokens, half, limit) : null
  if (!count || !part || count * part.value.value >= 1) return null
  return { value: String(count * part.value.value).slice(1), last: part.end }
}

export const afterHyphen = (tokens: readonly Token[], i: number): number =>
  tokens[i]?.fold === '-' && tokens[i]!.glued ? i + 1 : i

/** The cells of a table are no neighbours: `Leopard 1⇥18`. */
export const isParted = ({ tokens, text }: Pick<Setting, 'tokens' | 'text'>, i: number): boolean =>
  i > 0 &&
  i < tokens.length &&
  tokens[i]!.start > tokens[i - 1]!.end &&
  text.slice(tokens[i - 1]!.end, tokens[i]!.start).includes('\t')
