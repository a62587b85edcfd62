import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** The countries that an article names, sorted. */
const check = (text: string, ...codes: string[]): void => {
  test(text, () =>
    expect(
      readText(text, '2024-09-10')
        .extraction.countries.map(({ code }) => code)
        .sort(),
    ).toEqual(codes),
  )
}

check('Jordan Pierce and Chad Miller of the charity bought turkey for the dinner; the china broke.')
check('Peaches from Georgia and Alabama filled the trucks of the state’s National Guard.')
check('In Georgia’s capital, Tbilisi, and in Jordan’s north the tents arrived.', 'GE', 'JO')
check('Chad and Mali get grain; Malian and Chadian drivers bring it.', 'ML', 'TD')
check('The US ambassador to Kenya Meg Holm drove to Kitui.', 'KE', 'US')
check('Malians, Chadians, Nigeriens and Nigerians queued.', 'ML', 'NE', 'NG', 'TD')
check('Paris Jackson and Vienna Teng sang; Israel Rodriguez drummed; Sydney Wells filmed.')
check('Guinea-Bissau, Guinea, Papua New Guinea and Equatorial Guinea signed.', 'GN', 'GQ', 'GW', 'PG')
check('The two Congos, Dominica, the Dominican Republic and Dominicans.', 'DM', 'DO')
check('I-Kiribati, Ni-Vanuatu and Solomon Islanders were trained by Kiwis and Aussies.', 'AU', 'KI', 'NZ', 'SB', 'VU')
check(
  'Basotho, Batswana and Emirati engineers built it; Salvadoran and Honduran nurses came.',
  'AE',
  'BW',
  'HN',
  'LS',
  'SV',
)
check('Rohingya from Rakhine fled; Burmese generals, Timorese nurses and Lao officials met.', 'LA', 'MM', 'TL')
check('Gazans, the Palestinian Authority and Kosovars; Hong Kong and Taiwan’s firms.', 'HK', 'PS', 'TW', 'XK')
check('UAE, KSA, the DRC, the CAR, PNG and the ROK were there.', 'AE', 'CD', 'CF', 'KR', 'PG', 'SA')
check('The English Channel, the Jordan River, Lake Chad and the Gulf of Guinea are waters.')
check('He speaks French and Portuguese; an English-language paper printed it in Swahili.')
check('British-made trucks, US-built radars and a Sino-French firm.', 'CN', 'FR', 'GB', 'US')
check('The Turkish lira fell against the Kuwaiti dinar.', 'KW', 'TR')
check('Mr Singapore Airlines laughed; Swiss Re paid; the Holy See and the Vatican prayed.', 'CH', 'SG', 'VA')
check('Eswatini (formerly Swaziland), Myanmar (Burma), Cabo Verde and Côte d’Ivoire.', 'CI', 'CV', 'MM', 'SZ')
check('The Bosnian, Herzegovinian and North Macedonian armies; Transnistria and Somaliland stay out.', 'BA', 'MK')
check('Washington, Kyiv and Canberra agree with the Netherlands’ capital.', 'NL')
check(
  'The Federated States of Micronesia, Palau, the Marshall Islands, Tuvalu and Nauru.',
  'FM',
  'MH',
  'NR',
  'PW',
  'TV',
)

// a second set, written after the rules above
check('The Georgian dream team beat Turkey’s women; a turkey costs more in Chad.', 'GE', 'TD', 'TR')
check('Nicaraguan coffee, Peruvian fish and Trinidadian steel drums; a Panama hat.', 'NI', 'PE', 'TT')
check('Ivorian, Burkinabè, Togolese and Beninese ministers met in Accra.', 'BF', 'BJ', 'CI', 'TG')
check('South Sudanese and Sudanese families from Upper Nile crossed into Ethiopia.', 'ET', 'SD', 'SS')
