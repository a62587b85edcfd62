import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** The verbs of giving in a text, as it writes them. */
const deedsOf = (text: string): string[] => {
  const { outline, mentions } = readText(text, '2025-09-15')
  return mentions.flatMap((mention) =>
    mention.kind === 'cue' &&
    mention.cue === 'deed' &&
    (mention.sense.status === 'disbursed' || mention.sense.status === 'delivered')
      ? [outline.article.text.slice(mention.span.start, mention.span.end)]
      : [],
  )
}

test('a list that is handed over is no gift', () => {
  for (const text of [
    'This is the breakdown that the Department of Foreign Affairs has given out:',
    'The ministry gave out a list of the grants.',
    'Norway’s minister gave no details of the 20 million euros for Moldova.',
    'According to figures provided by the ministry, 20 million euros was set aside for Moldova.',
    'The table which the embassy sent to reporters shows 20 million euros for Moldova.',
    'The minister had arrived with figures of his own, more than 20 million euros.',
    'Norway has provided further information on its 20 million euros for Moldova.',
  ])
    expect([text, deedsOf(text)]).toEqual([text, []])
})

test('a gift beside such a word is one', () => {
  const rows: [string, string[]][] = [
    ['Norway gave 20 million euros, the list says.', ['gave']],
    ['The list shows that Norway has given 20 million euros.', ['given']],
    ['Norway sent tents, according to a list of the ministry.', ['sent']],
    ['According to the tally Norway gave tents and blankets.', ['gave']],
    ['The table shows what Norway has given.', ['given']],
    ['Norway has transferred to the fund on the list what it owed.', ['transferred']],
  ]
  for (const [text, deeds] of rows) expect([text, deedsOf(text)]).toEqual([text, deeds])
})
