import { type Hit, type Lexicon, lexicon, type Phrase } from '../core/lexicon.ts'
import type { OfficialMention } from '../core/mention.ts'
import type { Token } from '../core/token.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { type FieldReader, fieldReader } from './title-field.ts'
import { type OrganReader, organReader } from './title-organ.ts'

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
  /** `ambassador to Georgia`: what `to` or `in` names is the host. */
  readonly abroad: boolean
  /** The organ that the title names, tokens [first, last): whose it is may stand inside. */
  readonly organ: { readonly first: number; readonly last: number } | null
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
  readonly abroad: boolean
  readonly alone: boolean
  readonly standing: Title['standing']
}

/** Reads titles: ranks, a title made of its portfolio, a second office joined by `and`. */
export interface TitleReader {
  at(tokens: readonly Token[], i: number, limit: number, text: string): Title | null
  /** What somebody heads: `who leads the National Disaster Agency`. */
  organAt: OrganReader
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
  const entries = titleEntries(book)
  const titles = lexicon(entries.filter(({ value }) => !value.alone))
  const lonely = lexicon(entries.filter(({ value }) => value.alone))
  const fields = fieldReader(book)
  const organs = organReader(book)
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
    const hit = titles.at(tokens, at, limit, text) ?? unlistedMinister(tokens, at, limit, text, fields)
    if (!hit) return null
    let { end } = hit
    let { office } = hit.value
    const entry = hit.value
    const field = ORGANED.has(office)
      ? null
      : entry.field
        ? fieldAt(tokens, end, limit, text, entry, { portfolios, commissions, fields })
        : widerField(tokens, at, end, limit, text, fields)
    if (field) {
      office = field.office
      end = field.last
    }
    const organ =
      (entry.ofBody || ORGANED.has(office)) && isLead(tokens[end]) ? organs(tokens, end + 1, limit, text) : null
    if (organ) {
      office = `${office} of ${organ.name}`
      end = organ.last
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
      officeId: officeIdOf(full),
      country: entry.country,
      body: entry.body,
      standing: standing === 'holder' ? entry.standing : standing,
      vague: entry.vague && office === entry.office && !rank,
      plural: entry.plural,
      ofBody: entry.ofBody && !organ,
      organ,
      abroad: entry.abroad,
      rule: entry.rule,
    }
  }
  return {
    at(tokens, i, limit, text) {
      const one = read(tokens, i, limit, text) ?? aloneAt(tokens, i, limit, text, lonely)
      if (!one) return null
      const joined = secondOffice(tokens, one, limit, text, read)
      return joined ?? one
    },
    organAt: organs,
    portfolioAt(tokens, i, limit, text, commissioner) {
      const hit = (commissioner ? commissions : portfolios).at(tokens, i, limit, text)
      return hit ? { office: hit.value.office, last: hit.end } : null
    },
  }
}

/** Offices of bodies that public organs have too. */
const ORGANED = new Set(['Secretary-General', 'Director-General', 'Governor'])

const isLead = (token: Token | undefined): boolean => token?.fold === 'of' || token?.fold === 'at'

/** `Deputy Leila Haddad`: a title that is a rank elsewhere. */
function aloneAt(
  tokens: readonly Token[],
  i: number,
  limit: number,
  text: string,
  lonely: Lexicon<Entry>,
): Title | null {
  const hit = tokens[i]!.capital ? lonely.at(tokens, i, limit, text) : null
  if (!hit || hit.end >= limit || !tokens[hit.end]!.capital || tokens[hit.end]!.broken) return null
  const { office, country, body, standing, rule } = hit.value
  const officeId = officeIdOf(office)
  const plain = { vague: false, plural: false, ofBody: false, abroad: false, organ: null }
  return { first: i, last: hit.end, office, officeId, country, body, standing, ...plain, rule }
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

export const officeIdOf = (office: string): string =>
  office
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, '.')
    .replace(/^\.|\.$/g, '')

interface Fields {
  readonly portfolios: Lexicon<{ office: string }>
  readonly commissions: Lexicon<{ office: string }>
  readonly fields: FieldReader
}

/** `Budget Minister`, `Water and Irrigation Minister`, `Agriculture Secretary`: a portfolio that no rule lists. */
function unlistedMinister(
  tokens: readonly Token[],
  at: number,
  limit: number,
  text: string,
  fields: FieldReader,
): Hit<Entry> | null {
  const run = fields.before(tokens, at, limit, text)
  if (!run) return null
  const office = `${run.noun === 'minister' ? 'Minister' : 'Secretary'} of ${run.name}`
  const plain = { country: null, body: null, vague: false, field: false, plural: false, ofBody: false }
  return {
    end: run.last,
    value: { rule: 'find/portfolio', office, ...plain, abroad: false, alone: false, standing: 'holder' },
  }
}

/** `minister for international development cooperation and foreign trade`: more than the portfolio that a rule knows. */
function widerField(
  tokens: readonly Token[],
  first: number,
  end: number,
  limit: number,
  text: string,
  fields: FieldReader,
): { office: string; last: number } | null {
  const noun = tokens[first]!.fold
  const link = tokens[first + 1]?.fold
  if ((noun !== 'minister' && noun !== 'secretary') || (link !== 'of' && link !== 'for')) return null
  const run = fields.at(tokens, first + 2, limit, text)
  if (!run || run.last <= end) return null
  return { office: `${noun === 'minister' ? 'Minister' : 'Secretary'} ${link} ${run.name}`, last: run.last }
}

/** "of/for X" behind a title: a known portfolio, or the words as written for a minister of state. */
function fieldAt(
  tokens: readonly Token[],
  end: number,
  limit: number,
  text: string,
  entry: Entry,
  { portfolios, commissions, fields }: Fields,
): { office: string; last: number } | null {
  const word = tokens[end]?.fold
  if (word !== 'of' && word !== 'for' && word !== 'responsible') return null
  let at = end + 1
  if (word === 'responsible') at++
  const commissioner = entry.office === 'European Commissioner'
  const direct =
    (commissioner ? commissions : portfolios).at(tokens, at, limit, text) ??
    (tokens[at]?.fold === 'the' ? (commissioner ? commissions : portfolios).at(tokens, at + 1, limit, text) : null)
  const run = FIELDED.has(entry.office) ? fields.at(tokens, at, limit, text) : null
  if (run && entry.office === 'Government Commissioner') return commissionAt(tokens, at, run, limit, text)
  if (run && run.last > (direct?.end ?? 0))
    return { office: `${entry.office} ${word === 'of' ? 'of' : 'for'} ${run.name}`, last: run.last }
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

/** `for the Reconstruction of Ukraine`: what a government's commissioner looks after may be abroad. */
function commissionAt(
  tokens: readonly Token[],
  at: number,
  run: { name: string; last: number },
  limit: number,
  text: string,
): { office: string; last: number } {
  const abroad =
    ['of', 'in'].includes(tokens[run.last]?.fold ?? '') && run.last + 1 < limit && tokens[run.last + 1]!.capital
  const last = abroad ? run.last + 2 : run.last
  const name = text.slice(tokens[at]!.start, tokens[last - 1]!.end).replace(/\s+/g, ' ')
  return { office: `Government Commissioner for ${name}`, last }
}

/** Titles whose field may be told in words that no rule lists. */
const FIELDED = new Set([
  'Minister',
  'Secretary',
  'Minister of State',
  'Deputy Minister',
  'Under Secretary',
  'European Commissioner',
  'Government Commissioner',
  'Cabinet Secretary',
  'Assistant Secretary',
])

function titleEntries(book: RuleBook): Phrase<Entry>[] {
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
            abroad: rule.abroad ?? false,
            alone: rule.alone ?? false,
          },
        })
    if (rule.as === 'ministry')
      for (const field of rule.words)
        for (const [phrase, plural] of ministerTitles(field))
          phrases.push({
            phrase,
            value: { ...base, ...PLAIN, office: rule.office ?? field, plural },
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
            value: { ...base, ...PLAIN, body: 'EU', office: rule.office ?? field },
          })
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
