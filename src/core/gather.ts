/**
 * What each item of a list gives, in one list: `flatMap`, which engines leave to a slow path of their own (it asks the list for its
 * constructor and defines each element as a property), written out. Articles go through it thousands of times.
 */
export function gather<T, U>(list: readonly T[], of: (item: T, index: number) => readonly U[]): U[] {
  const all: U[] = []
  for (let i = 0; i < list.length; i++) {
    const some = of(list[i]!, i)
    for (let k = 0; k < some.length; k++) all.push(some[k]!)
  }
  return all
}

/** What each item of a list gives, if anything. */
export function pick<T, U>(list: readonly T[], of: (item: T) => U | null): U[] {
  const all: U[] = []
  for (let i = 0; i < list.length; i++) {
    const one = of(list[i]!)
    if (one !== null) all.push(one)
  }
  return all
}
