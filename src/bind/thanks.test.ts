import { expect, test } from 'vitest'
import { book, readText } from '../testing.ts'
import { factsOf } from './facts.ts'
import { giftsOf } from './gift.ts'
import { scene } from './scene.ts'
import { thanksFor } from './thanks.ts'

const facts = factsOf(book)

/** Who thanks whom for the first gift of a text: `UA → FI`; null for nobody. */
const check = (text: string, said: string | null): void => {
  test(text, () => {
    const { outline, mentions, links } = readText(text, '2024-05-05')
    const view = scene(outline, mentions, links, facts)
    const found = view.lines.flatMap((line) =>
      giftsOf(view, line).map((gift) => {
        const thanks = thanksFor(view, line, gift)
        return thanks ? `${thanks.from?.codes.join('+') ?? '?'} → ${thanks.to.codes.join('+')}` : null
      }),
    )
    expect(found[0] ?? null).toBe(said)
  })
}

check('Ukraine thanked Finland for ten generators.', 'UA → FI')
check('The mayor thanked Japan for three million dollars.', '? → JP')
check('UNHCR is grateful to Kuwait for a gift of 2 million dollars.', 'UNHCR → KW')
check('Malawi’s health minister thanks the Chinese ambassador for 30 ambulances.', 'MW → CN')
check('He thanked Denmark and its people for the 40 million kroner.', '? → DK')
check('Thanking Estonia for six howitzers, he left.', '? → EE')
// the thanks are for something else, or the sum is another's
check('Moldova thanked Romania, and Sweden gave it 40 million kronor.', null)
check('Kyiv thanked Oslo for its help; Rome sent 40 tents.', null)
check('Ukraine thanked Finland for ten generators and Latvia for 5 million euros.', 'UA → FI')
check('Finland gave Ukraine ten generators.', null)
