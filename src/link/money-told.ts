import type { NumberMention } from '../core/mention.ts'
import type { Outline, Sentence } from '../core/outline.ts'
import type { Because } from '../core/referent.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { currencyWords } from '../rulebook/currency-words.ts'

/** The currencies that a sentence of its own names for a bare number, and where it does. */
export interface Told {
  readonly codes: readonly string[]
  readonly because: Because
  /** It tells in other money what was told before. */
  readonly aside: boolean
}

/**
 * Speech names the money afterwards: `Nearly three hundred million. Dollars, that is.`, `The next billion was wired on Friday. That's
 * euros.`, and a question or what opens its sentence before: `In euros? Some 94 million.`, `In euros: some 94 million.`
 */
export function moneyTold(book: RuleBook): (outline: Outline, number: NumberMention) => Told | null {
  const { names } = currencyWords(book)
  /** The currency that a short sentence names, and nothing else that counts. */
  const namedIn = (outline: Outline, sentence: Sentence | undefined, asks: boolean): Told | null => {
    if (!sentence || sentence.last - sentence.first > SHORT) return null
    const { tokens, article } = outline
    const end = tokens[sentence.last - 1]!.fold === '?' ? sentence.last - 1 : sentence.last
    if (asks !== end < sentence.last) return null
    for (let i = sentence.first; i < end; i++) {
      const token = tokens[i]!
      if (token.kind === 'number') return null
      const hit = names.at(tokens, i, end, article.text)
      if (!hit) {
        if (token.kind === 'word' && !LEADS.has(token.fold) && tokens[i + 1]?.fold !== ':') return null
        continue
      }
      if (asks ? hit.end !== end : !(hit.end === end || tokens[hit.end]!.kind === 'mark')) return null
      const why = `“${article.text.slice(token.start, tokens[hit.end - 1]!.end)}” beside it names the money`
      return { codes: hit.value.codes, because: { rule: 'link/money-told', why, from: null }, aside: false }
    }
    return null
  }
  /** `In euros: a little over 1.1 billion`, `In dollars, that is 200 million`: its own sentence opens with the money. */
  const opening = ({ tokens, article }: Outline, { first, last }: Sentence, number: NumberMention): Told | null => {
    if (tokens[first]!.fold !== 'in') return null
    const hit = names.at(tokens, first + 1, last, article.text)
    if (!hit || number.first - hit.end > SHORT || tokens[hit.end]?.kind !== 'mark') return null
    for (let i = hit.end; i < number.first; i++) if (tokens[i]!.kind === 'number') return null
    const why = `“${article.text.slice(tokens[first]!.start, tokens[hit.end - 1]!.end)}” before it names the money`
    return { codes: hit.value.codes, because: { rule: 'link/money-told', why, from: null }, aside: true }
  }
  return (outline, number) => {
    const { sentences } = outline
    const here = sentences[number.sentence]!
    const opened = opening(outline, here, number)
    if (opened) return opened
    // what is named behind is a sum near the end
    const behind = here.last - number.last <= FAR ? namedIn(outline, sentences[number.sentence + 1], false) : null
    return (
      behind ?? (number.first - here.first <= SHORT ? namedIn(outline, sentences[number.sentence - 1], true) : null)
    )
  }
}

/** Tokens of a sentence that only names the money, and between the number and the end of its own. */
const SHORT = 9
const FAR = 14

/** Words before it: `That's euros`, `In dollars, I mean`, `And that in euros?`, `How much is that in kroner?` */
const LEADS = new Set(
  "that that's this it it's they those all is are was 's in and yes no but mind you of course meaning namely us u.s american what makes how much many would be so then make i mean".split(
    ' ',
  ),
)
