import type { Step } from './path.ts'

/** A problem of a value in a result file, until somebody knows its line. */
export interface Found {
  readonly path: readonly Step[]
  readonly code: string
  readonly cause: string
  readonly mend: string | null
}

export const problem = (path: readonly Step[], code: string, cause: string, mend: string): Found => ({
  path,
  code,
  cause,
  mend,
})

/** Words for a message. */
export const cut = (text: string): string => (text.length > 50 ? `${text.slice(0, 47)}…` : text)
