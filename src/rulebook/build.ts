import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { IssueError } from '../core/issue.ts'
import { jsonSchema } from '../core/record.ts'
import { compileOurs } from './ours.ts'

/* The build's last step: our rules compiled into one file, and the JSON Schema beside it. */
const dist = join(dirname(fileURLToPath(import.meta.url)), '..')
try {
  mkdirSync(dist, { recursive: true })
  writeFileSync(join(dist, 'rules.json'), JSON.stringify(await compileOurs()))
  writeFileSync(join(dist, 'aid-article.schema.json'), `${JSON.stringify(jsonSchema('draft-7'), null, 2)}\n`)
} catch (error) {
  console.error(error instanceof IssueError ? error.message : error)
  process.exit(1)
}
