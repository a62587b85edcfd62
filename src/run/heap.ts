import { setFlagsFromString } from 'node:v8'

/**
 * For processes that run for days: the heap may grow by a third over what is in use before it is swept. By itself the engine lets it grow
 * to several times that on a large machine, 300 MB where 100 are enough.
 */
export const keepHeapSmall = (): void => setFlagsFromString('--heap-growing-percent=30')

/**
 * For processes that read articles: a function is compiled to machine code only once it has run four times as long as engines wait by
 * themselves, and takes in fewer others. Of the many functions that an article goes through most run a few times in each: compiling
 * them all takes half of the first thousand articles' time, on cores that the other workers need.
 */
export function compileLess(): void {
  setFlagsFromString('--interrupt-budget=250000')
  setFlagsFromString('--max-inlined-bytecode-size=100')
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=200')
}
