import { z } from 'zod'
import type { CheckOptions } from '../checked.ts'
import { issue } from '../core/issue.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { writeJsonLine } from '../write/index.ts'
import { createEngine, type Done, type Engine } from './engine.ts'
import type { Output } from './output.ts'

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
  published: z.string().nullish(),
  title: z.string().nullish(),
  url: z.string().nullish(),
})

/** A longer line is not held in memory. */
const LONGEST_LINE = 16 * 1024 * 1024

/**
 * JSON Lines in, JSON Lines out: exactly one line for each, in the same order. A bad line gives an object with its problem, and the
 * stream goes on.
 *
 * @returns 0, or 1 when some line failed.
 */
export async function runFilter(
  book: RuleBook,
  input: AsyncIterable<Uint8Array>,
  published: string | null,
  output: Output,
  options: CheckOptions = {},
): Promise<number> {
  const engine = createEngine(book, options)
  let failed = false
  let number = 0
  for await (const line of linesOf(input)) {
    number++
    const done = readLine(engine, line, String(number), published)
    failed ||= done.failed
    output.data(`${writeJsonLine(done.extraction)}\n`)
    await output.drained()
  }
  return failed ? 1 : 0
}

function readLine(engine: Engine, line: Uint8Array | null, number: string, published: string | null): Done {
  const bad = (source: string, code: string, cause: string, mend: string): Done =>
    engine.failure(source, [issue(code, cause, `line ${number}`, mend)])
  if (line === null)
    return bad(number, 'filter/too-long', `the line is longer than ${LONGEST_LINE} bytes`, 'send one article a line')
  const written = new TextDecoder().decode(line)
  let data: unknown
  try {
    data = JSON.parse(written)
  } catch (error) {
    return bad(
      number,
      'filter/json',
      `the line is no JSON: ${reason(error)}`,
      'write an object like {"id": "a1", "text": "…"} on one line',
    )
  }
  const parsed = lineSchema.safeParse(data)
  const source = idOf(data) ?? number
  if (!parsed.success) {
    const [first] = parsed.error.issues
    const field = first?.path.join('.')
    return bad(
      source,
      'filter/shape',
      field ? `the field ${field}: ${first?.message}` : 'the line is no object with a text',
      'give at least {"id": "…", "text": "…"}',
    )
  }
  const { text, title, url } = parsed.data
  const done = engine.text(text, {
    source,
    published,
    metadata: { published: parsed.data.published ?? null, title: title ?? null, url: url ?? null },
  })
  return done
}

const idOf = (data: unknown): string | null => {
  const id = typeof data === 'object' && data !== null && 'id' in data ? data.id : null
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null
}

const reason = (error: unknown): string =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)

/** The lines of a stream of bytes, ended by a newline (a return before it is no part); null for one that is too long. */
async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | null> {
  let parts: Uint8Array[] = []
  let length = 0
  const take = (): Uint8Array | null => {
    const whole = length > LONGEST_LINE ? null : Buffer.concat(parts)
    parts = []
    length = 0
    return whole && whole.at(-1) === 13 ? whole.subarray(0, -1) : whole
  }
  for await (const chunk of input) {
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      length += at - from
      if (length <= LONGEST_LINE) parts.push(chunk.subarray(from, at))
      yield take()
      from = at + 1
    }
    length += chunk.length - from
    if (length <= LONGEST_LINE) parts.push(chunk.slice(from))
    else parts = []
  }
  if (length > 0) yield take()
}
