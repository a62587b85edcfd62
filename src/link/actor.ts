import type { AnaphorMention, Mention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { Links } from '../core/referent.ts'
import { quote } from '../core/span.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { wordSets } from '../rulebook/words.ts'
import { bodyBefore, otherwise } from './actor-body.ts'
import { type Case, distinct, isState, type Meant, meant, stepsBack } from './actor-case.ts'
import { fromDateline, personBefore, speakerOf } from './actor-person.ts'
import { type Antecedent, antecedentsOf, prepositionBefore } from './antecedent.ts'

/**
 * Says which state or body a word stands for: the country, its, the ministry, the Nordic nation, the bank, we.
 *
 * In:  the mentions of an article, and the persons already linked (`her government` goes through the minister).
 * Out: for each anaphor that can be settled, the codes meant and why.
 *
 * Only what is plain: the one state of the sentence, else the one subject of the sentence before. Where two can be meant
 * the word stays open, for a wrong giver is worse than none.
 */
export const actorLinker = (
  book: RuleBook,
): ((outline: Outline, mentions: readonly Mention[], personOf: Links['personOf']) => Links['actor']) => {
  const rules = new Map(book.rules('anaphora').map((rule) => [rule.rule, rule]))
  const sets = new Map(
    [...book.rules('regions'), ...book.rules('country-sets')].map((set) => [set.id, new Set(set.codes)]),
  )
  const words = wordSets(book)
  return (outline, mentions, personOf) => {
    const antecedents = antecedentsOf(outline, mentions, personOf, words)
    const links = new Map<
      AnaphorMention,
      { codes: readonly string[]; because: { rule: string; why: string; from: Mention | null } }
    >()
    for (const anaphor of mentions) {
      if (anaphor.kind !== 'anaphor') continue
      const rule = rules.get(anaphor.rule)
      const meant =
        rule &&
        resolve({
          outline,
          antecedents,
          words,
          anaphor,
          rule,
          among: rule.among ? (sets.get(rule.among) ?? new Set()) : null,
        })
      if (!meant) continue
      const why = `“${quote(outline.article.text, anaphor.span)}” stands for ${meant.codes.join(', ')}: ${meant.why}`
      links.set(anaphor, { codes: meant.codes, because: { rule: 'link/actor', why, from: meant.from } })
    }
    return links
  }
}

function resolve(of: Case): Meant | null {
  const { rule } = of
  if (rule.through === 'speaker') return speakerOf(of)
  if (rule.through === 'person') return personBefore(of)
  if (rule.several !== undefined) return rule.several === 0 ? pluralBefore(of) : listOf(of, rule.several)
  switch (rule.of) {
    case 'country':
      return of.among ? (memberOf(of) ?? unlessTold(of)) : rule.codes ? otherwise(of) : countryBefore(of)
    case 'ministry':
      return of.among
        ? (among(of, ministryBefore(of)) ?? among(of, homeOf(of)) ?? memberOf(of, givesAid) ?? unlessTold(of, givesAid))
        : (ministryBefore(of) ?? homeOf(of))
    case 'body':
      return bodyBefore(of) ?? otherwise(of)
    case 'any':
      return subjectBefore(of)
    default:
      return null
  }
}

/**
 * `the country`: as a subject the one state of the nearest sentence that names any, of several the one that is its only
 * subject. Elsewhere (`in the country`) it is rarely the one that acts, but who else was named.
 */
function countryBefore(of: Case): Meant | null {
  const isSubject = acts(of)
  for (const [k, step] of stepsBack(of, 2).entries()) {
    // who is visiting India is not in it for long
    const states = step.filter((one) => one.under !== 'visiting' && (isSubject ? isState(one) : one.kind === 'state'))
    if (!states.length) continue
    const inside = isSubject ? [] : states.filter((one) => LOCATED.has(one.under ?? '') && !one.weak)
    if (distinct(inside).length === 1) return meant(inside.at(-1)!, 'the only one named as a place before it')
    if (distinct(states).length === 1)
      return isSubject || states.every((one) => AT_HOME.has(one.under ?? '') && !one.weak)
        ? meant(states.at(-1)!, 'the only one named before it')
        : null
    const subjects = states.filter((one) => one.under === null)
    return k > 0 && isSubject && distinct(subjects).length === 1
      ? meant(subjects[0]!, 'the subject of the sentence before')
      : null
  }
  return null
}

/** `Britain pays for those hit by the war in Sudan … inside the country`. */
const LOCATED = new Set(['in', 'into', 'inside', 'across'])

/** `aid for Sudan … in the country`. */
const AT_HOME = new Set(['for', 'to', 'in', 'into', 'inside', 'across', 'over'])

/** `the ministry`: that of the minister or government named last, or of the capital where the sentence plays; else of the state that opens the sentence before. */
function ministryBefore(of: Case): Meant | null {
  if (!acts(of)) return null
  for (const [k, step] of stepsBack(of, 4).entries()) {
    const organs = step.filter((one) => (isState(one) && one.organ) || one.where)
    if (distinct(organs).length > 1) return null
    const subjects = step.filter((one) => one.under === null && !one.weak)
    const [organ] = organs.slice(-1)
    const isElsewhere = organs.every((one) => one.where) && subjects.some((one) => one.codes[0] !== organ?.codes[0])
    if (organ) return isElsewhere ? null : meant(organ, 'whose organs were named last')
    const [opener] = k === 1 && opensSentence(of) && distinct(subjects).length === 1 ? subjects : []
    if (opener && isState(opener) && opener.first - of.outline.sentences[opener.mention.sentence]!.first <= 3)
      return meant(opener, 'the subject of the sentence before')
  }
  return null
}

/** `the Nordic nation`: the last state named that is one; else the only one the article names at all. */
function memberOf(of: Case, canBe: (one: Antecedent) => boolean = () => true): Meant | null {
  const { antecedents, anaphor, among } = of
  const isMember = (one: Antecedent): boolean =>
    canBe(one) && one.kind !== 'states' && one.codes.length === 1 && among!.has(one.codes[0]!)
  for (let i = anaphor.sentence; i >= 0; i--) {
    const members = antecedents[i]!.filter(
      (one) => isMember(one) && (i < anaphor.sentence || one.last <= anaphor.first),
    )
    if (!members.length) continue
    const strong = members.filter((one) => !one.weak)
    const best =
      distinct(members).length === 1
        ? members
        : distinct(strong).length === 1
          ? strong
          : strong.filter((one) => one.under === null)
    return distinct(best).length === 1 ? meant(best.at(-1)!, 'the last one named that is such a country') : null
  }
  const all = antecedents.flat().filter(isMember)
  return distinct(all).length === 1 ? meant(all[0]!, 'the only such country in the article') : null
}

const among = (of: Case, meant: Meant | null): Meant | null =>
  meant?.codes.every((code) => of.among!.has(code)) ? meant : null

/** `Congress`: in an article that names no state with one, that of those whose news needs no name. */
function unlessTold(of: Case, canBe: (one: Antecedent) => boolean = () => true): Meant | null {
  const named = of.antecedents.flat().some((one) => canBe(one) && one.codes.some((code) => of.among!.has(code)))
  return named ? null : otherwise(of)
}

/** "The Senate approved aid for Jordan": its own senate does not. */
const givesAid = ({ under }: Antecedent): boolean => !AT_HOME.has(under ?? '')

/** `both countries`: a list of just as many, or just as many states in one sentence. */
function listOf(of: Case, count: number): Meant | null {
  for (const step of stepsBack(of, 3)) {
    const states = step.filter((one) => one.kind === 'state' && one.codes.length === 1)
    const lists = coordinated(of.outline, states).filter((list) => distinct(list).length === count)
    const list = lists.at(-1) ?? (distinct(states).length === count ? states : null)
    if (list) return { codes: distinct(list), why: `the ${count} named before it`, from: list[0]!.mention }
  }
  return null
}

/** Runs of antecedents with nothing but commas and `and` between. */
function coordinated({ tokens }: Outline, list: readonly Antecedent[]): Antecedent[][] {
  const runs: Antecedent[][] = []
  for (const one of list) {
    const run = runs.at(-1)
    const left = run?.at(-1)
    if (
      run &&
      left &&
      one.first - left.last <= 3 &&
      tokens.slice(left.last, one.first).every((token) => JOINERS.has(token.fold))
    )
      run.push(one)
    else runs.push([one])
  }
  return runs.filter((run) => run.length > 1)
}

const JOINERS = new Set([',', 'and', '&', 'the', 'as', 'well', 'both', 'with', 'together'])

/** `they`: a list, a region or a people that is the only plural subject before. */
function pluralBefore(of: Case): Meant | null {
  for (const step of stepsBack(of, opensSentence(of) ? 1 : 0)) {
    const subjects = step.filter((one) => !AT_HOME.has(one.under ?? '') && !one.weak)
    if (!subjects.length) continue
    const list = coordinated(
      of.outline,
      subjects.filter((one) => one.kind === 'state'),
    )[0]
    if (list)
      return distinct(list).length === distinct(subjects).length
        ? { codes: distinct(list), why: 'the ones named before it', from: list[0]!.mention }
        : null
    const plural = subjects.filter(
      (one) => one.kind === 'states' || (one.mention.kind === 'place' && one.mention.form === 'person'),
    )
    return plural.length === 1 && subjects.length === 1 ? meant(plural[0]!, 'the people named before it') : null
  }
  return null
}

/** `it`, `its`: the one subject before it in the sentence; at the head of a sentence that of the one before. */
function subjectBefore(of: Case): Meant | null {
  if (!of.anaphor.possessive && !acts(of)) return null
  const { sentences, tokens } = of.outline
  for (const [k, step] of stepsBack(of, opensSentence(of) ? 1 : 0).entries()) {
    if (k > 0 && sentences[of.anaphor.sentence]!.block !== sentences[of.anaphor.sentence - k]!.block) return null
    const actors = step.filter(
      (one) => (one.kind === 'state' || one.kind === 'body') && !one.weak && one.codes.length === 1,
    )
    const nearest = actors.at(-1)
    // `for Ukraine and its neighbours`
    if (
      k === 0 &&
      nearest &&
      of.anaphor.possessive &&
      of.anaphor.first - nearest.last === 1 &&
      JOINERS.has(tokens[nearest.last]!.fold)
    )
      return meant(nearest, 'the one beside it')
    const subjects = actors.filter((one) => one.under === null)
    if (!subjects.length) continue
    // `the Department cleared a package for Ukraine: parts for its jets`
    const isClear =
      distinct(subjects).length === 1 &&
      (k > 0 || actors.every((one) => one.first <= subjects.at(-1)!.first || one.codes[0] === subjects[0]!.codes[0]))
    return isClear ? meant(subjects[0]!, k ? 'the subject of the sentence before' : 'the subject before it') : null
  }
  return null
}

const opensSentence = ({ outline, anaphor }: Case): boolean =>
  anaphor.first - outline.sentences[anaphor.sentence]!.first <= 2

/** `it would pay`, `the country has given`; not `it is cold`, `it was the first time`, `it will not be used`. */
function acts({ outline, anaphor, words }: Case): boolean {
  const { tokens } = outline
  if (prepositionBefore(tokens, anaphor.first, outline.sentences[anaphor.sentence]!.first, words)) return false
  if (anaphor.possessive) return true
  const pronoun = anaphor.of === 'any'
  let at = anaphor.last
  const word = (): string => tokens[at]?.fold ?? ''
  const skip = (): void => {
    while (words.has('adverbs', word()) || words.has('negation', word())) at++
  }
  skip()
  if (words.has('be', word()))
    return !pronoun || /ing$/.test(tokens[at + 1]?.fold ?? '') || words.has('plan', tokens[at + 1]?.fold ?? '')
  if (['future', 'modal', 'have', 'do'].some((set) => words.has(set, word()))) {
    at++
    skip()
    return (
      !pronoun ||
      !(words.has('be', word()) || PLEONASTIC.has(word()) || (word() === 'have' && tokens[at + 1]?.fold === 'to'))
    )
  }
  if (['plan', 'promise', 'decide', 'refuse'].some((set) => words.has(set, word())) || ACTS.has(word())) return true
  return !pronoun && /[a-z](?:ed|[^'s]s)$/.test(word())
}

/** `it would take`, `it may cost`: nobody is meant. */
const PLEONASTIC = new Set([
  'take',
  'cost',
  'need',
  'require',
  'mean',
  'seem',
  'make',
  'help',
  'come',
  'appear',
  'depend',
])
const ACTS = new Set(
  'gave gives give sent sends provided provides donated donates paid pays allocated allocates earmarked delivered lent lends put puts released contributed adds added had has transferred spent spends committed says said confirmed'.split(
    ' ',
  ),
)

/** At home, where the news comes from: the capital of the dateline, or the only state in the headline. Only near the top of the article. */
function homeOf(of: Case): Meant | null {
  const { outline, antecedents, anaphor } = of
  if (!acts(of) || outline.sentences[anaphor.sentence]!.block > 4) return null
  const place = fromDateline(of)
  if (place) return place
  const headline = (antecedents[0] ?? []).filter((one) => isState(one) && one.under === null)
  return distinct(headline).length === 1 ? meant(headline[0]!, 'whom the headline names') : null
}
