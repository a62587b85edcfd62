import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mixedArchive } from './archive-text.ts'

export interface Workload {
  readonly name: string
  readonly texts: readonly string[]
}

/** The annotated articles, and a general archive in which one in thirty-three of them stands. */
export function workloads(project: string): Workload[] {
  const aid = aidTexts(project)
  return [
    { name: 'aid-dense', texts: aid },
    { name: 'archive, 3 % aid', texts: mixedArchive(600, 0.03, aid, 42) },
  ]
}

/** In curly quotes, as news has them: they make a text two bytes a character, and every scan slower. */
export function aidTexts(project: string): string[] {
  const folder = join(project, 'fixtures', 'corpus')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => curly(readFileSync(join(folder, name), 'utf8')))
}

function curly(text: string): string {
  const quoted = text.replace(/(\w)'(\w)/g, '$1’$2').replace(/"([^"\n]*)"/g, '“$1”')
  return /[\u0100-\uffff]/.test(quoted) ? quoted : `${quoted.trimEnd()}”\n`
}

export const bytesOf = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
