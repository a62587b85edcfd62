import { type Lexicon, lexicon, type Phrase, wordFilter } from '../core/lexicon.ts'
import type { GoodsMention } from '../core/mention.ts'
import type { RuleBook } from './book.ts'
import { once } from './once.ts'

/** A word that names goods by itself. */
export interface GoodsWord {
  /** `en/goods-armour#tank`. */
  readonly rule: string
  readonly as: 'noun' | 'mass' | 'model' | 'person' | 'service' | 'measure' | 'trainee'
  readonly category: string
  readonly type: GoodsMention['type']
  readonly service: GoodsMention['service']
  /** Singular forms count one; plural ones and masses as many as the number says. */
  readonly singular: boolean
  readonly loose: boolean
  readonly measured: boolean
  readonly bare: boolean
  /** Goods only with a number or `a` in front. */
  readonly counted: boolean
  /** A weight or a load: what it measures is goods, known or not. */
  readonly fills: boolean
}

/** The words of the goods files by what they do, each in a lexicon of its own: some are in several. */
export interface GoodsWords {
  readonly heads: Lexicon<GoodsWord>
  readonly measures: Lexicon<GoodsWord>
  readonly trainees: Lexicon<GoodsWord>
  readonly teaching: Lexicon<GoodsWord>
  readonly modifiers: Lexicon<true>
  readonly trailers: Lexicon<true>
  readonly wholes: Lexicon<true>
  readonly behind: Lexicon<true>
  /** May a head or a modifier begin with the word of this hash? */
  readonly mayBegin: (hash: number) => boolean
}

export const goodsWords = once(readGoodsWords)

function readGoodsWords(book: RuleBook): GoodsWords {
  const lists = { heads: [], measures: [], trainees: [], teaching: [] } as Record<string, Phrase<GoodsWord>[]>
  const plain = { modifier: [], trailer: [], whole: [], behind: [] } as Record<string, Phrase<true>[]>
  for (const rule of book.rules('goods')) {
    if (rule.as === 'modifier' || rule.as === 'trailer' || rule.as === 'whole' || rule.as === 'behind') {
      for (const phrase of rule.words) plain[rule.as]!.push({ phrase, value: true })
      continue
    }
    const word: Omit<GoodsWord, 'singular'> = {
      rule: rule.rule,
      as: rule.as === 'teaching' ? 'service' : rule.as === 'length' ? 'measure' : rule.as,
      category: rule.category ?? '',
      type: rule.type,
      service: rule.service ?? null,
      loose: rule.loose ?? false,
      measured: rule.measured ?? false,
      fills: rule.fills ?? false,
      bare: rule.bare ?? false,
      counted: rule.counted ?? false,
    }
    const many = { ...word, singular: false }
    const one = { ...word, singular: true }
    const list = lists[LIST_OF[rule.as]]!
    const counted =
      rule.as === 'noun' ||
      rule.as === 'person' ||
      rule.as === 'measure' ||
      rule.as === 'length' ||
      rule.as === 'trainee'
    for (const phrase of rule.words)
      list.push({
        phrase,
        case: caseOf(rule.as, phrase),
        // "30 MANPADS", "30 t": these have no plural
        value: counted && isOne(phrase) ? one : many,
      })
    for (const phrase of rule.plurals) list.push({ phrase, case: caseOf(rule.as, phrase), value: many })
  }
  const heads = lexicon(lists.heads!)
  const modifiers = lexicon(plain.modifier!)
  return {
    heads,
    measures: lexicon(lists.measures!),
    trainees: lexicon(lists.trainees!),
    teaching: lexicon(lists.teaching!),
    modifiers,
    trailers: lexicon(plain.trailer!),
    wholes: lexicon(plain.whole!),
    behind: lexicon(plain.behind!),
    mayBegin: wordFilter([...heads.firsts, ...modifiers.firsts]),
  }
}

/** `tank`, `team of engineers`, and not `soldiers`, `medical staff`. */
const isOne = (phrase: string): boolean => {
  const [head] = phrase.split(/ (?:of|for) /)
  return phrase.length > 2 && !/(?:[^s]s|staff|personnel|men)$/i.test(head!)
}

const LIST_OF = {
  noun: 'heads',
  mass: 'heads',
  model: 'heads',
  person: 'heads',
  service: 'heads',
  measure: 'measures',
  length: 'measures',
  trainee: 'trainees',
  teaching: 'teaching',
} as const

/** `MARS` and `TOW` are launchers, `Mars` and `tow` are not; `Leopard` has its capital. */
const caseOf = (as: string, phrase: string): 'any' | 'capital' | 'exact' =>
  as !== 'model' ? 'any' : /^[A-Z]+s?$/.test(phrase) ? 'exact' : 'capital'
