import { openSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { devNull } from 'node:os'
import { checkedExtractor } from '../../checked.ts'
import type { RuleBook } from '../../rulebook/book.ts'
import { writeJsonLine } from '../../write/index.ts'

/** Something that reads articles. `most` is how many bytes of a workload it gets: the slow ones are extrapolated by the byte. */
export interface Contestant {
  readonly name: string
  readonly most: number
  readonly read: (text: string, bytes: Buffer) => unknown
}

const require = createRequire(import.meta.url)

/** Aidtrail first, then the libraries that one might take instead, and the limit that no reader can beat. */
export const contestants = (book: RuleBook): Contestant[] => [
  aidtrail(book),
  compromise(),
  wink(),
  recognizers(),
  chrono(),
  onePass(),
]

/** Bytes in, a checked line of JSON out, as batch does it. */
export function aidtrail(book: RuleBook): Contestant {
  const extract = checkedExtractor(book, { gate: true })
  const sink = openSync(devNull, 'w')
  return {
    name: 'aidtrail',
    most: Number.POSITIVE_INFINITY,
    read: (_, bytes) =>
      writeSync(
        sink,
        `${writeJsonLine(extract.bytes(bytes, { source: 'a.txt', published: '2024-06-15' }).extraction)}\n`,
      ),
  }
}

interface View {
  json(): unknown
}

function compromise(): Contestant {
  const nlp = require('compromise/three') as (text: string) => { money(): View; people(): View; places(): View }
  return {
    name: 'compromise: money, people, places',
    most: 30_000,
    read: (text) => {
      const doc = nlp(text)
      return [doc.money().json(), doc.people().json(), doc.places().json()]
    },
  }
}

interface WinkDoc {
  entities(): { out(as: unknown): unknown }
  sentences(): { out(): unknown }
}

function wink(): Contestant {
  const create = require('wink-nlp') as (model: unknown) => {
    its: { detail: unknown }
    readDoc(text: string): WinkDoc
  }
  const nlp = create(require('wink-eng-lite-web-model'))
  return {
    name: 'wink-nlp, all its pipes',
    most: 200_000,
    read: (text) => {
      const doc = nlp.readDoc(text)
      return [doc.entities().out(nlp.its.detail), doc.sentences().out()]
    },
  }
}

function recognizers(): Contestant {
  const units = require('@microsoft/recognizers-text-number-with-unit') as {
    recognizeCurrency(text: string, culture: string): unknown
  }
  const times = require('@microsoft/recognizers-text-date-time') as {
    recognizeDateTime(text: string, culture: string): unknown
  }
  return {
    name: 'Recognizers-Text: currency, date-time',
    most: 2_500,
    read: (text) => [units.recognizeCurrency(text, 'en-us'), times.recognizeDateTime(text, 'en-us')],
  }
}

function chrono(): Contestant {
  const { parse } = require('chrono-node') as { parse(text: string, reference: Date): unknown }
  const reference = new Date(Date.UTC(2024, 5, 15, 12))
  return { name: 'chrono-node: dates alone', most: 300_000, read: (text) => parse(text, reference) }
}

/** Decoding and one look at each character, counting words: the limit in this language. */
function onePass(): Contestant {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  return {
    name: 'decode and one pass over the words',
    most: Number.POSITIVE_INFINITY,
    read: (_, bytes) => {
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
    },
  }
}
