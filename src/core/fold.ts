/**
 * Evens out case, spaces, quotes and dashes for matching, and keeps the length: offsets in the folded text are
 * offsets in the article. Diacritics stay (`kronor`, `krónur`); a rule lists both where news writes both.
 */
export function fold(text: string): string {
  let out = ''
  let from = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80 && !(code >= 65 && code <= 90)) continue
    const to = foldUnit(text[i]!, code)
    if (to === text[i]) continue
    out += text.slice(from, i) + to
    from = i + 1
  }
  return from === 0 ? text : out + text.slice(from)
}

function foldUnit(unit: string, code: number): string {
  switch (code) {
    case 0x2018:
    case 0x2019:
    case 0x02bc:
    case 0x2032:
    case 0x60:
    case 0xb4:
      return "'"
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0xab:
    case 0xbb:
      return '"'
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return '-'
    case 0xa0:
    case 0x2007:
    case 0x2009:
    case 0x200a:
    case 0x202f:
    case 0x2002:
    case 0x2003:
      return ' '
  }
  const lower = unit.toLowerCase()
  // `İ` lowers to two units, which would move every offset behind it
  return lower.length === 1 ? lower : unit
}
