import { article } from './core/article.ts'
import type { Mention, MentionOf } from './core/mention.ts'
import { showMention } from './core/show.ts'
import { quote } from './core/span.ts'
import { extractor, type Stages } from './extract.ts'
import { loadRules } from './rulebook/load.ts'

/** For tests only: our rule book and a reading of a text, so that each test file's `check` stays small. */
export const book = await loadRules()

const run = extractor(book)

export const readText = (text: string, published: string | null = null): Stages => run(article(text, { published }))

/** The mentions of one kind, each as `words = what they give`. */
export function seen<K extends Mention['kind']>(text: string, kind: K, published: string | null = null): string[] {
  return readText(text, published)
    .mentions.filter((mention): mention is MentionOf<K> => mention.kind === kind)
    .map((mention) => `${quote(text, mention.span)} = ${showMention(mention)}`)
}
