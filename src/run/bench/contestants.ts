import { openSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { devNull } from 'node:os'
import { checkedExtractor } from '../../checked.ts'
import type { RuleBook } from '../../rulebook/book.ts'
import { writeJsonLine } from '../../write/index.ts'
import { groupsOf } from '../batch/group.ts'

/** An article as it is given to a reader. */
export interface Loaded {
  readonly text: string
  readonly bytes: Buffer
}

/**
 * Something that reads articles. `most` is how many bytes of a workload it gets: the slow ones are extrapolated by the byte. `together`: it
 * takes several at once. `shortest`: for how long it is read warm at least, in milliseconds of the processor.
 */
export interface Contestant {
  readonly name: string
  readonly most: number
  readonly shortest?: number
  readonly together?: (articles: readonly Loaded[]) => readonly (readonly Loaded[])[]
  readonly read: (articles: readonly Loaded[]) => unknown
}

/** A library that is given one article at a time, loaded when it reads the first: a lane and its memory hold its own alone. */
function library(name: string, most: number, load: () => (article: Loaded) => unknown): Contestant {
  let read: ((article: Loaded) => unknown) | null = null
  return {
    name,
    most,
    read: (articles) => {
      const reads = read ?? load()
      read = reads
      return articles.map(reads)
    },
  }
}

const require = createRequire(import.meta.url)

/** The libraries that one might take instead of Aidtrail, and the limit that no reader can beat. */
export const others = (): Contestant[] => [compromise(), wink(), recognizers(), chrono(), onePass()]

/** Bytes in, checked lines of JSON out, as a worker of batch does it: so many at once as it takes. */
export function aidtrail(book: RuleBook): Contestant {
  const extract = checkedExtractor(book, { gate: true })
  const sink = openSync(devNull, 'w')
  return {
    name: 'aidtrail',
    most: Number.POSITIVE_INFINITY,
    shortest: 20_000,
    together: (articles) => groupsOf(articles, ({ bytes }) => bytes.length),
    read: (articles) => {
      const options = { source: 'a.txt', published: '2024-06-15' }
      for (const { extraction } of extract.all(articles.map(({ bytes }) => ({ bytes, options }))))
        writeSync(sink, `${writeJsonLine(extraction)}\n`)
    },
  }
}

interface View {
  json(): unknown
}

const compromise = (): Contestant =>
  library('compromise: money, people, places', 30_000, () => {
    const nlp = require('compromise/three') as (text: string) => { money(): View; people(): View; places(): View }
    return ({ text }) => {
      const doc = nlp(text)
      return [doc.money().json(), doc.people().json(), doc.places().json()]
    }
  })

interface WinkDoc {
  entities(): { out(as: unknown): unknown }
  sentences(): { out(): unknown }
}

const wink = (): Contestant =>
  library('wink-nlp, all its pipes', 200_000, () => {
    const create = require('wink-nlp') as (model: unknown) => {
      its: { detail: unknown }
      readDoc(text: string): WinkDoc
    }
    const nlp = create(require('wink-eng-lite-web-model'))
    return ({ text }) => {
      const doc = nlp.readDoc(text)
      return [doc.entities().out(nlp.its.detail), doc.sentences().out()]
    }
  })

const recognizers = (): Contestant =>
  library('Recognizers-Text: currency, date-time', 2_500, () => {
    const units = require('@microsoft/recognizers-text-number-with-unit') as {
      recognizeCurrency(text: string, culture: string): unknown
    }
    const times = require('@microsoft/recognizers-text-date-time') as {
      recognizeDateTime(text: string, culture: string): unknown
    }
    return ({ text }) => [units.recognizeCurrency(text, 'en-us'), times.recognizeDateTime(text, 'en-us')]
  })

const chrono = (): Contestant =>
  library('chrono-node: dates alone', 300_000, () => {
    const { parse } = require('chrono-node') as { parse(text: string, reference: Date): unknown }
    const reference = new Date(Date.UTC(2024, 5, 15, 12))
    return ({ text }) => parse(text, reference)
  })

/** Decoding and one look at each character, counting words: the limit in this language. */
const onePass = (): Contestant =>
  library('decode and one pass over the words', Number.POSITIVE_INFINITY, () => {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    return ({ bytes }) => {
      const text = decoder.decode(bytes)
      let words = 0
      let inside = false
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i) | 32
        const letter = (code >= 97 && code <= 122) || code > 0xbf
        if (letter && !inside) words++
        inside = letter
      }
      return words
    }
  })
