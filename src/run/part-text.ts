import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Extraction } from '../core/record.ts'
import { articleId } from '../extract.ts'
import { readArticle } from '../read/index.ts'
import { shardSchema } from './batch/shard.ts'
import { linesOf } from './lines.ts'
import { NOTES } from './notes.ts'
import { readPart } from './parts.ts'
import { keptText } from './texts.ts'

/**
 * The text of an article that is in a part of a batch: as the batch kept it when it lay in no file of its own, else read again from the
 * file that the plan names, or from the folder of the articles. Null when none of these has the text that the part speaks of.
 */
export async function partText(
  folder: string,
  part: string,
  { id, source }: Extraction['article'],
  articles: string | null,
): Promise<string | null> {
  const kept = keptText(folder, id) ?? (await textBeside(folder, part, id))
  if (kept !== null) return kept
  const places = [...(articles === null ? [] : [join(articles, source)]), ...plannedPlaces(folder, source)]
  for (const place of places) {
    const text = readText(place, source)
    if (text !== null && articleId(text) === id) return text
  }
  return null
}

async function textBeside(folder: string, part: string, id: string): Promise<string | null> {
  const path = join(folder, dirname(part), NOTES, 'texts', basename(part))
  if (!existsSync(path)) return null
  for await (const line of readPart(path, () => {})) {
    if (!line.includes(id)) continue
    const kept = parsed(line) as { id?: unknown; text?: unknown } | null
    if (kept?.id === id && typeof kept.text === 'string') return kept.text
  }
  return null
}

function plannedPlaces(folder: string, source: string): string[] {
  const plan = join(folder, NOTES, 'plan.jsonl')
  if (!existsSync(plan)) return []
  return linesOf(readFileSync(plan, 'utf8')).flatMap((line) => {
    const { data } = shardSchema.safeParse(parsed(line))
    const before = data?.source ? `${data.source}/` : ''
    const name = source.startsWith(before) ? source.slice(before.length) : null
    return data?.files && name !== null && data.files.includes(name) ? [join(data.uri, name)] : []
  })
}

function readText(path: string, source: string): string | null {
  try {
    return readArticle(readFileSync(path), { source }).article?.text ?? null
  } catch {
    return null
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
