import { config } from 'zod'

/**
 * Must be imported before any schema: the validator otherwise tries whether it may make code out of text, and our own content security policy
 * would report the attempt.
 */
config({ jitless: true })
