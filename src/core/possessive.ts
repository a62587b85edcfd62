/** Is this folded word a possessive before a noun: `its crowns`, `of our dollars`? */
export const isPossessive = (fold: string | undefined): boolean => fold !== undefined && BEFORE_NOUN.has(fold)

/** Is it one that stands for the noun: `two million of theirs`, `four of ours`? */
export const isPossessiveAlone = (fold: string | undefined): boolean => fold !== undefined && ALONE.has(fold)

const BEFORE_NOUN = new Set(['its', 'their', 'our', 'her', 'his', 'my', 'your'])
const ALONE = new Set(['theirs', 'ours', 'hers', 'his', 'mine', 'yours'])
