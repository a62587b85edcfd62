import { IssueError, issue } from '../../core/issue.ts'
import { gzipMembers } from './gzip-members.ts'
import { type Answer, contentType, readHttp } from './http.ts'
import type { Meter } from './limits.ts'
import { type Bytes, type Found, type Range, reasonOf } from './member.ts'
import { chunksOf, createPuller, gunzip, type Puller } from './stream.ts'

/**
 * The articles of a WARC file (ISO 28500), as crawlers keep them: pages of answers, and converted text (WET). What else is in it is passed.
 * A record is named by the offset at which it begins: with the file's name that finds it again.
 *
 * @param packed `.warc.gz`: each record is a gzip member of its own.
 * @param range only records that begin in it.
 * @param place the archive, as problems name it.
 */
export async function* readWarc(
  bytes: Bytes,
  packed: boolean,
  meter: Meter,
  place: string,
  range: Range | null,
): AsyncGenerator<Found> {
  const part = range ?? { offset: 0, end: bytes.size }
  if (!packed) {
    const puller = createPuller(chunksOf(bytes, part.offset))
    yield* records(
      puller,
      (offset) => String(part.offset + offset),
      meter,
      place,
      part.offset > 0,
      part.end - part.offset,
    )
    return
  }
  for (const member of gzipMembers(bytes, part, meter, place)) {
    if (member.kind === 'damage') yield damage(String(member.offset), member.cause, place)
    else if (member.kind === 'stream') {
      const puller = createPuller(gunzip(bytes, meter, place, member.offset))
      yield* records(puller, (offset) => `${member.offset}+${offset}`, meter, place, false, Number.POSITIVE_INFINITY)
    } else {
      const puller = createPuller(once(member.data))
      const name = (offset: number): string => (offset ? `${member.offset}+${offset}` : String(member.offset))
      yield* records(puller, name, meter, place, false, Number.POSITIVE_INFINITY)
    }
  }
}

async function* once(data: Uint8Array): AsyncGenerator<Uint8Array> {
  yield data
}

const damage = (name: string, cause: string, place: string): Found => ({
  kind: 'damage',
  name,
  issue: issue('archive/damaged', `${cause} (byte ${name})`, place, 'fetch the archive again'),
})

const LONGEST_HEAD = 64 * 1024

/** @param seek the part may begin within a record: what stands before the next one belongs to the part before. */
async function* records(
  puller: Puller,
  name: (offset: number) => string,
  meter: Meter,
  place: string,
  seek: boolean,
  end: number,
): AsyncGenerator<Found> {
  let seeking = seek
  for (;;) {
    const lost = await toRecord(puller)
    if (puller.broken instanceof IssueError) throw puller.broken
    if (lost !== null && !seeking)
      yield damage(name(lost), 'what stands here is no record; reading goes on behind it', place)
    seeking = false
    const { offset } = puller
    if (offset >= end) return
    const head = await headOf(puller)
    if (!head) {
      if (puller.broken) yield damage(name(offset), `the archive breaks off: ${reasonOf(puller.broken)}`, place)
      return
    }
    const over = meter.entry(place)
    if (over) throw new IssueError([over])
    yield await record(puller, head, name(offset), meter, place)
  }
}

/** Moves to the next line `WARC/1.0`. @returns where other things stood before it, or null. */
async function toRecord(puller: Puller): Promise<number | null> {
  let lost: number | null = null
  for (;;) {
    const mark = Buffer.from(await puller.peek(5)).toString('latin1')
    if (mark === 'WARC/' || mark === '') return lost
    const { offset } = puller
    const line = await puller.line(LONGEST_HEAD)
    if (!line) return lost
    if (line.long || line.bytes.some((byte) => byte !== 13 && byte !== 10)) lost ??= offset
  }
}

type Head = ReadonlyMap<string, string>

async function headOf(puller: Puller): Promise<Head | null> {
  const head = new Map<string, string>()
  const first = await puller.line(LONGEST_HEAD)
  if (!first) return null
  for (let length = 0; length < LONGEST_HEAD; ) {
    const line = await puller.line(LONGEST_HEAD)
    if (!line || line.long) return null
    length += line.bytes.length
    const written = Buffer.from(line.bytes).toString('utf8').trimEnd()
    if (!written) return head
    const colon = written.indexOf(':')
    if (colon > 0) head.set(written.slice(0, colon).trim().toLowerCase(), written.slice(colon + 1).trim())
  }
  return null
}

async function record(puller: Puller, head: Head, name: string, meter: Meter, place: string): Promise<Found> {
  const length = Number(head.get('content-length') ?? Number.NaN)
  if (!Number.isSafeInteger(length) || length < 0) return damage(name, 'the record does not say how long it is', place)
  const type = head.get('warc-type')
  const wanted = type === 'response' || type === 'resource' || type === 'conversion'
  if (!wanted) return (await puller.skip(length)) < length ? cut(name, place) : { kind: 'passed', as: 'record' }
  const large = meter.member(null, length, `${place}/${name}`)
  if (large) {
    await puller.skip(length)
    return { kind: 'damage', name, issue: large }
  }
  const body = Buffer.from(await puller.take(length))
  if (body.length < length || !(await endsHere(puller))) {
    // its length is wrong: records that it would swallow are given back
    const next = body.indexOf('\r\n\r\nWARC/1')
    if (next >= 0) puller.unread(body.subarray(next + 4))
    if (next >= 0) return damage(name, 'the record is shorter than it says', place)
    if (body.length < length) return cut(name, place)
  }
  try {
    return articleOf(type, head, body, name, meter, place)
  } catch (error) {
    return damage(name, `the answer cannot be unpacked: ${reasonOf(error)}`, place)
  }
}

const cut = (name: string, place: string): Found => damage(name, 'the archive breaks off within the record', place)

async function endsHere(puller: Puller): Promise<boolean> {
  const next = Buffer.from(await puller.peek(9)).toString('latin1')
  return next === '' || /^(?:\r?\n){1,2}(?:WARC\/|$)/.test(next) || next.startsWith('WARC/')
}

const PAGES: Readonly<Record<string, string>> = {
  'text/html': '.html',
  'application/xhtml+xml': '.html',
  'text/plain': '.txt',
}

function articleOf(type: string, head: Head, body: Uint8Array, name: string, meter: Meter, place: string): Found {
  const declared = contentType(head.get('content-type') ?? '')
  const answer: Answer | null =
    type === 'response' ? readHttp(body, meter.limits.member) : { status: 200, ...declared, body }
  const format = answer && PAGES[answer.type]
  if (!answer || !format || answer.status !== 200 || !answer.body.length) return { kind: 'passed', as: 'record' }
  const much = meter.unpacked(answer.body.length, place)
  if (much) throw new IssueError([much])
  const url = head.get('warc-target-uri')?.replace(/^<(.*)>$/, '$1') ?? null
  // WARC-Date is the day of the crawl, not of publication
  return { kind: 'article', member: { name, content: answer.body, format, charset: answer.charset, metadata: { url } } }
}
