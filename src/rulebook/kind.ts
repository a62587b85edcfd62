import { z } from 'zod'
import type { Codes, Problem } from './facts.ts'

/** Inflects rule words when rules are compiled; compromise stands behind it (inflect.ts). */
export interface Inflector {
  verb(infinitive: string): VerbForms
  plural(noun: string): string
}

export interface VerbForms {
  readonly base: string
  readonly third: string
  readonly past: string
  readonly participle: string
  readonly gerund: string
}

/** Sentences that prove a rule. Brackets mark the span it must find; `gives` is what core/show.ts prints for it. */
export const exampleSchema = z.union([
  z.string(),
  z.strictObject({
    text: z.string(),
    gives: z.string().optional(),
    published: z.string().optional(),
  }),
])
export type Example = z.infer<typeof exampleSchema>

/**
 * One kind of rule file: the fields of its entries, and what is worked out from them when rules are compiled.
 * `examples` says what `finds` and `ignores` test: the mentions of one sentence, or the records of a little article.
 */
export interface Kind<E extends z.ZodObject = z.ZodObject, C = z.infer<E>> {
  readonly entry: E
  readonly examples: 'mention' | 'record' | 'none'
  /** Entries without a `finds` are refused (verbs, offices, clauses). */
  readonly needsExample?: boolean
  /** What no schema can know: that a code exists. */
  readonly check?: (entry: z.infer<E>, codes: Codes) => readonly Problem[]
  readonly compile?: (entry: z.infer<E>, inflect: Inflector) => C
}

export const defineKind = <E extends z.ZodObject, C = z.infer<E>>(kind: Kind<E, C>): Kind<E, C> => kind

/** What every entry may have beside its kind's own fields. */
export const commonFields = {
  id: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/, 'an id of small letters, digits, hyphens'),
  note: z.string().optional(),
  off: z.boolean().optional(),
  finds: z.array(exampleSchema).optional(),
  ignores: z.array(exampleSchema).optional(),
  todo: z.array(exampleSchema).optional(),
}
