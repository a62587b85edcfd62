import { statSync } from 'node:fs'
import { readName } from '../names.ts'
import { itemsOf } from './items.ts'
import type { Shard } from './shard.ts'
import type { Tell } from './verify-answers.ts'

/** Of one shard so many are named; a lost part may miss thousands. */
const MOST_NAMED = 5

/**
 * Holds the answers of a shard against what it holds: the files that the plan names, or the archive, which is read again.
 *
 * @returns false when the archive is gone or another one by now.
 */
export async function checkInputs(shard: Shard, answered: readonly string[], tell: Tell): Promise<boolean> {
  if (!shard.files && !isThere(shard)) return false
  const lost = new Set<string>()
  const unknown = new Set(answered)
  const known = new Set(answered)
  for await (const item of itemsOf(shard, {})) {
    if (item.kind === 'passed') continue
    const source = item.kind === 'job' ? item.job.source : item.source
    unknown.delete(source)
    if (!known.has(source)) lost.add(source)
  }
  const place = shard.source || shard.uri
  for (const source of [...lost].slice(0, MOST_NAMED)) tell('verify/lost', `${source} has no answer`, place)
  for (const source of [...unknown].slice(0, MOST_NAMED))
    tell('verify/unknown', `${source} is answered, and is not there`, place)
  const unnamed = Math.max(0, lost.size - MOST_NAMED) + Math.max(0, unknown.size - MOST_NAMED)
  if (unnamed) tell('verify/lost', `${unnamed} more like these`, place)
  return true
}

function isThere({ uri, size, etag }: Shard): boolean {
  const seen = statSync(readName(uri), { throwIfNoEntry: false })
  return seen !== undefined && seen.size === size && String(seen.mtimeMs) === etag
}
