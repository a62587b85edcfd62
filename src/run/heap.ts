import { setFlagsFromString } from 'node:v8'

/**
 * For processes that run for days: the heap may grow by a third over what is in use before it is swept. By itself the engine lets it grow
 * to several times that on a large machine, 300 MB where 100 are enough.
 */
export const keepHeapSmall = (): void => setFlagsFromString('--heap-growing-percent=30')

/**
 * For processes that read articles: a function is compiled to machine code only once it has run seven times as long as engines wait by
 * themselves. Of the many functions that an article goes through most run a few times in each: compiling them all takes half of the
 * first thousand articles' time, on cores that the other workers need.
 */
export const compileLess = (): void => setFlagsFromString('--interrupt-budget=500000')
