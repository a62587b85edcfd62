import type { Decision } from '../core/decision.ts'
import type { Weights } from '../core/ranking.ts'
import type { AidRecord } from '../core/record.ts'
import { showMention } from '../core/show.ts'
import { quote, type Span } from '../core/span.ts'
import type { Stages } from '../extract.ts'
import { explainRecord } from './explain-record.ts'
import { explainGoods, explainSums } from './explain-sums.ts'
import { evidenceOf, likeliestOf, showProposals } from './reasons.ts'

/**
 * Why a record is as it is, or why a sum or sentence gave none.
 *
 * @param target a record's id or its number from 1 (`r_7a1d90`, `2`), a position in code points (`@117`), or words of
 *   the article; without one, every record, every sum, and goods that gave no record.
 * @returns lines for a terminal; null when the target is nowhere in the article.
 */
export function explain(
  stages: Stages,
  weights: Weights,
  decisions: readonly Decision[],
  target: string | null,
): string | null {
  if (target === null)
    return [
      ...stages.extraction.records.map((record) => explainRecord(stages, weights, record)),
      explainSums(stages),
      explainGoods(stages),
    ]
      .filter(Boolean)
      .join('\n\n')
  const record = findRecord(stages, target)
  if (record) return explainRecord(stages, weights, record)
  const offset = findOffset(stages, target)
  return offset === null ? null : explainPlace(stages, weights, decisions, offset)
}

function findRecord({ extraction }: Stages, target: string): AidRecord | undefined {
  const byId = extraction.records.find(
    (record) => record.id === target || (target.length > 3 && record.id.startsWith(target)),
  )
  return byId ?? (/^\d{1,4}$/.test(target) ? extraction.records[Number(target) - 1] : undefined)
}

/** A position in code points, as the output counts them, or the first place of the words. */
function findOffset({ outline }: Stages, target: string): number | null {
  const { text } = outline.article
  const position = /^@(\d+)$/.exec(target)
  if (position) {
    const units = [...text].slice(0, Number(position[1])).join('').length
    return units < text.length ? units : null
  }
  const at = text.indexOf(target)
  return at < 0 ? null : at
}

function explainPlace(stages: Stages, weights: Weights, decisions: readonly Decision[], offset: number): string {
  const { outline, mentions, claims, links } = stages
  const text = outline.article.text
  const covers = ({ start, end }: Span): boolean => start <= offset && offset < end
  const sentence =
    outline.sentences.find(({ span }) => covers(span)) ?? outline.sentences.find(({ span }) => span.start > offset)
  if (!sentence) return 'nothing stands there'
  const block = outline.blocks[sentence.block]
  const here = claims.filter((claim) => claim.sentence === sentence.index)
  const persons = links.persons.filter((person) =>
    person.mentions.some((mention) => mention.sentence === sentence.index),
  )
  const lines = [
    `“${quote(text, sentence.span)}”  (${block?.kind ?? 'paragraph'})`,
    ...mentions
      .filter((mention) => mention.sentence === sentence.index)
      .map(
        (mention) =>
          `  ${mention.kind.padEnd(9)}“${quote(text, mention.span)}”  ${showMention(mention)}  ${mention.rule}`,
      ),
    ...[...links.currency]
      .filter(([sum, { dollars }]) => dollars && sum.sentence === sentence.index)
      .map(
        ([sum, { dollars }]) =>
          `  which    “${quote(text, sum.span)}”: ${showProposals(likeliestOf(weights, dollars!))}`,
      ),
    ...persons
      .filter(({ owners }) => owners.length)
      .map((person) => `  whose    ${person.name}: ${showProposals(likeliestOf(weights, person.owners))}`),
    ...(here.length
      ? here.map(
          (claim) =>
            `  ${claim.verdict === 'aid' ? 'record   ' : 'no record'} “${quote(text, claim.anchor)}”${claim.reason ? `  ${claim.reason}` : ''}\n            ${evidenceOf(text, claim)}`,
        )
      : ['  no sum and no goods stand here, so there is nothing to make a record of']),
    ...decisions
      .filter((decision) => decision.verb !== 'bind' && covers(decision.span))
      .map((decision) => `  ${decision.verb} ${decision.outcome}: ${decision.why} (${decision.rule})`),
  ]
  return lines.join('\n')
}
