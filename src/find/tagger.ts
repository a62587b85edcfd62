import { createRequire } from 'node:module'

/** Is the word at an offset of a sentence a verb there? */
export type Tagger = (sentence: string, offset: number) => boolean

interface Term {
  readonly tags?: readonly string[]
  readonly offset?: { readonly start: number }
}
type Nlp = (text: string) => { json(options: object): readonly { readonly terms: readonly Term[] }[] }

/**
 * compromise's tagger, for the few words that our own cues cannot tell apart (`Paris grants …`, `the grants`). It costs
 * a millisecond a sentence and its loading a few hundred, so it is loaded at the first question and each sentence is
 * tagged once.
 */
export function createTagger(): Tagger {
  let nlp: Nlp | null = null
  let last: { sentence: string; verbs: ReadonlySet<number> } | null = null
  return (sentence, offset) => {
    nlp ??= createRequire(import.meta.url)('compromise/two') as Nlp
    if (last?.sentence !== sentence) last = { sentence, verbs: verbStarts(nlp, sentence) }
    return last.verbs.has(offset)
  }
}

// term offsets are exact, those of matches and sentences are not
function verbStarts(nlp: Nlp, sentence: string): Set<number> {
  const starts = new Set<number>()
  for (const part of nlp(sentence).json({ offset: true }))
    for (const term of part.terms) if (term.offset && term.tags?.includes('Verb')) starts.add(term.offset.start)
  return starts
}
