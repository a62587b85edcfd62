/** The last word of a name of goods, without its plural: by it two tellings of the same goods are known. */
export const headOf = (name: string): string => name.toLowerCase().replace(/s$/, '').split(' ').pop() ?? ''
