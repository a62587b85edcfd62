import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** Whether the goods of a text are seen so. */
const check = (name: string, text: string, is: boolean): void =>
  test(`${name}: ${text}`, () => {
    const { claims } = readText(text, '2024-03-14')
    expect(claims.some(({ evidence }) => evidence.some((one) => one.name === name))).toBe(is)
  })

check('goods-under-way', 'All 14 howitzers are on the road to Ukraine, Prague says.', true)
check('goods-under-way', 'Twenty ambulances, given to Croatia years ago, are on their way to Ukraine.', true)
check('goods-under-way', 'Prague keeps 14 howitzers; the minister is on his way to Ukraine.', false)
check('goods-under-way', 'On the way to Kyiv the minister saw 14 howitzers.', false)
check('goods-in-place', 'The eight transformers are already in Ukraine, Oslo says.', true)
check('goods-in-place', 'The eight transformers are still in Norway, Oslo says.', false)

check('goods-handed', 'War in Ukraine\n\nKyiv asks for more. Germany has promised a third Patriot battery.', true)
check('goods-handed', 'War in Ukraine\n\nKyiv asks for more. Germany was asked for a third Patriot battery.', false)
check('goods-handed', 'War in Ukraine\n\nKyiv asks for more. Germany does not send a third Patriot battery.', false)
const ASKS = 'War in Ukraine\n\nKyiv asks Germany for more. Germany has its doubts.'
check('goods-handed', `${ASKS} Last year it sent woollen socks.`, true)
check('goods-handed-on', 'War in Libya\n\nWHO has handed out trauma kits from its Benghazi store.', true)
check('goods-handed-on', `${ASKS} “We will give training to mechanics,” the minister said.`, true)
check('goods-handed-on', `${ASKS} Last year it did not send woollen socks.`, false)
check('goods-handed-on', `${ASKS} Last year it could have sent woollen socks.`, false)
check('goods-handed-on', `${ASKS} Last year it was asked for woollen socks.`, false)
// an aside says something of the giver, not of the gift
const OWN = 'Thailand, which has its own dead, is sending Myanmar two mobile kitchens.'
check('not-aid-owned', OWN, false)
check('not-aid-owned', 'Myanmar asks for more. Thailand, which is rich, has two mobile kitchens in service.', true)

check('goods-carried', 'Two ships with Leopard spares for Ukraine have come in from Spain.', true)
check('goods-carried', 'A convoy of lorries carrying flour crossed into Sudan from Egypt.', true)
check('goods-carried', 'Aid for Libya\n\nTwo Italian ships have left Bari. They carry bulldozers and tents.', true)
check('goods-carried', 'Aid for Tonga\n\nAn Australian C-17 came in at noon; it carried a boat.', true)
check('goods-carried', 'Aid for Tonga\n\nThe wave came in at noon; it carried a boat.', false)
check('goods-carried', 'The two ships met off Odesa; Spain has Leopard spares.', false)
