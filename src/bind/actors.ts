import type { Mention, PlaceMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { Links } from '../core/referent.ts'
import { quote, type Span } from '../core/span.ts'
import type { Facts } from './facts.ts'

/** Somebody who can give, get or pass on, at one place of the text. */
export interface Actor {
  readonly mention: Mention
  readonly codes: readonly string[]
  readonly first: number
  readonly last: number
  readonly span: Span
  /** `state` by name or capital, `adjective` Norwegian, `person` an official, `anaphor` it, `agency` UNICEF, `body` the EU. */
  readonly role: 'state' | 'adjective' | 'body' | 'agency' | 'fund' | 'person' | 'anaphor' | 'region'
  readonly rule: string
  /** For funds: whom the records name when it gives; null when it only passes on. */
  readonly giver: string | null
  /** Null when the words name it; else what implies it. */
  readonly why: string | null
}

/** All that it names is on the DAC list. */
export const isPoor = ({ facts }: { readonly facts: Facts }, { codes }: Pick<Actor, 'codes'>): boolean =>
  codes.every((code) => facts.eligible.has(code))

/**
 * Who can give, get or pass on at one mention of a sentence: nobody where it is part of a longer name, or only tells where something is.
 *
 * In:  a mention, those of its sentence, and the states and bodies that the article names (`namedOutright`). Out: one actor, or none.
 */
export function actorsOf(
  mention: Mention,
  here: readonly Mention[],
  links: Links,
  outline: Outline,
  facts: Facts,
  named: ReadonlyMap<string, ReadonlySet<number>>,
): Actor[] {
  const { first, last, span } = mention
  // written out: spreading a common part into each costs more than all else here
  const one = (
    codes: readonly string[],
    role: Actor['role'],
    why: string | null,
    giver: string | null = null,
    rule = mention.rule,
  ): Actor[] => [{ mention, codes, first, last, span, role, rule, giver, why }]
  const inside = (kinds: ReadonlySet<Mention['kind']>): boolean =>
    here.some(
      (other) =>
        other.first <= first && other.last >= last && other.last - other.first > last - first && kinds.has(other.kind),
    )
  switch (mention.kind) {
    case 'place':
      // "the European Investment Bank", "Norwegian Refugee Council", "Danish crowns": part of a longer name
      if (inside(OVER_PLACES)) return []
      if (mention.form === 'region') return one(mention.codes, 'region', null)
      if (mention.form === 'city') return []
      if (mention.form === 'capital' && isPlaceAndDate(outline, mention)) return []
      // Brussels is the EU's, or where one meets, unless the article speaks of Belgium
      if (
        mention.form === 'capital' &&
        facts.shared.has(quote(outline.article.text, span).toLowerCase()) &&
        !speaksOf(named, mention)
      )
        return []
      return one(
        mention.codes,
        mention.form === 'adjective' ? 'adjective' : 'state',
        mention.form === 'capital' || mention.form === 'seat'
          ? `${quote(outline.article.text, span)} stands for the government of ${mention.codes[0]}`
          : null,
      )
    case 'body': {
      if (inside(OVER_BODIES)) return []
      // "Brussels clears a billion", and the article is about Belgium and never says EU
      const place = mention.indirect ? here.find((other) => other.kind === 'place' && other.first === first) : undefined
      if (place?.kind === 'place' && !named.has(mention.code) && speaksOf(named, place)) return []
      const state = mention.role === 'state_organ' || (mention.role === 'agency' && mention.country !== null)
      if (state && mention.country)
        return one([mention.country], 'state', `${quote(outline.article.text, span)} belongs to ${mention.country}`)
      if (mention.role === 'company') return []
      const role =
        mention.role === 'agency' || mention.role === 'ngo' ? 'agency' : mention.role === 'fund' ? 'fund' : 'body'
      const why = mention.indirect ? `${quote(outline.article.text, span)} stands for ${mention.code}` : null
      // a fund with a board of its own grants what others paid in: the Green Climate Fund
      return one([mention.code], role, why, role === 'fund' ? mention.code : null)
    }
    case 'group':
      if (inside(OVER_GROUPS)) return []
      return mention.role === 'fund' ||
        mention.role === 'programme' ||
        mention.role === 'coalition' ||
        mention.role === 'initiative'
        ? one([mention.name], 'fund', null, facts.givers.get(mention.name) ?? null)
        : []
    case 'official': {
      const person = links.personOf.get(mention)
      const code = mention.country ?? mention.body ?? person?.country ?? person?.body ?? null
      if (!code || (person && person.standing === 'former')) return []
      return one([code], 'person', `${person?.name ?? mention.name} holds office for ${code}`)
    }
    case 'anaphor': {
      const link = links.actor.get(mention)
      if (!link?.codes.length) return []
      const isGroup = link.because.from?.kind === 'group'
      return isGroup
        ? one(link.codes, 'fund', link.because.why, facts.givers.get(link.codes[0]!) ?? null, link.because.rule)
        : one(link.codes, 'anaphor', link.because.why, null, link.because.rule)
    }
    default:
      return []
  }
}

/** `Tunis, 21 December 2005`: where one of several items of a page comes from. */
function isPlaceAndDate({ article, blocks, sentences }: Outline, { sentence }: Mention): boolean {
  const { kind, span } = blocks[sentences[sentence]!.block]!
  return (
    (kind === 'meta' || kind === 'heading') &&
    PLACE_AND_DATE.test(article.text.slice(span.start, Math.min(span.end, span.start + 80)))
  )
}

const PLACE_AND_DATE =
  /^\p{Lu}[\p{L} .'’-]{1,40}(?:,| [-–—|])? (?:\d{1,2}(?:st|nd|rd|th)? \p{Lu}\p{L}{2,8}\.?,? \d{4}|\p{Lu}\p{L}{2,8}\.? \d{1,2},? \d{4})\W{0,2}$/u

/** Whose longer names take in a place, a body, a group. */
const OVER_PLACES = new Set<Mention['kind']>(['body', 'group', 'money', 'place', 'goods', 'official'])
const OVER_BODIES = new Set<Mention['kind']>(['official', 'group', 'body'])
const OVER_GROUPS = new Set<Mention['kind']>(['official'])

/** The sentences that name each state or body by its own name, not by a capital alone. */
export function namedOutright(mentions: readonly Mention[]): ReadonlyMap<string, ReadonlySet<number>> {
  const named = new Map<string, Set<number>>()
  for (const mention of mentions)
    for (const code of ownCodes(mention)) named.set(code, (named.get(code) ?? new Set()).add(mention.sentence))
  return named
}

function ownCodes(mention: Mention): readonly string[] {
  if (mention.kind === 'body') return mention.indirect ? [] : [mention.code]
  return mention.kind === 'place' && OWN_FORMS.has(mention.form) ? mention.codes : []
}

const OWN_FORMS = new Set<PlaceMention['form']>(['name', 'adjective', 'person'])

/** Brussels is Belgium's in an article about it: named twice, or beside the capital. "They have fewer people than Belgium" makes none. */
const speaksOf = (named: ReadonlyMap<string, ReadonlySet<number>>, { codes, sentence }: PlaceMention): boolean => {
  const lines = named.get(codes[0]!)
  return lines !== undefined && (lines.size > 1 || lines.has(sentence) || lines.has(sentence - 1))
}
