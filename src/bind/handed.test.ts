import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** By which words the goods of a text are plainly handed over, for the last of its gifts. */
const check = (text: string, said: string): void => {
  test(text, () => {
    const claim = readText(text, '2024-05-05').claims.at(-1)
    const names = (claim?.evidence ?? []).map(({ name }) => name).filter((name) => HANDINGS.has(name))
    expect(names.join(' ')).toBe(said)
  })
}

const HANDINGS = new Set(
  'handed handed-on handed-by handed-decided received thanked sent held there'
    .split(' ')
    .map((name) => `goods-${name}`),
)

check('Norway has handed over howitzers to Ukraine.', 'goods-handed')
check('Retired F-16s have been sent to Ukraine by Norway.', 'goods-handed-by')
check('Howitzers from the north have been given to Ukraine by Norway and Denmark.', 'goods-handed-by')
check('Ukraine has received a Patriot system from Germany.', 'goods-received')
check('Bulgarian lawmakers voted on Friday to hand over faulty missiles to Ukraine.', 'goods-handed-decided')
check('Volodymyr Zelensky thanked Norway for the NASAMS launchers which have arrived.', 'goods-thanked')
check('Leopard tanks from Poland have arrived in Ukraine.', 'goods-sent')
check('Lithuania has sent Ukraine a new aid package. It contains armoured vehicles and folding beds.', 'goods-held')
check('A batch of German arms arrived in Kyiv on Thursday. The lot included shells and drones.', 'goods-held')
check('Another batch of Lithuanian support has reached Ukraine: armoured vehicles and shells.', 'goods-held')
check('Leopard tanks from Poland are already in Ukraine.', 'goods-there')

// asked for, refused, possible, another's, or nothing that was sent
check('Ukraine has asked Norway to hand over howitzers.', '')
check('Norway refused to hand over howitzers to Ukraine.', '')
check('Norway could hand over howitzers to Ukraine.', '')
check('Norway has bought howitzers for its army. The order includes drones.', '')
check('The museum in Oslo shows arms of both wars. The show includes howitzers.', '')
// what was bought is not there for that
check('Howitzers from France stand in Armenia, under a contract of 2022.', '')
