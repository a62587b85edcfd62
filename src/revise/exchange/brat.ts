import { type AidRecord, recordSchema, type SpanOut } from '../../core/record.ts'
import type { Points } from '../points.ts'
import { type Exchange, spansOf, withoutSpans, withSpans } from './exchange.ts'

/**
 * brat standoff: `T` lines for spans, an event `E` for each record with the anchor as its trigger, `A` for its status, and the record
 * itself as the annotator's note. A span over several lines is written in fragments, as brat wants it. The article lies beside as `.txt`.
 */
export const brat: Exchange = {
  name: 'brat',
  write(extraction, points) {
    const lines: string[] = []
    let count = 0
    for (const [i, record] of extraction.records.entries()) {
      const named = spansOf(record).map(([field, span]) => {
        count++
        lines.push(`T${count}\t${typeOf(field)} ${fragments(span, points)}\t${span.quote.replace(/[\r\n]+/g, ' ')}`)
        lines.push(`#${count}\tAnnotatorNotes T${count}\t${JSON.stringify([field, span.start, span.end])}`)
        return { field, name: `T${count}` }
      })
      const trigger = named.find(({ field }) => field === 'anchor')
      if (!trigger) continue
      const roles = named.filter((one) => one !== trigger).map(({ field, name }) => `${typeOf(field)}:${name}`)
      lines.push(`E${i + 1}\tAnchor:${trigger.name}${roles.map((role) => ` ${role}`).join('')}`)
      lines.push(`A${i + 1}\tStatus E${i + 1} ${record.status}`)
      lines.push(`#R${i + 1}\tAnnotatorNotes E${i + 1}\t${JSON.stringify(withoutSpans(record))}`)
    }
    return { '.ann': lines.map((line) => `${line}\n`).join(''), '.txt': points.text }
  },
  read(files) {
    const points = Array.from(files['.txt'] ?? '')
    const rows = (files['.ann'] ?? '').split('\n').map((line) => line.split('\t'))
    const noteOf = new Map(
      rows.flatMap(([id = '', about = '', note = '']) =>
        id.startsWith('#') ? [[about.split(' ')[1] ?? '', note]] : [],
      ),
    )
    return rows.flatMap(([id = '', event = '']): AidRecord[] => {
      if (!id.startsWith('E')) return []
      const names = event.split(' ').map((role) => role.slice(role.indexOf(':') + 1))
      const spans = names.map((name): [string, SpanOut] => {
        const [field, start, end] = JSON.parse(noteOf.get(name) ?? '') as [string, number, number]
        return [field, { quote: points.slice(start, end).join(''), start, end }]
      })
      return [recordSchema.parse(withSpans(JSON.parse(noteOf.get(id) ?? ''), spans))]
    })
  },
}

/** brat's types are letters and hyphens. */
const typeOf = (field: string): string => {
  const name = (field.split('.')[0] ?? field).replace(/[^A-Za-z]+/g, '-')
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** `0 5;6 10`: the stretches between the ends of lines. */
function fragments({ start, end }: SpanOut, points: Points): string {
  const signs = Array.from(points.slice(start, end))
  const parts: string[] = []
  let from = 0
  for (let i = 0; i <= signs.length; i++) {
    if (i < signs.length && signs[i] !== '\n' && signs[i] !== '\r') continue
    if (i > from) parts.push(`${start + from} ${start + i}`)
    from = i + 1
  }
  return parts.join(';')
}
