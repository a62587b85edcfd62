import { type Lexicon, lexicon, type Phrase } from '../core/lexicon.ts'
import type { Rule, RuleBook } from './book.ts'
import { once } from './once.ts'

/** What a word or sign for money may mean. */
export interface Currency {
  readonly rule: string
  readonly codes: readonly string[]
  readonly unit: number
  readonly scaled: boolean
  readonly weight: boolean
}

export interface CurrencyWords {
  /** Before or after a number, letter by letter: `US$`, `kr`, `EUR`. */
  readonly signs: Lexicon<Currency>
  /** After a number, in any case: `kroner`, `Norwegian kroner`. */
  readonly names: Lexicon<Currency>
  /** For codes left open: what they mean when nothing tells, by the first of several. */
  defaultOf(codes: readonly string[]): { readonly code: string; readonly rule: string } | null
}

export const currencyWords = once(readCurrencyWords)

function readCurrencyWords(book: RuleBook): CurrencyWords {
  const { signs, names } = phrasesOf(book)
  return { signs: lexicon(signs), names: lexicon(names), defaultOf: defaults(book.rules('currencies')) }
}

/** Every sign, code (letter by letter) and name (in any case) of a currency. */
export const currencyPhrases = (book: RuleBook): { readonly phrase: string; readonly exact: boolean }[] => {
  const { signs, names } = phrasesOf(book)
  return [
    ...signs.map(({ phrase }) => ({ phrase, exact: true })),
    ...names.map(({ phrase }) => ({ phrase, exact: false })),
  ]
}

/** CLDR's names, plain signs and the ISO codes, under what the rule files say: an entry of theirs wins over CLDR. */
function phrasesOf(book: RuleBook): { readonly signs: Phrase<Currency>[]; readonly names: Phrase<Currency>[] } {
  const rules = book.rules('currencies')
  const signs: Phrase<Currency>[] = []
  const names: Phrase<Currency>[] = []
  for (const rule of rules) {
    const value = currencyOf(rule)
    for (const phrase of rule.names ?? []) names.push({ phrase, value })
    for (const phrase of rule.signs ?? []) signs.push({ phrase, case: 'exact', value })
    if (rule.each)
      for (const code of rule.codes) signs.push({ phrase: code, case: 'exact', value: { ...value, codes: [code] } })
  }
  const known = new Set([...signs, ...names].map(({ phrase }) => phrase))
  const add = (list: Phrase<Currency>[], phrase: string, value: Currency, exact: boolean): void => {
    if (known.has(phrase)) return
    known.add(phrase)
    list.push(exact ? { phrase, case: 'exact', value } : { phrase, value })
  }
  for (const code of codesInUse(book)) {
    const value: Currency = { rule: `world/cldr#${code}`, codes: [code], unit: 1, scaled: false, weight: false }
    add(signs, code, value, true)
    for (const sign of book.world.currencies[code]?.signs ?? [])
      if (!/[\p{L}\s$£¥]/u.test(sign)) add(signs, sign, value, true)
    for (const name of book.world.currencies[code]?.names ?? [])
      if (name.includes(' ')) add(names, name.toLowerCase(), value, false)
  }
  return { signs, names }
}

const currencyOf = ({ rule, codes, unit, scaled, weight }: Rule<'currencies'>): Currency => ({
  rule,
  codes,
  unit: unit ?? 1,
  scaled: scaled ?? false,
  weight: weight ?? false,
})

/** Currencies that some state still uses or used after 1990: `ITL` may be told of, a thaler not. */
function codesInUse(book: RuleBook): Set<string> {
  const codes = new Set(['XDR'])
  for (const uses of Object.values(book.world.currencyOf))
    for (const { code, to } of uses) if (!to || to > '1990') codes.add(code)
  return codes
}

function defaults(rules: readonly Rule<'currencies'>[]): CurrencyWords['defaultOf'] {
  const first = new Map(
    rules.flatMap(({ codes, rule, default: holds }) =>
      holds ? [[codes.join(), { code: codes[0]!, rule }] as const] : [],
    ),
  )
  return (codes) => first.get(codes.join()) ?? null
}
