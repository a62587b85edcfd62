import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { ReadOptions } from '../read/index.ts'

/** The name of the notes beside an article. */
export const sidecarOf = (path: string): string =>
  join(dirname(path), `${basename(path).replace(/\.[^.]+$/, '')}.meta.yaml`)

export const isSidecar = (name: string): boolean => name.endsWith('.meta.yaml')

/** `NAME.meta.yaml` beside an article, as the reader wants it. */
export function sidecarBytes(path: string | Buffer): Pick<ReadOptions, 'sidecar' | 'sidecarName'> {
  // a name that is no text has no sidecar
  if (typeof path !== 'string') return { sidecar: null }
  const sidecarName = sidecarOf(path)
  try {
    return { sidecar: readFileSync(sidecarName), sidecarName }
  } catch {
    return { sidecar: null, sidecarName }
  }
}
