import { expect, test } from 'vitest'
import { groupsOf } from './group.ts'

const check = (lengths: readonly number[], ...groups: readonly (readonly number[])[]): void => {
  test(lengths.slice(0, 5).join(' '), () => expect(groupsOf(lengths, (length) => length)).toEqual(groups))
}

const KB = 1024
check([])
check([1, 2, 3], [1, 2, 3])
check([70 * KB, 1, 2], [70 * KB], [1, 2])
check([40 * KB, 24 * KB, 1], [40 * KB, 24 * KB], [1])
check([1, 64 * KB], [1], [64 * KB])
check(Array<number>(20).fill(2), Array<number>(16).fill(2), Array<number>(4).fill(2))
