import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { readName } from '../names.ts'
import { createHashTable } from './hash-table.ts'
import { itemsOf } from './items.ts'
import type { Shard } from './shard.ts'
import type { Tell } from './verify-answers.ts'

/** What a part answers. */
export interface Answered {
  /** Articles, each counted once. */
  readonly count: number
  readonly has: (source: string) => boolean
  readonly all: () => AsyncIterable<string>
}

/** What stands for a name where millions are held: 16 hex digits. */
export const sourceHash = (source: string): string => createHash('sha256').update(source).digest('hex').slice(0, 16)

/** Of one shard so many are named; a lost part may miss thousands. */
const MOST_NAMED = 5

/**
 * Holds the answers of a shard against what it holds: the files that the plan names, or the archive, which is read again.
 *
 * @returns false when the archive is gone or another one by now.
 */
export async function checkInputs(shard: Shard, answered: Answered, tell: Tell): Promise<boolean> {
  if (!shard.files && !isThere(shard)) return false
  const place = shard.source || shard.uri
  const lost = createNamed((source) => tell('verify/lost', `${source} has no answer`, place))
  const unknown = createNamed((source) => tell('verify/unknown', `${source} is answered, and is not there`, place))
  const met = createHashTable()
  let found = 0
  for await (const item of itemsOf(shard, {})) {
    if (item.kind === 'passed') continue
    const source = item.kind === 'job' ? item.job.source : item.source
    const hash = sourceHash(source)
    if (met.get(hash)) continue
    met.set(hash, 1)
    if (answered.has(source)) found++
    else lost.add(source)
  }
  if (found < answered.count)
    for await (const source of answered.all()) if (!met.get(sourceHash(source))) unknown.add(source)
  const unnamed = lost.unnamed() + unknown.unnamed()
  if (unnamed) tell('verify/lost', `${unnamed} more like these`, place)
  return true
}

/** Names the first few, and counts the others. */
function createNamed(name: (source: string) => void): { add(source: string): void; unnamed(): number } {
  let count = 0
  return {
    add(source) {
      if (++count <= MOST_NAMED) name(source)
    },
    unnamed: () => Math.max(0, count - MOST_NAMED),
  }
}

function isThere({ uri, size, etag }: Shard): boolean {
  const seen = statSync(readName(uri), { throwIfNoEntry: false })
  return seen !== undefined && seen.size === size && String(seen.mtimeMs) === etag
}
