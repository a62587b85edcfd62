import type { Mention } from './mention.ts'

/** What a mention gives, in one line: what `gives:` of a rule's example is compared with, and what `explain` prints. */
export function showMention(mention: Mention): string {
  switch (mention.kind) {
    case 'number':
      return `${figure(mention)}${plain(mention.qualifier)}`
    case 'money':
      return `${figure(mention)} ${mention.codes.join('|') || '?'}${plain(mention.qualifier)}${mention.per ? ` per ${mention.per}` : ''}`
    case 'place':
      return mention.codes.join('+')
    case 'body':
      return mention.code
    case 'group':
      return mention.name
    case 'when':
      return mention.when.value ?? `open ${mention.when.relative?.kind ?? ''}`.trim()
    case 'official':
      return [mention.name, mention.office, mention.country ?? mention.body].filter(Boolean).join(', ')
    case 'office':
      return [mention.office, mention.country ?? mention.body].filter(Boolean).join(', ')
    case 'goods':
      return `${mention.quantity ?? '?'} ${mention.name} (${mention.category})`
    case 'cue':
      return [mention.cue, ...Object.values(mention.sense).filter((value) => typeof value === 'string')].join(' ')
    case 'anaphor':
      return mention.of
  }
}

const plain = (qualifier: string): string => (qualifier === 'exact' || qualifier === 'range' ? '' : ` ${qualifier}`)

const figure = ({ value, min, max }: { value: number | null; min: number | null; max: number | null }): string =>
  value !== null ? String(value) : min !== null ? `${min}..${max ?? ''}` : '?'
