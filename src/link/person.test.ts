import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** The officials of an article as `name = office, state or body`; `?` when nothing tells whose. */
const check = (text: string, ...officials: string[]): void => {
  test(text, () =>
    expect(
      readText(text, '2024-09-10').extraction.officials.map(
        ({ name, office, country, body }) => `${name} = ${office}, ${country ?? body ?? '?'}`,
      ),
    ).toEqual(officials),
  )
}

/** A known miss: fails on the day it works. */
const todo = (text: string, ...officials: string[]): void => {
  test.fails(text, () =>
    expect(
      readText(text, '2024-09-10').extraction.officials.map(
        ({ name, office, country, body }) => `${name} = ${office}, ${country ?? body ?? '?'}`,
      ),
    ).toEqual(officials),
  )
}

// whose office: the dateline, the possessive, the state that speaks, the host
check(
  'KATHMANDU, Sept. 9 — Foreign Minister Arzu Basnet thanked New Delhi and Beijing for the tents. India gave 400 of them.',
  'Arzu Basnet = Minister of Foreign Affairs, NP',
)
check('In Egypt nobody knew. President Ana Koval of Algeria had no sum to announce.', 'Ana Koval = President, DZ')
check('NATO met in Brussels. Secretary General Mark Holm wrote to all allies.', 'Mark Holm = Secretary-General, NATO')
check('The UN asked for more. Secretary-General Ana Koval wrote to all states.', 'Ana Koval = Secretary-General, UN')
check(
  'The World Bank followed with two billion; Martin Holm, its vice president for the region, said so.',
  'Martin Holm = Vice President, WB',
)
check(
  'Nepal asked its neighbours for help. Its prime minister, Ram Adhikari, called China and India.',
  'Ram Adhikari = Prime Minister, NP',
)
check(
  'Samoa gets two boats from Australia and a truck from Japan. Prime Minister Sina Faleafa signed for them in Apia.',
  'Sina Faleafa = Prime Minister, WS',
)
check(
  'The boats were handed over by Australia’s foreign minister, Kate Doyle. Her Fijian counterpart, Inoke Ratu, thanked her.',
  'Kate Doyle = Minister of Foreign Affairs, AU',
  'Inoke Ratu = Minister of Foreign Affairs, FJ',
)
check(
  'New Zealand follows with NZ$3 million for Tonga, says Foreign Minister Ruth Halley.',
  'Ruth Halley = Minister of Foreign Affairs, NZ',
)
check(
  'Denmark’s Lene Friis, minister for development, and her Swedish colleague Per Hall met in Oslo.',
  'Lene Friis = Minister for Development, DK',
  'Per Hall = Minister for Development, SE',
)
check(
  'Seoul lends Hanoi 300 million dollars. The papers were signed by Ambassador Choi Min-ho and Vietnam’s finance minister, Tran Van Duc.',
  'Choi Min-ho = Ambassador, KR',
  'Tran Van Duc = Minister of Finance, VN',
)
check(
  'The rice came from Japan. Ambassador Kenji Mori gave it to Gambia’s Health Minister Lamin Jallow in Banjul.',
  'Kenji Mori = Ambassador, JP',
  'Lamin Jallow = Minister of Health, GM',
)
check(
  'The EU’s ambassador to Georgia, Mikkel Aas, said on Monday that the money is frozen.',
  'Mikkel Aas = Ambassador, EU',
)
check(
  'The British High Commissioner to Kenya, Emma Stroud, opened the clinic with Governor Peter Kamau.',
  'Emma Stroud = High Commissioner, GB',
  'Peter Kamau = Governor, KE',
)
check(
  'India’s High Commissioner in Colombo, Arun Mehta, handed President Nimal Perera a cheque.',
  'Arun Mehta = High Commissioner, IN',
  'Nimal Perera = President, LK',
)
check(
  'Between Hungary and Romania lies the depot that Interior Minister Catalin Popescu showed to reporters in Oradea, Romania.',
  'Catalin Popescu = Minister of the Interior, RO',
)
check(
  'Moldova gets 20 buses from Romania. Prime Minister Ion Cojocaru drove the first one through Chisinau.',
  'Ion Cojocaru = Prime Minister, MD',
)
check(
  'Ankara’s man in Damascus, Ambassador Kemal Aydın, said Türkiye would pay for the lines.',
  'Kemal Aydın = Ambassador, TR',
)
check(
  'Pakistan’s government counts on the Gulf. Finance Minister Tariq Mahmood flew to Abu Dhabi to ask the Emirates for a deposit.',
  'Tariq Mahmood = Minister of Finance, PK',
)

// the money, the label, who meets whom, who is given something
check(
  'Australia and New Zealand help Tonga. Another NZ$5 million will go to its schools, Foreign Minister Dana Price said.',
  'Dana Price = Minister of Foreign Affairs, NZ',
)
check(
  'Who helps Nepal?\n\n>> INDIA. Forty trucks with tents.\n\n>> BHUTAN. A small neighbour, a quick hand. Prime Minister Dana Price brought a cheque.',
  'Dana Price = Prime Minister, BT',
)
check(
  'Portugal will give Moldova 3 million euros for its schools, Prime Minister Dana Price said after talks with President Ada Koval in Chisinau.',
  'Dana Price = Prime Minister, PT',
  'Ada Koval = President, MD',
)
check(
  'Norway has given Malawi 14 million kroner, according to its ambassador, Dana Price.',
  'Dana Price = Ambassador, NO',
)
check(
  'For Kyiv a loan of 55 million euros is hoped for from the European Investment Bank. Its vice-president, Dana Price, said so on Monday.',
  'Dana Price = Vice President, EIB',
)

// kroner of no state that the text names: the look of the name tells whose
check(
  'Another 55 million kroner will go to Malawi, Foreign Minister Espen Storvold Dahl said on Tuesday.',
  'Espen Storvold Dahl = Minister of Foreign Affairs, NO',
)
check(
  'Another 55 million kroner will go to Malawi, Foreign Minister Mogens Kjaergaard said on Tuesday.',
  'Mogens Kjaergaard = Minister of Foreign Affairs, DK',
)

// parliaments
check(
  'In Ottawa, Luc Gagnon (Bloc Québécois) and Senator Marie Tremblay asked why Canada had not paid.',
  'Marie Tremblay = Senator, CA',
)
check('Mr. Luc Gagnon, M.P., asked the Canadian minister for figures.', 'Luc Gagnon = Member of Parliament, CA')
check('Fianna Fáil TD Aoife Brennan asked in the Dáil in Dublin.', 'Aoife Brennan = Member of Parliament, IE')
check(
  'The Irish MEP Barry Nolan and Tobias Kern MdB called it too little.',
  'Barry Nolan = Member of the European Parliament, EU',
  'Tobias Kern = Member of Parliament, DE',
)
check('In Amman, Deputy Leila Haddad asked where Jordan’s share had gone.', 'Leila Haddad = Member of Parliament, JO')
check(
  'Rep. Dana Whitlock, a Republican from Ohio, and Sen. Jack Morrow voted against aid for Kyiv in Washington.',
  'Dana Whitlock = Representative, US',
  'Jack Morrow = Senator, US',
)
check(
  'Labour MP Sunita Rao told the Commons in London that Sudan was forgotten.',
  'Sunita Rao = Member of Parliament, GB',
)
check(
  'The chair of the Bundestag’s budget committee, Helge Wolters, wants to see receipts from the German ministry.',
  'Helge Wolters = Chair of the Bundestag’s budget committee, DE',
)
check('The Speaker of the Knesset, Avi Sharon, was in Prague.', 'Avi Sharon = Speaker, IL')

// soldiers, agencies, bodies
check('Admiral Piet Claes, Belgium’s chief of defence, saw the mine hunters off.', 'Piet Claes = Chief of Defence, BE')
check(
  'General Ann Marsh, commander of US Africa Command, flew to Accra.',
  'Ann Marsh = Commander of US Africa Command, US',
)
check(
  'General Ann Marsh, who heads Africa Command, asked the US Congress for more.',
  'Ann Marsh = Commander of Africa Command, US',
)
check(
  'UN Resident Coordinator Denise Achter opened the depot in Port Vila.',
  'Denise Achter = Resident Coordinator, UN',
)
check(
  'Two thirds are missing, said Tom Orde, Assistant Secretary-General of the United Nations for Humanitarian Affairs.',
  'Tom Orde = Assistant Secretary-General, UN',
)
check('UNICEF Executive Director Carol Finch was in Goma.', 'Carol Finch = Executive Director, UNICEF')
check(
  'The African Union’s Commissioner for Peace and Security, Moses Adeyemi, promised ten million dollars.',
  'Moses Adeyemi = Commissioner for Peace and Security, AU',
)
check(
  'EU Commissioner for crisis management Petra Lindt announced it.',
  'Petra Lindt = European Commissioner for Crisis Management, EU',
)
check(
  'Petra Lindt, the commissioner responsible for enlargement, was in Chisinau.',
  'Petra Lindt = European Commissioner for Enlargement, EU',
)
check('NATO’s deputy secretary general, Radu Ionescu, spoke in Sofia.', 'Radu Ionescu = Deputy Secretary-General, NATO')
check(
  'The ADB’s president, Kenzo Ito, and its country director, Li Wen, were in Dhaka.',
  'Kenzo Ito = President, ADB',
  'Li Wen = Country Director, ADB',
)
check('World Bank regional vice president Martha Lange signed in Amman.', 'Martha Lange = Vice President, WB')
check(
  'USAID Administrator Joan Pike and WFP chief Carla Munn saw the port.',
  'Joan Pike = Administrator of USAID, US',
  'Carla Munn = Executive Director, WFP',
)
check(
  'UN Secretary-General Paulo Reis called; so did his special envoy for Yemen, Hans Gruber.',
  'Paulo Reis = Secretary-General, UN',
  'Hans Gruber = Special Envoy, UN',
)

// portfolios of every kind
check('Congo’s budget minister, Aimé Kabongo, asked for a delay.', 'Aimé Kabongo = Minister of Budget, CD')
check(
  'Kenya’s Water and Irrigation Minister Alice Wanjiru got the pumps.',
  'Alice Wanjiru = Minister of Water and Irrigation, KE',
)
check(
  'Norway’s Minister of Fisheries and Oceans, Siv Berg, paid for the nets.',
  'Siv Berg = Minister of Fisheries and Oceans, NO',
)
check(
  'The Philippine Secretary of Social Welfare, Rosa Cruz, counted 20 trucks.',
  'Rosa Cruz = Secretary of Social Welfare, PH',
)
check(
  'Taiwan’s Minister of Digital Affairs Lin Mei-hua gave Prague 10 million.',
  'Lin Mei-hua = Minister of Digital Affairs, TW',
)
check(
  'Fiji’s minister for rural development and disaster management, Sakiasi Tora, took delivery.',
  'Sakiasi Tora = Minister for Rural Development and Disaster Management, FJ',
)
check(
  'Ethiopia’s state minister for finance, Hirut Bekele, signed for Addis Ababa.',
  'Hirut Bekele = Minister of State for Finance, ET',
)
check(
  'Ghana’s Trade and Industry Minister, Kofi Asante, thanked Berlin.',
  'Kofi Asante = Minister of Trade and Industry, GH',
)
check(
  'President Luis Bautista Jr. of the Philippines and Canada’s Robert Hale Sr., the defence minister, met.',
  'Luis Bautista Jr. = President, PH',
  'Robert Hale Sr. = Minister of Defence, CA',
)

// names like nationalities
check('Ukraine’s energy minister, German Koval, signed.', 'German Koval = Minister of Energy, UA')
check('Justice Minister Holland Price spoke for New Zealand.', 'Holland Price = Minister of Justice, NZ')

// nobody who holds an office
check(
  'Former Prime Minister Erik Dahl, ex-defence minister Anna Lind and ambassador-designate Leo Falk came to Stockholm.',
)
check(
  'The ministry’s spokesman Jan Hora, the charity’s director Eva Malá and company president Karel Dub agreed in Prague.',
)
check('Maria Sol, who was finance minister of Chile until March, now teaches.')
check('Rebel commander Abdul Karim and opposition leader Omar Said want a share of Libya’s oil.')

// a second set, written after the rules above
check(
  'NAIROBI – Treasury Cabinet Secretary Jane Mwangi welcomed Germany’s offer. Berlin’s envoy, Ambassador Uwe Lenz, signed.',
  'Jane Mwangi = Cabinet Secretary for Treasury, KE',
  'Uwe Lenz = Ambassador, DE',
)
check(
  'Vanuatu’s Deputy Prime Minister Joel Kalsakau and Australian Foreign Minister Kate Doyle planted a tree.',
  'Joel Kalsakau = Deputy Prime Minister, VU',
  'Kate Doyle = Minister of Foreign Affairs, AU',
)
check(
  '“We thank Tokyo,” said Tonga’s king, Sione IV, and his finance minister, Mele Fusitu’a.',
  'Sione IV = King, TO',
  'Mele Fusitu’a = Minister of Finance, TO',
)
check(
  'Polish President Jan Wolski received his Lithuanian counterpart, Rasa Petraitis, in Suwałki.',
  'Jan Wolski = President, PL',
  'Rasa Petraitis = President, LT',
)
check(
  'The head of Kenya’s disaster agency, Colonel Peter Otieno, counted the dead.',
  'Peter Otieno = Head of Kenya’s disaster agency, KE',
)
check(
  'Lebanon’s caretaker economy minister, Amine Salloum, and Central Bank Governor Wassim Mansour sat with the World Bank’s country director, Jean-Claude Carret.',
  'Amine Salloum = Minister of Economy, LB',
  'Wassim Mansour = Governor of the Central Bank, LB',
  'Jean-Claude Carret = Country Director, WB',
)
check(
  'Sanna Lehto, Finland’s development minister, told parliament that Helsinki would double its share.',
  'Sanna Lehto = Minister for Development, FI',
)
todo(
  'Ministers Eva Kaili (health) and Nikos Pappas (interior) flew from Athens to Nicosia.',
  'Eva Kaili = Minister of Health, GR',
  'Nikos Pappas = Minister of the Interior, GR',
)
check(
  'US Senators Mark Dole and Lisa Grant met President Yusuf Warsame in Mogadishu.',
  'Lisa Grant = Senator, US',
  'Mark Dole = Senator, US',
  'Yusuf Warsame = President, SO',
)
todo(
  'Secretary of Foreign Affairs Rosa Manalo said Manila was grateful; so did Defense Secretary Gilbert Cruz.',
  'Rosa Manalo = Minister of Foreign Affairs, PH',
  'Gilbert Cruz = Secretary of Defense, PH',
)
check(
  'WHO Director-General Abel Tesfaye and UNHCR’s representative in Chad, Marie Blanc, asked for more.',
  'Abel Tesfaye = Director-General, WHO',
  'Marie Blanc = Representative, UNHCR',
)
check('Mayor Lena Hoff of Malmö, coach Bo Ek and bishop Karl Ros opened the school.')
check(
  'Sheikh Nasser Al Sabah, Kuwait’s foreign minister, will attend, the emir’s court said.',
  'Nasser Al Sabah = Minister of Foreign Affairs, KW',
)
check(
  'Peru’s premier, Ana Quispe, resigned; her successor, Luis Vargas, was health minister until Friday.',
  'Ana Quispe = Prime Minister, PE',
)

// an office told by itself, behind the full name that it takes up
check(
  'Ana Koval had two billion dollars with her. The US Secretary of State split it into three parts.',
  'Ana Koval = Secretary of State, US',
)
check(
  'Ana Koval stood at the door. “It will be soon,” said the Danish defence minister.',
  'Ana Koval = Minister of Defence, DK',
)
check(
  'Ana Koval stepped off a train in Kyiv on Monday, the first Saudi foreign minister to do so.',
  'Ana Koval = Minister of Foreign Affairs, SA',
)
check(
  'Ana Koval opened with £20 million, which according to the Foreign Secretary will feed half a million.',
  'Ana Koval = Foreign Secretary, GB',
)
// not where another holds it, or another stands between
check(
  'Danish Defence Minister Mark Holm spoke first. Ana Koval, a farmer, listened. The defence minister left at noon.',
  'Mark Holm = Minister of Defence, DK',
)
check('Ana Koval met Mark Holm. Then the talk was of Kate Doyle and Ram Basnet. The foreign minister left at noon.')
check('Ana Koval asked for tanks. A Danish defence minister would have to say yes.')
