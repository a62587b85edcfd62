import { expect, test } from 'vitest'
import { parseResult } from './document.ts'
import { showWaiting, waitingIn, waitingIssues } from './waiting.ts'

const FILE = `records:
  - id: r_000001
    review:
      state: corrected
      conflicts: [{path: amount.value, machine: 505000000}]
      orphaned:
        amount: {quote: 500 million, start: 1, end: 12}
  - id: r_000002
    review: {state: orphan}
  - id: r_000003
    review: {state: rejected, conflicts: [{path: donors, machine: []}]}
`

test('what a merge left open is counted, and told with its line', () => {
  const { document } = parseResult(FILE, 'a.yaml')
  expect(showWaiting(waitingIn(document!.value))).toBe(
    '1 conflict, 1 orphaned record and 1 orphaned span wait for a person',
  )
  expect(waitingIssues(document!).map(({ place, code, cause }) => `${place} ${code} ${cause}`)).toEqual([
    'a.yaml:5:19 check/conflict of amount.value the machine says 505000000',
    'a.yaml:7:9 check/orphaned the words of amount have no place in the article any more',
    'a.yaml:9:21 check/orphan the machine does not find this record any more',
  ])
})

test('a file of any shape', () => {
  for (const value of [null, [], { records: 1 }, { records: [null, { review: 1 }] }])
    expect(showWaiting(waitingIn(value))).toBeNull()
})
