import type { Comparison } from './baselines.ts'
import type { Score } from './score-tally.ts'

/** What a batch of new articles scored before anything was changed for it. F1 in percent. */
export interface FirstScore {
  readonly articles: string
  readonly records_right?: number
  readonly records_found?: number
  /** Of texts without aid: how many stayed without a record. */
  readonly clean?: string
}

interface Pair {
  readonly ours: Comparison
  readonly theirs: Comparison
}

export interface Quality {
  readonly articles: number
  readonly records: number
  /** By the rules as they are; with weights that have not seen the article; and without the wordings that only it uses. */
  readonly scores: { readonly own: Score; readonly unseen: Score; readonly bare: Score }
  /** Other annotated texts, each read with weights that have not seen it. */
  readonly others: readonly { readonly name: string; readonly articles: number; readonly score: Score }[]
  readonly firstScores: readonly FirstScore[]
  readonly calibration: readonly string[]
  readonly dates: Pair
  readonly sums: Pair
  readonly overfit: readonly string[]
}

/** The page as Markdown. */
export function qualityPage({ scores, ...quality }: Quality): string {
  return `# How good the extraction is

Written by \`npm run quality\`; do not edit. Measured on the ${quality.articles} annotated articles of \`fixtures/corpus\` with their ${quality.records} records.
A record is *found* when it tells an annotated sum or goods, and *right* when its givers and recipients agree too.

## Scores

The rules were written with these articles at hand, and the weights were fitted to them: the first column flatters. In the second,
each article is read with weights fitted without it (ten parts). In the third, also without the verbs, phrases and date forms that no
other article of the corpus uses. What stays even then is that whoever wrote the rules had read the articles.

${table(
  ['F1, %', 'as shipped', 'weights left out', 'and wordings left out'],
  Object.keys(scores.own.areas)
    .filter((name) => name !== 'no-aid articles kept clean')
    .map((name) => [name, ...three(scores, ({ areas }) => areas[name]?.f1)]),
)}

No-aid articles that stay without a record: ${three(scores, ({ areas }) => areas[CLEAN]?.r).join(', ')} %, in the same order (${(scores.own.areas[CLEAN]?.tp ?? 0) + (scores.own.areas[CLEAN]?.fn ?? 0)} articles).

${table(
  ['fields of found records, % right', 'as shipped', 'weights left out', 'and wordings left out'],
  Object.keys(scores.own.fields).map((name) => [name, ...three(scores, ({ fields }) => fields[name]?.accuracy)]),
)}

The weights are learned from shorter texts as well; each of these, left out in its turn:

${table(
  ['folder', 'texts', 'records right, F1', 'records found, F1', 'texts without aid kept clean'],
  quality.others.map(({ name, articles, score: { areas } }) => [
    `\`fixtures/${name}\``,
    String(articles),
    percent(some(areas['records right'])),
    percent(some(areas['records found'])),
    areas[CLEAN] && areas[CLEAN].tp + areas[CLEAN].fn
      ? `${areas[CLEAN].tp} of ${areas[CLEAN].tp + areas[CLEAN].fn}`
      : '–',
  ]),
)}

## First scores of new articles

The most honest figures: what each batch of new articles scored on the day it came, before any rule or weight was changed for it.

${table(
  ['articles', 'records right, F1', 'records found, F1', 'kept clean'],
  quality.firstScores.map((first) => [
    first.articles,
    first.records_right?.toFixed(1) ?? '–',
    first.records_found?.toFixed(1) ?? '–',
    first.clean ?? '–',
  ]),
)}

## Confidence

Records of articles left out in turn, in five bins of equal count. In each the mean confidence should lie inside the 99 % interval of
the share of right records. \`node dist/run/calibrate.js --check fixtures/corpus\` prints it, \`aidtrail score FOLDER --calibration\` does
so for any other annotated folder.

\`\`\`
${quality.calibration.join('\n')}
\`\`\`

## Beside the libraries

Dates beside chrono-node alone (each line, with the day of publication as its today), sums beside compromise alone; both read as kindly
as can be. *Places* are the annotated words that are touched at all; the other figures ask for the value.

${table(
  ['', 'places', 'precision', 'recall', 'F1'],
  [
    ['dates: aidtrail', ...four(quality.dates.ours)],
    ['dates: chrono-node', ...four(quality.dates.theirs)],
    ['sums: aidtrail', ...four(quality.sums.ours)],
    ['sums: compromise', ...four(quality.sums.theirs)],
  ],
)}

## Overfitting

\`aidtrail score fixtures/corpus --overfit\` names them. A wording that one article uses may be plain English that the corpus is too small to
show twice, so that it is no proof; what counts is how far the score falls without all of them. An example that holds without its own
wording shows that the wording is not needed there, not that it is wrong. Names (states, bodies, currencies, offices, goods) are not
looked at. Wordings that no article uses are not measured by anything here.

\`\`\`
${quality.overfit.join('\n')}
\`\`\`
`
}

const CLEAN = 'no-aid articles kept clean'

/** F1, where there is anything to find. */
const some = (area: Score['areas'][string] | undefined): number | undefined =>
  area && area.tp + area.fn ? area.f1 : undefined

const percent = (share: number | undefined): string => (share === undefined ? '–' : (100 * share).toFixed(1))

const three = ({ own, unseen, bare }: Quality['scores'], of: (score: Score) => number | undefined): string[] =>
  [own, unseen, bare].map((score) => percent(of(score)))

const four = ({ places, precision, recall, f1 }: Comparison): string[] => [places, precision, recall, f1].map(percent)

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, i) => (i ? '--:' : '---')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
