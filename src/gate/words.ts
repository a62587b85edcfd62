import type { Rule, RuleBook } from '../rulebook/book.ts'
import { currencyPhrases } from '../rulebook/currency-words.ts'

import {
  ACRONYM,
  AID,
  CODE,
  COUNTED,
  FIRM,
  GIVING,
  GOODS,
  INITIALS,
  LESSON,
  MODEL,
  MONEY,
  NUMBER,
  PARTY,
  PER,
  PLACE,
  SPOKEN,
  TAUGHT,
  THE,
  TOWARDS,
  WEAK,
  WHERE,
} from './bits.ts'
import { eachName } from './names.ts'
import { evened, type WordTable, wordTable } from './table.ts'

/**
 * The words that the gate looks for: what each word and phrase of the rule book speaks for.
 *
 * Not here: what must stand together (seen.ts).
 */
export function wordsOf(book: RuleBook): WordTable {
  const table = wordTable()
  const { add, addNouns } = table
  const ordinary = ordinaryWords(book)
  const addDeeds = (list: readonly string[], value: number): void => {
    for (const written of list) add([written], ordinary.has(evened(written)) ? value : value | FIRM)
  }
  // `A$` ends in a sign, which is seen by itself; `ALL` and `TRY` are words when they are small
  for (const { phrase, exact } of currencyPhrases(book))
    if (!exact) add([phrase], MONEY)
    else if (!/[$\p{Sc}]/u.test(phrase)) add([phrase], CODES.test(phrase) ? CODE : MONEY)
  for (const rule of book.rules('goods')) {
    // who tells of howitzers or F-16s speaks of what is given
    const value = rule.counted ? COUNTED : WEIGHT[rule.as] | (isArms(rule) ? SPOKEN : 0)
    if (rule.as === 'model' && isArms(rule))
      for (const word of rule.words) addNouns([word], isAcronym(word) ? ACRONYM : MODEL)
    // what is no noun that is counted has no plural: `food`, not a firm called Foods
    else if (rule.as === 'mass') add(rule.words, value)
    else if (value) addNouns(rule.words, value)
  }
  for (const rule of book.rules('numbers')) if (COUNTING.has(rule.role)) add(Object.keys(rule.words), NUMBER)
  for (const rule of book.rules('verbs'))
    if (rule.frame !== 'amount' && rule.frame !== 'plan')
      for (const forms of rule.inflected)
        addDeeds(Object.values(forms), rule.weak || rule.frame === 'say' ? WEAK : GIVING)
  // `set 20 million aside`: what stands behind the gift tells, as its verb stands everywhere; `into` and `over` do so, too
  for (const rule of book.rules('verbs'))
    for (const forms of rule.parted) {
      const tail = forms.base.slice(forms.base.indexOf(' ') + 1)
      if (tail.length > SHORT) addDeeds([tail], WEAK)
      else for (const form of Object.values(forms)) add([form.slice(0, form.indexOf(' '))], WEAK)
    }
  for (const rule of book.rules('cues'))
    if (rule.cue === 'gift') addDeeds(rule.words, rule.sense?.strong ? GIVING : WEAK)
  add(AID_WORDS, AID | GIVING | FIRM | SPOKEN)
  // "thanked Sweden for 20 million kronor": no verb of giving, and a gift
  add(THANKS, WEAK | FIRM)
  // "was built with 8 million dollars from Japan": so stands in any news
  add(BUILDING, WEAK)
  add(UNDER_WAY, WEAK)
  // funds that serve one state; shorter names are words when they are small (`ERA`)
  for (const rule of book.rules('groups'))
    if (rule.for)
      add(
        [...(rule.names ?? []), ...(rule.exact ?? [])].filter((name) => name.length > 3),
        PLACE | AID | GIVING | FIRM | SPOKEN,
      )
  add(NEAR_AID, SPOKEN)
  eachName(book, add)
  for (const { id, role, names = [], exact = [], worldwide } of book.rules('bodies')) {
    if (role === 'company') continue
    // who names a bank that lends to states speaks of aid
    // a fund for the whole world is promised what names no state that gets
    const gets = role === 'fund' && worldwide ? PLACE : 0
    const value = gets | ((role === 'bank' || role === 'fund') && id !== CENTRAL ? SPOKEN : 0) | (BODY << PARTY)
    for (const name of [...names, ...exact]) add([name], isAcronym(name) ? value | INITIALS : value)
  }
  add(['for', 'to'], TOWARDS | WHERE)
  add(WHERE_WORDS, WHERE)
  add(['the'], THE)
  add(['per'], PER)
  return table
}

/** `in`, `over`, `into`. */
const SHORT = 4

/** How find/goods.ts reads its words: some are goods by themselves, others when they are counted, lessons when somebody is taught. */
const WEIGHT: Readonly<Record<Rule<'goods'>['as'], number>> = {
  noun: GOODS,
  mass: GOODS,
  model: GOODS,
  measure: COUNTED,
  // roads and fronts are told in kilometres, too
  length: 0,
  person: COUNTED,
  service: LESSON,
  teaching: LESSON,
  trainee: TAUGHT,
  modifier: 0,
  trailer: 0,
  whole: 0,
  behind: 0,
}

const isAcronym = (word: string): boolean => /^\p{Lu}{2}/u.test(word)

const isArms = ({ as, type, category }: Rule<'goods'>): boolean =>
  (as === 'noun' || as === 'model') && type === 'military' && !CIVIL.has(category ?? '')

/** Of what an army has, what others have too: cameras, ferries, helicopters. */
const CIVIL = new Set(['optics', 'vessel', 'bridging', 'helicopter', 'transport_aircraft', 'uav'])

/** ISO 4217. */
const CODES = /^[A-Z]{3}$/

const COUNTING = new Set(['scale', 'unit', 'ten', 'hundred', 'group', 'vague', 'some', 'fraction', 'short'])

/** Words that make an article one about aid though it names no poor state: pledges for a fund, help for the displaced. */
const AID_WORDS =
  'aid assistance humanitarian donate donates donated donating donation donations donor donors relief refugee refugees famine reconstruction unicef unhcr unrwa ocha wfp'.split(
    ' ',
  )

/** What a verb of going says of goods, without one. */
const UNDER_WAY = [
  'on the way',
  'on its way',
  'on their way',
  'under way',
  'underway',
  'en route',
  'in transit',
  'on board',
  'aboard',
  'on the road',
]
/** What money of others is told to have been spent on. */
const BUILDING =
  'build builds built building rebuild rebuilt rebuilding repaired renovated equipped restored constructed'.split(' ')
/** For a gift, without a verb of giving. */
const THANKS = 'thank thanks thanked thanking grateful gratitude'.split(' ')

/** Words that go with aid, and say neither that it is given nor who gets. */
const NEAR_AID =
  'contribution contributions package packages pledge pledges pledged grant grants credits guarantees lend lends military weapons ammunition support supports help helps funding'.split(
    ' ',
  )

/**
 * Deeds and nouns of giving that stand in news of every kind, of sport, firms, courts and traffic: what somebody pays, signs, adds or
 * takes is seldom aid.
 */
const ORDINARY =
  'add adopt agree announce approve arrive assign award boost bring budget buy cancel cash clear coach commission commit conclude confirm contract cover cross decide declare depart deposit disclose dock double draw enact endorse expand facility flow follow frame get go head increase initiative instruct instrument invest land leave lift meet move net offer order park pass pay payment payments place pocket portion present presents programme program project promise publish purchase quadruple raise ready available ratify reach release resolve reveal scheme settle share sign slice spend take transfer transfers train travel triple unveil vote'

/** In all their forms. */
function ordinaryWords(book: RuleBook): ReadonlySet<string> {
  const all = new Set(ORDINARY.split(' '))
  for (const rule of book.rules('verbs'))
    for (const forms of rule.inflected) {
      const written = Object.values(forms)
      if (all.has(written[0]!)) for (const form of written) all.add(form)
    }
  // the road fund: as a verb it is plain in its other forms
  for (const noun of ['fund', 'funds']) all.add(noun)
  return all
}

const WHERE_WORDS = 'in at between near over with against on into across via around'.split(' ')

/** The European Central Bank lends to no state. */
const CENTRAL = 'ecb'

/** One number for all bodies: none of them is the state that gets. */
const BODY = 511
