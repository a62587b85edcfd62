import { issue } from '../core/issue.ts'
import type { Body, Reader } from './body.ts'
import { NO_METADATA, readMetadata } from './metadata.ts'

/**
 * Markdown: front matter between lines of three hyphens tells about the article; the prose begins behind it. The text stays
 * the whole file, so that positions are those of the file.
 */
export default { extensions: ['.md'], body: readMarkdown } satisfies Reader

function readMarkdown(text: string, source: string): Body {
  const opening = /^---[ \t]*\r?\n/.exec(text)
  if (!opening) return { bodyStart: 0, metadata: NO_METADATA, issues: [] }
  const closing = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m
  const rest = text.slice(opening[0].length)
  const end = closing.exec(rest)
  if (!end)
    return {
      bodyStart: 0,
      metadata: NO_METADATA,
      issues: [
        issue(
          'read/metadata',
          'the front matter has no closing line',
          `${source}:1`,
          'end it with a line of three hyphens',
        ),
      ],
    }
  const { metadata, issues } = readMetadata(rest.slice(0, end.index), source)
  return { bodyStart: opening[0].length + end.index + end[0].length, metadata, issues }
}
