import { expect, test } from 'vitest'
import { ruleExamples } from './run/rule-examples.ts'
import { book } from './testing.ts'

// the examples that our rule files carry; what each of them asks is told in run/rule-examples.ts
for (const { rule, list, text, run } of ruleExamples(book))
  test(`${rule} ${list} ${text}`, () => expect(run()).toBeNull())
