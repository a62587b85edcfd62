import { type Lexicon, lexicon, type Phrase } from '../core/lexicon.ts'
import type { OfficialMention } from '../core/mention.ts'
import type { Token } from '../core/token.ts'
import type { RuleBook } from '../rulebook/book.ts'

/** A title as read at one place. `last` is behind its last token. */
export interface Title {
  readonly first: number
  readonly last: number
  readonly office: string
  readonly officeId: string
  readonly country: string | null
  readonly body: string | null
  readonly standing: OfficialMention['standing'] | 'none'
  /** `Minister` alone: the portfolio is told elsewhere. */
  readonly vague: boolean
  readonly plural: boolean
  /** Only an office when a body stands beside it. */
  readonly ofBody: boolean
  readonly rule: string
}

interface Entry {
  readonly rule: string
  readonly office: string
  readonly country: string | null
  readonly body: string | null
  readonly vague: boolean
  readonly field: boolean
  readonly plural: boolean
  readonly ofBody: boolean
  readonly standing: Title['standing']
}

/** Reads titles: ranks, a title made of its portfolio, a second office joined by `and`. */
export interface TitleReader {
  at(tokens: readonly Token[], i: number, limit: number, text: string): Title | null
  /** A portfolio in brackets or behind `looks after`: `(Finance)`, `foreign affairs`. */
  portfolioAt(
    tokens: readonly Token[],
    i: number,
    limit: number,
    text: string,
    commissioner: boolean,
  ): { office: string; last: number } | null
}

export function titleReader(book: RuleBook): TitleReader {
  const titles = titleLexicon(book)
  const portfolios = portfolioLexicon(book, 'ministry')
  const commissions = portfolioLexicon(book, 'commissioner')
  const ranks = lexicon(wordsOf(book, 'rank'))
  const standings = lexicon(wordsOf(book, 'standing'))
  const read = (tokens: readonly Token[], i: number, limit: number, text: string): Title | null => {
    let at = i
    let standing: Title['standing'] = 'holder'
    const state = standings.at(tokens, at, limit, text)
    if (state) {
      standing = (state.value.standing ?? 'former') as Title['standing']
      at = skipHyphen(tokens, state.end)
    }
    let rank = ''
    for (
      let hit = ranks.at(tokens, at, limit, text);
      hit && !titles.at(tokens, at, limit, text);
      hit = ranks.at(tokens, at, limit, text)
    ) {
      rank = hit.value.office ?? ''
      at = skipHyphen(tokens, hit.end)
      if (at - i > 5) return null
    }
    const hit = titles.at(tokens, at, limit, text)
    if (!hit) return null
    let { end } = hit
    let { office } = hit.value
    const entry = hit.value
    if (entry.field) {
      const field = fieldAt(tokens, end, limit, text, entry, portfolios, commissions)
      if (field) {
        office = field.office
        end = field.last
      }
    }
    const behind = tokens[end]
    if (behind && (behind.fold === '-' || behind.kind === 'word')) {
      const after = standings.at(tokens, behind.fold === '-' ? end + 1 : end, limit, text)
      if (after && after.value.standing === 'designate') {
        standing = 'designate'
        end = after.end
      }
    }
    const full = rank && !office.startsWith(rank) ? `${rank} ${office}` : office
    return {
      first: i,
      last: end,
      office: full,
      officeId: full
        .toLowerCase()
        .replace(/[^\p{L}]+/gu, '.')
        .replace(/^\.|\.$/g, ''),
      country: entry.country,
      body: entry.body,
      standing: standing === 'holder' ? entry.standing : standing,
      vague: entry.vague && office === entry.office && !rank,
      plural: entry.plural,
      ofBody: entry.ofBody,
      rule: entry.rule,
    }
  }
  return {
    at(tokens, i, limit, text) {
      const one = read(tokens, i, limit, text)
      if (!one) return null
      const joined = secondOffice(tokens, one, limit, text, read)
      return joined ?? one
    },
    portfolioAt(tokens, i, limit, text, commissioner) {
      const hit = (commissioner ? commissions : portfolios).at(tokens, i, limit, text)
      return hit ? { office: hit.value.office, last: hit.end } : null
    },
  }
}

const skipHyphen = (tokens: readonly Token[], at: number): number => (tokens[at]?.fold === '-' ? at + 1 : at)

/** "Deputy Prime Minister and Defence Minister", "First Deputy Prime Minister – Minister of Economy". */
function secondOffice(
  tokens: readonly Token[],
  one: Title,
  limit: number,
  text: string,
  read: (tokens: readonly Token[], i: number, limit: number, text: string) => Title | null,
): Title | null {
  let at = one.last
  if (!['and', '-', ',', '&'].includes(tokens[at]?.fold ?? '')) return null
  if (tokens[at]!.fold === ',' && !/^(?:deputy |first deputy )?prime minister|^tánaiste/i.test(one.office)) return null
  at++
  if (tokens[at]?.fold === 'the' || tokens[at]?.fold === 'its') at++
  const two = at < limit ? read(tokens, at, limit, text) : null
  if (!two || two.vague || two.standing !== 'holder' || two.office === one.office) return null
  // "the president and the prime minister" are two people
  if (tokens[at - 1]!.fold === 'the' || (two.office === 'Prime Minister' && one.office === 'President')) return null
  return {
    ...one,
    last: two.last,
    office: `${one.office} and ${two.office}`,
    officeId: `${one.officeId}+${two.officeId}`,
  }
}

/** "of/for X" behind a title: a known portfolio, or the words as written for a minister of state. */
function fieldAt(
  tokens: readonly Token[],
  end: number,
  limit: number,
  text: string,
  entry: Entry,
  portfolios: Lexicon<{ office: string }>,
  commissions: Lexicon<{ office: string }>,
): { office: string; last: number } | null {
  const word = tokens[end]?.fold
  if (word !== 'of' && word !== 'for' && word !== 'responsible') return null
  let at = end + 1
  if (word === 'responsible') at++
  const commissioner = entry.office === 'European Commissioner'
  const direct =
    (commissioner ? commissions : portfolios).at(tokens, at, limit, text) ??
    (tokens[at]?.fold === 'the' ? (commissioner ? commissions : portfolios).at(tokens, at + 1, limit, text) : null)
  if (!direct) return null
  const field = direct.value.office.replace(/^Minister (?:of|for) (?:the )?/, '')
  if (entry.office === 'Minister') return { office: direct.value.office, last: direct.end }
  if (commissioner) return { office: direct.value.office, last: direct.end }
  if (entry.office === 'Minister of State') return { office: `Minister of State for ${field}`, last: direct.end }
  if (entry.office === 'Deputy Minister' || entry.office === 'Under Secretary')
    return {
      office: entry.office === 'Deputy Minister' ? `Deputy ${direct.value.office}` : `${entry.office} for ${field}`,
      last: direct.end,
    }
  return { office: entry.office, last: direct.end }
}

function titleLexicon(book: RuleBook): Lexicon<Entry> {
  const phrases: Phrase<Entry>[] = []
  for (const rule of book.rules('offices')) {
    const base = {
      rule: rule.rule,
      country: rule.country ?? null,
      body: rule.body ?? null,
      standing: (rule.standing ?? 'holder') as Title['standing'],
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
          },
        })
    if (rule.as === 'ministry')
      for (const field of rule.words)
        for (const [phrase, plural] of ministerTitles(field))
          phrases.push({
            phrase,
            value: { ...base, office: rule.office ?? field, vague: false, field: false, plural, ofBody: false },
          })
    if (rule.as === 'commissioner')
      for (const field of rule.words)
        for (const phrase of [
          `${field} commissioner`,
          `commissioner for ${field}`,
          `european commissioner for ${field}`,
          `eu commissioner for ${field}`,
          `eu ${field} commissioner`,
        ])
          phrases.push({
            phrase,
            value: {
              ...base,
              body: 'EU',
              office: rule.office ?? field,
              vague: false,
              field: false,
              plural: false,
              ofBody: false,
            },
          })
  }
  return lexicon(phrases)
}

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
    [`deputy ${bare} minister`, false],
  ].filter(([phrase]) => phrase !== 'deputy minister') as [string, boolean][]
}

const portfolioLexicon = (book: RuleBook, as: 'ministry' | 'commissioner'): Lexicon<{ office: string }> =>
  lexicon(
    book
      .rules('offices')
      .flatMap((rule) =>
        rule.as === as ? rule.words.map((phrase) => ({ phrase, value: { office: rule.office ?? phrase } })) : [],
      ),
  )

const wordsOf = (
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
