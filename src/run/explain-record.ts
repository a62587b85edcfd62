import type { Claim, Stated } from '../core/claim.ts'
import type { Weights } from '../core/ranking.ts'
import type { SettledClaim } from '../core/reading.ts'
import type { AidRecord, Amount } from '../core/record.ts'
import { quote } from '../core/span.ts'
import type { Stages } from '../extract.ts'
import { equivalentsOf } from '../merge/index.ts'
import type { Told } from '../merge/told.ts'
import { evidenceOf, groundsLine, oneLine, proposalsOf, showProposals } from './reasons.ts'

/** Where each value of a record comes from: its words, the rule that read them, and who or what else came into question. */
export function explainRecord(stages: Stages, weights: Weights, record: AidRecord): string {
  const tellings = stages.tellings.get(record.id) ?? []
  const [lead, ...again] = tellings
  if (!lead) return record.id
  const { text } = stages.outline.article
  const anchors = tellings.map(({ claim }) => `“${oneLine(quote(text, claim.anchor))}”`)
  return [
    `${record.id}  ${anchors[0]}`,
    ...sumRows(text, record, [lead, ...again]),
    ...goodsRows(text, record, tellings),
    ...partyRows(text, weights, record, tellings),
    ...valueRows(text, record, tellings),
    ...(anchors.length > 1 ? [`  told ${anchors.length} times: ${anchors.join(' · ')}`] : []),
    ...tellings.map(({ claim }) => `  ${'evidence'.padEnd(11)}${evidenceOf(text, claim)}`),
    `  confidence ${record.confidence}: ${groundsLine(weights, stages.grounds.get(record.id) ?? new Map())}`,
    ...record.doubts.map(({ code, sentence }) => `  ${'doubt'.padEnd(11)}${sentence} (${code})`),
  ].join('\n')
}

/** One value: its words in the text, stated or inferred (`default`: no words tell another), the rule that read them, and what implied it. */
function row(text: string, field: string, value: string, how: Stated<unknown> | null): string {
  const told = how ? `${how.why !== null ? 'inferred' : how.span ? 'stated  ' : 'default '}  ` : ''
  const words = how?.span ? `“${oneLine(quote(text, how.span))}”  ` : ''
  const because = how?.why ? `  (${how.why})` : ''
  return `  ${field.padEnd(11)}${value.padEnd(26)} ${told}${words}${how?.rule ?? ''}${because}`.trimEnd()
}

const read = (mention: { readonly span: Stated<null>['span']; readonly rule: string }, why: string | null = null) => ({
  value: null,
  span: mention.span,
  rule: mention.rule,
  why,
})

function sumRows(text: string, { amount }: AidRecord, tellings: Told['tellings']): string[] {
  const [{ claim, currencyWhy }] = tellings
  if (!claim.sum || !amount) return []
  return [
    row(text, 'amount', showAmount(amount), read(claim.sum, currencyWhy)),
    ...equivalentsOf(tellings).map((other) => row(text, 'equivalent', showAmount(other.amount), read(other.sum))),
  ]
}

const showAmount = ({ value, min, max, currency, qualifier }: Amount): string =>
  `${value ?? `${min}..${max}`} ${currency ?? '?'}${qualifier === 'exact' || qualifier === 'range' ? '' : ` ${qualifier}`}`

function goodsRows(text: string, { items }: AidRecord, tellings: readonly SettledClaim[]): string[] {
  const goods = tellings.find(({ claim }) => claim.goods.length)?.claim.goods ?? []
  return items.map(({ name, quantity }, i) =>
    row(text, 'item', `${quantity ?? ''} ${name}`.trim(), goods[i] ? read(goods[i]) : null),
  )
}

const PARTIES = ['donors', 'recipients', 'channel', 'fundingSource'] as const

/** Who gives, gets and passes on; under givers and getters everybody who came into question. */
function partyRows(text: string, weights: Weights, record: AidRecord, tellings: readonly SettledClaim[]): string[] {
  return PARTIES.flatMap((party) => {
    const codes = party === 'fundingSource' ? record.funding_source : record[party]
    const stated = (code: string): Stated<string> | null => {
      const told = tellings.flatMap(({ claim }) => claim[party]).filter(({ value }) => value === code)
      return told.find(({ why }) => why === null) ?? told[0] ?? null
    }
    const rows = codes.map((code) => row(text, party === 'fundingSource' ? 'source' : party, code, stated(code)))
    if (party !== 'donors' && party !== 'recipients') return rows
    const claim = tellings.find((telling) => has(telling.claim, party, codes))?.claim ?? tellings[0]!.claim
    const nobody = claim.collective && party === 'donors' ? 'several, unnamed' : '–'
    return [
      ...(rows.length ? rows : [row(text, party, nobody, null)]),
      `  ${''.padEnd(11)}weighed: ${showProposals(proposalsOf(weights, claim, party))}`,
    ]
  })
}

const has = (claim: Claim, party: 'donors' | 'recipients', codes: readonly string[]): boolean =>
  claim[party].length === codes.length && claim[party].every(({ value }) => codes.includes(value))

/** The fields with one value each. */
function valueRows(text: string, record: AidRecord, tellings: readonly SettledClaim[]): string[] {
  const shown: readonly [string, string | null, (telling: SettledClaim) => Stated<string | null> | null][] = [
    ['status', record.status, ({ claim }) => claim.status],
    ['novelty', record.novelty, ({ claim }) => claim.novelty],
    ['scope', record.scope, ({ claim }) => claim.scope],
    ['type', record.type ?? '–', ({ type }) => type],
    ['sector', record.sector, ({ sector }) => sector],
    ['instrument', record.instrument ?? '–', ({ instrument }) => instrument],
    ['announced', record.announced ?? '–', ({ announced }) => announced],
    ['period', record.period, ({ period }) => period],
    ['delivery', record.delivery, ({ delivery }) => delivery],
  ]
  const rows = shown.flatMap(([field, value, of]) => {
    if (value === null) return []
    const told = tellings.map(of).filter((how) => how !== null && how.value === value)
    const how = told.find((one) => one!.why === null && one!.span !== null) ?? told[0] ?? null
    return [row(text, field, value, how)]
  })
  return [
    ...rows,
    ...(record.part_of ? [row(text, 'part of', record.part_of, PART)] : []),
    ...(record.officials.length ? [`  ${'officials'.padEnd(11)}${record.officials.join(', ')}`] : []),
  ]
}

/** merge/parts.ts says which sum a part belongs to. */
const PART: Stated<null> = {
  value: null,
  span: null,
  rule: 'merge/parts',
  why: 'a larger sum of the same giver, of several or of their club, or one that the text divides',
}
