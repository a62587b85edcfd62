import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

/*
 * Holds the code to the drawing in src/README.md: which room may import which, that every room is drawn, that no imports run in
 * a circle, and that only some rooms touch the disk. The drawing itself is read, so that it cannot grow stale.
 */

const src = dirname(fileURLToPath(import.meta.url))
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/.test(path))
  .sort()

const readFile = (path: string): string => readFileSync(join(src, path), 'utf8')
const isTest = (path: string): boolean => /\.(?:test|tool)\.tsx?$|^testing[\w-]*\.ts$/.test(path)
/** `bind/donor.ts` stands in the room `bind/`; a file beside the rooms is a room for itself. */
const roomOf = (path: string): string => (path.includes('/') ? `${path.split('/')[0]}/` : path)

const IMPORT = /^(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]|(?:^|[^.\w])import\(\s*['"]([^'"]+)['"]/gm

const importsOf = (path: string): string[] => [...readFile(path).matchAll(IMPORT)].map((match) => match[1] ?? match[2]!)

const ours = (path: string): string[] =>
  importsOf(path)
    .filter((name) => name.startsWith('.'))
    .map((name) => relative(src, join(src, dirname(path), name)).replaceAll('\\', '/'))

interface Room {
  readonly name: string
  readonly allowed: (other: string) => boolean
}

/** The rooms of the drawing: a name, what it is, what it may import; a line without a name goes on with the one before. */
function drawnRooms(): Map<string, Room> {
  const drawing = /```\nsrc\/ +may import\n([\s\S]*?)```/.exec(readFile('README.md'))?.[1] ?? ''
  const rooms = new Map<string, Room>()
  for (const line of drawing.split('\n')) {
    const [name, , rule] = line.trim().split(/\s{2,}/)
    if (!/^ {2}\S/.test(line) || !name || rule === undefined) continue
    rooms.set(name, { name, allowed: allowedBy(rule) })
  }
  return rooms
}

function allowedBy(rule: string): Room['allowed'] {
  const named = (list: string): string[] => list.split(', ').flatMap((room) => [`${room}/`, room, `${room}.ts`])
  if (rule === 'nothing of ours') return () => false
  const but = /^every room but (.*)$/.exec(rule)
  if (but) return (other) => !named(but[1]!).includes(other) && !['commands/', 'cli.ts'].includes(other)
  // what a file names by itself: all but the rooms round it
  if (rule === 'the rooms it names') return (other) => !['run/', 'review/', 'commands/', 'cli.ts'].includes(other)
  return (other) => named(rule).includes(other)
}

const rooms = drawnRooms()

test('every room and every file beside the rooms is drawn', () => {
  const drawn = new Set(rooms.keys())
  const there = files.filter((path) => path.includes('/') || !isTest(path)).map(roomOf)
  expect([...new Set(there)].filter((room) => !drawn.has(room) && room !== 'version.ts')).toEqual([])
})

test('rooms import what the drawing allows', () => {
  const wrong = files
    .filter((path) => !isTest(path))
    .flatMap((path) => ours(path).map((target) => ({ path, target })))
    .filter(({ path, target }) => {
      const [from, to] = [roomOf(path), roomOf(target)]
      return from !== to && to !== 'version.ts' && !rooms.get(from)?.allowed(to)
    })
    .map(({ path, target }) => `${path} must not import ${target}`)
  expect(wrong).toEqual([])
})

test('no module of the program imports what is for tests', () => {
  expect(files.filter((path) => !isTest(path) && ours(path).some(isTest))).toEqual([])
})

test('no imports run in a circle', () => {
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' → '))
    if (done.has(path)) return
    done.add(path)
    for (const target of ours(path)) if (files.includes(target)) visit(target, [...way, path])
  }
  for (const path of files) visit(path, [])
  expect(circles).toEqual([])
})

/**
 * Who touches disk, clock and network: run/, review/, the command line, the build, the rule loader, the folders that find their own files;
 * and read/archive/, which opens archives as streams, because they do not fit into memory.
 */
const OUTSIDE = /^(?:run|review|commands|rulebook|read\/archive)\/|^(?:read|write)\/found\.ts$|^(?:cli|bundle)\.ts$/

test('only some rooms touch disk, network, processes or the clock', () => {
  const wrong = files
    .filter((path) => !isTest(path) && !OUTSIDE.test(path))
    .filter(
      (path) =>
        importsOf(path).some((name) => /^node:(?!crypto|module|zlib|stream)/.test(name)) ||
        /\bDate\.now\(|new Date\(\)|performance\.now\(|Math\.random\(/.test(readFile(path)),
    )
  expect(wrong).toEqual([])
})

test('every import is written so that this test can read it', () => {
  // one that names its file only at run time is allowed where a folder finds its own files
  const hidden = files.filter((path) => !isTest(path) && /\bimport\((?!\s*['"])/.test(readFile(path)))
  expect(hidden.filter((path) => !path.endsWith('/found.ts'))).toEqual([])
})
