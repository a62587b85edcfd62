import { defineConfig } from 'vitest/config'

/** What is run by hand with a real browser, and is no test: pictures for the docs, figures of speed. */
export default defineConfig({ test: { include: ['src/**/*.tool.ts'], testTimeout: 1_800_000, hookTimeout: 60_000 } })
