import { config } from 'zod'

/**
 * Must be imported before any schema: the validator otherwise tries whether it may make code out of text, and our own content security policy
 * would report the attempt. The name is used by `main.tsx`, because a bundler drops an import of which nothing is used.
 */
export const validator = config({ jitless: true })
