import type { Claim, Stated } from '../core/claim.ts'
import { choose, type Weights } from '../core/ranking.ts'
import type { AidType, Instrument, Scope, Status } from '../core/record.ts'
import type { Links } from '../core/referent.ts'
import { type Look, lookAgain, type Question } from './among.ts'
import { announcedOptions, newsDay } from './announced.ts'
import type { Announced } from './announced-dates.ts'
import { extentOf, extentOptions } from './extent.ts'
import { formOf, formOptions } from './form.ts'
import { kindOf, kindOptions } from './kind.ts'
import { likeliest } from './likeliest.ts'
import type { Surroundings } from './observe.ts'
import { type Period, periodOptions } from './period.ts'
import { stageOf, stageOptions } from './stage.ts'

/** What is asked of the gifts of an article, in order: a stage is read with the scope, a form with the kind. */
export interface Looks {
  readonly scope: Look<Scope>
  readonly status: Look<Status>
  readonly type: Look<AidType>
  readonly instrument: Look<Instrument | null>
}

/** What came of it for one gift. */
export interface Answers {
  /** With its scope and its stage. */
  readonly claim: Claim
  readonly type: Stated<AidType>
  readonly instrument: Stated<Instrument> | null
  readonly announced: Announced
  readonly period: Period
}

/** The gifts of an article with all that is asked of them. One question for all before the next: what answers it stays where the processor has it at hand. */
export function looksAt(
  scene: Surroundings,
  links: Links,
  weights: Weights,
): { readonly looks: Looks; readonly answers: ReadonlyMap<Claim, Answers> } {
  const look = <T extends string | null>(
    claims: readonly Claim[],
    field: string,
    options: Question<T>['options'],
  ): Look<T> => lookAgain(scene, weights, claims, { field, options })
  const chosen = <T extends string | null>(from: Look<T>, claim: Claim): T => choose(weights, from(claim))!.value
  const scope = look(scene.claims, 'scope', (claim) => extentOptions(scene, claim))
  const scoped = scene.claims.map((claim) => ({ ...claim, scope: extentOf(scene, claim, chosen(scope, claim)) }))
  const status = look(scoped, 'status', (claim) => stageOptions(scene, links, claim))
  const claims = scoped.map((claim) => ({ ...claim, status: stageOf(claim, chosen(status, claim)) }))
  const type = look(claims, 'type', (claim) => kindOptions(scene, claim))
  const types = new Map(claims.map((claim) => [claim, chosen(type, claim)]))
  const instrument = look(claims, 'instrument', (claim) => formOptions(scene, claim, types.get(claim)!))
  const forms = claims.map((claim) => chosen(instrument, claim))
  const news = newsDay(scene.outline, links, scene.outline.article.published)
  const answers = claims.map((claim, i): [Claim, Answers] => [
    scene.claims[i]!,
    {
      claim,
      type: kindOf(scene, claim, types.get(claim)!),
      instrument: formOf(scene, claim, forms[i]!),
      announced: likeliest(weights, announcedOptions(scene, links, claim, news)),
      period: likeliest(weights, periodOptions(scene, links, claim)),
    },
  ])
  return { looks: { scope, status, type, instrument }, answers: new Map(answers) }
}
