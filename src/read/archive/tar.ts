import { type Issue, IssueError, issue } from '../../core/issue.ts'
import type { Meter } from './limits.ts'
import { reasonOf } from './member.ts'
import { entryName } from './names.ts'
import type { Puller } from './stream.ts'

const BLOCK = 512

/** An entry of a container: its bytes, or null when they were not asked for. */
export type Entry =
  | { readonly kind: 'entry'; readonly name: string; readonly offset: number; readonly bytes: Uint8Array }
  | { readonly kind: 'damage'; readonly name: string | null; readonly offset: number; readonly issue: Issue }
  | { readonly kind: 'passed' }

/**
 * The entries of a tar archive (ustar, GNU, pax), in order. Behind a damaged header the next good one is looked for.
 *
 * @param wanted entries with other names are skipped.
 * @param place the archive, as problems name it.
 */
export async function* readTar(
  puller: Puller,
  meter: Meter,
  wanted: (name: string) => boolean,
  place: string,
): AsyncGenerator<Entry> {
  let longName: string | null = null
  let pax: Pax = {}
  let lost: number | null = null
  const damage = (offset: number, cause: string, name: string | null = null): Entry => ({
    kind: 'damage',
    name,
    offset,
    issue: issue('archive/damaged', `${cause} (byte ${offset})`, place, 'fetch or pack the archive again'),
  })
  for (;;) {
    const { offset } = puller
    const block = await puller.take(BLOCK)
    if (block.length < BLOCK) {
      if (lost !== null) yield damage(lost, 'what stands from here on is no tar entry')
      if (puller.broken instanceof IssueError) throw puller.broken
      if (puller.broken || block.length)
        yield damage(offset, `the archive breaks off${puller.broken ? `: ${reasonOf(puller.broken)}` : ''}`)
      return
    }
    if (block.every((byte) => byte === 0)) {
      // two empty blocks are the end; some archives lack the second, and some are glued together
      longName = null
      continue
    }
    const header = parseHeader(block)
    if (!header) {
      lost ??= offset
      continue
    }
    if (lost !== null) yield damage(lost, 'what stands here is no tar entry; reading goes on behind it')
    lost = null
    const padded = Math.ceil(header.size / BLOCK) * BLOCK
    if (header.type === 'L' || header.type === 'x' || header.type === 'g' || header.type === 'K') {
      if (header.size > LONGEST_HEADER) {
        yield damage(offset, 'a header is too long')
        await puller.skip(padded)
        continue
      }
      const data = Buffer.from((await puller.take(padded)).subarray(0, header.size))
      if (header.type === 'L') longName = data.toString('utf8').replace(/\0.*$/s, '')
      if (header.type === 'x') pax = parsePax(data)
      continue
    }
    const size = pax.size ?? header.size
    const body = Math.ceil(size / BLOCK) * BLOCK
    const named = entryName(pax.path ?? longName ?? header.name, place)
    longName = null
    pax = {}
    const over = meter.entry(place)
    if (over) throw new IssueError([over])
    if ('issue' in named) {
      yield { kind: 'damage', name: null, offset, issue: named.issue }
      await puller.skip(body)
      continue
    }
    const refusal = refusalOf(header.type, named.name, place) ?? meter.member(null, size, `${place}/${named.name}`)
    if (
      header.type === '5' ||
      (!refusal && !wanted(named.name)) ||
      (refusal && !wanted(named.name) && header.type === '0')
    ) {
      yield { kind: 'passed' }
      await puller.skip(body)
      continue
    }
    if (refusal) {
      yield { kind: 'damage', name: named.name, offset, issue: refusal }
      await puller.skip(body)
      continue
    }
    const bytes = Buffer.from((await puller.take(body)).subarray(0, size))
    if (bytes.length < size) {
      if (puller.broken instanceof IssueError) throw puller.broken
      yield damage(offset, `the archive breaks off within ${named.name}`, named.name)
      return
    }
    const much = meter.unpacked(size, place)
    if (much) throw new IssueError([much])
    yield { kind: 'entry', name: named.name, offset, bytes }
  }
}

const LONGEST_HEADER = 1024 * 1024

interface Header {
  readonly name: string
  readonly size: number
  readonly type: string
}

interface Pax {
  readonly path?: string
  readonly size?: number
}

function parseHeader(block: Uint8Array): Header | null {
  const sum = numberOf(block, 148, 8)
  if (sum === null || sum !== checksum(block)) return null
  const size = numberOf(block, 124, 12)
  if (size === null || size < 0) return null
  const ustar = textOf(block, 257, 5) === 'ustar'
  const prefix = ustar && block[262] === 0 ? textOf(block, 345, 155) : ''
  const name = textOf(block, 0, 100)
  const type = String.fromCharCode(block[156] || 48)
  return { name: prefix ? `${prefix}/${name}` : name, size, type: type === '7' ? '0' : type }
}

function checksum(block: Uint8Array): number {
  let sum = 8 * 32
  for (let i = 0; i < BLOCK; i++) if (i < 148 || i >= 156) sum += block[i]!
  return sum
}

/** Octal digits, or GNU's base 256 for what they cannot hold. */
function numberOf(block: Uint8Array, at: number, length: number): number | null {
  if (block[at] === 0x80) {
    let value = 0
    for (let i = at + 1; i < at + length; i++) value = value * 256 + block[i]!
    return Number.isSafeInteger(value) ? value : null
  }
  const digits = textOf(block, at, length).trim()
  return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || '0', 8) : null
}

const textOf = (block: Uint8Array, at: number, length: number): string => {
  const end = block.indexOf(0, at)
  return Buffer.from(block.subarray(at, end < 0 || end > at + length ? at + length : end)).toString('utf8')
}

/** `27 path=a long name.txt\n`: the length counts the whole line. */
function parsePax(data: Uint8Array): Pax {
  let path: string | undefined
  let size: number | undefined
  for (let at = 0; at < data.length; ) {
    const space = data.indexOf(32, at)
    const length = space < 0 ? 0 : Number(Buffer.from(data.subarray(at, space)).toString('latin1'))
    if (space < 0 || !Number.isInteger(length) || length <= space - at) break
    const [key, value] = splitOnce(Buffer.from(data.subarray(space + 1, at + length - 1)).toString('utf8'))
    if (key === 'path') path = value
    if (key === 'size' && /^\d{1,15}$/.test(value)) size = Number(value)
    at += length
  }
  return { ...(path !== undefined && { path }), ...(size !== undefined && { size }) }
}

const splitOnce = (line: string): [string, string] => {
  const at = line.indexOf('=')
  return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)]
}

const KINDS: Readonly<Record<string, string>> = {
  1: 'a hard link',
  2: 'a link',
  3: 'a device',
  4: 'a device',
  6: 'a pipe',
  S: 'a sparse file',
}

const refusalOf = (type: string, name: string, place: string): Issue | null => {
  const kind = KINDS[type]
  return kind === undefined
    ? null
    : issue('archive/kind', `${name} is ${kind}, which is not followed`, place, 'pack the article itself')
}
