import { expect, test } from 'vitest'
import { quote } from '../core/span.ts'
import { readText } from '../testing.ts'

/** The bare numbers of a text that count goods named before, as `words = how many of what`. */
const check = (text: string, ...goods: string[]): void => {
  test(text, () => {
    const { links } = readText(text, '2024-05-05')
    expect(
      [...links.goods.values()].map(({ span, quantity, name }) => `${quote(text, span)} = ${quantity} ${name}`),
    ).toEqual(goods)
  })
}

check('Poland gave Ukraine 14 tanks. Nine more are to follow.', 'Nine more = 9 tanks')
check('Poland has 60 tanks and signed for thirty of them.', 'thirty of them = 30 tanks')
check('Slovenia gives its tanks away. All 28 are going to Kyiv.', '28 = 28 tanks')
check('Lithuania sent 40 howitzers. The other twenty are to leave in June.', 'twenty = 20 howitzers')
check('Oslo promised 24 boats. Six have been handed over.', 'Six = 6 boats')
check('Oslo promised boats. It handed over six in May.', 'six = 6 boats')
check('Oslo promised 24 boats; another six will be sent to Moldova.', 'six = 6 boats')
check('Oslo promised 24 boats. Five more are on their way.', 'Five more = 5 boats')
check('Madrid sent 54 rescuers. Malta has sent a hundred of its own.', 'a hundred of its own = 100 rescuers')
check(
  'Cairo dropped 17 tonnes of rice on Sunday. It is ready to give 10,000 tonnes from its reserves.',
  '10,000 tonnes = 10000 tonnes of rice',
)
check('Riga promised 12,000 drones. Last year it sent 5,000.', '5,000 = 5000 drones')
check('Berlin decided on 100 missiles, of which 32 have been delivered.', '32 = 32 missiles')
check('Vietnam has sent 106 rescuers, Singapore 78.', '78 = 78 rescuers')
check('Riga sent 900,000 rounds. This year 400,000 had arrived by April.', '400,000 = 400000 rounds')
// goods of a number and of another: the nearest
check('Oslo promised 24 boats and 30 tents. Another forty were sent on Monday.', 'forty = 40 tents')

// so many of a larger number right behind
check('Belgium hands over the first two of its 30 jets.', 'two = 2 jets')
check('Oslo delivered 30 of the 100 boats it promised.', '30 = 30 boats')
check('Two of the soldiers brought 30 boats.')
check('Forty of the 30 boats are blue.')

// numbers that count what stands behind them, people, money, years
check('Poland gave Ukraine 14 tanks. Nine soldiers were hurt.')
check('Poland gave Ukraine 14 tanks. Five people died and seven are missing.')
check('Poland gave Ukraine 14 tanks. It paid for them in 2024 and sent them in 2025.')
check('Poland gave Ukraine 14 tanks and 20 million euros. Another five million will follow.')
check('Poland gave Ukraine 14 tanks. The vote was 70% in favour.')
check('Poland gave Ukraine food. Nine more were asked for.')
check('Nine more are to follow. Poland gave Ukraine 14 tanks.')

// lists that need no verb, and so many from a state
check(
  'Leopard 2 tanks. Norway gave eight in March. Poland 14, Canada eight.',
  'eight = 8 Leopard 2 tanks',
  '14 = 14 Leopard 2 tanks',
  'eight = 8 Leopard 2 tanks',
)
check('Sweden sent 50 armoured cars. Abrams tanks: 31 from the US in 2023.', '31 = 31 Abrams tanks')

// participles, quotes, ones, so many of which
check('Leopard 1 tanks. Spain: 29 delivered, in three lots.', '29 = 29 Leopard 1 tanks')
check('The EU promised a million shells; the count stands at 524,000 delivered.', '524,000 = 524000 shells')
check('Oslo gives tanks. It promised “at least 100” in May.', '100 = 100 tanks')
check(
  'Oslo promised 40 tanks in the spring of this year. By our count 28 have been handed over so far.',
  '28 = 28 tanks',
)
check('Oslo has 12 boats. The six old ones which it promised are on their way.', 'six old ones = 6 boats')
check('Ankara sent 2,800 tonnes of flour, some 600 tonnes of which go to Chad.', '600 tonnes = 600 tonnes of flour')
check('Oslo sent three plants. They can clean another 70,000 a day.')
check('Poland gave Ukraine 14 tanks. Twenty-nine delivered supplies.')
check('Poland gave Ukraine 14 tanks. Some 300 wounded were treated.')

// weighed and brought, though nothing says what it is
check('The ship of the Royal Navy unloaded 30,000 litres more.', '30,000 litres = 30000 litres')
check('Jordan has dropped 148 tonnes since Monday.', '148 tonnes = 148 tonnes')
check('The plane weighs 148 tonnes.')
check('It dropped 148 tonnes of bombs.')
check('The truck carried 30 tonnes of rice.')

// those who act are no goods
check('Iran shipped 40 missiles. The two had already announced a penalty.')
check('Oslo promised 12 boats. Two have since been handed over.', 'Two = 2 boats')
