import type { Mention, WhenMention } from '../core/mention.ts'
import type { RuleBook } from '../rulebook/book.ts'
import type { FiscalYear } from './when-value.ts'

/**
 * Whose financial year is meant: that of the state or currency nearest in the sentence, else of the state that the
 * article names most. A state without an entry keeps the calendar year.
 */
export function fiscalYears(
  book: RuleBook,
): (mentions: readonly Mention[]) => (mention: WhenMention) => FiscalYear | null {
  const ofCountry = new Map<string, FiscalYear>()
  const ofCurrency = new Map<string, FiscalYear>()
  for (const rule of book.rules('fiscal-years')) {
    for (const country of rule.countries) ofCountry.set(country, rule)
    for (const currency of rule.currencies ?? []) ofCurrency.set(currency, rule)
  }
  /** Undefined where a mention says nothing of it. */
  const told = (other: Mention): FiscalYear | null | undefined => {
    if (other.kind === 'money') return other.codes.length === 1 ? ofCurrency.get(other.codes[0]!) : undefined
    const country = countryOf(other)
    return country === null ? undefined : (ofCountry.get(country) ?? null)
  }
  return (mentions) => {
    let most: string | null | undefined
    let places: Map<Mention, number> | null = null
    return (mention) => {
      places ??= new Map(mentions.map((other, i) => [other, i]))
      const near = neighbours(mentions, places.get(mention)!)
        .filter((other) => other.sentence === mention.sentence && told(other) !== undefined)
        .sort((a, b) => distance(a, mention) - distance(b, mention))
      // `Germany's financial year` is the calendar's; a state further off that has none of its own says nothing
      const own = near[0] && distance(near[0], mention) <= BESIDE ? near[0] : near.find((other) => told(other) !== null)
      if (own) return told(own) ?? null
      most = most === undefined ? mostNamed(mentions) : most
      return most === null ? null : (ofCountry.get(most) ?? null)
    }
  }
}

const BESIDE = 1

const neighbours = (mentions: readonly Mention[], at: number): Mention[] =>
  mentions.slice(Math.max(0, at - 12), at + 12)

/** In tokens between the two. */
const distance = (a: Mention, b: Mention): number => (a.last <= b.first ? b.first - a.last : a.first - b.last)

const countryOf = (mention: Mention): string | null => {
  if (mention.kind === 'place') return mention.codes.length === 1 ? mention.codes[0]! : null
  return mention.kind === 'body' || mention.kind === 'official' ? mention.country : null
}

function mostNamed(mentions: readonly Mention[]): string | null {
  const counts = new Map<string, number>()
  for (const mention of mentions) {
    const country = countryOf(mention)
    if (country !== null) counts.set(country, (counts.get(country) ?? 0) + 1)
  }
  let best: string | null = null
  for (const [country, count] of counts) if (best === null || count > counts.get(best)!) best = country
  return best
}
