import type { Issue } from '../core/issue.ts'
import type { Extraction } from '../core/record.ts'
import { printable } from './printable.ts'

export { checkExtraction } from './check.ts'
export { CSV_HEADER, writeCsv } from './csv.ts'
export { WRITERS } from './formats.ts'
export { writeJson } from './json.ts'
export { jsonLine, writeJsonLine } from './jsonl.ts'
export { printable } from './printable.ts'
export type { WriteOptions, Writer } from './writer.ts'
export { writeAll } from './writer.ts'
export { parseYaml, summaryComment, writeYaml, yamlOf, yamlOfRecord } from './yaml.ts'

/** An article that could not be read still gives an object: empty lists, and the reason under `problems`. */
export const unreadable = (
  source: string,
  issues: readonly Issue[],
  run: Extraction['run'],
  ownId: string | null = null,
): Extraction => ({
  schema: 'aid-article/1',
  article: {
    id: '',
    source,
    title: null,
    url: null,
    published: null,
    published_from: null,
    language: null,
    gate: 'open',
    ...(ownId !== null && { own_id: ownId }),
  },
  run,
  records: [],
  officials: [],
  groups: [],
  agreements: [],
  countries: [],
  money: [],
  dates: [],
  problems: issues.map(problemOf),
})

/** An Issue as it stands under `problems`. */
export const problemOf = ({ code, cause, mend }: Issue): Extraction['problems'][number] => ({
  code,
  sentence: printable(mend ? `${cause}; ${mend}` : cause),
  span: null,
})
