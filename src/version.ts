/** Written into every output as `run.version`; a test holds it to package.json. */
export const VERSION = '0.1.0'
