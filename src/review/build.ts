import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PageFiles } from './server.ts'

/**
 * The page's files, as the build made them; in a source checkout they are bundled as they stand.
 *
 * @throws Error when there is neither.
 */
export async function loadPage(): Promise<PageFiles> {
  const made = join(HERE, 'page')
  if (existsSync(join(made, 'page.js'))) return readPage(made)
  return bundlePage()
}

const HERE = dirname(fileURLToPath(import.meta.url))
/** `dist/review` and `src/review` both lie two folders below the project. */
const SOURCES = join(HERE, '..', '..', 'src', 'review', 'page')

const readPage = (folder: string): PageFiles => ({
  html: readFileSync(join(folder, 'index.html'), 'utf8'),
  script: readFileSync(join(folder, 'page.js'), 'utf8'),
  style: readFileSync(join(folder, 'page.css'), 'utf8'),
  icon: readFileSync(join(folder, 'icon.svg'), 'utf8'),
})

/** One script and one style sheet. The bundler is there when we build, and nowhere else. */
async function bundlePage(): Promise<PageFiles> {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: { page: join(SOURCES, 'main.tsx') },
    bundle: true,
    minify: true,
    write: false,
    outdir: SOURCES,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'silent',
    plugins: [
      {
        // the validator's messages in forty languages are half of the bundle, and none is shown
        name: 'one-language',
        setup: (build) => build.onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({ contents: '' })),
      },
    ],
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const made = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? ''
  return {
    html: readFileSync(join(SOURCES, 'index.html'), 'utf8'),
    script: made('.js'),
    style: made('.css'),
    icon: readFileSync(join(SOURCES, 'icon.svg'), 'utf8'),
  }
}

async function writePage(): Promise<void> {
  const page = await bundlePage()
  const folder = join(HERE, 'page')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'index.html'), page.html)
  writeFileSync(join(folder, 'page.js'), page.script)
  writeFileSync(join(folder, 'page.css'), page.style)
  writeFileSync(join(folder, 'icon.svg'), page.icon)
}

if (process.argv[1] === fileURLToPath(import.meta.url) && HERE.split(sep).includes('dist')) await writePage()
