/**
 * Signs that are no text: controls (a terminal obeys some of them when a file is shown), the line ends U+2028 and U+2029 that some
 * readers of lines take for theirs, marks of byte order and of nothing. Tabs and newlines are left to each format.
 */
const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/
const EVERY_STEERING = new RegExp(STEERING, 'g')

export const hasSteering = (text: string): boolean => STEERING.test(text)

/** Inside the quotes of JSON and of YAML: `\\u009b` for the sign itself, so that a reader gets it back. */
export const escapeSteering = (quoted: string): string =>
  quoted.replace(EVERY_STEERING, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Where a format has no escapes: one sign that says that something stood there. */
export const replaceSteering = (text: string): string => text.replace(EVERY_STEERING, '\ufffd')

/** Article text and file names on a terminal: control signs, which could move its cursor or write its title, are left out. */
export const printable = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\t\n\u2028\u2029]+/g, ' ')
