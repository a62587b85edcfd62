import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quote } from '../core/span.ts'
import { readText } from '../testing.ts'

const WORDS =
  'the The former ex deputy Deputy acting first Minister minister ministers of for and , . ( ) : - who heads leads is now also commander Command Africa head chair director President ambassador to in Kenya German Koval Ana Holm Jr Sr his her counterpart Hon MP MdB M P Water Irrigation National Security Council governor commissioner responsible after foreign affairs , whose its Ministry Defence secretary-general “ ”'.split(
    ' ',
  )

test('words of office in any order are read, and every name is cut out of the text', () =>
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 14 }), (words) => {
      const text = words.join(' ')
      for (const mention of readText(text).mentions)
        if (mention.kind === 'official') expect(quote(text, mention.nameSpan).replace(/\s+/g, ' ')).toBe(mention.name)
    }),
    { numRuns: 1500 },
  ))
