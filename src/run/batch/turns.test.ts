import { expect, test } from 'vitest'
import type { Outcome } from './given-up.ts'
import type { Answer } from './job.ts'
import { createTurns } from './turns.ts'

const outcome = (source: string): Outcome => ({
  fault: null,
  answer: {
    source,
    line: source,
    file: null,
    id: '',
    records: 0,
    unread: false,
    issues: [],
    failed: false,
    text: null,
    article: null,
    signature: null,
    ms: 0,
  } satisfies Answer,
})
const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Asks for articles of which one hangs. @returns how many are asked for meanwhile, and the order of writing in the end. */
async function hang(limits: { ahead: number; most: number; held: number }, all: number, slow: number) {
  const written: string[] = []
  const turns = createTurns(({ answer }) => written.push(answer.source), limits)
  let release = (): void => {}
  let asked = 0
  const asking = (async () => {
    for (let i = 0; i < all; i++) {
      const known = outcome(String(i).padStart(3, '0'))
      const told = new Promise<Outcome>((resolve) => {
        if (i === slow) release = () => resolve(known)
        else setImmediate(() => resolve(known))
      })
      asked++
      await turns.add(null, told)
    }
    await turns.end()
  })()
  for (let i = 0; i < 200 && asked < all; i++) await soon()
  const meanwhile = asked
  release()
  await asking
  expect(written).toEqual([...written].sort())
  expect(written).toHaveLength(all)
  return meanwhile
}

test('one that hangs holds up no other; what waits is bound', async () => {
  expect(await hang({ ahead: 4, most: 1000, held: 1000 }, 100, 0)).toBe(100)
  // the four others that may wait, and it
  expect(await hang({ ahead: 4, most: 5, held: 1000 }, 100, 0)).toBe(5)
  // three characters each
  expect(await hang({ ahead: 4, most: 1000, held: 30 }, 100, 50)).toBeLessThan(70)
})

test('what became of an article ends the run at its turn, and a run that is asked to end writes no more', async () => {
  const written: string[] = []
  const turns = createTurns(({ answer }) => written.push(answer.source))
  await turns.add(null, outcome('a'))
  await turns.add(null, Promise.reject(new Error('no worker')))
  await soon()
  await expect(turns.end()).rejects.toThrow('no worker')
  const others = createTurns(() => written.push('?'))
  await others.add(null, new Promise(() => {}))
  const ended = others.end()
  others.stop()
  await ended
  expect(written).toEqual(['a'])
})
