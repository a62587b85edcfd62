import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { http, tar, warc, zip } from '../../testing-archives.ts'
import { bytesOf, readArchive } from './index.ts'

/** Each article as `name = its first words`, each damage as `name ! code`, what is no article as `- .png`. */
async function seen(name: string, data: Uint8Array, range?: { offset: number; end: number }): Promise<string[]> {
  const lines: string[] = []
  const options = { place: name, endings: ['.txt', '.md', '.html'], ...(range && { range }) }
  for await (const found of readArchive(bytesOf(data), name, options)) {
    if (found.kind === 'passed') lines.push(`- ${found.as}`)
    else if (found.kind === 'damage') lines.push(`${found.name} ! ${found.issue.code}`)
    else
      lines.push(
        `${found.member.name} = ${Buffer.from(found.member.content)
          .toString()
          .replace(/<[^>]*>/g, '')
          .slice(0, 30)
          .trim()}`,
      )
  }
  return lines
}

const check = (title: string, name: string, data: Uint8Array, ...expected: string[]): void =>
  test(title, async () => expect(await seen(name, data)).toEqual(expected))

const A = { name: 'a.txt', data: 'Norway gives.' }
const B = { name: 'news/b.txt', data: 'Denmark gives.' }
const BOTH = ['a.txt = Norway gives.', 'news/b.txt = Denmark gives.']

check('zip', 'n.zip', zip([A, { ...B, stored: true }]), ...BOTH)
check('tar', 'n.tar', tar([A, { name: 'news/', type: '5' }, B]), BOTH[0]!, '- folder', BOTH[1]!)
check('tar.gz', 'n.tar.gz', gzipSync(tar([A, B])), ...BOTH)
check('tgz without the end blocks', 'n.tgz', gzipSync(tar([A, B], false)), ...BOTH)
check('one packed article', 'a.txt.gz', gzipSync('Norway gives.'), 'a.txt = Norway gives.')
check(
  'pictures are passed',
  'n.zip',
  zip([{ name: 'a.png', data: 'x' }, A, { name: '__MACOSX/._a.txt', data: 'x' }]),
  '- .png',
  BOTH[0]!,
  '- .txt',
)
check('a name twice', 'n.zip', zip([A, A]), 'a.txt = Norway gives.', 'a.txt~2 = Norway gives.')
check(
  'GNU long names',
  'n.tar',
  tar([
    { name: '././@LongLink', type: 'L', data: `${'x'.repeat(150)}.txt\0` },
    { name: 'x'.repeat(99), data: 'Norway gives.' },
  ]),
  `${'x'.repeat(150)}.txt = Norway gives.`,
)
check(
  'pax names',
  'n.tar',
  tar([
    { name: 'pax', type: 'x', data: '22 path=å/länge.txt\n' },
    { ...A, name: 'short' },
  ]),
  'å/länge.txt = Norway gives.',
)
check(
  'an archive in an archive',
  'n.zip',
  zip([
    { name: 'in.tar', data: tar([A]) },
    { name: 'c.txt.gz', data: gzipSync('Czechia gives.') },
  ]),
  'in.tar/a.txt = Norway gives.',
  'c.txt.gz/c.txt = Czechia gives.',
)
const deep = (levels: number): Buffer => (levels ? zip([{ name: 'n.zip', data: deep(levels - 1) }]) : zip([A]))
check('no deeper than three', 'n.zip', deep(5), 'n.zip/n.zip/n.zip ! archive/depth')
check('three deep', 'n.zip', deep(2), 'n.zip/n.zip/a.txt = Norway gives.')

// JSON Lines
check(
  'JSON Lines: bad lines are told, and the rest is read',
  'n.jsonl',
  Buffer.from('{"text":"Norway gives."}\r\n\n{"text":5}\n{]\n[]\n{"html":"<p>Denmark"}'),
  '1 = Norway gives.',
  '3 ! filter/shape',
  '4 ! filter/json',
  '5 ! filter/shape',
  '6 = Denmark',
)
check(
  'JSON Lines that are no UTF-8',
  'n.jsonl',
  Buffer.concat([
    Buffer.from('{"text":"St\xf8re gives."}\n', 'latin1'),
    Buffer.from('\0\0\xff\n{"text":"Støre gives."}', 'utf8'),
  ]),
  '1 = Støre gives.',
  '2 ! filter/json',
  '3 = Støre gives.',
)
check('JSON Lines, packed', 'n.jsonl.gz', gzipSync('{"text":"Norway gives."}\n'), '1 = Norway gives.')
test('JSON Lines cut into slices give each line once', async () => {
  const lines = Array.from({ length: 50 }, (_, i) => JSON.stringify({ text: `line ${i} ${'x'.repeat(i)}` }))
  const data = Buffer.from(`${lines.join('\n')}\n`)
  for (const cut of [1, 16, 17, 18, 500, data.length - 1]) {
    const texts = [
      ...(await seen('n.jsonl', data, { offset: 0, end: cut })),
      ...(await seen('n.jsonl', data, { offset: cut, end: data.length })),
    ].map((line) => /line \d+/.exec(line)?.[0])
    expect(texts).toEqual(lines.map((_, i) => `line ${i}`))
  }
})

// WARC
const page = (words: string): string => http(`<html><p>${words}</p></html>`)
const RECORDS = [
  { type: 'warcinfo', body: 'software: x', contentType: 'application/warc-fields' },
  { body: page('Norway') },
  { type: 'request', body: 'GET / HTTP/1.1\r\n\r\n' },
  { body: http('gone', 'Content-Type: text/html', '404 Not Found') },
  { body: http('\xff\xd8', 'Content-Type: image/jpeg') },
  { type: 'conversion', body: 'Denmark' },
]
const offsets = (packed: boolean): number[] => RECORDS.map((_, i) => warc(RECORDS.slice(0, i), packed).length)
for (const packed of [false, true]) {
  const name = `n.warc${packed ? '.gz' : ''}`
  const at = offsets(packed)
  const expected = ['- record', `${at[1]} = Norway`, '- record', '- record', '- record', `${at[5]} = Denmark`]
  check(name, name, warc(RECORDS, packed), ...expected)
  test(`${name} cut into slices gives each record once`, async () => {
    const data = warc(RECORDS, packed)
    for (const cut of [1, at[1]!, at[1]! + 1, at[5]! - 1, at[5]!, data.length - 1]) {
      const halves = [
        await seen(name, data, { offset: 0, end: cut }),
        await seen(name, data, { offset: cut, end: data.length }),
      ]
      expect(halves.flat()).toEqual(expected)
    }
  })
}
check(
  'a WARC packed as a whole',
  'n.warc.gz',
  gzipSync(warc(RECORDS.slice(0, 2))),
  '- record',
  `0+${offsets(false)[1]} = Norway`,
)
check(
  'answers in pieces and packed',
  'n.warc',
  warc([
    {
      body: http(
        '7\r\n<p>Norw\r\n9;x=y\r\nay</p>!!!\r\n0\r\n\r\n',
        'Content-Type: text/html\r\nTransfer-Encoding: chunked',
      ),
    },
    {
      body: Buffer.concat([
        Buffer.from(http('', 'Content-Type: text/html\r\nContent-Encoding: gzip')),
        gzipSync('<p>Denmark'),
      ]),
    },
  ]),
  '0 = Norway!!!',
  expect.stringMatching(/= Denmark$/) as unknown as string,
)

// Damage: every readable member out, the rest listed with its offset (R11)
const cutZip = zip([A, B, { name: 'c.txt', data: randomBytes(5000).toString('hex') }])
check('a zip cut off', 'n.zip', cutZip.subarray(0, 600), '@0 ! archive/damaged', ...BOTH, 'c.txt ! archive/damaged')
const spoiled = Buffer.from(zip([A, B]))
spoiled[40] = spoiled[40]! ^ 0xff
check('a zip with one spoiled member', 'n.zip', spoiled, 'a.txt ! archive/damaged', BOTH[1]!)
check('a zip with a wrong checksum', 'n.zip', zip([{ ...A, lies: { crc: 1 } }, B]), 'a.txt ! archive/damaged', BOTH[1]!)
check('a tar cut off', 'n.tar', tar([A, B]).subarray(0, 1500), BOTH[0]!, '@1024 ! archive/damaged')
check(
  'a tar cut within an article',
  'n.tar',
  tar([A, { ...B, data: 'x'.repeat(2000) }]).subarray(0, 2000),
  BOTH[0]!,
  'news/b.txt ! archive/damaged',
)
const holed = Buffer.from(tar([A, B, A]))
holed.fill('x', 1024, 1100)
check('a tar with a spoiled header', 'n.tar', holed, BOTH[0]!, '@1024 ! archive/damaged', 'a.txt~2 = Norway gives.')
check(
  'a tar.gz cut off',
  'n.tar.gz',
  gzipSync(tar([A, { name: 'b.txt', data: randomBytes(90_000).toString('hex') }])).subarray(0, 50_000),
  BOTH[0]!,
  'b.txt ! archive/damaged',
)
check('junk behind a gzip', 'n.tar.gz', Buffer.concat([gzipSync(tar([A, B])), Buffer.from('junk')]), ...BOTH)
check('an empty archive', 'n.zip', Buffer.alloc(0), ' ! archive/damaged')
check('no archive at all', 'n.zip', Buffer.from('x'.repeat(5000)), '@0 ! archive/damaged')
const packedRecords = warc(RECORDS, true)
const torn = Buffer.from(packedRecords)
torn.fill(0xaa, offsets(true)[1]! + 20, offsets(true)[1]! + 60)
check(
  'a spoiled record of a packed WARC',
  'n.warc.gz',
  torn,
  '- record',
  `${offsets(true)[1]} ! archive/damaged`,
  '- record',
  '- record',
  '- record',
  `${offsets(true)[5]} = Denmark`,
)
check(
  'a packed WARC cut off',
  'n.warc.gz',
  packedRecords.subarray(0, offsets(true)[5]! + 40),
  '- record',
  `${offsets(true)[1]} = Norway`,
  '- record',
  '- record',
  '- record',
  `${offsets(true)[5]} ! archive/damaged`,
)
const longer = [{ body: page('Norway'), length: 400 }, { body: page('Denmark') }]
check(
  'a WARC record that says it is longer',
  'n.warc',
  warc(longer),
  '0 ! archive/damaged',
  `${warc(longer.slice(0, 1)).length} = Denmark`,
)
const shorter = [{ body: page('Norway'), length: 80 }, { body: page('Denmark') }]
test('a WARC record that says it is shorter: the rest is told', async () => {
  const lines = await seen('n.warc', warc(shorter))
  expect(lines.map((line) => line.replace(/^\d+ /, ''))).toEqual([
    expect.stringMatching(/^= /),
    '! archive/damaged',
    '= Denmark',
  ])
})

// Hostile names and kinds (S1): refused with their name, nothing of them read
for (const name of ['../a.txt', '/a.txt', 'C:\\a.txt', 'x/../../a.txt', 'a\0.txt', '..\\a.txt'])
  check(`a name ${JSON.stringify(name)}`, 'n.zip', zip([{ ...A, name }, B]), '@0 ! archive/name', BOTH[1]!)
check('a name in tar', 'n.tar', tar([{ ...A, name: '../a.txt' }, B]), '@0 ! archive/name', BOTH[1]!)
check('a link in zip', 'n.zip', zip([{ ...A, mode: 0o120777 }, B]), 'a.txt ! archive/kind', BOTH[1]!)
check(
  'links and devices in tar',
  'n.tar',
  tar([{ name: 'l.txt', type: '2' }, { name: 'h.txt', type: '1' }, { name: 'd.txt', type: '3' }, A]),
  'l.txt ! archive/kind',
  'h.txt ! archive/kind',
  'd.txt ! archive/kind',
  BOTH[0]!,
)
check(
  'two names for one entry',
  'n.zip',
  zip([{ ...A, lies: { localName: 'z.txt' } }, B]),
  'a.txt ! archive/name',
  BOTH[1]!,
)

// Bombs (S2)
const zeros = Buffer.alloc(8 * 1024 * 1024)
check(
  'a member that unpacks to too much',
  'n.zip',
  zip([{ name: 'z.txt', data: zeros }, A]),
  'z.txt ! archive/bomb',
  BOTH[0]!,
)
check('a gzip of zeros', 'z.txt.gz', gzipSync(zeros), ' ! archive/bomb')
check('a tar.gz of zeros', 'z.tar.gz', gzipSync(tar([{ name: 'z.txt', data: zeros }])), ' ! archive/bomb')
check(
  'a size that lies',
  'n.zip',
  zip([{ name: 'z.txt', data: zeros, lies: { unpacked: 1000 } }, A]),
  'z.txt ! archive/damaged',
  BOTH[0]!,
)
// packed to a thousandth, and many times over: refused long before ten gigabytes
const lake = gzipSync(Buffer.alloc(64 * 1024 * 1024), { level: 9 })
const flood = Buffer.concat(Array.from({ length: 160 }, () => lake))
check('ten gigabytes of zeros', 'z.tar.gz', flood, ' ! archive/bomb')
check('ten gigabytes of zeros as records', 'z.warc.gz', flood, ' ! archive/bomb')
check(
  'one record of zeros among others',
  'n.warc.gz',
  Buffer.concat([warc(RECORDS.slice(1, 2), true), lake, warc(RECORDS.slice(1, 2), true)]),
  '0 = Norway',
  `${warc(RECORDS.slice(1, 2), true).length} ! archive/damaged`,
  `${warc(RECORDS.slice(1, 2), true).length + lake.length} = Norway`,
)
test('a zip that says it holds too many entries is not begun', async () => {
  const many = Buffer.from(zip([A, B]))
  const end = many.indexOf('PK\x05\x06')
  // zip64: the counts stand in a record of their own
  const record = Buffer.alloc(56)
  record.write('PK\x06\x06', 'latin1')
  record.writeBigUInt64LE(44n, 4)
  record.writeBigUInt64LE(2_000_000n, 24)
  record.writeBigUInt64LE(2_000_000n, 32)
  record.writeBigUInt64LE(BigInt(many.readUInt32LE(end + 12)), 40)
  record.writeBigUInt64LE(BigInt(many.readUInt32LE(end + 16)), 48)
  const locator = Buffer.alloc(20)
  locator.write('PK\x06\x07', 'latin1')
  locator.writeBigUInt64LE(BigInt(end), 8)
  locator.writeUInt32LE(1, 16)
  const tail = Buffer.from(many.subarray(end))
  tail.fill(0xff, 8, 20)
  const data = Buffer.concat([many.subarray(0, end), record, locator, tail])
  expect(await seen('n.zip', data)).toEqual([' ! archive/bomb'])
})
check('an encrypted entry', 'n.zip', encrypted(), 'a.txt ! archive/encrypted', BOTH[1]!)

function encrypted(): Buffer {
  const data = Buffer.from(zip([A, B]))
  data.writeUInt16LE(0x801, 6)
  data.writeUInt16LE(0x801, data.indexOf('PK\x01\x02') + 8)
  return data
}

test('entries that share their bytes', async () => {
  const whole = zip([
    { name: 'a.txt', data: randomBytes(3000).toString('hex') },
    { name: 'b.txt', data: 'x' },
    { name: 'c.txt', data: 'x' },
  ])
  // every entry of the directory points to the first one's bytes
  for (let at = whole.indexOf('PK\x01\x02'); at >= 0; at = whole.indexOf('PK\x01\x02', at + 1)) {
    whole.writeUInt32LE(0, at + 42)
    whole.writeUInt32LE(3000, at + 20)
  }
  expect((await seen('n.zip', whole)).at(-1)).toBe(' ! archive/bomb')
})
