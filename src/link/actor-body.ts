import { type Case, distinct, type Meant, meant } from './actor-case.ts'
import type { Antecedent } from './antecedent.ts'

/** The body of this kind that was named last; behind a capital (`the Bank`) one whose name has that word. */
export function bodyBefore(of: Case): Meant | null {
  const { antecedents, anaphor, rule } = of
  const fits = ({ mention, codes }: Antecedent): boolean => {
    if (mention.kind !== 'body' && mention.kind !== 'group') return false
    const name = mention.kind === 'body' ? mention.code : mention.name
    if (!rule.roles?.includes(mention.role) && !rule.codes?.includes(name)) return false
    return (
      !rule.except?.includes(name) && (rule.case !== 'exact' || codes[0] === rule.otherwise || isCalled(of, codes[0]!))
    )
  }
  for (let i = anaphor.sentence; i >= 0; i--) {
    const bodies = antecedents[i]!.filter((one) => fits(one) && (i < anaphor.sentence || one.last <= anaphor.first))
    if (!bodies.length) continue
    const best = distinct(bodies).length === 1 ? bodies : bodies.filter((one) => one.under === null)
    return distinct(best).length === 1 ? meant(best.at(-1)!, 'the last one named of its kind') : null
  }
  return null
}

/** Whether the article ever calls the body by the anaphor's noun: the International Fund for Ukraine is the Fund, CERF is not. */
function isCalled({ outline, antecedents, anaphor }: Case, code: string): boolean {
  const { tokens } = outline
  const noun = tokens[anaphor.last - 1]!.fold
  return antecedents.some((here) =>
    here.some((one) => one.codes[0] === code && tokens.slice(one.first, one.last).some((token) => token.fold === noun)),
  )
}

/** `the Fund` with a capital is the IMF also where nobody named it yet; `the bloc` is the EU only in articles that know the EU. */
export function otherwise({ outline, antecedents, anaphor, rule }: Case): Meant | null {
  if (!rule.otherwise) return null
  const isName = outline.tokens[anaphor.last - 1]!.capital || rule.of === 'country'
  const named = antecedents.flat().find((one) => one.codes.includes(rule.otherwise!))
  return isName || named
    ? { codes: [rule.otherwise], why: 'so it is called in news of this kind', from: named?.mention ?? null }
    : null
}
