import { scaleFigure } from '../core/figure.ts'
import { SIGNS } from './figures.ts'
import { afterHyphen, halfAfter, type Quantity, type Scale, type Setting, scaleAt } from './setting.ts'

/**
 * Reads a quantity written in words: `six hundred and fifty million`, `half a billion`, `fifteen point six`, `two dozen`,
 * `tens of thousands` (an order without a value), `two-thirds of`.
 *
 * Not here: figures (figures.ts), ranges and qualifiers (number.ts).
 */
export function readSpelled(at: Setting, i: number): Quantity | null {
  const { words, tokens, limit } = at
  const sign = SIGNS.get(tokens[i]!.fold)
  if (sign) return partOf(at, i, Number(sign), i + 1) ?? quantity(i, i + 1, Number(sign), 0, words.rule('fraction'))
  if (tokens[i]!.kind !== 'word') return null
  const early = readVague(at, i) ?? readFraction(at, i) ?? readSame(at, i)
  if (early) return early
  const small = readBelowThousand(at, i)
  if (!small) return readBareScale(at, i)
  const scaled = withScale(at, i, small)
  if (scaled) return scaled
  const group = words.at('group', tokens, afterHyphen(tokens, small.last), limit)
  if (group) return quantity(i, group.end, small.value * group.value.value, 0, group.value.rule)
  return small.open ? null : quantity(i, small.last, Number(small.digits), 0, small.rule)
}

const quantity = (first: number, last: number, value: number | null, noughts: number, rule: string): Quantity => ({
  first,
  last,
  value,
  noughts,
  plain: false,
  rule,
})

/** `dozens`, `hundreds of millions`, `millions`, `several hundred`, `a few million`. */
function readVague(at: Setting, i: number): Quantity | null {
  const { words, tokens, limit, signBefore } = at
  const vague = words.at('vague', tokens, i, limit)
  if (vague) {
    const scale = words.at('of', tokens, vague.end, limit) ? words.at('scale', tokens, vague.end + 1, limit) : null
    return quantity(i, scale?.end ?? vague.end, null, scale?.value.value ?? 0, vague.value.rule)
  }
  const plural = words.at('scale', tokens, i, limit)
  if (plural && tokens[i]!.fold.endsWith('s') && !signBefore(i))
    return quantity(i, plural.end, null, plural.value.value, words.rule('vague'))
  const some = words.at('some', tokens, i, limit)
  if (!some) return null
  const hundred = words.at('hundred', tokens, some.end, limit) ?? words.at('group', tokens, some.end, limit)
  const scale = words.at('scale', tokens, hundred?.end ?? some.end, limit)
  const last = scale?.end ?? hundred?.end
  return last ? quantity(i, last, null, scale?.value.value ?? 0, some.value.rule) : null
}

/** `half a million`, `three quarters of a billion`, `half a dozen`, `half of it`, `two-thirds of`. */
function readFraction(at: Setting, i: number): Quantity | null {
  const { words, tokens, limit } = at
  const article = words.at('article', tokens, i, limit)
  const count = article ?? words.at('unit', tokens, i, limit)
  const part = words.at('fraction', tokens, count ? afterHyphen(tokens, count.end) : i, limit)
  if (!part) return null
  const value = (article || !count ? 1 : count.value.value) * part.value.value
  const scaled = partOf(at, i, value, part.end)
  if (scaled) return scaled
  // "a third tranche", "the second half": a part only where its whole follows
  const isPart =
    value < 1 && words.at('of', tokens, part.end, limit) !== null && (count !== null || part.value.value === 0.5)
  return isPart ? quantity(i, part.end, value, 0, part.value.rule) : null
}

/** `the same amount`, `as much again`, `and Canada the same`: one whole of a sum that link/ finds; not `the same day`. */
function readSame({ words, tokens, limit }: Setting, i: number): Quantity | null {
  const same = words.at('same', tokens, i, limit)
  if (!same) return null
  const next = same.end < limit ? tokens[same.end]! : null
  const isAlone = !next || next.kind === 'mark' || words.has('behind-same', next.fold)
  return isAlone ? quantity(i, same.end, 1, 0, same.value.rule) : null
}

/** The million of `half a million`, `half-a-billion`, `quarter of a million`, `a half billion`; the dozen of `half a dozen`. */
function partOf({ words, tokens, limit }: Setting, first: number, value: number, i: number): Quantity | null {
  let k = afterHyphen(tokens, words.at('of', tokens, i, limit)?.end ?? i)
  k = afterHyphen(tokens, words.at('article', tokens, k, limit)?.end ?? k)
  const scale = words.at('scale', tokens, k, limit)
  if (scale)
    return quantity(
      first,
      scale.end,
      scaleFigure(String(value), scale.value.value),
      scale.value.value,
      scale.value.rule,
    )
  const group = words.at('group', tokens, k, limit)
  return group && quantity(first, group.end, value * group.value.value, 0, group.value.rule)
}

interface Small {
  readonly digits: string
  readonly value: number
  readonly last: number
  readonly rule: string
  /** Only `a`: no number without what follows. */
  readonly open: boolean
}

const small = (value: number, last: number, rule: string, open = false): Small => ({
  digits: String(value),
  value,
  last,
  rule,
  open,
})

/** Up to 999, with a half or decimals: `six hundred and fifty`, `two and a half`, `fifteen point six`. */
function readBelowThousand(at: Setting, i: number): Small | null {
  const whole = readHundreds(at, i)
  if (!whole || whole.open) return whole
  const half = halfAfter(at, whole.last)
  if (half)
    return { ...whole, digits: whole.digits + half.value, value: whole.value + Number(half.value), last: half.last }
  const point = decimalsAfter(at, whole.last)
  return point
    ? {
        ...whole,
        digits: `${whole.digits}.${point.digits}`,
        value: Number(`${whole.digits}.${point.digits}`),
        last: point.last,
      }
    : whole
}

function readHundreds(at: Setting, i: number): Small | null {
  const { words, tokens, limit } = at
  const article = words.at('article', tokens, i, limit)
  const isBare = words.at('hundred', tokens, i, limit) !== null
  const head = article ? small(1, article.end, '', true) : isBare ? small(1, i, '', true) : readTens(at, i)
  const hundred = head && words.at('hundred', tokens, afterHyphen(tokens, head.last), limit)
  if (!head || !hundred) return head
  const rest = belowHundred(at, hundred.end)
  if (isBare && !rest && !scaleAt(at, hundred.end) && !makesOne(at, i, hundred.end)) return null
  return small(head.value * 100 + (rest?.value ?? 0), rest?.last ?? hundred.end, hundred.value.rule)
}

/** `and fifty` behind a hundred. But in "between one hundred and two hundred" the second hundred is a number of its own. */
function belowHundred(at: Setting, i: number): Small | null {
  const { words, tokens, limit } = at
  const rest = readTens(at, words.at('and', tokens, i, limit)?.end ?? i)
  return rest && !words.at('hundred', tokens, rest.last, limit) ? rest : null
}

function readTens({ words, tokens, limit }: Setting, i: number): Small | null {
  const ten = words.at('ten', tokens, i, limit)
  if (!ten) {
    const unit = words.at('unit', tokens, i, limit)
    return unit && small(unit.value.value, unit.end, unit.value.rule)
  }
  const unit = words.at('unit', tokens, afterHyphen(tokens, ten.end), limit)
  return unit && unit.value.value > 0 && unit.value.value < 10
    ? small(ten.value.value + unit.value.value, unit.end, ten.value.rule)
    : small(ten.value.value, ten.end, ten.value.rule)
}

/** `point six`, `point nine five`. */
function decimalsAfter({ words, tokens, limit }: Setting, i: number): { digits: string; last: number } | null {
  const point = words.at('point', tokens, i, limit)
  if (!point) return null
  let digits = ''
  let last = point.end
  for (
    let unit = words.at('unit', tokens, last, limit);
    unit && unit.value.value < 10;
    unit = words.at('unit', tokens, last, limit)
  ) {
    digits += unit.value.value
    last = unit.end
  }
  return digits ? { digits, last } : null
}

/** `six hundred million`, `a billion and a half`, `two thousand five hundred`, `four thousand eight hundred and fifty crore`. */
function withScale(at: Setting, first: number, head: Small): Quantity | null {
  const scale = scaleAt(at, head.last)
  if (!scale) return null
  const half = head.digits.includes('.') ? null : halfAfter(at, scale.last)
  if (half)
    return quantity(first, half.last, scaleFigure(head.digits + half.value, scale.noughts), scale.noughts, scale.rule)
  const value = scaleFigure(head.digits, scale.noughts)
  const more = restBelow(at, scale)
  if (!more) return quantity(first, scale.last, value, scale.noughts, scale.rule)
  const over = scaleAt(at, more.last)
  if (!over) return quantity(first, more.last, value + more.value, scale.noughts, scale.rule)
  // the last scale of "four thousand eight hundred and fifty crore" counts all before it
  return over.noughts > scale.noughts
    ? quantity(first, over.last, scaleFigure(String(value + more.value), over.noughts), over.noughts, over.rule)
    : quantity(first, over.last, value + scaleFigure(String(more.value), over.noughts), over.noughts, scale.rule)
}

/** What may follow a scale inside one number: at once, or behind `and` if it is below a hundred. */
function restBelow(at: Setting, scale: Scale): Small | null {
  const and = at.words.at('and', at.tokens, scale.last, at.limit)
  if (and && scale.noughts !== 3) return null
  const rest = and ? belowHundred(at, scale.last) : readHundreds(at, scale.last)
  return rest && !rest.open && !(and && scaleAt(at, rest.last)) ? rest : null
}

/** `another million`, `the first billion`, `billion and a half`: a scale that stands for one of it. */
function readBareScale(at: Setting, i: number): Quantity | null {
  const scale = at.tokens[i]!.fold === '-' ? null : scaleAt(at, i)
  if (!scale || !makesOne(at, i, scale.last)) return null
  const half = halfAfter(at, scale.last)
  return quantity(
    i,
    half?.last ?? scale.last,
    scaleFigure(half ? `1${half.value}` : '1', scale.noughts),
    scale.noughts,
    scale.rule,
  )
}

/** A bare hundred or million counts one after `another`, `the`, `first`, or with a half behind it. */
const makesOne = (at: Setting, i: number, end: number): boolean =>
  halfAfter(at, end) !== null || (i > at.first && at.words.has('bare', at.tokens[i - 1]!.fold))
