/** What went wrong, where, and how to mend it. Codes are stable (`read/empty`, `rule/unknown-code`); texts may improve. */
export interface Issue {
  readonly code: string
  readonly cause: string
  /** A file, with line and column where they are known: `rules/en/currencies.yaml:6:13`. */
  readonly place: string | null
  readonly mend: string | null
  /** The line of the file, and a mark under what is meant. */
  readonly excerpt?: string
}

export const issue = (code: string, cause: string, place: string | null = null, mend: string | null = null): Issue => ({
  code,
  cause,
  place,
  mend,
})

/** The form in which a terminal shows it. */
export const printIssue = ({ code, cause, place, mend, excerpt }: Issue): string =>
  [
    `${place ? `${place}  ` : ''}${code}`,
    `  ${cause}`,
    ...(excerpt ? excerpt.split('\n').map((line) => `  ${line}`) : []),
    ...(mend ? [`  mend: ${mend}`] : []),
  ].join('\n')

/** What went wrong, in the words of whatever was thrown. */
export const causeOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Several issues as one error, for the doors that throw (the rule loader). */
export class IssueError extends Error {
  readonly issues: readonly Issue[]
  constructor(issues: readonly Issue[]) {
    super(issues.map(printIssue).join('\n'))
    this.issues = issues
  }
}
