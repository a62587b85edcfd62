/** Texts made to hurt: each repeats what some pattern or list cannot let go of. `of` makes one of about so many characters. */
export interface Hostile {
  readonly name: string
  of(size: number): string
}

const repeat = (name: string, unit: string): Hostile => ({
  name,
  of: (size) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size),
})

export const HOSTILE: readonly Hostile[] = [
  repeat('digits and spaces', '1 '),
  repeat('groups of three digits', '000 '),
  repeat('signs of money', '$'),
  repeat('sums without a stop', '$5 million and '),
  repeat('quotes', '"'),
  repeat('curly quotes', '“‘'),
  repeat('brackets', '(['),
  repeat('capitals', 'ABCDE FGH '),
  repeat('U.S.U.S.', 'U.S.'),
  repeat('dashes', 'a-'),
  repeat('newlines', '\n'),
  repeat('short lines', 'a\n'),
  repeat('rows of a table', 'Norway\t5\n'),
  repeat('one wide row', 'Norway\t5\t'),
  repeat('one cell a line', 'Norway\nNOK\n5\n\n'),
  repeat('a key before each cell', 'Donor: Norway\nSum: NOK 5\nDay: May\n\n'),
  repeat('cells and semicolons', 'Norway;NOK;5;paid\n'),
  repeat('paragraphs', 'Our government gave.\n\n'),
  repeat('lines of one width', 'Norway and the others gave again what they had given before\n'),
  repeat('bullets', '- tents\n'),
  repeat('one long word', 'a'),
  repeat('accents', 'e\u0301'),
  repeat('names of months', 'May March '),
  repeat('million million', 'million '),
  repeat('minister minister', 'minister of '),
  repeat('names of persons', 'Minister Jan Novak and '),
  repeat('names of states', 'Norway, Kenya and '),
  repeat('giving', 'gave Kenya aid and '),
  repeat('gifts in one line', 'Norway gave Kenya $5m, '),
  repeat('the country, it, its', 'the country gave its '),
  repeat('slashes', '1/1/'),
  repeat('dots', '.'),
  repeat('tabs', '\t'),
  repeat('flags', '🇺🇦'),
]

/** Plain prose to compare with. */
export const plain = (sentences: readonly string[], size: number): string => {
  let text = ''
  for (let i = 0; text.length < size; i++) text += `${sentences[i % sentences.length]}\n\n`
  return text.slice(0, size)
}
