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

/** The officials of a text as `name, office`. */
const check = (text: string, ...officials: string[]): void => {
  test(text, () =>
    expect(readText(text).extraction.officials.map(({ name, office }) => `${name}, ${office}`)).toEqual(officials),
  )
}

check('So said Ana Koval, who holds the defence portfolio in Stockholm, on Monday.', 'Ana Koval, Minister of Defence')
check('It was Ana Koval, who took over the foreign affairs brief in May.', 'Ana Koval, Minister of Foreign Affairs')
check('Ana Koval, on her last trip as US Secretary of Defense, came to Kyiv.', 'Ana Koval, Secretary of Defense')
check('It was Ana Koval, who holds the portfolio of defence, on Monday.', 'Ana Koval, Minister of Defence')
check(
  'Ana Koval, on one of her last trips as foreign minister, came to Kyiv.',
  'Ana Koval, Minister of Foreign Affairs',
)
check('The aid minister there is Ana Koval, and she gave more.', 'Ana Koval, Minister for Development')
check('Taiwan, whose foreign minister is Ana Koval, gave more.', 'Ana Koval, Minister of Foreign Affairs')
check('The prime minister is Under Pressure again.')
check(
  'The Hon Ana Koval MP\nDeputy Prime Minister, Minister for Defence\n\nTANKS FOR UKRAINE\n\nForty tanks are given.',
  'Ana Koval, Deputy Prime Minister and Minister of Defence',
)
check('The letter ends here.\n\nAna Koval\nAmbassador of Estonia, The Hague', 'Ana Koval, Ambassador')
check(
  'The list ends here.\n\nAna Koval\nMinister of Defence posters are for sale at the door of the museum shop in the old town of Riga.',
)
check('Ana Koval, who took over the shop, came to Kyiv.')
check('Ana Koval, on her last trip as a student, came to Kyiv.')
check('Ana Koval, at her last conference as foreign minister, spoke.', 'Ana Koval, Minister of Foreign Affairs')
check('Ana Koval was sworn in as defence minister on Monday.', 'Ana Koval, Minister of Defence')
check('Ana Koval was seen as a defence minister of the future.')
check(
  'Ottawa sent Ana Koval (Minister of Foreign Affairs), Mark Holm (Minister of Defence).',
  'Ana Koval, Minister of Foreign Affairs',
  'Mark Holm, Minister of Defence',
)
check('The President of the Republic, Ana Koval, signed it on Monday.', 'Ana Koval, President')
check('Deputy Foreign Minister Ana Koval was there.', 'Ana Koval, Deputy Minister of Foreign Affairs')
check('So said Ana Koval, the president’s special envoy, on Monday.', 'Ana Koval, Special Envoy')
check('So said Ana Koval, who runs the Belgian defence ministry, on Monday.', 'Ana Koval, Minister of Defence')
check('It was a gift of the defence ministry, Minister Ana Koval said.', 'Ana Koval, Minister of Defence')
check('The Danes gave more, as minister Ana Koval put it.', 'Ana Koval, Minister')
// names that are titles, too
check('They thanked the High Commissioner, Ana Koval-King, on Monday.', 'Ana Koval-King, High Commissioner')
check('Defence Minister Ana Prince said so.', 'Ana Prince, Minister of Defence')
check('Foreign Minister Ana Judge-Koval said so.', 'Ana Judge-Koval, Minister of Foreign Affairs')
check('Defence Minister Ana Koval—The answer is no—said so.', 'Ana Koval, Minister of Defence')

// a storm holds no office
check(
  'India will help after Cyclone Ditwah, External Affairs Minister S. Jaishankar said on Tuesday.',
  'S. Jaishankar, Minister of Foreign Affairs',
)
check('Before Typhoon Man-yi, Prime Minister Ana Koval spoke in Oslo.', 'Ana Koval, Prime Minister')
