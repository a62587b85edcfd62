import { memoOfLast } from '../core/memo.ts'
import type { Scene } from './scene.ts'

/** The share of the article's officials and subjects that speak for these givers. */
export function shareOfVoices(scene: Scene, codes: readonly string[]): number {
  const known = voices.get(scene) ?? voicesOf(scene)
  voices.set(scene, known)
  let theirs = 0
  for (const voice of known.byCodes) if (voice.codes.some((code) => codes.includes(code))) theirs += voice.weight
  return theirs / known.all
}

interface Voices {
  readonly all: number
  readonly byCodes: readonly { readonly codes: readonly string[]; readonly weight: number }[]
}

/** Counted once for an article: every giver proposed for every gift is held against them. */
const voices = memoOfLast<Scene, Voices>()

function voicesOf(scene: Scene): Voices {
  const byCodes = new Map<string, { codes: readonly string[]; weight: number }>()
  let all = 1
  for (const line of scene.lines)
    for (const { role, codes } of line.actors) {
      if (role === 'adjective' || role === 'region') continue
      const weight = role === 'person' ? 2 : 1
      all += weight
      const key = codes.join()
      byCodes.set(key, { codes, weight: (byCodes.get(key)?.weight ?? 0) + weight })
    }
  return { all, byCodes: [...byCodes.values()] }
}
