import type { Claim } from '../core/claim.ts'
import { isKind } from '../core/mention.ts'
import { codePoints, quote } from '../core/span.ts'
import type { Stages } from '../extract.ts'
import { evidenceOf, oneLine } from './reasons.ts'

/** Every sum of the article in the order of the text: what it is, the rule that read it, and its place in the ledger. */
export function explainSums(stages: Stages): string {
  const { outline, mentions, claims, extraction } = stages
  const point = codePoints(outline.article.text)
  // "5 million euros" is a number too: the sum goes last, and stays
  const byStart = new Map(
    [...mentions.filter(isKind('number')), ...mentions.filter(isKind('money'))].map((mention) => [
      point(mention.span.start),
      mention,
    ]),
  )
  return extraction.money
    .map((entry) => {
      const mention = byStart.get(entry.span.start)
      const claim = claims.find(({ sum, equivalents }) =>
        [sum, ...equivalents].some((one) => one !== null && point(one.span.start) === entry.span.start),
      )
      const value = `${entry.value ?? `${entry.min}..${entry.max}`} ${entry.currency ?? '?'}`
      const role = `${entry.role}${entry.record ? ` ${entry.record}` : ''}${entry.reason ? ` (${entry.reason})` : ''}`
      const head = `sum  “${oneLine(entry.text)}”  ${value}  ${role}  ${mention?.rule ?? ''}`.trimEnd()
      return [head, ...because(stages, claim ?? null, entry.role)].join('\n')
    })
    .join('\n')
}

/** For a sum that gave no record: what weighed against it. The others are explained with their record. */
function because({ outline }: Stages, claim: Claim | null, role: string): string[] {
  if (!claim) return ['       no gift was made of it: nothing of giving stands near']
  return role === 'not_aid' || role === 'unclear' ? [`       ${evidenceOf(outline.article.text, claim)}`] : []
}

/** Goods that gave no record, with what weighed against them. */
export function explainGoods({ outline, claims }: Stages): string {
  const { text } = outline.article
  return claims
    .filter(({ verdict, sum }) => verdict === 'not_aid' && !sum)
    .map((claim) =>
      [
        `goods  “${oneLine(quote(text, claim.anchor))}”  not_aid (${claim.reason})  ${claim.goods[0]?.rule ?? ''}`,
        `       ${evidenceOf(text, claim)}`,
      ].join('\n'),
    )
    .join('\n')
}
