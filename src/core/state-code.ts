/** Is this the code of a state, and not of a body (`EU`, `UN`, `WB`, `UNICEF`)? */
export const isState = (code: string): boolean => /^[A-Z]{2}$/.test(code) && !SHORT_BODIES.has(code)

/** Bodies whose codes look like those of states. */
const SHORT_BODIES = new Set(['EU', 'UN', 'WB'])
