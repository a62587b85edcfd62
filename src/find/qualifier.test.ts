import { expect, test } from 'vitest'
import { showMention } from '../core/show.ts'
import { book, readText } from '../testing.ts'

// the examples of qualifiers.yaml: the figure in brackets, with the qualifier that the words around it say
for (const rule of book.rules('qualifiers')) {
  for (const example of [...(rule.finds ?? []), ...(rule.ignores ?? [])]) {
    if (typeof example === 'string') continue
    const [before = '', figure = '', after = ''] = example.text.split(/[[\]]/)
    test(`${rule.rule}: ${example.text}`, () => {
      const found = readText(before + figure + after).mentions.filter(
        ({ span }) => span.start === before.length && span.end === before.length + figure.length,
      )
      expect(found.map(showMention)).toContain(example.gives)
    })
  }
}
