import { createRequire } from 'node:module'
import type { World } from './book.ts'

/**
 * Country and currency facts out of CLDR and ISO 4217 packages. Only the build runs this: the packages are
 * development dependencies, and what is needed of them travels in the compiled rules.
 */
export function readWorld(): World {
  const require = createRequire(import.meta.url)
  const territories: Record<string, string> = require('cldr-localenames-full/main/en/territories.json').main.en
    .localeDisplayNames.territories
  const currencies: Record<string, Record<string, string>> = require('cldr-numbers-full/main/en/currencies.json').main
    .en.numbers.currencies
  const data = require('cldr-core/supplemental/currencyData.json').supplemental.currencyData
  const regions: Record<string, Record<string, Record<string, string>>[]> = data.region
  const decimals: Record<string, { _digits?: string }> = data.fractions
  return {
    countries: countryNames(territories),
    currencies: Object.fromEntries(
      Object.entries(currencies).map(([code, names]) => [
        code,
        currencyWords(names, decimals[code] ?? decimals.DEFAULT),
      ]),
    ),
    currencyOf: Object.fromEntries(
      Object.entries(regions).map(([country, uses]) => [country, uses.flatMap(currencyUses).sort(latestFirst)]),
    ),
  }
}

function countryNames(territories: Record<string, string>): World['countries'] {
  const names: Record<string, string[]> = {}
  for (const [key, name] of Object.entries(territories)) {
    const code = key.slice(0, 2)
    if (!/^[A-Z]{2}(-alt-(short|variant))?$/.test(key) || NO_COUNTRY.has(code)) continue
    const list = names[code] ?? []
    names[code] = list
    const plain = name.replace(/ \(.*\)$/, '')
    for (const form of [plain, plain.replace(/ & /g, ' and '), plain.replace(/^St\. /, 'Saint ')])
      if (!list.includes(form)) list.push(form)
  }
  return names
}

/** CLDR codes that are unions, pseudo-regions or unknown. */
const NO_COUNTRY = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ'])

function currencyWords(names: Record<string, string>, fraction: { _digits?: string } | undefined) {
  const words = ['displayName', 'displayName-count-one', 'displayName-count-other'].flatMap((key) => names[key] ?? [])
  const signs = [names.symbol, names['symbol-alt-narrow'], names['symbol-alt-variant']].filter(
    (sign): sign is string => sign !== undefined && !/^[A-Z]{3}$/.test(sign),
  )
  return {
    names: [...new Set(words.map((word) => word.replace(/ \(.*\)$/, '')))],
    signs: [...new Set(signs)],
    decimals: Number(fraction?._digits ?? 2),
  }
}

const currencyUses = (use: Record<string, Record<string, string>>) =>
  Object.entries(use)
    .filter(([, dates]) => dates._tender !== 'false')
    .map(([code, dates]) => ({ code, from: dates._from ?? null, to: dates._to ?? null }))

const latestFirst = (
  a: { to: string | null; from: string | null },
  b: { to: string | null; from: string | null },
): number => (b.to ?? '9999').localeCompare(a.to ?? '9999') || (b.from ?? '').localeCompare(a.from ?? '')
