import { fold } from '../core/fold.ts'
import type { OfficeMention, OfficialMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'

/**
 * The office of a full name that has none beside it, where the next sentence takes that person up by the office alone:
 * `Antony Blinken had $1.3 billion with him. The US Secretary of State split it thus`, `Mark Carney told him … The prime minister added`.
 *
 * In:  every named official and every office without a name, in the order of the text.
 * Out: the mention found → the same with its office. Only where nobody else can be meant: no other person stands between, and no other
 * person of the article holds that office.
 */
export function officesToldBehind(
  outline: Outline,
  officials: readonly OfficialMention[],
  offices: readonly OfficeMention[],
): ReadonlyMap<OfficialMention, OfficialMention> {
  const told = new Map<OfficialMention, OfficialMention>()
  const bySentence = new Map<number, OfficialMention[]>()
  for (const mention of officials) {
    const list = bySentence.get(mention.sentence)
    if (list) list.push(mention)
    else bySentence.set(mention.sentence, [mention])
  }
  for (const office of offices) {
    const mention = holderBefore(outline, office, bySentence)
    if (!mention || isHeld(office, officials) || hasOffice(mention, officials)) continue
    if (office.body && !HEADS.test(office.office)) continue
    const { country, body, officeId, span } = office
    told.set(mention, {
      ...mention,
      office: office.office,
      officeId,
      officeSpan: span,
      country,
      body,
      short: false,
      rule: RULE,
    })
  }
  // "minister Hamish Falconer", of whom no word tells what for
  for (const mention of officials)
    if (isJustMinister(mention) && !told.has(mention) && !hasOffice(mention, officials))
      told.set(mention, { ...mention, office: 'Minister', officeId: 'minister', short: false })
  return told
}

/** A full name behind `Minister`. */
const isJustMinister = ({ office, officeSpan, body, name, standing, rule }: OfficialMention): boolean =>
  office === null &&
  officeSpan !== null &&
  body === null &&
  standing === 'holder' &&
  rule === MINISTER &&
  /\S\s\S/.test(name)

const MINISTER = 'en/offices#minister'

/** Of a body's people, those that articles know by their office alone. */
const HEADS = /^(?:President|Secretary|High Representative|European Commissioner|Managing Director)/

const RULE = 'link/office-behind'

/** The one full name without an office that the office alone can take up. */
function holderBefore(
  outline: Outline,
  office: OfficeMention,
  bySentence: ReadonlyMap<number, readonly OfficialMention[]>,
): OfficialMention | null {
  const here = bySentence.get(office.sentence) ?? []
  if (isFirstOfItsKind(outline, office))
    return here.find((mention) => isBare(mention) && mention.last <= office.first) ?? null
  if (isSource(outline, office)) {
    const before = here.filter(({ last }) => last <= office.first)
    return before.length === 1 && isBare(before[0]!) ? before[0]! : null
  }
  if (
    !(office.body !== null || opens(outline, office) || isSpeaker(outline, office)) ||
    here.some((mention) => mention.first < office.first && !isStray(mention))
  )
    return null
  for (let back = 1; back <= REACH; back++) {
    const before = (bySentence.get(office.sentence - back) ?? []).filter((mention) => !isStray(mention))
    if (!before.length) continue
    const [only] = before
    // of several, the one that the sentence is about
    return only && isBare(only) && (before.length === 1 || opens(outline, only)) ? only : null
  }
  return null
}

const REACH = 2

/** A name of two words and more that no title stands beside. */
const isBare = ({ office, short, name }: OfficialMention): boolean => office === null && short && /\S\s\S/.test(name)

/** A capital word that may be no name at all. */
const isStray = ({ office, short, name }: OfficialMention): boolean => office === null && short && !/\s/.test(name)

/** `says the American defence secretary`: behind what was said. */
function isSpeaker({ tokens, sentences }: Outline, { sentence, first }: OfficeMention): boolean {
  for (let i = first - 1; i > Math.max(sentences[sentence]!.first, first - 5); i--)
    if (SAYS.has(tokens[i]!.fold)) return true
  return false
}

const SAYS = new Set(['says', 'said', 'adds', 'added', 'insists', 'insisted', 'explains', 'explained', 'replied'])

/** `which according to the Foreign Secretary will feed`: whoever is named before. */
const isSource = ({ tokens }: Outline, { first }: OfficeMention): boolean =>
  [2, 3].some((step) => tokens[first - step]?.fold === 'to' && tokens[first - step - 1]?.fold === 'according')

/** It is the subject: a few words at most stand before it. */
const opens = ({ sentences }: Outline, { sentence, first }: { sentence: number; first: number }): boolean =>
  first - sentences[sentence]!.first <= OPENING

const OPENING = 3

/** `X stepped off a train in Kyiv, the first Saudi foreign minister to do so`. */
function isFirstOfItsKind({ tokens, sentences }: Outline, { sentence, first }: OfficeMention): boolean {
  for (let i = first - 1; i > Math.max(sentences[sentence]!.first, first - 4); i--)
    if (tokens[i]!.fold === 'first') return tokens[i - 1]!.fold === 'the' && tokens[i - 2]?.fold === ','
  return false
}

/** Somebody named not long before holds it: the office alone means that one. */
const isHeld = (office: OfficeMention, officials: readonly OfficialMention[]): boolean =>
  officials.some(
    (other) =>
      Math.abs(office.sentence - other.sentence) <= RECENT &&
      other.officeId === office.officeId &&
      (!other.country || !office.country || other.country === office.country) &&
      (!other.body || !office.body || other.body === office.body),
  )

const RECENT = 4

/** The same name has an office elsewhere. */
const hasOffice = ({ name }: OfficialMention, officials: readonly OfficialMention[]): boolean => {
  const surname = fold(name)
    .split(/[\s-]+/)
    .at(-1)!
  return officials.some(
    (other) =>
      other.office !== null &&
      fold(other.name)
        .split(/[\s-]+/)
        .includes(surname),
  )
}
