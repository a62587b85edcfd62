import { type Lexicon, lexicon, type Phrase } from '../core/lexicon.ts'
import type { OfficialMention } from '../core/mention.ts'
import type { RuleBook } from '../rulebook/book.ts'

type Standing = OfficialMention['standing'] | 'none'

/** What a title's words say, as the rules have it. */
export interface Entry {
  readonly rule: string
  readonly office: string
  readonly country: string | null
  readonly body: string | null
  readonly vague: boolean
  readonly field: boolean
  readonly plural: boolean
  readonly ofBody: boolean
  readonly abroad: boolean
  readonly alone: boolean
  readonly standing: Standing
}

export function titleEntries(book: RuleBook): Phrase<Entry>[] {
  const phrases: Phrase<Entry>[] = []
  for (const rule of book.rules('offices')) {
    const base = {
      rule: rule.rule,
      country: rule.country ?? null,
      body: rule.body ?? null,
      standing: (rule.standing ?? 'holder') as Standing,
    }
    if (rule.as === 'title')
      for (const phrase of rule.words)
        phrases.push({
          phrase,
          value: {
            ...base,
            office: rule.office ?? phrase,
            vague: rule.vague ?? false,
            field: rule.field ?? false,
            plural: phrase.endsWith('s'),
            ofBody: rule.of_body ?? false,
            abroad: rule.abroad ?? false,
            alone: rule.alone ?? false,
          },
        })
    if (rule.as === 'ministry')
      for (const field of rule.words) {
        const one = { ...base, ...PLAIN, office: rule.office ?? field }
        const many = { ...one, plural: true }
        for (const [phrase, plural] of ministerTitles(field)) phrases.push({ phrase, value: plural ? many : one })
      }
    if (rule.as === 'commissioner')
      for (const field of rule.words) {
        const value = { ...base, ...PLAIN, body: 'EU', office: rule.office ?? field }
        for (const phrase of [
          `${field} commissioner`,
          `commissioner for ${field}`,
          `european commissioner for ${field}`,
          `eu commissioner for ${field}`,
          `eu ${field} commissioner`,
        ])
          phrases.push({ phrase, value })
      }
  }
  return phrases
}

const PLAIN = { vague: false, field: false, plural: false, ofBody: false, abroad: false, alone: false }

/** `defence minister`, `minister of defence`, `minister for defence`, `ministers of defence`, `head of the defence ministry`. */
function ministerTitles(field: string): [string, boolean][] {
  const bare = field.replace(/^the /, '')
  return [
    [`${bare} minister`, false],
    [`minister of ${field}`, false],
    [`minister for ${field}`, false],
    [`minister of the ${bare}`, false],
    [`minister in charge of ${field}`, false],
    [`minister responsible for ${field}`, false],
    [`head of the ${bare} ministry`, false],
    [`head of the ministry of ${field}`, false],
    [`${bare} chief`, false],
    [`${bare} ministers`, true],
    [`ministers of ${field}`, true],
    [`ministers for ${field}`, true],
  ]
}

export const portfolioLexicon = (book: RuleBook, as: 'ministry' | 'commissioner'): Lexicon<{ office: string }> =>
  lexicon(
    book
      .rules('offices')
      .flatMap((rule) =>
        rule.as === as ? rule.words.map((phrase) => ({ phrase, value: { office: rule.office ?? phrase } })) : [],
      ),
  )

export const wordsOf = (
  book: RuleBook,
  as: 'rank' | 'standing',
): Phrase<{ office?: string | undefined; standing?: string | undefined }>[] =>
  book
    .rules('offices')
    .flatMap((rule) =>
      rule.as === as
        ? rule.words.map((phrase) => ({ phrase, value: { office: rule.office, standing: rule.standing } }))
        : [],
    )
