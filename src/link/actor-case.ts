import { gather } from '../core/gather.ts'
import type { AnaphorMention, Mention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { Rule } from '../rulebook/book.ts'
import type { WordSets } from '../rulebook/words.ts'
import type { Antecedent, Antecedents } from './antecedent.ts'

/** An anaphor and what its meaning is looked for in. */
export interface Case {
  readonly outline: Outline
  readonly antecedents: Antecedents
  readonly words: WordSets
  readonly anaphor: AnaphorMention
  readonly rule: Rule<'anaphora'>
  readonly among: ReadonlySet<string> | null
}

export interface Meant {
  readonly codes: readonly string[]
  readonly why: string
  readonly from: Mention | null
}

export const meant = (one: Antecedent, why: string): Meant => ({ codes: one.codes, why, from: one.mention })

export const isState = (one: Antecedent): boolean =>
  (one.kind === 'state' || one.kind === 'person') &&
  !one.weak &&
  /^[A-Z]{2}$/.test(one.codes[0] ?? '') &&
  one.codes.length === 1

/** What stands before the anaphor: its own sentence first, then those before in the same section, the nearest first. */
export function stepsBack({ outline, antecedents, anaphor }: Case, most: number): readonly (readonly Antecedent[])[] {
  const { sentences, blocks } = outline
  const section = blocks[sentences[anaphor.sentence]!.block]!.section
  const steps: (readonly Antecedent[])[] = [antecedents[anaphor.sentence]!.filter((one) => one.last <= anaphor.first)]
  for (let i = anaphor.sentence - 1; i >= 0 && steps.length <= most; i--) {
    if (blocks[sentences[i]!.block]!.section !== section) break
    steps.push(antecedents[i]!)
  }
  return steps
}

export const distinct = (list: readonly Antecedent[]): string[] => [...new Set(gather(list, (one) => one.codes))]
