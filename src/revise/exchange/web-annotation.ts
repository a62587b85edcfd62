import { type AidRecord, recordSchema, type SpanOut } from '../../core/record.ts'
import { type Exchange, spansOf, withoutSpans, withSpans } from './exchange.ts'

/** How much of the text around a quote goes along, in code points. */
const CONTEXT = 32

interface Target {
  readonly 'aid:field': string
  readonly selector: readonly [
    { readonly type: 'TextQuoteSelector'; readonly exact: string; readonly prefix: string; readonly suffix: string },
    { readonly type: 'TextPositionSelector'; readonly start: number; readonly end: number },
  ]
}

/**
 * W3C Web Annotation as JSON-LD: one annotation a record, one target a span with its quote and its position, the record as the body.
 * https://www.w3.org/TR/annotation-model/
 */
export const webAnnotation: Exchange = {
  name: 'web-annotation',
  write(extraction, points) {
    const { article } = extraction
    const source = article.url ?? article.source
    const items = extraction.records.map((record) => ({
      id: `urn:aidtrail:${article.id}:${record.id}`,
      type: 'Annotation',
      motivation: record.review.state === 'machine' ? 'identifying' : 'assessing',
      ...(record.review.by ? { creator: { type: 'Person', name: record.review.by } } : {}),
      ...(record.review.at ? { modified: record.review.at } : {}),
      generator: { type: 'Software', name: `aidtrail ${extraction.run.version}` },
      body: { type: 'Dataset', format: 'application/json', value: JSON.stringify(withoutSpans(record)) },
      target: spansOf(record).map(([field, span]) => ({
        type: 'SpecificResource',
        source,
        'aid:field': field,
        selector: [
          {
            type: 'TextQuoteSelector',
            exact: span.quote,
            prefix: points.slice(Math.max(0, span.start - CONTEXT), span.start),
            suffix: points.slice(span.end, Math.min(points.length, span.end + CONTEXT)),
          },
          { type: 'TextPositionSelector', start: span.start, end: span.end },
        ],
      })),
    }))
    const page = {
      '@context': ['http://www.w3.org/ns/anno.jsonld', { aid: 'urn:aidtrail:' }],
      id: `urn:aidtrail:${article.id}`,
      type: 'AnnotationCollection',
      label: article.title ?? article.source,
      total: items.length,
      first: { type: 'AnnotationPage', startIndex: 0, items },
    }
    return { '.jsonld': `${JSON.stringify(page, null, 2)}\n` }
  },
  read(files) {
    const page = JSON.parse(files['.jsonld'] ?? '') as {
      first: { items: readonly { body: { value: string }; target: readonly Target[] }[] }
    }
    return page.first.items.map(({ body, target }): AidRecord => {
      const spans = target.map(({ 'aid:field': field, selector: [text, place] }): [string, SpanOut] => [
        field,
        { quote: text.exact, start: place.start, end: place.end },
      ])
      return recordSchema.parse(withSpans(JSON.parse(body.value), spans))
    })
  },
}
