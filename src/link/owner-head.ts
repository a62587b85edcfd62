import { firstIndex } from '../core/bisect.ts'
import type { OfficialMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import { isMet } from './owner-role.ts'
import { ACTS, type Context, type Named } from './owner-scene.ts'
import { type See, seeAll } from './owner-see.ts'

/** The head of its block, the lead and the heading above, the headline. */
export function seeHeads({ outline, bySentence }: Context, mention: OfficialMention, see: See): void {
  const sentence = outline.sentences[mention.sentence]!
  const block = outline.blocks[sentence.block]!
  const head = firstSentence(outline, block.index)
  const met = isMet(outline, mention)
  for (const named of bySentence.get(head) ?? []) {
    if (named.mention.last > mention.first || !named.opens) break
    if (isLabel(outline, head, named)) seeAll(see, named, met ? 'label-met' : 'label')
    else seeAll(see, named, ACTS.has(named.manner) ? 'block-opens' : 'block-opens-under')
  }
  const heading = outline.sections[block.section]?.heading
  if (block.lead !== null) seeBlock({ outline, bySentence }, block.lead, LEAD, see)
  if (heading !== null && heading !== undefined) seeBlock({ outline, bySentence }, heading, HEADING, see)
}

/** `>> BHUTAN. Small neighbour, quick hand`, `Beijing: one million`: nothing but marks before it. */
function isLabel({ tokens, sentences }: Outline, head: number, { mention: { first, last } }: Named): boolean {
  for (let i = sentences[head]!.first; i < first; i++) if (tokens[i]!.kind === 'word') return false
  return LABEL_ENDS.has(tokens[last]?.fold ?? '')
}

const LABEL_ENDS = new Set([':', '.', '-', '|', '('])

function seeBlock(
  { outline, bySentence }: Pick<Context, 'outline' | 'bySentence'>,
  block: number,
  names: readonly [acting: string, under: string],
  see: See,
): void {
  const first = firstSentence(outline, block)
  for (let i = first; i < first + 3 && outline.sentences[i]?.block === block; i++)
    for (const named of bySentence.get(i) ?? []) seeAll(see, named, ACTS.has(named.manner) ? names[0] : names[1])
}

const LEAD = ['lead', 'lead-under'] as const
const HEADING = ['heading', 'heading-under'] as const

/** `Nauru: 10 million.` and in the next paragraph nobody but its president. */
export function seeBlockBefore(
  { outline, bySentence }: Pick<Context, 'outline' | 'bySentence'>,
  block: number,
  see: See,
): void {
  const first = firstSentence(outline, block)
  let last: Named | undefined
  for (let back = 1; back <= 3 && !last; back++) {
    const above = outline.sentences[first - back]
    if (!above || above.block < block - 1) break
    const named = bySentence.get(above.index) ?? []
    for (const one of named) if (ACTS.has(one.manner)) seeAll(see, one, 'block-before', 1 / back)
    last = named.findLast(({ manner }) => ACTS.has(manner))
  }
  if (last) seeAll(see, last, 'block-before-last')
}

/** `the Speaker of the Knesset`: the office itself holds the name of whose it is. */
export function seeWithin({ bySentence }: Context, { sentence, first, last }: OfficialMention, see: See): void {
  for (const { mention, codes } of bySentence.get(sentence) ?? [])
    if (mention.first >= first && mention.last <= last) for (const code of codes) see(code, 'within')
}

/** Whom its block is about. */
export function seeShares({ outline, blockCounts }: Context, mention: OfficialMention, see: See): void {
  const counts = blockCounts.get(outline.sentences[mention.sentence]!.block)
  if (!counts) return
  let all = 0
  for (const times of counts.values()) all += times
  for (const [code, times] of counts) {
    see(code, 'block-share', times / all)
    if (counts.size === 1) see(code, 'block-only')
  }
}

const firstSentence = ({ sentences }: Outline, block: number): number =>
  firstIndex(sentences, (sentence) => sentence.block >= block)
