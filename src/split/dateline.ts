import type { Block } from '../core/outline.ts'
import type { Span } from '../core/span.ts'

/**
 * The place and date before the first sentence: `OSLO, March 6 –`, `KYIV/WARSAW, July 15 (KNA) --`, `Tallinn, 31 May
 * 2024.`; or a line of its own above the prose.
 */
export function datelineOf(text: string, blocks: readonly Block[]): Span | null {
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph')
  // a text of one line is all headline
  const prose = (paragraphs.length ? paragraphs : blocks.filter((block) => block.kind === 'headline')).slice(0, 2)
  for (const block of prose) {
    const span = openingOf(text, block.span)
    if (span) return span
  }
  return (
    blocks.slice(0, 6).find((block) => block.kind === 'meta' && /\d/.test(text.slice(block.span.start, block.span.end)))
      ?.span ?? null
  )
}

/** The place and date that a block or line opens with, and a mark closes. */
export function openingOf(text: string, { start, end }: Span): Span | null {
  const head = text.slice(start, Math.min(end, start + 90))
  const dash =
    /\s(?:–|—|--?|\|)\s/.exec(head) ??
    /(?<=\b(?:19|20)\d\d)[.:]\s/.exec(head) ??
    // `WASHINGTON, March 12, 2025—The World Bank`, `KYIV, Ukraine—The`
    /(?<=\b(?:19|20)\d\d|\)) ?[–—](?=[\p{Lu}“"])/u.exec(head) ??
    (/^\p{Lu}{3}/u.test(head) ? /[–—](?=[\p{Lu}“"])/u.exec(head) : null)
  const stop = dash ?? /\.\s(?=\p{Lu})/u.exec(head.slice(0, 40))
  if (!stop) return null
  const written = head.slice(0, stop.index)
  const words = written.split(/[\s,/]+/).filter(Boolean)
  if (words.length > 11 || !/^[\p{Lu}(]/u.test(written)) return null
  const dated = /\d/.test(written)
  const capitals = /^\p{Lu}{3,}/u.test(written)
  const small = words.filter((word) => /^\p{Ll}{3,}$/u.test(word)).length
  // "Riga promised Kyiv 40 M113s." is a short sentence
  return (dated || capitals) && small <= (dash ? 1 : 0) ? { start, end: start + stop.index } : null
}
