import { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import yauzl, { type Entry as ZipEntry, type ZipFile } from 'yauzl'
import { type Issue, IssueError, issue } from '../../core/issue.ts'
import { bomb, type Meter } from './limits.ts'
import { type Bytes, reasonOf } from './member.ts'
import { entryName, passedAs } from './names.ts'
import type { Entry } from './tar.ts'
import { scanZip } from './zip-scan.ts'

/**
 * The entries of a zip archive in the order of its directory. One without a readable directory (cut off) is read by its local headers.
 *
 * @param wanted entries with other names are skipped.
 * @param place the archive, as problems name it.
 */
export async function* readZip(
  bytes: Bytes,
  meter: Meter,
  wanted: (name: string) => boolean,
  place: string,
): AsyncGenerator<Entry> {
  let file: ZipFile
  try {
    file = await yauzl.fromRandomAccessReaderPromise(new Reader(bytes), bytes.size, {
      lazyEntries: true,
      autoClose: false,
      decodeStrings: false,
    })
  } catch (error) {
    yield* scanZip(bytes, meter, wanted, place, `the archive has no readable directory (${reasonOf(error)})`)
    return
  }
  const many = meter.entries(file.entryCount, place)
  if (many) throw new IssueError([many])
  let packed = 0
  try {
    for await (const entry of file.eachEntry()) {
      const over = meter.entry(place)
      if (over) throw new IssueError([over])
      packed += entry.compressedSize
      // the known bombs let entries share their bytes
      if (packed > bytes.size) throw new IssueError([bomb(place, 'entries of the archive overlap')])
      yield await readEntry(file, entry, meter, wanted, place)
    }
  } catch (error) {
    if (error instanceof IssueError) throw error
    const cause = `the directory of the archive is damaged: ${reasonOf(error)}`
    yield { kind: 'damage', name: null, offset: 0, issue: issue('archive/damaged', cause, place, AGAIN) }
  }
}

const AGAIN = 'fetch or pack the archive again'

class Reader extends yauzl.RandomAccessReader {
  readonly #bytes: Bytes
  constructor(bytes: Bytes) {
    super()
    this.#bytes = bytes
  }
  override _readStreamForRange(start: number, end: number): Readable {
    const bytes = this.#bytes
    let at = start
    return new Readable({
      read() {
        const chunk = at < end ? bytes.read(at, Math.min(64 * 1024, end - at)) : null
        if (!chunk?.length) return void this.push(null)
        at += chunk.length
        this.push(Buffer.from(chunk))
      },
    })
  }
}

async function readEntry(
  file: ZipFile,
  entry: ZipEntry,
  meter: Meter,
  wanted: (name: string) => boolean,
  place: string,
): Promise<Entry> {
  const offset = entry.relativeOffsetOfLocalHeader
  // without decodeStrings the library leaves the name as bytes
  const raw = entry.fileNameRaw ?? (entry.fileName as unknown as Buffer)
  const written = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields ?? [], true)
  const named = entryName(written, place)
  if ('issue' in named) return { kind: 'damage', name: null, offset, issue: named.issue }
  const { name } = named
  const damage = (found: Issue): Entry => ({ kind: 'damage', name, offset, issue: found })
  if (written.endsWith('/')) return { kind: 'passed', as: 'folder' }
  const kind = linkKind(entry)
  if (kind)
    return damage(issue('archive/kind', `${name} is ${kind}, which is not followed`, place, 'pack the article itself'))
  if (!wanted(name)) return { kind: 'passed', as: passedAs(name) }
  const refusal = refusalOf(entry, name, meter, place)
  if (refusal) return damage(refusal)
  try {
    const header = await file.readLocalFileHeaderPromise(entry)
    if (!header.fileName.equals(raw))
      return damage(issue('archive/name', `${name} has another name in its own header`, place, AGAIN))
    const data = await collect(await file.openReadStreamPromise(entry), entry.uncompressedSize)
    if (crc32(data) !== entry.crc32) throw new Error('its checksum is wrong')
    const much = meter.unpacked(data.length, place)
    if (much) throw new IssueError([much])
    return { kind: 'entry', name, offset, bytes: data }
  } catch (error) {
    if (error instanceof IssueError) throw error
    return damage(
      issue('archive/damaged', `${name} cannot be unpacked: ${reasonOf(error)} (byte ${offset})`, place, AGAIN),
    )
  }
}

function refusalOf(entry: ZipEntry, name: string, meter: Meter, place: string): Issue | null {
  if (entry.isEncrypted())
    return issue('archive/encrypted', `${name} is encrypted`, place, 'unpack it, and pack it again without a password')
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    return issue(
      'archive/method',
      `${name} is packed by method ${entry.compressionMethod}`,
      place,
      'pack it by deflate',
    )
  return meter.member(entry.compressedSize, entry.uncompressedSize, `${place}/${name}`)
}

/** Unix keeps the kind of a file in the upper half of its attributes. */
function linkKind(entry: ZipEntry): string | null {
  if (entry.versionMadeBy >>> 8 !== 3) return null
  const mode = (entry.externalFileAttributes >>> 28) & 0xf
  return mode === 0 || mode === 8 || mode === 4 ? null : mode === 10 ? 'a link' : 'a device or pipe'
}

/** @throws Error when there is more than was told: sizes may lie. */
async function collect(stream: Readable, size: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > size) throw new Error('it unpacks to more than it says')
    parts.push(chunk)
  }
  return Buffer.concat(parts)
}
