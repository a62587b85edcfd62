import { describe, expect, it } from 'vitest'
import { readText } from '../testing.ts'
import { joinOf } from './form-goods.ts'
import { surroundings } from './observe.ts'

/** How the first gift that tells both money and goods joins them. */
function joins(text: string): string | null {
  const { outline, mentions, claims } = readText(text, '2025-03-14')
  const scene = surroundings(outline, mentions, claims)
  const both = claims.find(({ sum, goods }) => sum && goods.length)
  return both ? joinOf(scene, both) : null
}

describe('how money and goods are joined', () => {
  it.each([
    ['Norway gives Ukraine 12 million euros for armoured vehicles and helmets.', 'sum-for-goods'],
    ['Estonia promised Ukraine two million euros to buy 300 drones.', 'sum-buys-goods'],
    ['Austria sent Ukraine three million euros in generators.', 'sum-of-goods'],
    ['Finland will give Ukraine a package of 90 million euros with 20 armoured vehicles.', 'sum-with-goods'],
    ['Latvia handed over to Ukraine 30 ambulances worth two million euros.', 'goods-worth-sum'],
    ['Croatia donated to Ukraine 14 helicopters valued at 60 million euros.', 'goods-worth-sum'],
  ])('%s', (text, joined) => expect(joins(text)).toBe(joined))

  it.each([
    // no goods, and no money
    'Norway will give Moldova 12 million euros for its budget.',
    'Latvia handed over 30 ambulances to Ukraine.',
  ])('nothing in: %s', (text) => expect(joins(text)).toBeNull())
})
