import { type Issue, issue } from '../../core/issue.ts'

/**
 * The name of an archive's entry as a path with `/`, or why it is refused. Nothing is ever unpacked to disk, but the output is
 * named after it: a name that leads out of a folder is no honest one.
 */
export function entryName(written: string, place: string): { name: string } | { issue: Issue } {
  const refuse = (cause: string): { issue: Issue } => ({
    issue: issue(
      'archive/name',
      `${cause}: ${showName(written)}`,
      place,
      'pack the articles under plain relative names',
    ),
  })
  if (written.includes('\0')) return refuse('the entry’s name holds a zero byte')
  const name = written
    .split('\\')
    .join('/')
    .replace(/^(?:\.\/)+/, '')
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name)) return refuse('the entry’s name is absolute')
  if (name.split('/').includes('..')) return refuse('the entry’s name leads out of the archive')
  return {
    name: name
      .split('/')
      .filter((part) => part !== '' && part !== '.')
      .join('/'),
  }
}

/** Entries may bear one name twice: the second is `a.txt~2`. */
export function distinctNames(): (name: string) => string {
  const seen = new Map<string, number>()
  return (name) => {
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : distinct(`${name}~${count}`, seen)
  }
}

function distinct(name: string, seen: Map<string, number>): string {
  let free = name
  while (seen.has(free)) free += '~'
  seen.set(free, 1)
  return free
}

/**
 * As what a file is counted that is no article: `.pdf`, `none` without an ending, `folder` for a name that ends in `/`.
 * Odd endings are none: a hostile archive could bear a million of them.
 */
export function passedAs(name: string): string {
  if (name.endsWith('/')) return 'folder'
  return /[^/](\.[\p{L}\p{N}_-]{1,10})$/u.exec(name)?.[1]?.toLowerCase() ?? 'none'
}

/** A name with its controls shown, for a message. */
export const showName = (name: string): string => JSON.stringify(name.slice(0, 120)).slice(1, -1)
