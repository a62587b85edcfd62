import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Issue, IssueError, issue } from '../core/issue.ts'
import { type CompiledBook, openBook, type RuleBook, type World } from './book.ts'

export interface LoadOptions {
  /** A user's own rules folder, laid over ours. */
  readonly folder?: string
  /** Where compiled rules of user folders are kept; default: a folder of this user's under the system's temporary folder. */
  readonly cache?: string
}

/**
 * Loads the rule book: ours as compiled by the build, a user's folder compiled on first use and kept by its hash.
 *
 * @throws IssueError with every problem of every file, when a rule file is bad: nothing runs on half a book.
 */
export async function loadRules(options: LoadOptions = {}): Promise<RuleBook> {
  const ours = await ourBook(options)
  return openBook(options.folder === undefined ? ours : await userBook(ours, options.folder, options))
}

/** Every problem in a user's folder (or ours, when none is given), without loading it. */
export async function checkRules(folder?: string): Promise<readonly Issue[]> {
  const { compileSources, readSources } = await import('./compile.ts')
  const { loadInflector } = await import('./inflect.ts')
  const { OUR_FOLDER } = await import('./ours.ts')
  const at = folder ?? OUR_FOLDER
  if (!existsSync(at)) return [noFolder(at)]
  const world = await ourWorld()
  return compileSources(readSources(at, folder ?? 'rules'), await loadInflector(), world).issues
}

/** As the build found it; in a source checkout from the packages. Our rules themselves may be broken: they are what is checked. */
async function ourWorld(): Promise<World> {
  if (existsSync(COMPILED)) return (JSON.parse(readFileSync(COMPILED, 'utf8')) as CompiledBook).world
  const { readWorld } = await import('./world.ts')
  return readWorld()
}

const here = dirname(fileURLToPath(import.meta.url))
const COMPILED = join(here, '..', 'rules.json')

const noFolder = (folder: string): Issue =>
  issue(
    'rule/no-folder',
    `there is no rules folder ${folder}`,
    folder,
    'name a folder that holds rule files, as rules/README.md shows',
  )

/** The build's file; in a source checkout (tests) the rules are compiled as they stand, and kept by their hash. */
async function ourBook(options: LoadOptions): Promise<CompiledBook> {
  if (existsSync(COMPILED)) return JSON.parse(readFileSync(COMPILED, 'utf8')) as CompiledBook
  const { compileOurs, OUR_FOLDER } = await import('./ours.ts')
  const { hashSources, readSources } = await import('./compile.ts')
  const hash = hashSources(readSources(OUR_FOLDER))
  return kept(`ours-${codeStamp()}-${hash.slice(7, 31)}`, options, compileOurs)
}

/** The kinds and the compiler are code: a change there must not meet an old compilation. */
const codeStamp = (): string => {
  const hash = createHash('sha256')
  for (const path of [
    ...CODE.map((name) => join(here, name)),
    ...readdirSync(join(here, 'kinds'))
      .sort()
      .map((name) => join(here, 'kinds', name)),
  ])
    if (existsSync(path)) hash.update(readFileSync(path))
  return hash.digest('hex').slice(0, 12)
}

const CODE = ['compile.ts', 'parse.ts', 'inflect.ts', 'world.ts', 'kind.ts']

async function userBook(ours: CompiledBook, folder: string, options: LoadOptions): Promise<CompiledBook> {
  if (!existsSync(folder)) throw new IssueError([noFolder(folder)])
  const { compileSources, hashSources, layer, readSources } = await import('./compile.ts')
  const sources = readSources(folder)
  const hash = hashSources([...sources, { path: 'ours', shown: '', text: ours.hash }])
  return kept(`user-${hash.slice(7, 39)}`, options, async () => {
    const { loadInflector } = await import('./inflect.ts')
    const compilation = compileSources(sources, await loadInflector(), ours.world)
    if (compilation.issues.length) throw new IssueError(compilation.issues)
    return layer(ours, compilation, hash)
  })
}

async function kept(name: string, options: LoadOptions, make: () => Promise<CompiledBook>): Promise<CompiledBook> {
  const folder = options.cache ?? join(tmpdir(), `aidtrail-${userName()}`)
  const path = join(folder, `${name}.json`)
  try {
    const found = JSON.parse(readFileSync(path, 'utf8')) as CompiledBook
    if (found.format === 1) return found
  } catch {
    // not kept yet, or torn: made anew
  }
  const made = await make()
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const temporary = `${path}.${process.pid}.tmp`
    writeFileSync(temporary, JSON.stringify(made))
    renameSync(temporary, path)
  } catch {
    // a read-only machine compiles each time: slower, not wrong
  }
  return made
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'user'
  }
}
