import { z } from 'zod'
import { defineKind } from '../kind.ts'

/**
 * What looks like the name of a country and is none. `phrase` Latin America · `borne` countries that are first names, too,
 * before any capitalised word that is no `thing` (Jordan Valley) · `surname` behind a `title` (Mr) or a `given` name
 * (Michael) · `vessel` HMAS Canberra · `tongue_before` and `tongue_after` speaks Russian, Russian-language · `province`
 * London, Ontario · `titled` right behind a noun of `office` (Energy Minister German Koval).
 */
const entry = z.strictObject({
  sense: z.enum([
    'phrase',
    'borne',
    'surname',
    'title',
    'given',
    'thing',
    'vessel',
    'tongue_before',
    'tongue_after',
    'province',
    'titled',
    'office',
  ]),
  words: z.array(z.string().min(1)).min(1),
})

export const namesakes = defineKind({ entry, examples: 'none' })
