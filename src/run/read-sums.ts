import { article } from '../core/article.ts'
import { codePoints } from '../core/span.ts'
import { extractor } from '../extract.ts'
import type { SumRead } from '../revise/check-sums.ts'
import type { RuleBook } from '../rulebook/book.ts'

/**
 * The sums that the words of a text say, each with every currency that they allow: what a check holds a corrected sum against.
 * What the context decides (whose kroner they are) is left open.
 */
export function sumReader(book: RuleBook): (text: string) => SumRead[] {
  let extract: ReturnType<typeof extractor> | null = null
  return (text) => {
    extract ??= extractor(book)
    const points = codePoints(text)
    return extract(article(text)).mentions.flatMap((mention): SumRead[] => {
      if (mention.kind !== 'money') return []
      const { span, value, min, max, codes, per } = mention
      return [{ start: points(span.start), end: points(span.end), value, min, max, codes, each: per !== null }]
    })
  }
}
