import type { Deed } from '../core/claim.ts'
import type { Actor, Line, Scene } from './scene.ts'

/**
 * Who asks those that decide with it: "The Commission wants the member states to give Ukraine 20 billion", "The ministry asks parliament to approve
 * 20 million". That is a proposal of its own side, and no request; `Kyiv wants the governments to send` is one.
 *
 * Out: who asks; null where nobody asks, or asks others.
 */
export function asksOwn({ tokens, words }: Scene, line: Line, deed: Deed): Actor | null {
  if (deed.governor !== 'request') return null
  let asksDeciders = false
  for (let i = deed.first - 1; i >= Math.max(line.sentence.first, deed.first - ASKED); i--) {
    const { fold } = tokens[i]!
    asksDeciders ||= words.has('houses', fold) || words.has('deciders', fold)
    if (asksDeciders && words.has('request', fold)) return line.actors.findLast(({ last }) => last <= i) ?? null
  }
  return null
}

/** Tokens from the asking to the verb asked for. */
const ASKED = 8
