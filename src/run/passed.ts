/** What was passed over since it is no article: how many of each kind, by the ending of their names (`passedAs`). */
export type Passed = Readonly<Record<string, number>>

export interface PassedCount {
  add(kind: string, count?: number): void
  /** Sorted by kind. */
  all(): Passed
}

export function countPassed(): PassedCount {
  const kinds = new Map<string, number>()
  return {
    add: (kind, count = 1) => void kinds.set(kind, (kinds.get(kind) ?? 0) + count),
    all: () => Object.fromEntries([...kinds].sort()),
  }
}

/** `12 .pdf, 1 .docx, 2 without an ending`, the most first; null when there is nothing. */
export function showPassed(passed: Passed): string | null {
  const kinds = Object.entries(passed).sort(([, one], [, other]) => other - one)
  const shown = kinds.slice(0, MOST).map(([kind, count]) => `${count} ${WORDS[kind]?.[count === 1 ? 0 : 1] ?? kind}`)
  const rest = kinds.slice(MOST).reduce((sum, [, count]) => sum + count, 0)
  return kinds.length ? [...shown, ...(rest ? [`${rest} more`] : [])].join(', ') : null
}

/** Kinds on one line. */
const MOST = 8

/** Kinds that are no ending, for one and for several. */
const WORDS: Readonly<Record<string, readonly [string, string]>> = {
  none: ['without an ending', 'without an ending'],
  folder: ['folder', 'folders'],
  'saved-page': ['folder of a saved page', 'folders of saved pages'],
  record: ['other record of a crawl', 'other records of a crawl'],
}
