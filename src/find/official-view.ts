import type { Mention } from '../core/mention.ts'
import type { Outline, Sentence } from '../core/outline.ts'
import type { Token } from '../core/token.ts'
import type { NameWords } from './person-name.ts'
import type { TitleReader } from './title.ts'

/** One sentence as the finder of officials sees it. */
export interface View {
  readonly outline: Outline
  readonly sentence: Sentence
  readonly tokens: readonly Token[]
  readonly text: string
  readonly found: readonly Mention[]
  readonly titles: TitleReader
  readonly words: NameWords
  readonly counterparts: ReadonlySet<string>
  /** May one of them begin with the word of this hash? */
  readonly mayBeCounterpart: (hash: number) => boolean
  readonly blocked: (index: number) => boolean
}
