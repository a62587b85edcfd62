import type { Hit, Lexicon } from '../core/lexicon.ts'
import type { Token } from '../core/token.ts'
import type { Entry } from './title-entries.ts'
import type { FieldReader } from './title-field.ts'

/** An office with its field. */
interface FieldOffice {
  readonly office: string
  readonly last: number
  /** The rule that knows the field's words, where no rule knows the field. */
  readonly rule?: string
}

interface Fields {
  readonly portfolios: Lexicon<{ office: string }>
  readonly commissions: Lexicon<{ office: string }>
  readonly fields: FieldReader
}

/** `Budget Minister`, `Water and Irrigation Minister`, `Agriculture Secretary`: a portfolio that no rule lists. */
export function unlistedMinister(
  tokens: readonly Token[],
  at: number,
  limit: number,
  text: string,
  fields: FieldReader,
): Hit<Entry> | null {
  const run = fields.before(tokens, at, limit, text)
  if (!run) return null
  const office = `${NOUN_OFFICES[run.noun]} ${run.name}`
  const plain = { country: null, body: null, vague: false, field: false, plural: false, ofBody: false }
  return {
    end: run.last,
    value: { rule: run.rule, office, ...plain, abroad: false, alone: false, standing: 'holder' },
  }
}

const NOUN_OFFICES = { minister: 'Minister of', secretary: 'Secretary of', cabinet: 'Cabinet Secretary for' }

/** `minister for international development cooperation and foreign trade`: more than the portfolio that a rule knows. */
export function widerField(
  tokens: readonly Token[],
  first: number,
  end: number,
  limit: number,
  text: string,
  fields: FieldReader,
): FieldOffice | null {
  const noun = tokens[first]!.fold
  const link = tokens[first + 1]?.fold
  if ((noun !== 'minister' && noun !== 'secretary') || (link !== 'of' && link !== 'for')) return null
  const run = fields.at(tokens, first + 2, limit, text)
  if (!run || run.last <= end) return null
  return {
    office: `${noun === 'minister' ? 'Minister' : 'Secretary'} ${link} ${run.name}`,
    last: run.last,
    rule: run.rule,
  }
}

/** "of/for X" behind a title: a known portfolio, or the words as written for a minister of state. */
export function fieldAt(
  tokens: readonly Token[],
  end: number,
  limit: number,
  text: string,
  entry: Entry,
  { portfolios, commissions, fields }: Fields,
): FieldOffice | null {
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
    return { office: `${entry.office} ${word === 'of' ? 'of' : 'for'} ${run.name}`, last: run.last, rule: run.rule }
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
