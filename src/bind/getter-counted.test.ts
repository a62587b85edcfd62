import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** Whom the words that count states mean, for the last sum of a text. */
const check = (text: string, said: string): void => {
  test(text, () => {
    const claim = readText(text, '2024-05-05').claims.findLast(({ sum }) => sum)
    const option = claim!.getters.find(({ parts }) => parts.some(({ seen }) => seen.has('counted')))
    expect(option?.value.map(({ value }) => value).join('+') ?? '').toBe(said)
  })
}

check('The quake hit Turkey and Syria. Abu Dhabi ordered 100 million dollars for the two countries.', 'TR+SY')
check(
  'Ebola spread in Guinea, Liberia and Sierra Leone. Tokyo paid the three governments 17 million dollars.',
  'GN+LR+SL',
)
check('Floods struck Chad and Niger. Rome gives 4 million euros, to be shared by both states.', 'TD+NE')
check('Ministers met about Ethiopia, Kenya and Somalia. Berlin gives 187 million euros to all three.', 'ET+KE+SO')
check(
  'Ten emergencies that nobody pays for get 95 million dollars from the United Nations. They are in Sudan, Chad, Mali, Niger, Haiti, Yemen, Syria, Somalia, Burundi and Zambia.',
  'SD+TD+ML+NE+HT+YE+SY+SO+BI+ZM',
)
check(
  'Drought: Rome gives 12 million euros for the three countries. To Kenya goes maize. Somalia waits for water. Ethiopia has stores of its own.',
  'KE+SO+ET',
)
check('The quake hit Turkey and Syria. Stockholm had released 37 million kronor for both of them by midday.', 'TR+SY')
// no list of that length, or no states
check('The quake hit Turkey and Syria. Abu Dhabi ordered 100 million dollars for the three countries.', '')
check('The quake hit Turkey. Abu Dhabi ordered 100 million dollars for the two countries.', '')
check('The quake hit Turkey and Syria. Abu Dhabi gave 100 million dollars in two instalments.', '')
check('Floods struck Chad, Niger and Mali. Rome gave 4 million euros for the first two countries.', '')
