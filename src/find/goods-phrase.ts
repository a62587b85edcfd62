import type { Outline, Sentence } from '../core/outline.ts'
import type { Token } from '../core/token.ts'
import type { GoodsWord, GoodsWords } from '../rulebook/goods-words.ts'

/** What goods are read in: one sentence, and which tokens belong to other names. */
export interface Place {
  readonly words: GoodsWords
  readonly tokens: readonly Token[]
  readonly text: string
  readonly first: number
  readonly limit: number
  /** The token stands inside a name of something else: a body, a group, an official, a sum. */
  readonly taken: (i: number) => boolean
  /** The token names a state or town: `sends Kabul tents`. */
  readonly isState: (i: number) => boolean
  /** Closed-class words: no noun phrase reaches over them. */
  readonly isClosed: (word: string) => boolean
  /** Words for what nobody gives: rubble, waste. */
  readonly isWaste: (word: string) => boolean
}

/** A noun phrase of goods, without its number: `IRIS-T SLM air defence systems`. */
export interface Phrase {
  readonly first: number
  readonly last: number
  readonly head: GoodsWord
  /** Where the head begins. */
  readonly headFirst: number
  /** It begins with, or is, the name of a model. */
  readonly model: GoodsWord | null
}

export const placeOf = (
  words: GoodsWords,
  { tokens, article }: Outline,
  { first, last }: Sentence,
  tests: Pick<Place, 'taken' | 'isState' | 'isClosed' | 'isWaste'>,
): Place => ({ words, tokens, text: article.text, first, limit: last, ...tests })

/**
 * The longest row of modifiers, calibres, models and heads that begins at token `i` and ends in a head; null when there is
 * none, or when what follows says that the goods are part of another thing's name (`tank crews`).
 */
export function phraseAt(at: Place, i: number): Phrase | null {
  if (!mayBegin(at, i) || at.taken(i) || isTail(at, i)) return null
  let end = i
  let found = null as Phrase | null
  let model = null as GoodsWord | null
  // "90 infantry fighting vehicles Marder": what it is stands before its model
  let isNamed = false
  while (end < at.limit && !at.taken(end) && (end === i || joins(at, end))) {
    const start = end > i && at.tokens[end]!.fold === '-' ? end + 1 : end
    const head = at.words.heads.at(at.tokens, start, at.limit, at.text)
    const modifier = at.words.modifiers.at(at.tokens, start, at.limit, at.text)
    const shape = head || modifier ? 0 : shapeAt(at, start, model !== null)
    if (head && head.end >= (modifier?.end ?? 0)) {
      if (head.value.as === 'model') model ??= head.value
      const { last, value } = withVariant(at, head.end, head.value)
      isNamed = value.as === 'model' && found?.last === start && !found.head.singular
      found = { first: i, last, head: value.as === 'model' ? value : modelled(value, model), headFirst: start, model }
      end = last
      if (value.as === 'service') break
    } else if (found && model && found.last === end && trailerAt(at, start)) {
      end = trailerAt(at, start)
      found = { first: i, last: end, head: model, headFirst: found.headFirst, model }
    } else if (found?.last === end && wholeAt(at, found, start)) {
      end = start + 1
      found = {
        ...found,
        last: end,
        head: { ...found.head, as: 'noun', singular: !at.tokens[start]!.fold.endsWith('s') },
      }
    } else if (modifier) end = modifier.end
    else if (shape) end = shape
    else break
  }
  return found && !isPartOfName(at, found, isNamed) ? found : null
}

/** Most tokens are neither a known word nor shaped like a calibre or a model. */
function mayBegin({ tokens, words }: Place, i: number): boolean {
  const { hash, kind, capital } = tokens[i]!
  return capital || kind === 'number' || words.mayBegin(hash)
}

/** `two MARS II rocket launchers`: the model tells the category, the noun the number. */
const modelled = (head: GoodsWord, model: GoodsWord | null): GoodsWord =>
  model ? { ...head, category: model.category, type: model.type } : head

/** `IRIS-T SLM systems`, `a Patriot battery`: wide words that a model makes plain. */
const trailerAt = (at: Place, i: number): number => at.words.trailers.at(at.tokens, i, at.limit, at.text)?.end ?? 0

/** `gas turbine units`, `water filter systems`: counted are the units. Units of arms are soldiers. */
const wholeAt = (at: Place, { head }: Phrase, i: number): boolean =>
  (head.as === 'noun' ? head.singular : head.as === 'mass' && !head.loose && !head.measured) &&
  head.type !== 'military' &&
  // "a field hospital set up near Kandy"
  at.tokens[i + 1]?.fold !== 'up' &&
  at.words.wholes.at(at.tokens, i, at.limit, at.text) !== null

/** No line, cell or mark stands between, but a hyphen may: `mine-clearing`. */
function joins({ tokens, text }: Place, i: number): boolean {
  const token = tokens[i]!
  if (token.broken || isCell(tokens, text, i)) return false
  if (token.fold === '-') return token.glued && tokens[i + 1]?.glued === true
  return true
}

export const isCell = (tokens: readonly Token[], text: string, i: number): boolean =>
  i > 0 && i < tokens.length && /[\t|]/.test(text.slice(tokens[i - 1]!.end, tokens[i]!.start + 1))

/** The second half of a word in two: `think-tank`, `think tank`, `anti-missile`. */
const isTail = ({ tokens, first }: Place, i: number): boolean => {
  const before = i > first ? tokens[i - 1]! : null
  return before !== null && ((before.fold === '-' && before.glued && tokens[i]!.glued) || before.fold === 'think')
}

/** `Leopard 2A4`, `Challenger 2`, `Hellfire II`, `IRIS-T SLM`: what tells the variant of a model. */
function withVariant(at: Place, end: number, value: GoodsWord): { last: number; value: GoodsWord } {
  if (value.as !== 'model') return { last: end, value }
  let last = end
  for (let steps = 0; steps < 3 && last < at.limit && !at.tokens[last]!.broken; steps++) {
    const token = at.tokens[last]!
    if (isCell(at.tokens, at.text, last) || at.taken(last)) break
    const short = at.text.slice(token.start, token.end)
    if (token.kind === 'number' && /^\d{1,4}$/.test(short) && !startsPhrase(at, last)) last++
    else if (token.kind === 'word' && (/^(?:[A-Z]{1,4}|[IVX]+)$/.test(short) || (token.glued && short.length <= 3)))
      last++
    else break
  }
  return { last, value }
}

/** `Leopards 14 tanks` in a table: the number begins another phrase. */
const startsPhrase = (at: Place, i: number): boolean => {
  const next = at.tokens[i + 1]
  return next?.fold === 'mm' || (next?.kind === 'word' && next.fold === 'of')
}

/** `155 mm`, `12.7-mm`, `122mm calibre`, `150 kV`; `AT4`, `FH-70`, `2S22` before a head. Returns where it ends, or 0. */
function shapeAt(at: Place, i: number, afterModel: boolean): number {
  const { tokens, text, limit } = at
  const token = tokens[i]
  if (!token) return 0
  const isHyphened = tokens[i + 1]?.fold === '-' && tokens[i + 1]!.glued
  const unit = isHyphened ? i + 2 : i + 1
  // "two 44-meter patrol vessels", "two seven-metre boats"; "44 meters of pipe" are an amount
  if (
    unit < limit - 1 &&
    (isHyphened ? SIZES.has(tokens[unit]!.fold) : token.kind === 'number' && LENGTHS.has(tokens[unit]!.fold)) &&
    tokens[unit + 1]!.fold !== 'of'
  )
    return unit + 1
  if (token.kind === 'number') {
    if (unit < limit && CALIBRES.has(tokens[unit]!.fold)) {
      let end = unit + 1
      if (tokens[end]?.fold === '-' && tokens[end]!.glued) end++
      while (end < limit && CALIBRES.has(tokens[end]!.fold)) end++
      return end
    }
    return 0
  }
  if (token.kind !== 'word' || !token.capital) return 0
  return (
    designationEnd(tokens, text, i, limit) ||
    (afterModel && /^[A-Z]{1,4}$/.test(text.slice(token.start, token.end)) ? i + 1 : 0)
  )
}

/** Of guns, and what tells the size of a transformer or generator. */
const CALIBRES = new Set(
  'mm millimetre millimeter calibre caliber millimetres cal kv kva kw mva kilovolt kilowatt megawatt'.split(' '),
)

/** In the singular: how long, heavy or roomy each of them is. */
const LENGTHS = new Set('metre meter foot'.split(' '))
const SIZES = new Set([...LENGTHS, ...'ton tonne bed seat litre liter gallon inch wheel person'.split(' ')])

/** Capitals with digits: `FH-70`, `AT4`, `A2SM`, `CV90`. Returns where they end, or 0. */
export function designationEnd(tokens: readonly Token[], text: string, i: number, limit: number): number {
  const token = tokens[i]!
  const letters = text.slice(token.start, token.end)
  if (!/^[A-Z][A-Za-z]{0,3}$/.test(letters)) return 0
  let end = i + 1
  if (tokens[end]?.fold === '-' && tokens[end]!.glued) end++
  if (end >= limit || tokens[end]!.kind !== 'number' || !tokens[end]!.glued || !/^\d{1,4}$/.test(tokens[end]!.fold))
    return 0
  end++
  while (
    end < limit &&
    tokens[end]!.glued &&
    (tokens[end]!.kind === 'number' || /^[A-Za-z]{1,4}$/.test(text.slice(tokens[end]!.start, tokens[end]!.end)))
  )
    end++
  return end
}

/** `tank crews`, `the tank's`, `drone-led`, `Food and Agriculture`: the goods are only a part of what is named. */
function isPartOfName(at: Place, { last, head, headFirst, model }: Phrase, isNamed: boolean): boolean {
  const { tokens, text, limit } = at
  if (last >= limit) return !isNamed && isLonely(at, head, model, headFirst, last)
  const next = tokens[last]!
  if (next.broken || isCell(tokens, text, last)) return !isNamed && isLonely(at, head, model, headFirst, last)
  if (at.words.behind.at(tokens, last, limit, text)) return true
  if (next.fold === "'s" || (next.fold === "'" && next.glued && tokens[last - 1]!.fold.endsWith('s'))) return true
  if (next.fold === '-' && next.glued && tokens[last + 1]?.glued && tokens[last + 1]!.kind === 'word') return true
  // "shell Companies", "Patriot Act": a capital goes on with the name
  if (
    next.kind === 'word' &&
    next.capital &&
    !next.glued &&
    tokens[headFirst]!.capital &&
    head.as !== 'model' &&
    !at.isClosed(next.fold)
  )
    return !isHeading(at)
  return !isNamed && isLonely(at, head, model, headFirst, last)
}

const isHeading = ({ tokens, first, limit }: Place): boolean => {
  let capitals = 0
  let words = 0
  for (let i = first; i < limit; i++)
    if (tokens[i]!.kind === 'word' && tokens[i]!.fold.length > 3) {
      words++
      if (tokens[i]!.capital) capitals++
    }
  return capitals > words * 0.6
}

/** A model that is a common word needs a number, an article, a plural or a head beside it: `Eagle`, `Spike`, `Archer`. */
function isLonely(at: Place, head: GoodsWord, model: GoodsWord | null, headFirst: number, last: number): boolean {
  if (head.as !== 'model' || !model || last - headFirst > 1) return false
  const word = at.tokens[headFirst]!
  if (word.fold.endsWith('s') || /^[A-Z]{3,}/.test(at.text.slice(word.start, word.end))) return false
  const before = headFirst > at.first ? at.tokens[headFirst - 1]! : undefined
  return !before || (before.kind !== 'number' && !OPENERS.has(before.fold))
}

const OPENERS = new Set(
  'a an one two three four five six seven eight nine ten twelve dozen the its their that this these those another more new of old used and for with'.split(
    ' ',
  ),
)
