import type { z } from 'zod'
import type { World } from './facts.ts'
import type { Example, Kind } from './kind.ts'
import type { KINDS } from './kinds/index.ts'

export type { World } from './facts.ts'

export type KindName = keyof typeof KINDS

type Compiled<K> = K extends Kind<infer E, infer C> ? (unknown extends C ? z.infer<E> : C) : never

/** One compiled rule: its own fields, its address (`en/currencies#krone`) and its examples. */
export type Rule<K extends KindName> = Compiled<(typeof KINDS)[K]> & {
  readonly rule: string
  readonly id: string
  readonly language: string
  readonly finds?: readonly Example[]
  readonly ignores?: readonly Example[]
  readonly todo?: readonly Example[]
}

/** All rules, compiled: the only thing the verbs know of `rules/`. */
export interface RuleBook {
  /** `sha256:…` over all rule files: written into each output as `run.rules`. */
  readonly hash: string
  readonly world: World
  rules<K extends KindName>(kind: K): readonly Rule<K>[]
  /** For `aidtrail rules`: where each rule stands. */
  readonly places: Readonly<Record<string, string>>
}

/** What is kept on disk: a book without its methods. */
export interface CompiledBook {
  readonly format: 1
  readonly hash: string
  readonly world: World
  readonly rules: Readonly<Record<string, readonly (Record<string, unknown> & { rule: string })[]>>
  readonly places: Readonly<Record<string, string>>
}

export const openBook = (compiled: CompiledBook): RuleBook => ({
  hash: compiled.hash,
  world: compiled.world,
  places: compiled.places,
  rules: (kind) => (compiled.rules[kind] ?? []) as never,
})
