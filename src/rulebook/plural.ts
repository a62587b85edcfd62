/** Phrases with the plural of each, none of them twice. */
export const withPlurals = (phrases: readonly string[], plural: (noun: string) => string): string[] => [
  ...new Set(phrases.flatMap((phrase) => [phrase, pluralOf(phrase, plural)])),
]

/**
 * The plural of a noun phrase as news writes it. What stands as it is: one aircraft, two aircraft. Acronyms only take an s.
 *
 * @param plural the inflector's, for a noun alone.
 */
export function pluralOf(word: string, plural: (noun: string) => string): string {
  if (/(?:craft|personnel|staff|troops|firemen|women|MANPADS)$/.test(word)) return word
  if (/man$/.test(word) && !/woman$/.test(word)) return word.replace(/man$/, 'men')
  // "two teams of engineers", "barrels for howitzers": the first noun is counted
  const [head, ...rest] = word.split(/( of | for )/)
  if (rest.length) return pluralOf(head!, plural) + rest.join('')
  const last = word.split(' ').pop() ?? ''
  if (/[A-Z0-9]$/.test(last)) return `${word}s`
  const many = plural(word)
  // the inflector knows no plural of `cartridge`, `tin` and `grant`
  return many === word && !/(?:s|ment)$/.test(word) ? `${word}s` : many
}
