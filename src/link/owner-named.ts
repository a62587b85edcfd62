import type { OfficialMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import { ACTS, type Context, type Manner, type Named, OBJECT_VERBS } from './owner-scene.ts'
import type { See } from './owner-see.ts'

/** Who is named in the person's sentence, in those before it in its block, and above. */
export function seeNamed(context: Context, mention: OfficialMention, see: See): void {
  const here = context.bySentence.get(mention.sentence) ?? []
  const before = here.filter((one) => one.mention.last <= mention.first)
  seeBefore(context, mention, before, see)
  seeBehind(mention, here, before.length > 0, see)
  seeAbove(
    context,
    mention,
    before.some(({ manner }) => ACTS.has(manner)),
    see,
  )
  seeHeads(context, mention, see)
  seeShares(context, mention, see)
  seeRecent(context, mention, see)
  if (isMet(context.outline, mention)) seeMet(context, see)
  const next = context.outline.sentences[mention.sentence + 1]
  if (next?.block === context.outline.sentences[mention.sentence]!.block) {
    const acting = (context.bySentence.get(next.index) ?? []).find(({ manner }) => ACTS.has(manner))
    if (acting) seeAll(see, acting, 'next-acting')
  }
}

/** Those who are met are mostly of the state that is helped, or at home. */
function seeMet({ helped, home, counts, facts }: Context, see: See): void {
  for (const code of counts.keys()) {
    if (code === helped) see(code, 'met-helped')
    else if (facts.givesMost.has(code)) see(code, 'met-gives')
    if (home.has(code)) see(code, 'met-home')
  }
}

/** Whom its block and its section are about. */
function seeShares({ outline, blockCounts, sectionCounts }: Context, mention: OfficialMention, see: See): void {
  const block = outline.blocks[outline.sentences[mention.sentence]!.block]!
  seeShare(blockCounts.get(block.index), 'block-share', 'block-only', see)
  if (outline.sections.length > 1) seeShare(sectionCounts.get(block.section), 'section-share', 'section-only', see)
}

function seeShare(counts: ReadonlyMap<string, number> | undefined, name: string, alone: string, see: See): void {
  if (!counts) return
  let all = 0
  for (const times of counts.values()) all += times
  for (const [code, times] of counts) {
    see(code, name, times / all)
    if (counts.size === 1) see(code, alone)
  }
}

/** How near before the person it was named last, in whatever way. */
function seeRecent({ outline, bySentence }: Context, mention: OfficialMention, see: See): void {
  let latest = true
  for (let back = 0; back <= 8; back++) {
    const named = bySentence.get(mention.sentence - back) ?? []
    for (let i = named.length - 1; i >= 0; i--) {
      const one = named[i]!
      if (one.mention.last > mention.first) continue
      if (outline.blocks[outline.sentences[one.mention.sentence]!.block]?.kind === 'furniture') continue
      seeAll(see, one, 'recent', 1 / (1 + (mention.first - one.mention.last) / 25))
      if (latest) seeAll(see, one, 'latest')
      latest = false
    }
  }
}

const seeAll = (see: See, { codes }: Named, name: string, times = 1): void => {
  for (const code of codes) see(code, name, times)
}

function seeBefore(context: Context, mention: OfficialMention, before: readonly Named[], see: See): void {
  const { outline } = context
  const names = isMet(outline, mention) ? MET_BEFORE : BEFORE
  for (const named of before) {
    const distance = mention.first - named.mention.last
    seeAll(see, named, names[named.manner])
    seeAll(see, named, 'before-near', 1 / (1 + distance / 5))
    if (isFronted(outline, named, mention)) seeAll(see, named, 'fronted')
    if (named.opens && ACTS.has(named.manner)) seeAll(see, named, OPENS[rolesOf(outline, mention)])
  }
  const last = before.at(-1)
  if (last) seeAll(see, last, 'before-last')
  const acting = before.findLast(({ manner }) => ACTS.has(manner))
  if (acting) {
    seeAll(see, acting, LAST_ACTING[rolesOf(outline, mention)])
    const first = before.find(({ manner }) => ACTS.has(manner))
    if (first) seeAll(see, first, 'before-first-acting')
  }
}

function seeBehind(mention: OfficialMention, here: readonly Named[], hasBefore: boolean, see: See): void {
  let first = true
  for (const named of here) {
    if (named.mention.first < mention.last) continue
    seeAll(see, named, BEHIND[named.manner])
    seeAll(see, named, 'behind-near', 1 / (1 + (named.mention.first - mention.last) / 5))
    if (first) seeAll(see, named, hasBefore ? 'behind-next' : 'behind-next-alone')
    first = false
  }
}

/** The three sentences before in its block; where its own names nobody before the person, whoever acted last is nearest. */
function seeAbove({ outline, bySentence }: Context, mention: OfficialMention, isTold: boolean, see: See): void {
  const sentence = outline.sentences[mention.sentence]!
  let nearest: Named | undefined
  for (let back = 1; back <= 3; back++) {
    const above = outline.sentences[mention.sentence - back]
    if (!above || above.block !== sentence.block) break
    const named = bySentence.get(above.index) ?? []
    for (const one of named) {
      seeAll(see, one, ABOVE[one.manner], 1 / back)
      if (one.opens && ACTS.has(one.manner)) seeAll(see, one, 'above-opens', 1 / back)
    }
    nearest ??= named.findLast(({ manner }) => ACTS.has(manner))
  }
  if (nearest) seeAll(see, nearest, isTold ? 'above-last' : 'above-last-alone')
  if (!nearest && !isTold) seeBlockBefore({ outline, bySentence }, sentence.block, see)
}

/** `Nauru: 10 million.` and in the next paragraph nobody but its president. */
function seeBlockBefore(
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

function firstSentence({ sentences }: Outline, block: number): number {
  let [low, high] = [0, sentences.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sentences[middle]!.block < block) low = middle + 1
    else high = middle
  }
  return low
}

/** The head of its block, the lead and the heading above, the headline. */
function seeHeads({ outline, bySentence }: Context, mention: OfficialMention, see: See): void {
  const sentence = outline.sentences[mention.sentence]!
  const block = outline.blocks[sentence.block]!
  const head = firstSentence(outline, block.index)
  const met = isMet(outline, mention)
  for (const named of bySentence.get(head) ?? []) {
    if (named.mention.last > mention.first || !named.opens) break
    seeAll(
      see,
      named,
      isLabel(outline, head, named)
        ? met
          ? 'label-met'
          : 'label'
        : ACTS.has(named.manner)
          ? 'block-opens'
          : 'block-opens-under',
    )
    if (block.kind === 'row' || block.kind === 'bullet') seeAll(see, named, 'row-opens')
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

const namesOf = (stem: string): Readonly<Record<Manner, string>> => ({
  free: `${stem}-free`,
  owner: `${stem}-owner`,
  adjective: `${stem}-adjective`,
  city: `${stem}-city`,
  from: `${stem}-from`,
  in: `${stem}-in`,
  to: `${stem}-to`,
  of: `${stem}-of`,
  with: `${stem}-with`,
  by: `${stem}-by`,
  under: `${stem}-under`,
  dateline: `${stem}-dateline`,
  object: `${stem}-object`,
})

const BEFORE = namesOf('before')
const MET_BEFORE = namesOf('met-before')
const BEHIND = namesOf('behind')
const ABOVE = namesOf('above')

/** What the person is to the words before: who tells it, by whom something is done, whom somebody meets. */
type Role = 'starts' | 'tells' | 'comma' | 'and' | 'by' | 'of' | 'from' | 'under' | 'said' | 'object' | 'other'

const roleNames = (stem: string): Readonly<Record<Role, string>> => ({
  starts: `${stem}-starts`,
  tells: `${stem}-tells`,
  comma: `${stem}-comma`,
  and: `${stem}-and`,
  by: `${stem}-by`,
  of: `${stem}-of`,
  from: `${stem}-from`,
  under: `${stem}-under`,
  said: `${stem}-said`,
  object: `${stem}-object`,
  other: `${stem}-other`,
})

/** Whom somebody else meets, or gives to. */
const MET: ReadonlySet<Role> = new Set<Role>(['under', 'object'])

export const isMet = (outline: Outline, mention: OfficialMention): boolean => MET.has(rolesOf(outline, mention))

const OPENS = roleNames('opens')
const LAST_ACTING = roleNames('last')

function rolesOf({ tokens, sentences }: Outline, { first, last, sentence }: OfficialMention): Role {
  const at = tokens[first - 1]?.fold === 'the' ? first - 2 : first - 1
  if (at < sentences[sentence]!.first) return 'starts'
  const word = tokens[at]!.fold
  if (word === ',') return TELLS.has(tokens[last]?.fold ?? '') ? 'tells' : 'comma'
  return ROLES.get(word) ?? 'other'
}

const ROLES: ReadonlyMap<string, Role> = new Map<string, Role>([
  ['and', 'and'],
  ['by', 'by'],
  ['of', 'of'],
  ['from', 'from'],
  ...['to', 'with', 'for', 'at', 'on', 'between'].map((word) => [word, 'under'] as const),
  ...['said', 'says', 'announced', 'confirmed', 'added', 'declared', 'explained'].map(
    (word) => [word, 'said'] as const,
  ),
  ...[...OBJECT_VERBS].map((word) => [word, 'object'] as const),
])

const TELLS = new Set([
  'said',
  'says',
  'announced',
  'announces',
  'told',
  'confirmed',
  'confirms',
  'added',
  'declared',
  'wrote',
])

/** "In Canberra, Prime Minister X said": where the sentence is set is whose minister speaks. */
const isFronted = ({ tokens }: Outline, { mention: place }: Named, mention: OfficialMention): boolean =>
  tokens[place.first - 1]?.fold === 'in' &&
  tokens[place.first - 1]!.capital &&
  place.last <= mention.first &&
  mention.first - place.last <= 3
