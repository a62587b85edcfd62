import { wordFilter } from '../core/lexicon.ts'
import type { Token } from '../core/token.ts'
import type { RuleBook } from '../rulebook/book.ts'
import type { DateReads } from '../rulebook/kinds/dates.ts'
import { parseForm, type Step, type Steps } from './when-grammar.ts'
import type { DateWords } from './when-slots.ts'

/** One form of a rule of `kind: dates`, ready to be matched. */
export interface DateForm {
  readonly rule: string
  readonly reads: DateReads
  readonly steps: Steps
  readonly with: Readonly<Record<string, number | string>>
  readonly after: ReadonlySet<string> | null
  readonly notAfter: ReadonlySet<string> | null
  readonly unless: ReadonlySet<string> | null
  readonly alone: boolean
}

/**
 * Forms by what they can begin with. `plain` stand for themselves, `inner` (`the year`) only in `the end of the year`;
 * `modified` hold a plain one, `joined` hold two of either.
 */
export interface DateForms {
  readonly plain: FormIndex
  readonly inner: FormIndex
  readonly modified: FormIndex
  readonly joined: readonly DateForm[]
  /** Whether any date can begin with this token: most tokens are passed by on it. */
  begins(token: Token): boolean
}

/** The forms worth trying at a token, given the one behind it. */
export type FormIndex = (token: Token, next: Token | undefined) => readonly DateForm[]

export function dateForms(book: RuleBook, words: DateWords): DateForms {
  const layers = new Map<string, DateForm[]>()
  for (const rule of book.rules('dates')) {
    const layer = rule.inner ? 'inner' : rule.reads === 'modified' || rule.reads === 'range' ? rule.reads : 'plain'
    const set = (list: readonly string[] | undefined): ReadonlySet<string> | null => (list ? new Set(list) : null)
    const common = {
      rule: rule.rule,
      reads: rule.reads,
      with: rule.with ?? {},
      after: set(rule.after),
      notAfter: set(rule['not-after']),
      unless: set(rule.unless),
      alone: rule.alone ?? false,
    }
    layers.set(layer, [
      ...(layers.get(layer) ?? []),
      ...rule.forms.map((form) => ({ ...common, steps: parseForm(form) })),
    ])
  }
  const firsts = new Set<string>()
  const index = (layer: string): FormIndex => indexForms(layers.get(layer) ?? [], words, firsts)
  const forms = {
    plain: index('plain'),
    inner: index('inner'),
    modified: index('modified'),
    joined: layers.get('range') ?? [],
  }
  const mayBegin = wordFilter(firsts)
  return {
    ...forms,
    begins: ({ kind, hash, fold }) => (kind === 'number' ? firsts.has(NUMBER) : mayBegin(hash) && firsts.has(fold)),
  }
}

/** A form, and how it can go on behind its first token. */
interface Entry {
  readonly form: DateForm
  readonly second: Opening | null
}

/** The tokens that can stand at one place of a form. */
interface Opening {
  readonly words: ReadonlySet<string>
  readonly number: boolean
}

/** Under this key stand the forms that a number can begin. */
const NUMBER = '#'

function indexForms(forms: readonly DateForm[], words: DateWords, firsts: Set<string>): FormIndex {
  const byFirst = new Map<string, DateForm[]>()
  for (const form of forms) {
    const first = opening(form.steps, words)!
    for (const key of first.number ? [...first.words, NUMBER] : first.words) {
      const begun = byFirst.get(key)
      if (begun) begun.push(form)
      else byFirst.set(key, [form])
      firsts.add(key)
    }
  }
  // made once a text has that word: there are hundreds, and an article has a few
  const bySecond = new Map<string, ReturnType<typeof secondIndex>>()
  return (token, next) => {
    const key = token.kind === 'number' ? NUMBER : token.fold
    const begun = byFirst.get(key)
    if (!begun) return NONE
    const known = bySecond.get(key)
    if (known) return known(next)
    const made = secondIndex(begun.map((form) => ({ form, second: openingBehind(form.steps, key, words) })))
    bySecond.set(key, made)
    return made(next)
  }
}

const NONE: readonly DateForm[] = []

/** Of forms with the same first token those that the second one leaves; each answer is kept, and there are only so many. */
function secondIndex(entries: readonly Entry[]): (next: Token | undefined) => readonly DateForm[] {
  const known = new Set(entries.flatMap(({ second }) => [...(second?.words ?? [])]))
  const those = (fits: (second: Opening) => boolean): readonly DateForm[] =>
    entries.filter(({ second }) => second === null || fits(second)).map(({ form }) => form)
  const others = those(() => false)
  const numbers = those(({ number }) => number)
  const answers = new Map<string, readonly DateForm[]>()
  return (next) => {
    if (next === undefined) return others
    const isNumber = next.kind === 'number'
    if (!known.has(next.fold)) return isNumber ? numbers : others
    const kept = answers.get(next.fold)
    if (kept) return kept
    // a token of one spelling is always of one kind
    const made = those(({ words, number }) => words.has(next.fold) || (number && isNumber))
    answers.set(next.fold, made)
    return made
  }
}

/** With which tokens steps can go on; null where any can (`{word}`, a smaller date, the form's end). */
function opening(steps: Steps, words: DateWords): Opening | null {
  const found = new Set<string>()
  let number = false
  for (const step of steps) {
    if (step === null) return null
    for (const word of step.words ?? []) found.add(word)
    for (const slot of step.slots) {
      const first = words.firstWords(slot)
      if (first === null && !words.isNumeric(slot)) return null
      for (const word of first ?? []) found.add(word)
      number ||= words.isNumeric(slot)
    }
  }
  return { words: found, number }
}

/** The same behind the form's first token: most forms are passed by on it. */
function openingBehind(steps: Steps, first: string, words: DateWords): Opening | null {
  const next: (Step | null)[] = []
  const inside = new Set<string>()
  for (const step of steps) {
    if (step?.words?.has(first)) next.push(...step.next)
    for (const slot of step?.slots ?? []) {
      const rest = first === NUMBER ? words.behindNumber(slot) : words.behind(slot, first)
      if (rest === null) return null
      for (const word of rest) inside.add(word)
      if (first === NUMBER ? words.isNumeric(slot) : words.firstWords(slot)?.has(first)) next.push(...step!.next)
    }
  }
  const open = opening(next, words)
  return open && { words: new Set([...open.words, ...inside]), number: open.number }
}
