import { z } from 'zod'
import { defineKind } from '../kind.ts'
import { pluralOf } from '../plural.ts'

/** What goods are, after the UN Register of Conventional Arms, the EU's list of military goods and the UN's relief clusters. */
export const CATEGORIES = {
  tank: 'military',
  ifv: 'military',
  apc: 'military',
  other_armour: 'military',
  howitzer: 'military',
  mortar: 'military',
  mlrs: 'military',
  air_defence: 'military',
  combat_aircraft: 'military',
  transport_aircraft: 'military',
  helicopter: 'military',
  uav: 'military',
  loitering: 'military',
  vessel: 'military',
  missile: 'military',
  ammunition_artillery: 'military',
  ammunition_small: 'military',
  small_arms: 'military',
  anti_tank: 'military',
  weapons: 'military',
  bridging: 'military',
  electronic_warfare: 'military',
  radar: 'military',
  optics: 'military',
  protection: null,
  uniform: null,
  parts: null,
  mine_clearance: null,
  engineering: null,
  vehicle_soft: null,
  comms: null,
  computers: null,
  training: null,
  repair: null,
  transport: null,
  rescue: 'humanitarian',
  medical: 'humanitarian',
  food: 'humanitarian',
  shelter: 'humanitarian',
  relief_goods: 'humanitarian',
  water_sanitation: 'humanitarian',
  generators: 'humanitarian',
  energy_equipment: 'humanitarian',
  cash: 'humanitarian',
  education: 'humanitarian',
  agriculture: 'humanitarian',
  fuel: 'humanitarian',
} as const satisfies Readonly<Record<string, 'military' | 'humanitarian' | null>>

export type Category = keyof typeof CATEGORIES

/**
 * Words by which goods and services in kind are named. `noun` tank, tanks · `mass` ammunition · `model` F-16, always
 * with a capital · `measure` tonnes of, lorry loads of · `length` kilometres of · `person` rescuers, counted ones only · `service` training,
 * repair of · `teaching` train, taught with its `trainee` · `modifier` before a head · `trailer` behind a
 * model only: Patriot systems · `whole` what civil goods make up, counted in their stead: two gas turbine units · `behind` a word that makes
 * the goods before it part of another thing's name (tank crews).
 */
const entry = z.strictObject({
  as: z
    .enum([
      'noun',
      'mass',
      'model',
      'measure',
      'length',
      'person',
      'service',
      'teaching',
      'trainee',
      'modifier',
      'trailer',
      'whole',
      'behind',
    ])
    .default('noun'),
  category: z.enum(Object.keys(CATEGORIES) as [Category, ...Category[]]).optional(),
  words: z.array(z.string().min(1)).min(1),
  service: z.enum(['training', 'repair']).optional(),
  /** So wide a word (equipment, food, weapons) that without a number only a plain deed makes it a gift. */
  loose: z.boolean().optional(),
  /** Goods only behind a measure: `60 tonnes of aid`. */
  measured: z.boolean().optional(),
  /** Goods only with a number or `a` in front: `two radiators`. */
  counted: z.boolean().optional(),
  /** A measure that is goods by itself: `180,000 rounds`. */
  bare: z.boolean().optional(),
  /** A measure of weight or load: what it measures is goods, known or not (`1,200 tonnes of dates`). */
  fills: z.boolean().optional(),
})

export const goods = defineKind({
  entry,
  examples: 'mention',
  compile: (rule, inflect) => ({
    ...rule,
    type: rule.category ? CATEGORIES[rule.category] : null,
    plurals: PLURAL.has(rule.as)
      ? rule.words.map((word) => (rule.as === 'model' ? `${word}s` : pluralOf(word, inflect.plural)))
      : [],
  }),
})

const PLURAL = new Set(['noun', 'model', 'measure', 'length', 'person', 'trainee'])
