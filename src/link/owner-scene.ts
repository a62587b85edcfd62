import type { Mention, OfficialMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { Person } from '../core/referent.ts'
import type { StateFacts } from './state-facts.ts'

/** A person whose state or body the words beside the name may leave open. */
export interface PersonDraft {
  readonly name: string
  readonly office: string
  readonly officeId: string | null
  readonly country: string | null
  readonly body: string | null
  readonly standing: Person['standing']
  readonly mentions: readonly OfficialMention[]
}

/** An article as the choice of a person's state sees it: who is named where, and how often. */
export interface Context {
  readonly outline: Outline
  readonly facts: StateFacts
  readonly bySentence: ReadonlyMap<number, readonly Mention[]>
  readonly byBlock: ReadonlyMap<number, readonly Mention[]>
  /** Unions, alliances and agencies, which have officials of their own. */
  readonly bodies: ReadonlyMap<number, readonly Mention[]>
  /** How often each state is named in the article. */
  readonly counts: ReadonlyMap<string, number>
  /** The states of the dateline and of the headline's own actors. */
  readonly home: ReadonlyMap<string, number>
  readonly drafts: readonly PersonDraft[]
  readonly owner: ReadonlyMap<PersonDraft, string>
  /** How a name fits the states, read once: it is asked in every round. */
  readonly shapes: Map<string, ReadonlyMap<string, number>>
}

export function contextOf(
  outline: Outline,
  mentions: readonly Mention[],
  facts: StateFacts,
  drafts: readonly PersonDraft[],
  owner: ReadonlyMap<PersonDraft, string>,
): Context {
  const bySentence = new Map<number, Mention[]>()
  const byBlock = new Map<number, Mention[]>()
  const bodies = new Map<number, Mention[]>()
  const counts = new Map<string, number>()
  const home = new Map<string, number>()
  for (const mention of mentions) {
    const codes = codesOf(mention)
    if (mention.kind === 'body' && !mention.country && OFFICED.has(mention.role))
      push(bodies, mention.sentence, mention)
    if (!codes.length) continue
    push(bySentence, mention.sentence, mention)
    const block = outline.blocks[outline.sentences[mention.sentence]!.block]
    if (!block || block.kind === 'furniture') continue
    push(byBlock, block.index, mention)
    const inDateline =
      outline.dateline && mention.span.start >= outline.dateline.start && mention.span.end <= outline.dateline.end
    for (const code of codes) {
      counts.set(code, (counts.get(code) ?? 0) + 1)
      const weight = isOwnMoney(outline, mention)
        ? 2
        : inDateline || block.kind === 'meta'
          ? 1.2
          : block.kind === 'headline' && !isGoverned(outline, facts, mention)
            ? 1.4
            : 0
      if (weight) home.set(code, Math.max(home.get(code) ?? 0, weight))
    }
  }
  // a state that only the dateline names may be where the conference meets
  for (const [code, weight] of home) if (counts.get(code) === 1) home.set(code, weight / 2)
  return { outline, facts, bySentence, byBlock, bodies, counts, home, drafts, owner, shapes: new Map() }
}

/** "All amounts are in Canadian dollars": at home there. */
function isOwnMoney({ tokens, sentences }: Outline, { kind, sentence, last }: Mention): boolean {
  const { first } = sentences[sentence]!
  return (
    kind === 'place' &&
    MONEY.test(tokens[last]?.fold ?? '') &&
    tokens.slice(first, last).some(({ fold }) => fold === 'amounts' || fold === 'figures' || fold === 'sums')
  )
}

const MONEY = /^(?:dollars|pounds|kroner|kronor|crowns|francs|rupees|pesos|dinars|shillings|lira|liras|rand)$/

const OFFICED = new Set(['union', 'alliance', 'agency'])

function push<K>(lists: Map<K, Mention[]>, key: K, mention: Mention): void {
  const list = lists.get(key)
  if (list) list.push(mention)
  else lists.set(key, [mention])
}

export const codesOf = (mention: Mention): readonly string[] => {
  if (mention.kind === 'place') return mention.form === 'region' || mention.codes.length > 1 ? [] : mention.codes
  if (mention.kind === 'body')
    return mention.country ? [mention.country] : mention.role === 'bank' ? [mention.code] : []
  return []
}

/** Under a preposition a place is where something is or whom it is for, seldom whose minister speaks. */
export function isGoverned(outline: Outline, facts: StateFacts, { first }: Mention): boolean {
  const before = outline.tokens[first - 1]?.fold ?? ''
  const word = before === 'the' || before === 'a' ? (outline.tokens[first - 2]?.fold ?? '') : before
  return facts.words.has('subject-blockers', word)
}
