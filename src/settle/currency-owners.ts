import { firstIndex } from '../core/bisect.ts'
import { gather } from '../core/gather.ts'
import type { Mention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { CurrencyUse } from '../rulebook/currency-use.ts'

/** A country named in the article that has one of the currencies in question. */
export interface Owner {
  readonly code: string
  readonly mention: Mention
  readonly block: number
}

/** The countries of an article by the money they pay in, and where verbs and sums stand: indexed once, asked for every sum. */
export interface Owners {
  readonly outline: Outline
  /** Everybody who has one of these currencies, in the order of the text. */
  of(codes: readonly string[]): OwnersOf
  inSentence(sentence: number): readonly Mention[]
  /** A verb of giving that is no participle ends before this token. */
  deedEndsAt(token: number): boolean
  /** A verb of giving begins at this token. */
  deedStartsAt(token: number): boolean
  /** The sum, or the first place, that ends before this token. */
  moneyEndingAt(token: number): Mention | undefined
  placeEndingAt(token: number): Mention | undefined
}

export interface OwnersOf {
  readonly all: readonly Owner[]
  inSentence(sentence: number): readonly Owner[]
  /** The first in a block. */
  inBlock(block: number): Owner | undefined
  /** The last that begins before this token. */
  before(token: number): Owner | undefined
  /** How many mentions each currency has, the most first. */
  readonly counts: readonly (readonly [code: string, mentions: number])[]
}

export function ownersIn(use: CurrencyUse, outline: Outline, mentions: readonly Mention[]): Owners {
  const bySentence = groupBy(mentions, ({ sentence }) => sentence)
  const countries = gather(mentions, (mention) => {
    const country = countryOf(mention)
    return country && !isInSum(bySentence.get(mention.sentence) ?? NONE, mention) ? [{ country, mention }] : []
  })
  const money = new Map<number, Mention>()
  const places = new Map<number, Mention>()
  const ends = new Set<number>()
  const starts = new Set<number>()
  for (const mention of mentions) {
    if (mention.kind === 'money' && !money.has(mention.last)) money.set(mention.last, mention)
    if (mention.kind === 'place' && !places.has(mention.last)) places.set(mention.last, mention)
    if (mention.kind !== 'cue' || mention.cue !== 'deed') continue
    starts.add(mention.first)
    if (mention.form !== 'participle') ends.add(mention.last)
  }
  const known = new Map<string, OwnersOf>()
  const make = (codes: readonly string[]): OwnersOf =>
    indexed(
      gather(countries, ({ country, mention }): Owner[] => {
        const code = use.ofThese(country, codes, outline.article.published)
        return code ? [{ code, mention, block: outline.sentences[mention.sentence]!.block }] : []
      }),
    )
  return {
    outline,
    of(codes) {
      const key = codes.join()
      const made = known.get(key) ?? make(codes)
      known.set(key, made)
      return made
    },
    inSentence: (sentence) => bySentence.get(sentence) ?? NONE,
    deedEndsAt: (token) => ends.has(token),
    deedStartsAt: (token) => starts.has(token),
    moneyEndingAt: (token) => money.get(token),
    placeEndingAt: (token) => places.get(token),
  }
}

const NONE: readonly never[] = []

function indexed(all: readonly Owner[]): OwnersOf {
  const bySentence = groupBy(all, ({ mention }) => mention.sentence)
  const byBlock = new Map<number, Owner>()
  const counts = new Map<string, number>()
  for (const owner of all) {
    if (!byBlock.has(owner.block)) byBlock.set(owner.block, owner)
    counts.set(owner.code, (counts.get(owner.code) ?? 0) + 1)
  }
  return {
    all,
    inSentence: (sentence) => bySentence.get(sentence) ?? NONE,
    inBlock: (block) => byBlock.get(block),
    before: (token) => lastBefore(all, token),
    counts: [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)),
  }
}

/** Owners stand in the order of the text. */
const lastBefore = (all: readonly Owner[], token: number): Owner | undefined =>
  all[firstIndex(all, ({ mention }) => mention.first >= token) - 1]

function groupBy<T>(list: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const item of list) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

/** The Norwegian of "Norwegian crowns" says nothing of other crowns. */
const isInSum = (here: readonly Mention[], { first, last }: Mention): boolean =>
  here.some((sum) => sum.kind === 'money' && sum.first <= first && last <= sum.last)

export function countryOf(mention: Mention): string | null {
  if (mention.kind === 'place')
    return mention.codes.length === 1 && mention.form !== 'region' ? mention.codes[0]! : null
  return mention.kind === 'body' || mention.kind === 'official' ? mention.country : null
}
