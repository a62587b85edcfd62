import { gather } from '../core/gather.ts'
import type { BodyMention, GroupMention, Mention, OfficialMention, PlaceMention } from '../core/mention.ts'
import { isInDateline, type Outline, type Sentence } from '../core/outline.ts'
import type { Links } from '../core/referent.ts'
import type { Token } from '../core/token.ts'
import type { WordSets } from '../rulebook/words.ts'

/** Something named that a later word may stand for. */
export interface Antecedent {
  readonly mention: PlaceMention | BodyMention | GroupMention | OfficialMention
  readonly codes: readonly string[]
  readonly first: number
  readonly last: number
  readonly kind: 'state' | 'body' | 'person' | 'states'
  /** A government, ministry or minister is named, not only a country. */
  readonly organ: boolean
  /** The preposition it stands under: `aid for Ukraine`; null for a subject or object. */
  readonly under: string | null
  /** A capital where something happens: `in Oslo`. */
  readonly where: boolean
  /** Names a country in passing: `Danish crowns`, `in Oslo`, `480 million American`. */
  readonly weak: boolean
}

/** Everything a sentence names that can be meant again, by the sentence's index. */
export type Antecedents = readonly (readonly Antecedent[])[]

export function antecedentsOf(
  outline: Outline,
  mentions: readonly Mention[],
  personOf: Links['personOf'],
  words: WordSets,
): Antecedents {
  const bySentence: Mention[][] = outline.sentences.map(() => [])
  for (const mention of mentions) bySentence[mention.sentence]?.push(mention)
  return outline.sentences.map((sentence, i) =>
    UNTOLD.has(outline.blocks[sentence.block]?.kind ?? '') && !isInDateline(outline, sentence.span)
      ? []
      : gather(bySentence[i]!, (mention) => antecedentOf(mention, bySentence[i]!, outline, sentence, personOf, words)),
  )
}

/** Nobody goes on from a byline or a photo credit, but `our government` is that of the place where an article is written. */
const UNTOLD = new Set(['furniture', 'meta', 'caption'])

function antecedentOf(
  mention: Mention,
  here: readonly Mention[],
  outline: Outline,
  sentence: Sentence,
  personOf: Links['personOf'],
  words: WordSets,
): Antecedent[] {
  const { tokens } = outline
  const { first, last } = mention
  if (!NAMING.has(mention.kind)) return []
  const under = prepositionBefore(tokens, first, sentence.first, words)
  // written out: spreading a common part into each costs more than all else here
  const one = (
    of: Antecedent['mention'],
    codes: readonly string[],
    kind: Antecedent['kind'],
    organ = false,
    where = false,
    weak = false,
  ): Antecedent[] => [{ mention: of, codes, first, last, kind, organ, under, where, weak }]
  switch (mention.kind) {
    case 'place': {
      if (
        here.some(
          (other) =>
            HOLDERS.has(other.kind) &&
            other.first <= first &&
            other.last >= last &&
            other.last - other.first > last - first,
        )
      )
        return []
      if (mention.form === 'city') return []
      // Brussels acts for the Union, and is no Belgium then
      if (here.some((other) => other.kind === 'body' && other.indirect && other.first === first)) return []
      if (mention.form === 'region') return one(mention, mention.codes, 'states')
      const organ = mention.form === 'seat' || hasOrganBeside(tokens, mention, sentence, words)
      const where =
        (mention.form === 'capital' || mention.form === 'seat') &&
        WHERE.has(under ?? '') &&
        !isMeetingPlace(tokens, mention, sentence, words)
      const weak =
        where ||
        (mention.form === 'capital' && under !== null && !ACTING.has(under)) ||
        (mention.form === 'adjective' && !organ) ||
        isCounted(tokens[first - 1])
      return one(mention, mention.codes, 'state', organ && !where, where, weak)
    }
    case 'body':
      if (here.some((other) => other.kind === 'official' && other.first <= first && other.last >= last)) return []
      if (mention.role === 'company') return []
      return mention.country ? one(mention, [mention.country], 'state', true) : one(mention, [mention.code], 'body')
    case 'group':
      return mention.role === 'region' ? [] : one(mention, [mention.name], 'body')
    case 'official': {
      const person = personOf.get(mention)
      if (!person && mention.short) return []
      const code = mention.country ?? mention.body ?? person?.country ?? person?.body
      // a person of a state not known yet is a candidate all the same: whoever says "his country" then stays open
      return one(mention, code ? [code] : [], 'person', true)
    }
    default:
      return []
  }
}

const NAMING = new Set<Mention['kind']>(['place', 'body', 'group', 'official'])

/** What a country's name may be a part of: Norwegian Refugee Council, Danish Defence Minister N. N., Czech crowns. */
const HOLDERS = new Set<Mention['kind']>(['body', 'group', 'official', 'money'])

/** `aid for Ukraine`, `talks in neighbouring Jordan`; but `the government of Japan` and `according to Oslo` are no less than subjects. */
export function prepositionBefore(
  tokens: readonly Token[],
  first: number,
  from: number,
  words: WordSets,
): string | null {
  let i = first - 1
  while (i >= from && first - i <= 3 && (PASSED.has(tokens[i]!.fold) || isAdjective(tokens[i]!, words))) i--
  if (i < from || !words.has('subject-blockers', tokens[i]!.fold)) return null
  const before = tokens[i - 1]?.fold ?? ''
  if (tokens[i]!.fold === 'of' && words.has('organ-nouns', before)) return null
  return tokens[i]!.fold === 'to' && before === 'according' ? null : tokens[i]!.fold
}

const PASSED = new Set(['the', 'a', 'an', 'both'])
const isAdjective = (token: Token, words: WordSets): boolean =>
  token.kind === 'word' && !token.capital && !words.has('subject-blockers', token.fold) && ADJECTIVE.test(token.fold)
const ADJECTIVE = /(?:ern|ed|al|ing|new)$/

/** Danish government, Norway's parliament, the army of Chad. */
function hasOrganBeside(
  tokens: readonly Token[],
  { first, last }: PlaceMention,
  sentence: Sentence,
  words: WordSets,
): boolean {
  for (let i = last; i < Math.min(last + 4, sentence.last); i++) {
    const word = tokens[i]!.fold
    if (words.has('organ-nouns', word)) return true
    if (word !== "'s" && word !== "'" && word !== '-' && (tokens[i]!.kind !== 'word' || words.has('no-noun', word)))
      break
  }
  return (
    tokens[first - 1]?.fold === 'of' && first - 2 >= sentence.first && words.has('organ-nouns', tokens[first - 2]!.fold)
  )
}

/** `at the meeting of the Contact Group in Brussels`: who meets there is seldom at home there. */
function isMeetingPlace(
  tokens: readonly Token[],
  { first }: PlaceMention,
  sentence: Sentence,
  words: WordSets,
): boolean {
  for (let i = first - 1; i >= Math.max(sentence.first, first - FAR); i--)
    if (words.has('meetings', tokens[i]!.fold)) return true
  return false
}

/** Tokens: `the meeting of the Ukraine Defence Contact Group in Brussels`. */
const FAR = 9

/** A capital or palace behind these is where something happens … */
const WHERE = new Set(['in', 'at', 'near', 'outside', 'around', 'inside'])
/** … and behind these it may still act: money from Oslo, a loan by Tokyo. */
const ACTING = new Set(['from', 'by', 'with', 'between', 'of', 'against'])

const isCounted = (before: Token | undefined): boolean =>
  before !== undefined && (before.kind === 'number' || SCALES.has(before.fold))
const SCALES = new Set(['million', 'billion', 'trillion', 'bn', 'mn', 'm', 'dollars'])
