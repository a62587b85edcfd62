import { mkdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parse } from 'yaml'
import type { Extraction } from '../core/record.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { loadRules } from '../rulebook/load.ts'
import { writeWhole } from './atomic.ts'
import { compare, datesByChrono, type Found, sumsByCompromise, wantedDates, wantedSums } from './baselines.ts'
import { calibrationOf, calibrationTable } from './calibration.ts'
import { createEngine } from './engine.ts'
import { collect } from './fit-examples.ts'
import { leaveOutParts, predictUnseen, unseenRecords } from './left-out.ts'
import { checkOverfit } from './overfit.ts'
import { overfitSummary } from './overfit-report.ts'
import { type FirstScore, qualityPage } from './quality-page.ts'
import { withoutWordings } from './rule-use.ts'
import { readAnnotated } from './score.ts'
import { type Annotated, scoreArticle } from './score-article.ts'
import { createTally, type Score } from './score-tally.ts'

/**
 * Measures the extraction on an annotated folder and writes the page that tells of it:
 *
 *     node dist/run/quality.js fixtures/corpus docs/quality.md fixtures/no-aid fixtures/briefs
 *
 * The folders behind the page are other annotated texts that the weights are learned from; they are scored left out, too.
 *
 * The same rules and articles give the same page. It takes half an hour: the weights are fitted ten times over, so that every article
 * is read with weights that have not seen it.
 */
const FOLDS = 10
const NO_LISTS = { officials: [], countries: [], money: [], dates: [] }
const [folder, page, ...more] = process.argv.slice(2)
if (!folder || !page) {
  console.error(
    'quality needs an annotated folder and a page to write: quality.js fixtures/corpus docs/quality.md [FOLDER…]',
  )
  process.exit(2)
}
const book = await loadRules()
const articles = readAnnotated(folder)
/** Of those only the records are annotated. */
const others = more.map((each) => ({
  name: basename(each),
  articles: readAnnotated(each).map((one) => ({ ...one, gold: { ...NO_LISTS, ...one.gold } })),
}))

const own = extractAll(book, articles)
const overfit = checkOverfit(book, articles)
const lone = new Set(overfit.lone.map(({ wording }) => wording))
const all = [...articles, ...others.flatMap((other) => other.articles)]
const parts = [...leaveOutParts(book, collect(book, all), all, FOLDS)]
const unseen = new Map(parts.flatMap((part) => [...extractAll(part.book, part.articles)]))
const inFolder = new Set(articles)
const bare = new Map(
  parts.flatMap((part) => [
    ...extractAll(
      withoutWordings(part.book, lone),
      part.articles.filter((one) => inFolder.has(one)),
    ),
  ]),
)
const against = (wanted: typeof wantedDates, find: (one: Annotated) => readonly Found[]): ReturnType<typeof compare> =>
  compare(articles.map((one) => ({ text: one.text, wanted: wanted(one.gold), found: find(one) })))

mkdirSync(dirname(page), { recursive: true })
writeWhole(
  page,
  qualityPage({
    articles: articles.length,
    records: articles.reduce((sum, { gold }) => sum + gold.records.length, 0),
    scores: { own: scoreOf(articles, own), unseen: scoreOf(articles, unseen), bare: scoreOf(articles, bare) },
    others: others.map((other) => ({
      name: other.name,
      articles: other.articles.length,
      score: scoreOf(other.articles, unseen),
    })),
    firstScores: parse(readFileSync(join(folder, '..', 'first-scores.yaml'), 'utf8')) as FirstScore[],
    calibration: calibrationTable(calibrationOf(predictUnseen(unseenRecords(parts)))),
    dates: {
      ours: against(wantedDates, ({ gold }) => datesOf(own.get(gold.id)!)),
      theirs: against(wantedDates, datesByChrono),
    },
    sums: {
      ours: against(wantedSums, ({ gold }) => sumsOf(own.get(gold.id)!)),
      theirs: against(wantedSums, sumsByCompromise),
    },
    overfit: overfitSummary(overfit),
  }),
)

/** Article → its extraction by these rules. */
function extractAll(rules: RuleBook, list: readonly Annotated[]): Map<string, Extraction> {
  const engine = createEngine(rules)
  return new Map(
    list.map(({ gold, text }) => {
      const metadata = { published: gold.published ? String(gold.published) : null }
      return [gold.id, engine.text(text, { source: gold.id, metadata }).extraction]
    }),
  )
}

function scoreOf(list: readonly Annotated[], extractions: ReadonlyMap<string, Extraction>): Score {
  const counter = createTally()
  for (const { gold, text } of list) scoreArticle(gold, extractions.get(gold.id)!, text, counter.of(gold.id))
  return counter.result()
}

function datesOf({ dates }: Extraction): Found[] {
  return dates.map(({ span, value }) => ({ start: span.start, end: span.end, values: value === null ? [] : [value] }))
}

function sumsOf({ money }: Extraction): Found[] {
  return money.map(({ span, value, min, max, currency }) => ({
    start: span.start,
    end: span.end,
    values: [`${value ?? `${min}-${max}`} ${currency}`],
  }))
}
