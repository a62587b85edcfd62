import type { Claim, Stated } from '../core/claim.ts'
import type { CueMention } from '../core/mention.ts'
import type { Novelty, Scope, Status } from '../core/record.ts'
import { asksHouse } from './against.ts'
import { readDeeds, statusOf } from './deed.ts'
import { endOf, type Gift } from './gift.ts'
import { isPot } from './pot.ts'
import { cuesOf, gap, type Line, leadAbove, type Scene } from './scene.ts'
import { sharesOf } from './share-list.ts'

/*
 * Stage, scope and novelty of a gift at first sight, by the nearest word that tells it; settle/ weighs them anew.
 */

export function stageOf(
  view: Scene,
  line: Line,
  gift: Gift,
  deed: Claim['deed'],
  nouns: readonly CueMention[],
  previous: Claim | null,
  leans: boolean,
): Stated<Status> {
  const goods = gift.sum === null
  const shared = stageOfShare(view, line, gift, deed, previous)
  if (shared) return shared
  if (deed) {
    const conditional = cuesOf(line, 'condition').find((cue) => cue.sense.weak !== true && gap(cue, gift) <= 25)
    const status = statusOf(deed, goods)
    if (status && conditional && (status === 'pledged' || status === 'committed') && deed.tense !== 'past')
      return { value: 'proposed', span: conditional.span, rule: conditional.rule, why: null }
    if (status) return { value: status, span: deed.cue.span, rule: deed.cue.rule, why: null }
  }
  const asked = cuesOf(line, 'request').find((cue) => gap(cue, gift) <= 14 && asksHouse(view, line, cue))
  if (asked) return { value: 'proposed', span: asked.span, rule: asked.rule, why: null }
  const noun = nouns.find((cue) => typeof cue.sense.status === 'string')
  if (noun) return { value: noun.sense.status as Status, span: noun.span, rule: noun.rule, why: null }
  const led = stageAbove(view, line, goods)
  if (led) return led
  if (previous && leans) return { ...previous.status, rule: 'bind/continued', why: 'as the gift that it continues' }
  if (gift.sum && isPot(view, line, gift))
    return { value: 'committed', span: null, rule: 'bind/pot', why: 'a fund or coalition has it' }
  return { value: 'pledged', span: null, rule: 'bind/stage', why: 'no verb tells the stage' }
}

/** "set aside 90 million. Three states share it: Niger (40 million), Mali (30 million)": a share is no further than the whole. */
function stageOfShare(
  view: Scene,
  line: Line,
  gift: Gift,
  deed: Claim['deed'],
  previous: Claim | null,
): Stated<Status> | null {
  if (!previous?.sum || !gift.sum || (deed && !deed.cue.rule.endsWith('#share'))) return null
  if (sharesOf(view, line).get(gift.sum)?.role !== 'getters') return null
  return { ...previous.status, rule: 'bind/continued', why: 'as the gift that it is a share of' }
}

/** "The money has now been allocated to these partners:" stands over all of the list, whatever was told before. */
function stageAbove(view: Scene, line: Line, goods: boolean): Stated<Status> | null {
  if (line.block.lead === null) return null
  const lead = leadAbove(view, line).at(-1)
  const deed = lead && readDeeds(view, lead).findLast((one) => !one.negated && statusOf(one, goods) !== null)
  const value = deed && statusOf(deed, goods)
  return value ? { value, span: deed.cue.span, rule: deed.cue.rule, why: 'as the line over the list says' } : null
}

export function scopeOf(view: Scene, line: Line, gift: Gift): Stated<Scope> {
  // "from 2026 to 2030" has an end: no running sum
  const end = endOf(gift)
  // "gives 10 billion, bringing the total to 60 billion since 2022": the time is that of the sum before it
  const next = line.sums.find(({ first }) => first >= end)
  const since = line.whens.find(
    (when) =>
      when.when.open === 'since' &&
      !/\/\d/.test(when.when.value ?? '') &&
      gap(when, gift) <= 25 &&
      !(next && next.last <= when.first),
  )
  if (since && gift.sum) return { value: 'total', span: since.span, rule: since.rule, why: null }
  const cues = cuesOf(line, 'scope').filter((cue) => gap(cue, gift) <= 6)
  const part = cues.find((cue) => cue.sense.scope === 'part')
  if (part) return { value: 'part', span: part.span, rule: part.rule, why: null }
  const total = cues.find((cue) => cue.sense.scope === 'total' && gift.sum)
  if (total) return { value: 'total', span: total.span, rule: total.rule, why: null }
  if (gift.sum && isPot(view, line, gift))
    return { value: 'total', span: null, rule: 'bind/pot', why: 'a fund or coalition has it in all' }
  return { value: 'single', span: null, rule: 'bind/scope', why: null }
}

export function noveltyOf(line: Line, gift: Gift): Stated<Novelty> {
  const cue = cuesOf(line, 'novelty').find(
    (candidate) => gap(candidate, gift) <= 4 || candidate.sense.novelty === 'reiterated',
  )
  return cue
    ? { value: cue.sense.novelty as Novelty, span: cue.span, rule: cue.rule, why: null }
    : { value: 'new', span: null, rule: 'bind/novelty', why: null }
}
