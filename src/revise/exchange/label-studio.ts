import { type AidRecord, recordSchema, type SpanOut } from '../../core/record.ts'
import { type Exchange, spansOf, withoutSpans, withSpans } from './exchange.ts'

interface Region {
  readonly id: string
  readonly type: 'labels'
  readonly from_name: 'field'
  readonly to_name: 'text'
  readonly value: {
    readonly start: number
    readonly end: number
    readonly text: string
    readonly labels: readonly string[]
  }
  readonly meta: { readonly text: readonly string[] }
}

interface Answer {
  readonly result: readonly Region[]
  readonly model_version?: string
  readonly score?: number
  readonly completed_by?: { readonly email: string }
}

interface Task {
  readonly data: {
    readonly text: string
    readonly source: string
    readonly records: readonly Omit<AidRecord, 'spans'>[]
  }
  readonly predictions: readonly Answer[]
  readonly annotations: readonly Answer[]
}

/**
 * Label Studio tasks: the article as `text`, a region for each span labelled by its field; what only the machine said stands under
 * `predictions`, what a person judged under `annotations`. The labelling configuration is `<Labels name="field" toName="text">`.
 */
export const labelStudio: Exchange = {
  name: 'label-studio',
  write(extraction, points) {
    const answers = extraction.records.map((record): { record: AidRecord; answer: Answer } => {
      const machine = record.review.state === 'machine' || record.review.state === 'orphan'
      const result = spansOf(record).map(
        ([field, span], i): Region => ({
          id: `${record.id}-${i}`,
          type: 'labels',
          from_name: 'field',
          to_name: 'text',
          value: { start: span.start, end: span.end, text: span.quote, labels: [field.split('.')[0] ?? field] },
          meta: { text: [record.id, field] },
        }),
      )
      return {
        record,
        answer: machine
          ? { model_version: extraction.run.version, score: record.confidence, result }
          : { result, completed_by: { email: record.review.by ?? 'reviewer' } },
      }
    })
    const task: Task = {
      data: {
        text: points.text,
        source: extraction.article.source,
        records: answers.map(({ record }) => withoutSpans(record)),
      },
      predictions: answers.filter(({ answer }) => answer.model_version !== undefined).map(({ answer }) => answer),
      annotations: answers.filter(({ answer }) => answer.model_version === undefined).map(({ answer }) => answer),
    }
    return { '.label-studio.json': `${JSON.stringify([task], null, 2)}\n` }
  },
  read(files) {
    const tasks = JSON.parse(files['.label-studio.json'] ?? '') as readonly Task[]
    return tasks.flatMap(({ data, predictions, annotations }) => {
      const regions = [...predictions, ...annotations].flatMap(({ result }) => result)
      return data.records.map((record) => {
        const spans = regions
          .filter(({ meta }) => meta.text[0] === record.id)
          .map(({ meta, value }): [string, SpanOut] => [
            meta.text[1] ?? '',
            { quote: value.text, start: value.start, end: value.end },
          ])
        return recordSchema.parse(withSpans(record, spans))
      })
    })
  },
}
