import { anaphora } from './anaphora.ts'
import { bodies } from './bodies.ts'
import { countries } from './countries.ts'
import { countrySets } from './country-sets.ts'
import { cues } from './cues.ts'
import { currencies } from './currencies.ts'
import { dateWords } from './date-words.ts'
import { dates } from './dates.ts'
import { evidence } from './evidence.ts'
import { fiscalYears } from './fiscal-years.ts'
import { furniture } from './furniture.ts'
import { goods } from './goods.ts'
import { grammar } from './grammar.ts'
import { groupWords } from './group-words.ts'
import { groups } from './groups.ts'
import { language } from './language.ts'
import { nameShapes } from './name-shapes.ts'
import { namesakes } from './namesakes.ts'
import { numbers } from './numbers.ts'
import { offices } from './offices.ts'
import { qualifiers } from './qualifiers.ts'
import { rates } from './rates.ts'
import { regions } from './regions.ts'
import { towns } from './towns.ts'
import { verbs } from './verbs.ts'

/** Every kind of rule file, by the name that stands in its `kind:` line. One line each, sorted. */
export const KINDS = {
  anaphora,
  bodies,
  countries,
  'country-sets': countrySets,
  cues,
  currencies,
  'date-words': dateWords,
  dates,
  evidence,
  'fiscal-years': fiscalYears,
  furniture,
  goods,
  grammar,
  language,
  'group-words': groupWords,
  groups,
  'name-shapes': nameShapes,
  namesakes,
  numbers,
  offices,
  qualifiers,
  rates,
  regions,
  towns,
  verbs,
} as const
