import { firstName } from '../core/weight-index.ts'
import type { FitOptions } from './fit.ts'
import { PRIORS } from './priors.ts'

/** How the weights of one choice are learned, and what its rule file says of itself. */
export interface Fit extends FitOptions {
  readonly about: string
}

/** Where pairs of many observations are learned; twice as many rounds change nothing that is left out. */
const FEWER = 200

/** Choices that are made twice, the second time with how likely the gifts around a claim are the same: see settle/among.ts. */
export const TWICE = ['scope', 'status', 'type', 'instrument'] as const

/** The choices of an article's claims, by the name of their rule file: `aid` is rules/world/evidence-aid.yaml. */
const CHOICES: Readonly<Record<string, Fit>> = {
  aid: {
    penalty: 0.0025,
    pairPenalty: 0.005,
    rounds: FEWER,
    rate: 0.3,
    about: 'What speaks for a sum or goods being aid; a claim is aid when the weights add up to more than a little',
    prior: PRIORS.aid,
  },
  topic: {
    prior: PRIORS.topic,
    penalty: 0.003,
    rounds: 400,
    rate: 0.3,
    about: 'What marks one of the states that an article names as the one who gets; the largest sum is the topic',
  },
  dollar: {
    penalty: 0.001,
    pairPenalty: 0.003,
    priorPenalty: 0.003,
    prior: PRIORS.dollar,
    rounds: 400,
    rate: 0.3,
    about:
      'What marks the US dollar, or one of the dollars of states that an article names, as the one that a plain $ is',
  },
  owner: {
    penalty: 0.001,
    priorPenalty: 0.001,
    rounds: 400,
    rate: 0.3,
    about: 'What marks one of the states and bodies that an article names as the one whose office a person holds',
    prior: PRIORS.owner,
  },
  giver: {
    penalty: 0.0006,
    wordPenalty: 0.003,
    pairPenalty: 0.002,
    priorPenalty: 0.0015,
    rounds: 400,
    rate: 0.3,
    about: 'What marks one of those whom an article names as the giver of a sum or of goods',
    prior: PRIORS.giver,
  },
  getter: {
    penalty: 0.0006,
    pairPenalty: 0.002,
    priorPenalty: 0.002,
    rounds: 400,
    rate: 0.3,
    about: 'What marks one of those whom an article names as the one who gets a sum or goods',
    prior: PRIORS.getter,
  },
  channel: {
    penalty: 0.0003,
    wordPenalty: 0.0006,
    pairPenalty: 0.001,
    rounds: 400,
    rate: 0.3,
    about:
      'What speaks for a body or fund being the one through whom aid goes; it is one when the weights add up to more than 0',
    prior: PRIORS.channel,
  },
  item: {
    penalty: 0.001,
    wordPenalty: 0.003,
    pairPenalty: 0.002,
    priorPenalty: 0.002,
    rounds: 400,
    rate: 0.3,
    about: 'What speaks for goods being those of a sum near by; they are when the weights add up to more than 0',
    prior: PRIORS.item,
  },
  type: {
    penalty: 0.0008,
    wordPenalty: 0.003,
    pairPenalty: 0.004,
    rounds: FEWER,
    rate: 0.3,
    priorPenalty: 0.05,
    prior: PRIORS.type,
    about: 'What speaks for each kind of aid',
  },
  instrument: {
    penalty: 0.0008,
    wordPenalty: 0.003,
    rounds: 400,
    rate: 0.3,
    prior: PRIORS.instrument,
    about: 'What speaks for each form of aid; null is mixed or untold',
  },
  status: {
    penalty: 0.0025,
    pairPenalty: 0.005,
    priorPenalty: 0.006,
    rounds: FEWER,
    rate: 0.3,
    about: 'What speaks for each stage',
    prior: PRIORS.status,
  },
  scope: {
    penalty: 0.0008,
    wordPenalty: 0.003,
    pairPenalty: 0.004,
    priorPenalty: 0.004,
    rounds: FEWER,
    rate: 0.3,
    prior: PRIORS.scope,
    about: 'What speaks for a sum standing alone, being a running total, or a share of another',
  },
  announced: {
    prior: PRIORS.announced,
    penalty: 0.002,
    pairPenalty: 0.004,
    anyOf: true,
    rounds: FEWER,
    rate: 0.3,
    about: 'What speaks for each date as the day of the announcement',
  },
  period: {
    penalty: 0.001,
    wordPenalty: 0.003,
    pairPenalty: 0.004,
    anyOf: true,
    rounds: FEWER,
    rate: 0.3,
    about: 'What speaks for each span of time that is told as the one that the money is for',
  },
}

/** All that is fitted: first looks before the second ones. */
export const FITS: Readonly<Record<string, Fit>> = {
  ...Object.fromEntries(TWICE.map((field) => [firstName(field), firstLook(CHOICES[field]!)])),
  ...CHOICES,
}

/** Without pairs: they make the first look surer, and the second no better. */
function firstLook({ prior = {}, about, pairPenalty: _, ...fit }: Fit): Fit {
  return {
    ...fit,
    rounds: FEWER,
    prior: Object.fromEntries(Object.entries(prior).map(([name, weight]) => [firstName(name), weight])),
    about: `${about}, at a first look at each gift by itself`,
  }
}

/** Learned last, from articles that all other weights have not seen. */
export const CONFIDENCE: Fit = {
  penalty: 0.003,
  rounds: 400,
  rate: 0.3,
  prior: {
    // doubts too rare to be counted still make a record less sure
    'confidence/doubt-negated': -0.7,
    'confidence/doubt-refused': -0.7,
    'confidence/doubt-asked-for': -0.5,
    'confidence/doubt-conditional': -0.3,
    'confidence/doubt-own-spending': -0.5,
    'confidence/doubt-may-be-no-aid': -0.3,
    'confidence/doubt-currency-open': -1,
    'confidence/doubt-rate-out-of-band': -0.7,
    'confidence/doubt-figure-differs': -0.3,
    'confidence/doubt-parts-exceed-total': -0.2,
    'confidence/doubt-donor-differs': -0.5,
    'confidence/doubt-recipient-differs': -0.5,
    'confidence/doubt-recipient-close': -0.3,
    'confidence/doubt-gives-to-itself': -1,
    'confidence/doubt-beside-article': -0.5,
  },
  about: 'What the chance of a record being right rests on; its odds are the exponential of the weights added up',
}

/** Learned of the same. */
export const ARTICLE: Fit = {
  penalty: 0.002,
  rounds: 800,
  rate: 0.3,
  about: 'What it rests on that an article is about aid; from 0 on it has records',
}
