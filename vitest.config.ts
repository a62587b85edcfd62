import { defineConfig } from 'vitest/config'

/** The long ones: browsers, killed processes, histories, whole corpora, every pattern. `npm run test:long` runs them. */
const LONG = [
  'src/**/faults.test.ts',
  'src/review/**',
  'src/revise/**',
  'src/run/**',
  'src/cli.test.ts',
  'src/growth.test.ts',
  'src/patterns.test.ts',
  'src/properties.test.ts',
  'src/corpus.test.ts',
  'src/gate.test.ts',
  'src/write/editor.test.ts',
]

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    exclude: process.env['LONG'] ? [] : LONG,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
