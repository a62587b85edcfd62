import type { Claim, Stated } from '../core/claim.ts'
import type { Decision } from '../core/decision.ts'
import type { SettledClaim } from '../core/reading.ts'
import type { AidRecord } from '../core/record.ts'
import { showMention } from '../core/show.ts'
import { quote, type Span } from '../core/span.ts'
import type { Stages } from '../extract.ts'

/**
 * Why a record is as it is, or why a sum or sentence gave none.
 *
 * @param target a record's id or its number from 1 (`r_7a1d90`, `2`), a position in code points (`@117`), or words of
 *   the article; without one, every record and every sum that gave none.
 * @returns lines for a terminal; null when the target is nowhere in the article.
 */
export function explain(stages: Stages, decisions: readonly Decision[], target: string | null): string | null {
  if (target === null)
    return [...stages.extraction.records.map((record) => explainRecord(stages, record)), ...leftOut(stages)].join(
      '\n\n',
    )
  const record = findRecord(stages, target)
  if (record) return explainRecord(stages, record)
  const offset = findOffset(stages, target)
  return offset === null ? null : explainPlace(stages, decisions, offset)
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

const ROWS = ['donors', 'recipients', 'channel'] as const

function explainRecord(stages: Stages, record: AidRecord): string {
  const tellings = stages.tellings.get(record.id) ?? []
  const [lead] = tellings
  if (!lead) return record.id
  const text = stages.outline.article.text
  const row = (field: string, value: string, how: Stated<unknown> | null): string =>
    `  ${field.padEnd(11)}${value.padEnd(26)} ${how ? `${how.why === null ? 'stated  ' : 'inferred'}  ${how.span ? `“${quote(text, how.span)}”  ` : ''}${how.rule}${how.why ? `  (${how.why})` : ''}` : ''}`.trimEnd()
  const stated = (claims: readonly SettledClaim[], field: (typeof ROWS)[number], code: string): Stated<string> | null =>
    claims.flatMap(({ claim }) => claim[field]).find((value) => value.value === code) ?? null
  const rows = [
    `${record.id}  “${record.spans.anchor?.quote ?? ''}”`,
    ...(lead.claim.sum
      ? [
          row('amount', showMention(lead.claim.sum), {
            value: null,
            span: lead.claim.sum.span,
            rule: lead.claim.sum.rule,
            why: lead.currencyWhy,
          }),
        ]
      : []),
    ...record.items.map((item, i) =>
      row(
        'item',
        `${item.quantity ?? ''} ${item.name}`.trim(),
        lead.claim.goods[i]
          ? { value: null, span: lead.claim.goods[i].span, rule: lead.claim.goods[i].rule, why: null }
          : null,
      ),
    ),
    ...ROWS.flatMap((field) =>
      record[field].length ? record[field].map((code) => row(field, code, stated(tellings, field, code))) : [],
    ),
    ...(record.donors.length
      ? []
      : [
          row(
            'donors',
            '–',
            lead.claim.collective
              ? { value: null, span: null, rule: 'bind/clause', why: 'several givers that the text does not name' }
              : null,
          ),
        ]),
    row('status', record.status, lead.claim.status),
    row('scope', record.scope, lead.claim.scope),
    row('type', record.type ?? '–', lead.type),
    row('instrument', record.instrument ?? '–', lead.instrument),
    row('announced', record.announced ?? '–', lead.announced),
    ...(record.period ? [row('period', record.period, lead.period)] : []),
    ...(tellings.length > 1
      ? [
          `  told ${tellings.length} times: ${tellings.map(({ claim }) => `“${quote(text, claim.anchor)}”`).join(' · ')}`,
        ]
      : []),
    evidenceRow(lead.claim),
    `  confidence ${record.confidence}${record.doubts.length ? `; doubts: ${record.doubts.map((doubt) => doubt.sentence).join(' ')}` : ''}`,
  ]
  return rows.join('\n')
}

const evidenceRow = (claim: Claim): string =>
  `  evidence   ${claim.evidence.map((item) => `${item.name} ${item.weight > 0 ? '+' : ''}${item.weight.toFixed(1)} (${item.rule})`).join(', ')}`

/** Every sum that gave no record, with the reason and what weighed against it. */
function leftOut(stages: Stages): string[] {
  const text = stages.outline.article.text
  return stages.claims
    .filter((claim) => claim.verdict === 'not_aid' && claim.sum)
    .map((claim) =>
      [`no record  “${quote(text, claim.sum!.span)}”  ${claim.reason ?? ''}`, evidenceRow(claim)].join('\n'),
    )
}

function explainPlace(stages: Stages, decisions: readonly Decision[], offset: number): string {
  const { outline, mentions, claims } = stages
  const text = outline.article.text
  const covers = ({ start, end }: Span): boolean => start <= offset && offset < end
  const sentence =
    outline.sentences.find(({ span }) => covers(span)) ?? outline.sentences.find(({ span }) => span.start > offset)
  if (!sentence) return 'nothing stands there'
  const block = outline.blocks[sentence.block]
  const here = claims.filter((claim) => claim.sentence === sentence.index)
  const lines = [
    `“${quote(text, sentence.span)}”  (${block?.kind ?? 'paragraph'})`,
    ...mentions
      .filter((mention) => mention.sentence === sentence.index)
      .map(
        (mention) =>
          `  ${mention.kind.padEnd(9)}“${quote(text, mention.span)}”  ${showMention(mention)}  ${mention.rule}`,
      ),
    ...(here.length
      ? here.map(
          (claim) =>
            `  ${claim.verdict === 'aid' ? 'record   ' : 'no record'} “${quote(text, claim.anchor)}”${claim.reason ? `  ${claim.reason}` : ''}\n  ${evidenceRow(claim).trim()}`,
        )
      : ['  no sum and no goods stand here, so there is nothing to make a record of']),
    ...decisions
      .filter((decision) => decision.verb !== 'bind' && covers(decision.span))
      .map((decision) => `  ${decision.verb} ${decision.outcome}: ${decision.why} (${decision.rule})`),
  ]
  return lines.join('\n')
}
