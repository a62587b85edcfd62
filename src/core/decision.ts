import type { Span } from './span.ts'

/** What a verb kept, dropped or left open, and by which rule. Collected on request only; `explain` reads it. */
export interface Decision {
  readonly verb: 'find' | 'link' | 'bind' | 'settle' | 'merge'
  readonly outcome: 'kept' | 'dropped' | 'open'
  readonly span: Span
  /** A rule's id (`en/verbs#earmark`) or a pass (`bind/clause`). */
  readonly rule: string
  readonly why: string
}

export type Note = (decision: Decision) => void

export const silent: Note = () => {}
