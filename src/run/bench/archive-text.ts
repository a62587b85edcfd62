import { FILLERS, TOPICS, type Topic } from './archive-words.ts'

/**
 * Articles of a general archive, made from archive-words.ts: so many of them, the same for the same seed. About 1.5 kB each, in
 * the curly quotes of real news, which make a text two bytes a character.
 */
export function archiveText(count: number, seed: number): string[] {
  const random = generator(seed)
  return Array.from({ length: count }, () => articleOf(pick(random, TOPICS), random))
}

/** A general archive with aid in it: every so many articles one of `aid`, in turn. */
export function mixedArchive(count: number, share: number, aid: readonly string[], seed: number): string[] {
  const step = Math.round(1 / share)
  return archiveText(count, seed).map((text, i) =>
    i % step === step - 1 ? aid[Math.floor(i / step) % aid.length]! : text,
  )
}

type Random = () => number

/** Numbers in [0, 1) by mulberry32: any machine makes the same archive. */
function generator(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!

function articleOf(topic: Topic, random: Random): string {
  const paragraphs = [fill(pick(random, topic.heads), random)]
  const wanted = 3 + Math.floor(random() * 4)
  let left: string[] = []
  for (let i = 0; i < wanted; i++) {
    const lines = Array.from({ length: 2 + Math.floor(random() * 2) }, () => {
      // one sentence in twenty strays to another subject, as columns of short news do
      if (random() < 0.05) return fill(pick(random, pick(random, TOPICS).lines), random)
      if (!left.length) left = [...topic.lines]
      return fill(left.splice(Math.floor(random() * left.length), 1)[0]!, random)
    })
    paragraphs.push(lines.join(' '))
  }
  return `${paragraphs.join('\n\n')}\n`
}

const fill = (line: string, random: Random): string =>
  line.replace(/\{(\w+)\}/g, (_, slot: string) => filler(slot, random))

function filler(slot: string, random: Random): string {
  if (slot === 'count') return String(12 + Math.floor(random() * 900))
  if (slot === 'share') return (1 + random() * 60).toFixed(1)
  if (slot === 'sum') return sum(random)
  return pick(random, FILLERS[slot as keyof typeof FILLERS])
}

function sum(random: Random): string {
  const size = (1 + random() * 400).toFixed(random() < 0.5 ? 0 : 1)
  return pick(random, [
    `€${size} million`,
    `$${size}m`,
    `£${size}bn`,
    `${size} million euros`,
    `${size} million kroner`,
    `$${size} billion`,
    `£${Math.floor(random() * 90 + 5)},500`,
  ])
}
