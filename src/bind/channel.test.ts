import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** The channels that come into question for the last gift of a text, each with what was seen of it, of the observation named. */
const check = (observation: string, text: string, ...codes: string[]): void => {
  test(`${observation}: ${text}`, () => {
    const { claims } = readText(text, '2024-12-30')
    const found = claims
      .at(-1)!
      .channels.filter(({ parts }) => parts.some(({ seen }) => seen.has(observation)))
      .map(({ value }) => value.value)
    expect(found.sort()).toEqual(codes)
  })
}

// an agency of the giver's own state, in the sentence and elsewhere
check('own-agency-through', 'Japan handed over 43 excavators to Ukraine through JICA.', 'JICA')
check('own-agency-through', 'Germany lends Ukraine 200 million euros via KfW.', 'KfW')
check('own-agency-through', 'Riyadh sent 30 tonnes of food to Sudan through KSrelief.', 'KSrelief')
check('own-agency-through', 'Riyadh lends Nepal $30 million through the Saudi Fund for Development.', 'SFD')
check('own-agency-through', 'Seoul gave Ethiopia 10 million dollars through KOICA.', 'KOICA')
check(
  'agency-through',
  "Taiwan gave Ukraine $5 million by way of Lithuania's Central Project Management Agency.",
  'Central Project Management Agency',
)
check('agency-through', 'Taiwan gave Ukraine $5 million, told the Central Project Management Agency.')
check('says-PURL', 'Norway pays 40 million dollars into PURL for Ukraine.', 'PURL')
check('own-agency', 'Norway gave Nepal 40 million kroner, told JICA.')
check('own-agency', 'Washington gave Sudan 10 million dollars through USAID.')
check('article-own', 'JICA lists its help for Vanuatu. On Friday Japan handed over 40 tents in Port Vila.', 'JICA')
check('article-own', 'Japan handed over 40 tents in Port Vila on Friday. It was a hot day. JICA flew them in.', 'JICA')
check('article-own', 'JICA lists its help for Vanuatu. On Friday Australia handed over 40 tents in Port Vila.')
check('topic', 'JICA helps Vanuatu, JICA says. Nobody else spoke. Australia handed over 40 tents in Port Vila.')

// who thanks the givers of what is listed, and what a list is paid into
check(
  'thanks-givers',
  'ADEN – The World Food Programme (WFP) today expressed its gratitude to the governments that have come forward for Yemen.\n\nReceived in November:\n\n• Germany paid €30 million, for school meals in Yemen.',
  'WFP',
)
check(
  'thanks-givers',
  'ADEN – The World Food Programme (WFP) said that it needs more for Yemen.\n\nReceived in November:\n\n• Germany paid €30 million, for school meals in Yemen.',
)
check(
  'head-paid',
  'The World Bank helps Ukraine. The Ukraine Relief, Recovery, Reconstruction and Reform Trust Fund (URTF) is its own.\n\nThe trust fund has welcomed the following since May:\n\n• Norway transferred NOK 1.5 billion in February.',
  'URTF',
)
check('head-paid', 'Help for Mali comes in.\n\nContributions to CERF:\n\n• Norway: NOK 30 million for Mali.', 'CERF')
