import { parseResult } from './document.ts'
import { rewrite } from './rewrite.ts'
import { isObject } from './same.ts'

/** The mark of a file whose article is gone. The next extraction takes it away: `problems` are the machine's. */
export const GONE = 'article/gone'

/** The file with the mark among its problems; as it is when it has one, or cannot be read. */
export function markGone(name: string, file: string): string {
  const { document } = parseResult(file, name)
  const value = document?.value
  if (!document || !isObject(value)) return file
  const problems: readonly unknown[] = Array.isArray(value.problems) ? value.problems : []
  if (problems.some((problem) => isObject(problem) && problem.code === GONE)) return file
  const mark = {
    code: GONE,
    sentence: 'The article is gone; the records stay, because people had a say in them.',
    span: null,
  }
  const marked = { ...value, problems: [...problems, mark] }
  return name.endsWith('.json') ? `${JSON.stringify(marked, null, 2)}\n` : rewrite(document, marked)
}
