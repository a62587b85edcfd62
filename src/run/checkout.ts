import { join } from 'node:path'
import { type Issue, issue } from '../core/issue.ts'
import { jsonSchema } from '../core/record.ts'
import type { Output } from './output.ts'
import { partText } from './part-text.ts'
import { parseLine, partsOf, readPart } from './parts.ts'
import { outputPath, render, SCHEMA_FILE } from './result-file.ts'
import { openStore } from './store.ts'

export interface CheckoutOptions {
  /** Ids of articles (`a_…`), their sources, or what the lines that they came from call themselves. */
  readonly ids: readonly string[]
  /** The folder with the parts of a batch. */
  readonly from: string
  readonly out: string
  /** Where the articles lie, when the plan does not tell any more; null: nowhere else. */
  readonly articles: string | null
}

/**
 * Takes articles out of the JSON Lines parts of a batch into YAML files, for people to correct. From then on the file wins over the part;
 * checked out again, the part's answer goes under what people changed.
 *
 * @returns 0, or 1 when some id is in no part, or a part is damaged.
 */
export async function runCheckout({ ids, from, out, articles }: CheckoutOptions, output: Output): Promise<number> {
  const wanted = new Set(ids)
  const store = openStore(out)
  let failed = false
  const damaged = (item: Issue): void => {
    failed = true
    output.problem(item, true)
  }
  for (const part of partsOf(from)) {
    if (!wanted.size) break
    for await (const line of readPart(join(from, part), damaged)) {
      // most lines are other articles: a look at the text saves parsing them
      const named = [...wanted].find((id) => line.includes(JSON.stringify(id)))
      const extraction = named === undefined ? null : parseLine(line)
      if (!extraction) continue
      const { id: hash, source, own_id: own } = extraction.article
      const id = [hash, source, own].find((one) => one !== undefined && wanted.has(one))
      if (id === undefined) continue
      wanted.delete(id)
      store.put(SCHEMA_FILE, `${JSON.stringify(jsonSchema('draft-7'), null, 2)}\n`)
      const path = outputPath(extraction.article.source, 'yaml')
      const done = store.merge(path, {
        extraction,
        text: await partText(from, part, extraction.article, articles),
        written: render(extraction, 'yaml'),
      })
      for (const item of done.issues) output.problem(item, true)
      failed ||= done.kind === 'refused'
      if (done.kind !== 'refused') output.line(`${id} → ${join(out, path)}`)
    }
  }
  for (const id of wanted)
    output.problem(
      issue(
        'checkout/absent',
        `no part below ${from} holds the article ${id}`,
        id,
        'write its id (a_…), its source or its own_id as the part has it',
      ),
      true,
    )
  return wanted.size || failed ? 1 : 0
}
