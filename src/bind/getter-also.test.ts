import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** Who gets the first sum of a text that is aid. */
const check = (text: string, said: string): void => {
  test(text, () => {
    const [claim] = readText(text, '2024-05-05').claims
    const option = claim!.getters.find(({ parts }) => parts.some(({ seen }) => seen.has('also-for')))
    expect(option?.value.map(({ value }) => value).join('+') ?? '').toBe(said)
  })
}

check('Germany promised 130 million euros for Sudan. Part of the money is for refugees in Chad.', 'SD+TD')
check('For Sudan Paris gave 40 million euros, half of it for Chad.', 'SD+TD')
check('Rome gives Syria 90 million euros; the money is also meant for Syrians in Jordan and Lebanon.', 'SY+JO+LB')
check('Oslo gave Ukraine 90 million kroner, some of it for Moldova.', 'UA+MD')
check('Mozambique after the storm: Brussels gives EUR 3.5 million, for Malawi and Zimbabwe too.', 'MZ+MW+ZW')
check('Madrid sent Lebanon 36 million euros, for those who fled to Syria as well.', 'LB+SY')
check('Vienna gives Sudan five million euros, also for those who fled to Egypt.', 'SD+EG')
check('Ottawa gives Venezuela 12 million dollars. It is meant for families in Colombia as well.', 'VE+CO')
// one and the same, or a sum of its own
check('Germany promised 130 million euros for Sudan. Part of the money is for schools in Sudan.', '')
check('Germany promised 130 million euros for Sudan. France gave 40 million euros, part of it for Chad.', '')
check('Oslo gave Ukraine 90 million kroner and half of its tents.', '')
check('Oslo gave Ukraine 90 million kroner, for schools in Ukraine as well as for clinics.', '')
check('Oslo gave Ukraine 90 million kroner, far too little for Moldova.', '')
