import type { Issue } from './core/issue.ts'
import type { Output } from './run/output.ts'

/** For tests only: an output that keeps what is said. */
export function recorder(): Output & { readonly said: string[]; readonly wrote: string[]; readonly told: Issue[] } {
  const [said, wrote, told]: [string[], string[], Issue[]] = [[], [], []]
  return {
    said,
    wrote,
    told,
    screen: { colour: false, columns: 120 },
    data: (text) => void wrote.push(text),
    line: (text) => void said.push(text),
    problem: (item) => void told.push(item),
    progress: () => {},
    drained: () => Promise.resolve(),
  }
}
