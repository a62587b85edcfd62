import { type Lexicon, lexicon, wordFilter } from '../core/lexicon.ts'
import type { OfficialMention } from '../core/mention.ts'
import type { Token } from '../core/token.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { type Entry, portfolioLexicon, titleEntries, wordsOf } from './title-entries.ts'
import { fieldReader } from './title-field.ts'
import { type OrganReader, organReader } from './title-organ.ts'
import { fieldAt, unlistedMinister, widerField } from './title-portfolio.ts'

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
  // a title begins with a word of one of these: tens of tokens do not, and are passed by on one look
  const mayBegin = wordFilter([titles, lonely, ranks, standings, fields].flatMap(({ firsts }) => firsts))
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
    if (at >= limit) return null
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
      rule: entry.vague ? (field?.rule ?? entry.rule) : entry.rule,
    }
  }
  return {
    at(tokens, i, limit, text) {
      if (i >= limit || !mayBegin(tokens[i]!.hash)) return null
      const full = read(tokens, i, limit, text)
      const one = full && !full.ofBody ? full : (aloneAt(tokens, i, limit, text, lonely) ?? full)
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
