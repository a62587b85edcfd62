import { factsOf } from '../bind/facts.ts'
import { scene } from '../bind/scene.ts'
import { isTogether } from '../bind/together.ts'
import { topicOf } from '../bind/topic.ts'
import { article } from '../core/article.ts'
import type { Claim } from '../core/claim.ts'
import type { GoodsMention } from '../core/mention.ts'
import { choose, type Features, featuresOf, type Option, type Part, partOf } from '../core/ranking.ts'
import type { Person } from '../core/referent.ts'
import { firstName } from '../core/weight-index.ts'
import { extractor, type Stages } from '../extract.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { weightsOf } from '../rulebook/weights.ts'
import type { Look } from '../settle/among.ts'
import { announcedOptions, newsDay } from '../settle/announced.ts'
import { extentOptions } from '../settle/extent.ts'
import { formOptions } from '../settle/form.ts'
import { kindOptions } from '../settle/kind.ts'
import { looksAt } from '../settle/looks.ts'
import { surroundings } from '../settle/observe.ts'
import { periodOptions } from '../settle/period.ts'
import { stageOf, stageOptions } from '../settle/stage.ts'
import type { Example } from './fit-table.ts'
import type { TWICE } from './fits.ts'
import type { Annotated, Gold } from './score-article.ts'
import { type GoldRecord, isNear, samePerson, sameSet } from './score-match.ts'

/** Field → the choices of annotated articles. */
export type Collected = Map<string, Example[]>

/** The choices that annotated articles show, as they are seen with the weights of the book, each with its right answer. */
export function collect(book: RuleBook, articles: readonly Annotated[]): Collected {
  const into: Collected = new Map()
  const run = extractor(book)
  const facts = factsOf(book)
  for (const { gold, text } of articles) {
    const stages = run(article(text, { published: gold.published ? String(gold.published) : null }))
    const { records } = gold
    collectTopic(
      gold.id,
      topicOf(scene(stages.outline, stages.mentions, stages.links, facts), new Map()).seen,
      records,
      into,
    )
    collectOwners(gold.id, stages.links.persons, gold.officials ?? [], into)
    collectDollars(gold.id, stages, gold.money ?? [], into)
    collectClaims(book, gold.id, stages, records, into)
  }
  return into
}

function add(
  into: Collected,
  field: string,
  article: string,
  options: readonly { features: Features; right: boolean | number }[],
): void {
  const total = options.reduce((sum, { right }) => sum + Number(right), 0)
  if (!total) return
  const list = into.get(field) ?? []
  list.push({ article, options: options.map(({ features, right }) => ({ features, right: Number(right) / total })) })
  into.set(field, list)
}

/** Whose minister each person is whom the annotator lists too. */
function collectOwners(
  article: string,
  persons: readonly Person[],
  officials: Gold['officials'],
  into: Collected,
): void {
  for (const person of persons) {
    if (person.standing !== 'holder') continue
    const gold = officials.find(({ name }) => samePerson(name, person.name))
    const wanted = gold?.country ?? gold?.body
    if (!wanted) continue
    const options = person.owners.map((option) => ({ features: featuresOf(option), right: option.value === wanted }))
    add(into, 'owner', article, options)
    // and as if the name were of a look that no rule knows: the names of these articles are known better than those of others
    add(
      into,
      'owner',
      article,
      options.map(({ features, right }) => ({
        features: new Map([...features].filter(([name]) => !name.startsWith('owner/shape'))),
        right,
      })),
    )
  }
}

/** Which dollar each plain `$` is, where the annotator tells one for its wording. */
function collectDollars(id: string, { outline, links }: Stages, money: Gold['money'], into: Collected): void {
  for (const [sum, { dollars }] of links.currency) {
    if (!dollars) continue
    const text = outline.article.text.slice(sum.span.start, sum.span.end)
    const told = new Set(money.filter((one) => one.text === text).map(({ currency }) => currency))
    if (told.size === 1)
      add(
        into,
        'dollar',
        id,
        dollars.map((option) => ({ features: featuresOf(option), right: told.has(option.value) })),
      )
  }
}

function collectTopic(
  article: string,
  seen: ReadonlyMap<string, Features>,
  records: readonly GoldRecord[],
  into: Collected,
): void {
  const gold = new Map<string, number>()
  for (const { recipients = [] } of records)
    for (const code of recipients) gold.set(code, (gold.get(code) ?? 0) + 1 / recipients.length)
  // an article counts for as many records as hang on its topic, within bounds
  for (let times = 0; times < Math.min(records.length, MOST_TIMES); times++)
    add(
      into,
      'topic',
      article,
      [...seen].map(([code, features]) => ({ features, right: gold.get(code) ?? 0 })),
    )
}

const MOST_TIMES = 6

function collectClaims(
  book: RuleBook,
  id: string,
  stages: Stages,
  records: readonly GoldRecord[],
  into: Collected,
): void {
  const { outline, mentions, links, claims } = stages
  const view = surroundings(outline, mentions, claims)
  const news = newsDay(outline, links, outline.article.published)
  const weights = weightsOf(book)
  const { looks } = looksAt(view, links, weights)
  for (const claim of claims) {
    const gold = goldOf(claim, records, outline.article.text)
    if (gold)
      add(
        into,
        'giver',
        id,
        claim.givers.map(({ value, parts }) => ({
          features: featuresOf({ parts }),
          right: sameSet(
            value.donors.map((donor) => donor.value),
            gold.donors,
          ),
        })),
      )
    if (gold)
      add(
        into,
        'getter',
        id,
        claim.getters.map(({ value, parts }) => ({
          features: featuresOf({ parts }),
          right: sameSet(
            value.map((recipient) => recipient.value),
            gold.recipients,
          ),
        })),
      )
    const seen = new Map<string, number>()
    for (const item of claim.evidence) {
      const name = `aid/${item.name}`
      if (!isTogether(item)) seen.set(name, (seen.get(name) ?? 0) + item.times)
    }
    if (gold || !isRetold(claim, records))
      add(into, 'aid', id, [
        { features: seen, right: gold !== null },
        { features: new Map(), right: gold === null },
      ])
    if (!gold) continue
    for (const { value, parts } of claim.channels)
      add(into, 'channel', id, [
        { features: featuresOf({ parts }), right: gold.channel?.includes(value.value) ?? false },
        { features: new Map(), right: !gold.channel?.includes(value.value) },
      ])
    for (const { value, parts } of claim.offered) {
      const right = isItemOf(value, gold)
      if (right === null) continue
      add(into, 'item', id, [
        { features: featuresOf({ parts }), right },
        { features: new Map(), right: !right },
      ])
    }
    const options = <T>(field: string, list: readonly Option<T>[], right: (value: T) => boolean): void =>
      add(
        into,
        field,
        id,
        list.map(({ value, parts }) => ({ features: featuresOf({ parts }), right: right(value) })),
      )
    const twice = <T extends string | null>(
      field: (typeof TWICE)[number],
      look: Look<T>,
      own: readonly Option<T>[],
      right: (value: T) => boolean,
    ): T => {
      const again = look(claim, own)
      const first = own.map(({ value, parts }) => ({ value, parts: parts.map(atFirst) }))
      options(firstName(field), first, right)
      options(field, again, right)
      return choose(weights, again)!.value
    }
    twice('scope', looks.scope, extentOptions(view, claim), (value) => value === gold.scope)
    const scoped: Claim = { ...claim, scope: { ...claim.scope, value: gold.scope as Claim['scope']['value'] } }
    const stage = twice('status', looks.status, stageOptions(view, links, scoped), (value) => value === gold.status)
    const kind = twice('type', looks.type, kindOptions(view, scoped), (value) => value === gold.type)
    twice('instrument', looks.instrument, formOptions(view, scoped, kind), (value) => value === gold.instrument)
    const staged: Claim = { ...scoped, status: stageOf(scoped, stage) }
    options(
      'announced',
      announcedOptions(view, links, staged, news),
      (value) => (value?.value ?? null) === gold.announced,
    )
    options('period', periodOptions(view, links, staged), (value) => (value?.value ?? null) === (gold.period ?? null))
  }
}

/** The record that a claim tells: the same sum, else goods told in the same place; the one that names its givers first. */
function goldOf(claim: Claim, records: readonly GoldRecord[], text: string): GoldRecord | null {
  const { sum } = claim
  const fitting = records.filter((record) =>
    sum
      ? [record.amount, ...(record.equivalents ?? [])].some(
          (told) =>
            told &&
            (told.value !== undefined ? sum.value !== null && isNear(told.value, sum.value) : told.min === sum.min),
        )
      : !record.amount && tellsGoods(claim, record, text),
  )
  return (
    fitting.find(({ donors = [] }) => claim.donors.some(({ value }) => donors.includes(value))) ?? fitting[0] ?? null
  )
}

/** The same number of the same goods, or any of them in the very words that the annotator chose: goods are named again and again. */
function tellsGoods({ goods, anchor }: Claim, { items, evidence }: GoldRecord, text: string): boolean {
  const at = text.indexOf(evidence)
  const here = at >= 0 && anchor.start < at + evidence.length && at < anchor.end
  return (items ?? []).some((item) =>
    goods.some(
      ({ name, quantity }) =>
        sharesWord(item.name, name) && (here || (quantity !== null && quantity === item.quantity)),
    ),
  )
}

/** Goods without a number that a record has from elsewhere (in a headline, say): merge/ makes one of them, whether or not these are taken for a gift. */
const isRetold = ({ sum, goods, donors }: Claim, records: readonly GoldRecord[]): boolean =>
  !sum &&
  records.some(
    (record) =>
      !record.amount &&
      donors.some(({ value }) => record.donors?.includes(value)) &&
      (record.items ?? []).some((item) =>
        goods.some(({ name, quantity }) => quantity === null && sharesWord(item.name, name)),
      ),
  )

/** Whether the record lists the goods; null where it counts them otherwise. */
function isItemOf({ name, quantity }: GoodsMention, { items }: GoldRecord): boolean | null {
  const named = (items ?? []).filter((item) => sharesWord(item.name, name))
  if (!named.length) return false
  return named.some((item) => item.quantity === quantity) ? true : null
}

function sharesWord(a: string, b: string): boolean {
  const words = new Set(a.toLowerCase().split(/\W+/))
  const other = b
    .toLowerCase()
    .split(/\W+/)
    .filter((word) => word.length > 1)
  return other.filter((word) => words.has(word)).length / Math.max(1, Math.min(words.size, other.length)) >= 0.5
}

const atFirst = ({ choice, seen }: Part): Part => partOf(firstName(choice), seen)
