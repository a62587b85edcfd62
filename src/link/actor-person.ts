import { memoOfLast } from '../core/memo.ts'
import { overlaps, type Span, within } from '../core/span.ts'
import { type Case, distinct, isState, type Meant, meant, stepsBack } from './actor-case.ts'
import type { Antecedent, Antecedents } from './antecedent.ts'

/** `his country`, `she`: the officials of the sentence, or of the one before it. */
export function personBefore(of: Case): Meant | null {
  for (const [k, step] of stepsBack(of, 3).entries()) {
    const persons = step.filter((one) => one.kind === 'person')
    if (!persons.length) {
      const owner = k === 0 ? step.findLast((one) => ownsName(of, one)) : undefined
      if (owner) return meant(owner, 'whose official is named before it')
      continue
    }
    if (areOneState(persons)) return meant(persons.at(-1)!, 'the official named before it')
    const subjects = persons.filter((one) => one.under === null)
    return k > 0 && areOneState(subjects) ? meant(subjects[0]!, 'the official who speaks before it') : null
  }
  return null
}

/** "Belgium's Theo Francken repeated his government's vow": whose office the text does not tell. */
const ownsName = ({ outline: { tokens } }: Case, one: Antecedent): boolean =>
  isState(one) &&
  tokens[one.last]?.fold === "'s" &&
  tokens[one.last + 1]?.capital === true &&
  tokens[one.last + 2]?.capital === true

/** All known, and of one state or body. */
export const areOneState = (list: readonly Antecedent[]): boolean =>
  list.every((one) => one.codes.length) && distinct(list).length === 1

/** `we`, `our`: whose words these are. Without quotation marks only where a label names the speaker. */
export function speakerOf(of: Case): Meant | null {
  const { outline, antecedents, anaphor } = of
  const quotation = outline.quotations.find(({ span }) => within(anaphor.span, span))
  // "our government" in an opinion: that of where it is written
  if (!quotation) return labelBefore(of) ?? (of.rule.of === 'country' ? fromDateline(of) : null)
  const block = outline.sentences[anaphor.sentence]!.block
  const near = [anaphor.sentence, anaphor.sentence + 1, anaphor.sentence - 1].filter(
    (i) => outline.sentences[i]?.block === block,
  )
  for (const i of near) {
    const outside = antecedents[i]!.filter((one) => !overlaps(one.mention.span, quotation.span) && !one.weak)
    const persons = outside.filter((one) => one.kind === 'person')
    const speakers = persons.length ? persons : outside.filter((one) => one.organ)
    if (!speakers.length) continue
    return areOneState(speakers) ? meant(speakers[0]!, 'who is quoted') : null
  }
  return null
}

/** `Minister N. N.: We have …`, or a release whose letterhead names the ministry. */
function labelBefore({ outline, antecedents, anaphor }: Case): Meant | null {
  const { tokens, sentences, blocks } = outline
  for (let i = anaphor.sentence; i >= 0; i--) {
    const label = antecedents[i]!.findLast(
      (one) => one.kind === 'person' && one.last <= anaphor.first && LABEL_ENDS.has(tokens[one.last]?.fold ?? ''),
    )
    if (label) return label.codes.length ? meant(label, 'whose answer this is') : null
  }
  const head = antecedents
    .slice(0, 4)
    .flat()
    .filter(
      (one) =>
        one.mention.kind === 'body' &&
        one.kind === 'state' &&
        blocks[sentences[one.mention.sentence]!.block]!.kind !== 'paragraph',
    )
  return distinct(head).length === 1 ? meant(head[0]!, 'whose release this is') : null
}

/** The one state that the dateline or byline names. */
export function fromDateline({ outline: { dateline }, antecedents }: Case): Meant | null {
  if (!dateline) return null
  const told = inDateline.get(antecedents) ?? statesIn(antecedents, dateline)
  inDateline.set(antecedents, told)
  return distinct(told).length === 1 ? meant(told[0]!, 'where the news comes from') : null
}

const statesIn = (antecedents: Antecedents, dateline: Span): readonly Antecedent[] =>
  antecedents.flat().filter((one) => one.kind === 'state' && overlaps(one.mention.span, dateline))

/** Read once for an article. */
const inDateline = memoOfLast<Antecedents, readonly Antecedent[]>()

const LABEL_ENDS = new Set([':', ')'])
