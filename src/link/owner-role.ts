import type { OfficialMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import { OBJECT_VERBS } from './owner-scene.ts'

/** What the person is to the words before: who tells it, by whom something is done, whom somebody meets. */
export type Role = 'starts' | 'tells' | 'comma' | 'and' | 'by' | 'of' | 'from' | 'under' | 'said' | 'object' | 'other'

export const roleNames = (stem: string): Readonly<Record<Role, string>> => ({
  starts: `${stem}-starts`,
  tells: `${stem}-tells`,
  comma: `${stem}-comma`,
  and: `${stem}-and`,
  by: `${stem}-by`,
  of: `${stem}-of`,
  from: `${stem}-from`,
  under: `${stem}-under`,
  said: `${stem}-said`,
  object: `${stem}-object`,
  other: `${stem}-other`,
})

/** Whom somebody else meets, or gives to. */
const MET: ReadonlySet<Role> = new Set<Role>(['under', 'object'])

export const isMet = (outline: Outline, mention: OfficialMention): boolean => MET.has(roleOf(outline, mention))

export function roleOf({ tokens, sentences }: Outline, { first, last, sentence }: OfficialMention): Role {
  const at = tokens[first - 1]?.fold === 'the' ? first - 2 : first - 1
  if (at < sentences[sentence]!.first) return 'starts'
  const word = tokens[at]!.fold
  if (word === ',') return TELLS.has(tokens[last]?.fold ?? '') ? 'tells' : 'comma'
  return ROLES.get(word) ?? 'other'
}

const ROLES: ReadonlyMap<string, Role> = new Map<string, Role>([
  ['and', 'and'],
  ['by', 'by'],
  ['of', 'of'],
  ['from', 'from'],
  ...['to', 'with', 'for', 'at', 'on', 'between'].map((word) => [word, 'under'] as const),
  ...['said', 'says', 'announced', 'confirmed', 'added', 'declared', 'explained'].map(
    (word) => [word, 'said'] as const,
  ),
  ...[...OBJECT_VERBS].map((word) => [word, 'object'] as const),
])

const TELLS = new Set([
  'said',
  'says',
  'announced',
  'announces',
  'told',
  'confirmed',
  'confirms',
  'added',
  'declared',
  'wrote',
])
