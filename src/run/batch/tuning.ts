import { setFlagsFromString } from 'node:v8'

/*
 * How the engine is set in a worker. Our code is wide rather than deep: thousands of small functions, each run some dozen times an
 * article. Results do not depend on any of it.
 */

/** For the command line of a process: the size of its nursery is fixed when it starts. */
export const NURSERY: readonly string[] = [
  // the words of the rules outlive the first small sweeps, which only copy them, and what a group of articles needs dies within it: twice
  // the largest that is usual, and from the start, takes a fifth off the start and a tenth off each article
  '--min-semi-space-size=32',
  '--max-semi-space-size=32',
  // the words of the rules alone would set off a great sweep while the first article is read, which finds nothing to clear
  '--initial-heap-size=128',
]

/**
 * More than half of what the first five hundred articles compute is the optimising compiler, most of it for bodies that it writes out
 * in place of calls. With less of that it is done sooner, and more of the code stays close to the processor. And the small sweeps share
 * themselves out among as many threads as there are processors, which wait for each other longer than one alone would take; the other
 * processors have workers of their own. Set from within: an engine that no longer knows a flag passes over it, on its command line it would
 * refuse to start.
 */
export const tuneCompiler = (): void => {
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=200')
  setFlagsFromString('--no-parallel-scavenge')
}
