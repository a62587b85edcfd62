import type { OfficialMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import { seeBlockBefore } from './owner-head.ts'
import { isMet, roleNames, roleOf } from './owner-role.ts'
import { ACTS, type Context, type Manner, type Named } from './owner-scene.ts'
import { type See, seeAll } from './owner-see.ts'

/** Who is named in the person's sentence, and in those before it. */
export function seeNamed(context: Context, mention: OfficialMention, see: See): void {
  const here = context.bySentence.get(mention.sentence) ?? []
  const before = here.filter((one) => one.mention.last <= mention.first)
  seeBefore(context, mention, before, see)
  seeBehind(mention, here, see)
  seeAbove(context, mention, before.some(isActing), see)
  seeRecent(context, mention, see)
}

const isActing = ({ manner }: Named): boolean => ACTS.has(manner)

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

function seeBefore({ outline }: Context, mention: OfficialMention, before: readonly Named[], see: See): void {
  const met = isMet(outline, mention)
  for (const named of before) {
    // who meets somebody, or gives to them, is mostly of another state
    seeAll(see, named, met ? (isActing(named) ? 'met-before' : 'met-before-under') : BEFORE[named.manner])
    seeAll(see, named, 'before-near', 1 / (1 + (mention.first - named.mention.last) / 5))
    if (isFronted(outline, named, mention)) seeAll(see, named, 'fronted')
  }
  const last = before.at(-1)
  if (last) seeAll(see, last, 'before-last')
  const acting = before.findLast(isActing)
  if (acting) seeAll(see, acting, LAST_ACTING[roleOf(outline, mention)])
}

const LAST_ACTING = roleNames('last')

/** A state named behind the minister is seldom the minister's. */
function seeBehind(mention: OfficialMention, here: readonly Named[], see: See): void {
  for (const named of here) {
    if (named.mention.first < mention.last) continue
    seeAll(see, named, isActing(named) ? 'behind' : 'behind-under')
    seeAll(see, named, 'behind-near', 1 / (1 + (named.mention.first - mention.last) / 5))
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
      if (one.opens && isActing(one)) seeAll(see, one, 'above-opens', 1 / back)
    }
    nearest ??= named.findLast(isActing)
  }
  if (nearest) seeAll(see, nearest, isTold ? 'above-last' : 'above-last-alone')
  if (!nearest && !isTold) seeBlockBefore({ outline, bySentence }, sentence.block, see)
}

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
const ABOVE = namesOf('above')

/** "In Canberra, Prime Minister X said": where the sentence is set is whose minister speaks. */
const isFronted = ({ tokens }: Outline, { mention: place }: Named, mention: OfficialMention): boolean =>
  tokens[place.first - 1]?.fold === 'in' &&
  tokens[place.first - 1]!.capital &&
  place.last <= mention.first &&
  mention.first - place.last <= 3
