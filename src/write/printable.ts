/** Article text and file names on a terminal: control signs, which could move its cursor or write its title, are left out. */
export const printable = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\t\n\u2028\u2029]+/g, ' ')
