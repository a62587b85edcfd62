import type { Claim } from '../core/claim.ts'
import type { CueMention } from '../core/mention.ts'
import type { Links } from '../core/referent.ts'
import { distanceOf, type Surroundings } from './observe.ts'
import { partWords } from './own-words.ts'

type See = (name: string) => void

/**
 * The words that speak of a stage (stages.yaml), each kind by its name: what "on the road" tells is no more what "signed" tells.
 *
 * In:  a claim.
 * Out: through `see`: the gift's own words, parted from those of its neighbours, and those of the places around.
 *
 * Not here: how near the words of one stage stand (stage.ts), which is the same for all stages.
 */
export function seeStageWords(scene: Surroundings, claim: Claim, see: See): void {
  const { behind, before, beyond } = partWords(scene, claim, stageWordsIn(scene, claim.sentence))
  for (const cue of behind) see(`behind-${nameOf(cue)}`)
  for (const cue of before) see(`before-${nameOf(cue)}`)
  for (const cue of beyond) see(`beyond-${nameOf(cue)}`)
  for (const [where, sentences] of placesAround(scene, claim.sentence))
    for (const sentence of sentences) for (const cue of stageWordsIn(scene, sentence)) see(`${where}-${nameOf(cue)}`)
}

const stageWordsIn = ({ cuesIn }: Surroundings, sentence: number): CueMention[] =>
  cuesIn(sentence).filter(({ cue }) => cue === 'stage')

const nameOf = ({ rule }: CueMention): string => rule.slice(rule.indexOf('#') + 1)

/** The sentences beside one in its paragraph ("The Council has yet to agree."), and what stands over it: the lead of its list, the head of its table. */
function placesAround(
  { outline, blockOf, sentencesOf }: Surroundings,
  sentence: number,
): readonly (readonly [string, readonly number[]])[] {
  const block = blockOf(sentence)
  const beside = (other: number): readonly number[] =>
    outline.sentences[other]?.block === block.index ? [other] : NOWHERE
  const of = (index: number | null | undefined): readonly number[] => (index == null ? NOWHERE : sentencesOf(index))
  return [
    ['prev', beside(sentence - 1)],
    ['next', beside(sentence + 1)],
    ['lead', of(block.lead)],
    ['header', of(block.header)],
    ['heading', of(outline.sections[block.section]?.heading)],
  ]
}

const NOWHERE: readonly number[] = []

/**
 * `the first instalment of a loan of 18 billion`, `under a programme worth 400 million`: of the whole behind its part only that it was
 * granted is told, whatever is done with the part.
 */
export function isWholeBehind({ outline }: Surroundings, { sum, sentence }: Claim): boolean {
  if (!sum) return false
  const { first } = outline.sentences[sentence]!
  let isOfProgramme = false
  for (let at = sum.first - 1; at > Math.max(first, sum.first - FAR); at--) {
    const { fold, kind } = outline.tokens[at]!
    if (kind === 'mark' && fold !== '-') return false
    // "a tranche of 3 billion" is the tranche itself
    if (PARTS.has(fold))
      return outline.tokens[at + 1]!.fold === 'of' && at + 2 < sum.first && ARTICLES.has(outline.tokens[at + 2]!.fold)
    if (UNDER.has(fold)) return isOfProgramme
    isOfProgramme ||= PROGRAMMES.has(fold)
  }
  return false
}

/** Tokens before a sum within which its noun and the word for the part stand. */
const FAR = 12

const PARTS: ReadonlySet<string> = new Set(
  'instalment instalments installment installments tranche tranches slice slices part parts portion batch share'.split(
    ' ',
  ),
)
const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'the', 'its', 'their', 'his', 'her', 'our', 'this', 'that'])
const UNDER: ReadonlySet<string> = new Set(['under', 'within'])
const PROGRAMMES: ReadonlySet<string> = new Set(
  'programme program package loan credit facility agreement arrangement deal plan project scheme framework envelope line'.split(
    ' ',
  ),
)

/** The dates of its sentence: what comes in March is not paid yet. `date-near-ahead`, `date-off-past`. */
export function seeDatesOf(scene: Surroundings, links: Links, claim: Claim, see: See): void {
  const { published } = scene.outline.article
  if (!published) return
  for (const mention of scene.mentionsIn(claim.sentence)) {
    const when = mention.kind === 'when' ? links.when.get(mention) : null
    if (when) see(`date-${distanceOf(claim, mention) <= NEAR ? 'near' : 'off'}-${sideOf(when.value, published)}`)
  }
}

/** Tokens from the gift within which a date is most often its own. */
const NEAR = 8

/** Where a date lies, seen from the day of publication. */
function sideOf(value: string, published: string): 'span' | 'ahead' | 'now' | 'past' {
  if (value.includes('/')) return 'span'
  const until = published.slice(0, value.length)
  return value > until ? 'ahead' : value === until ? 'now' : 'past'
}
