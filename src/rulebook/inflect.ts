import type { Inflector, VerbForms } from './kind.ts'

/** Inflection by compromise, loaded only here and only when rules are compiled (it costs 200–450 ms). */
export async function loadInflector(): Promise<Inflector> {
  const { default: nlp } = await import('compromise/three')
  return {
    verb(infinitive) {
      const [head = '', ...rest] = infinitive.split(' ')
      // compromise reads `ring-fence` as `rings fence`: only what stands behind the hyphen is inflected
      const hyphen = head.lastIndexOf('-')
      const stem = hyphen < 0 || head.startsWith('co-') ? '' : head.slice(0, hyphen + 1)
      const forms = Object.fromEntries(
        Object.entries(conjugate(nlp, head.slice(stem.length))).map(([name, form]) => [name, stem + form]),
      )
      const tail = rest.length ? ` ${rest.join(' ')}` : ''
      return Object.fromEntries(
        Object.entries(forms).map(([name, form]) => [name, form + tail]),
      ) as unknown as VerbForms
    },
    plural(noun) {
      const words = noun.split(' ')
      const last = words.pop() ?? ''
      const plural = pluralOf(nlp, last)
      return [...words, plural].join(' ')
    },
  }
}

type Nlp = typeof import('compromise/three')['default']

function conjugate(nlp: Nlp, verb: string): VerbForms {
  const said = nlp(`they ${verb}`)
  said.match(verb).tag('Verb')
  const [forms] = said.verbs().conjugate() as Record<string, string>[]
  const past = forms?.PastTense ?? regularPast(verb)
  return {
    base: verb,
    third: forms?.PresentTense ?? `${verb}s`,
    past,
    participle: forms?.Participle || past,
    gerund: forms?.Gerund ?? `${verb}ing`,
  }
}

function pluralOf(nlp: Nlp, noun: string): string {
  const said = nlp(noun).tag('Noun') as unknown as { nouns(): { toPlural(): { text(form: string): string } } }
  return said.nouns().toPlural().text('normal') || `${noun}s`
}

const regularPast = (verb: string): string => (verb.endsWith('e') ? `${verb}d` : `${verb}ed`)
