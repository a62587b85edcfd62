import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

/*
 * The build's last step: the programs that people start, each joined into a few files. Finding and compiling four hundred small
 * ones takes a third of a second, more than a short article does. The library (index.js) stays as it is.
 *
 * In:  dist/, as the compiler wrote it.
 * Out: dist/joined/, and in place of each program a line that loads it from there.
 */
const DIST = dirname(fileURLToPath(import.meta.url))
const JOINED = join(DIST, 'joined')
const PROGRAMS = ['cli.js', join('run', 'batch', 'worker-main.js')]

/** A path as an import names it. */
const asImport = (from: string, to: string): string => `./${relative(from, to).split(sep).join('/')}`

/** A file that looks for its neighbours looks where it lay. */
const inPlace: Plugin = {
  name: 'in-place',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.js$/ }, ({ path }) => {
      if (!path.startsWith(DIST + sep)) return null
      const place = `new URL(${JSON.stringify(asImport(JOINED, path))}, import.meta.url).href`
      const source = basename(path) === 'found.js' ? foundIn(dirname(path)) : readFileSync(path, 'utf8')
      return { contents: source.replaceAll('import.meta.url', place) }
    }),
}

/** What `read/found.ts` and `write/found.ts` find, as a list. */
function foundIn(folder: string): string {
  const names = readdirSync(folder).filter((name) => name.endsWith('.js') && !NO_FORMAT.has(name))
  const imports = names.sort().map((name, i) => `import * as m${i} from './${name}'`)
  return [...imports, `export const found = [${names.map((_, i) => `m${i}`).join(', ')}]`].join('\n')
}

const NO_FORMAT = new Set(['index.js', 'formats.js', 'found.js'])

/** The validator's messages in forty languages are a third of the code, and none is shown. */
const oneLanguage: Plugin = {
  name: 'one-language',
  setup: ({ onLoad }) => onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({ contents: '' })),
}

const { metafile } = await build({
  entryPoints: Object.fromEntries(PROGRAMS.map((name) => [basename(name, '.js'), join(DIST, name)])),
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  outdir: JOINED,
  chunkNames: '[name]-[hash]',
  external: ['esbuild'],
  // packages of the older module system ask for node's own modules by `require`
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'\nconst require = requireFrom(import.meta.url)",
  },
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  plugins: [oneLanguage, inPlace],
})

for (const name of PROGRAMS) {
  const path = join(DIST, name)
  const head = name === 'cli.js' ? '#!/usr/bin/env node\n' : ''
  writeFileSync(path, `${head}import '${asImport(dirname(path), join(JOINED, basename(name)))}'\n`)
  rmSync(path.replace(/\.js$/, '.d.ts'), { force: true })
}
writeFileSync(join(JOINED, 'licences.txt'), licences(Object.keys(metafile.inputs)))

/** The licences of the packages that were joined in: they ask that they go with the code. */
function licences(inputs: readonly string[]): string {
  const folders = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path) ?? [])
  return [...new Set(folders)]
    .sort()
    .map((folder) => {
      const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name))
      return `${folder.split('node_modules/').at(-1)}\n\n${file ? readFileSync(join(folder, file), 'utf8') : 'see its package.json'}`
    })
    .join('\n----\n\n')
}
