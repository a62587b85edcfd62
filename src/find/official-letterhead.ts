import type { View } from './official-view.ts'
import type { NameRange } from './person-name.ts'
import { officeIdOf, type Title } from './title.ts'

/**
 * The office in the line below a name that stands alone, as letterheads and signatures have it:
 *
 *     The Hon Paula Reid MP
 *     Deputy Prime Minister, Minister for Defence
 */
export function officeBelow(view: View, name: NameRange): Title | null {
  const { outline, sentence, tokens, titles, text } = view
  if (!standsAlone(view, name)) return null
  const below = outline.sentences[sentence.index + 1]
  if (!below || below.block === sentence.block || below.last - below.first > MOST_WORDS) return null
  const title = titles.at(tokens, below.first, below.last, text)
  if (!title || title.vague || title.ofBody || title.plural || title.first !== below.first) return null
  const isListed = tokens[title.last]?.fold === ',' && title.last + 1 < below.last
  const second = isListed ? titles.at(tokens, title.last + 1, below.last, text) : null
  if (!second?.office.startsWith('Minister') || title.office.startsWith('Minister')) return title
  const office = `${title.office} and ${second.office}`
  return { ...title, office, officeId: `${officeIdOf(title.office)}+${officeIdOf(second.office)}`, last: second.last }
}

const MOST_WORDS = 16

/** Nothing but the name, a form of address before it and letters behind it. */
function standsAlone({ sentence, tokens, words }: View, name: NameRange): boolean {
  if (name.last - name.first < 2) return false
  for (let i = sentence.first; i < name.first; i++)
    if (tokens[i]!.fold !== 'the' && !words.courtesies.has(tokens[i]!.fold) && !ADDRESS.has(tokens[i]!.fold))
      return false
  for (let i = name.last; i < sentence.last; i++) if (!LETTERS.has(tokens[i]!.fold)) return false
  return true
}

const ADDRESS = new Set([
  'hon',
  'honourable',
  'honorable',
  'rt',
  'right',
  'mr',
  'mrs',
  'ms',
  'dr',
  'sir',
  'dame',
  '.',
  ',',
])
const LETTERS = new Set(['mp', 'mep', 'mdb', 'td', 'obe', 'cbe', 'kc', 'qc', ',', '.'])
