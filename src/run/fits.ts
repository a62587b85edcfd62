import type { FitOptions } from './fit.ts'

/** How the weights of one choice are learned, and what its rule file says of itself. */
export interface Fit extends FitOptions {
  readonly about: string
}

/** The choices of an article's claims, by the name of their rule file: `aid` is rules/world/evidence-aid.yaml. */
export const FITS: Readonly<Record<string, Fit>> = {
  aid: {
    penalty: 0.006,
    rounds: 400,
    rate: 0.3,
    about: 'What speaks for a sum or goods being aid; a claim is aid when the weights add up to more than a little',
    prior: {
      'aid/negated': -2.5,
      'aid/refusal': -2.5,
      'aid/request': -2,
      'aid/asked-for': -0.7,
      'aid/continues-none': -1,
      'aid/contrast': -2,
      'aid/old-figure': -2.5,
      'aid/unit-price': -2,
      'aid/not-aid-near': -1.5,
      'aid/not-aid': -0.7,
      'aid/question': -1,
      'aid/own-spending': -1.5,
      'aid/costs-near': -1.5,
      'aid/deed-unfulfilled': -1.5,
      'aid/reverse-flow': -1.5,
      'aid/purchase': -1.5,
      'aid/local-currency': -1,
      'aid/size-pocket': -2.5,
      'aid/size-hundreds-of-billions': -1.5,
      'aid/clause-habit': -1.5,
      'aid/furniture': -1.5,
      'aid/deed-strong': 1,
      'aid/noun-strong': 0.7,
    },
  },
  topic: {
    penalty: 0.005,
    rounds: 400,
    rate: 0.3,
    about: 'What marks one of the states that an article names as the one who gets; the largest sum is the topic',
  },
  giver: {
    penalty: 0.004,
    rounds: 400,
    rate: 0.3,
    about: 'What marks one of those whom an article names as the giver of a sum or of goods',
    prior: {
      'giver/enemy': -4,
      'giver/gets': -3,
      'giver/labels-recipient': -3,
      'giver/is-recipient': -1,
      'giver/own-money-only': 1.5,
      'giver/own-money': 1,
      'giver/sentence-clause': 1.5,
      'giver/sentence-from': 1.5,
      'giver/sentence-owner': 1.5,
      'giver/sentence-from-before': 1,
      'giver/around-lead': 1,
      'giver/around-heading': 1,
    },
  },
  getter: {
    penalty: 0.004,
    rounds: 400,
    rate: 0.3,
    about: 'What marks one of those whom an article names as the one who gets a sum or goods',
    prior: {
      'getter/heading': 2,
      'getter/fronted': 1,
      'getter/handed': 2,
      'getter/dative': 2,
      'getter/receive': 1.5,
      'getter/label': 1.5,
      'getter/to': 1,
    },
  },
  channel: {
    penalty: 0.002,
    rounds: 400,
    rate: 0.3,
    about:
      'What speaks for a body or fund being the one through whom aid goes; it is one when the weights add up to more than 0',
  },
  type: { penalty: 0.003, rounds: 400, rate: 0.3, about: 'What speaks for each kind of aid' },
  instrument: {
    penalty: 0.002,
    rounds: 400,
    rate: 0.3,
    about: 'What speaks for each form of aid; null is mixed or untold',
  },
  status: {
    penalty: 0.01,
    rounds: 400,
    rate: 0.3,
    about: 'What speaks for each stage',
    prior: {
      'status-proposed/read-proposed': 1,
      'status-pledged/read-pledged': 1,
      'status-committed/read-committed': 1,
      'status-disbursed/read-disbursed': 1,
      'status-delivered/read-delivered': 1,
      'status-pledged/read-nothing': 0.5,
      'status-delivered/sum': -1,
      'status-disbursed/goods-only': -1,
    },
  },
  scope: {
    penalty: 0.004,
    rounds: 400,
    rate: 0.3,
    about: 'What speaks for a sum standing alone, being a running total, or a share of another',
  },
  announced: {
    penalty: 0.003,
    anyOf: true,
    rounds: 400,
    rate: 0.3,
    about: 'What speaks for each date as the day of the announcement',
  },
}

/** Learned last, from articles that all other weights have not seen. */
export const CONFIDENCE: Fit = {
  penalty: 0.02,
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
