import type { AidRecord } from '../../core/record.ts'
import type { Edit } from '../api.ts'
import { amountShown, itemShown } from './fields.ts'

/** A way to part a record in two. */
export interface Parting {
  readonly label: string
  readonly edit: Edit
}

type ListField = 'donors' | 'recipients' | 'items' | 'equivalents'

/** Every list of two or more can be parted: the first entry stays, the others make a record of their own; or a plain copy. */
export function partingsOf(record: AidRecord, nameOf: (code: string) => string | null): Parting[] {
  const parting = (field: ListField, what: string, shown: readonly string[]): Parting[] =>
    shown.length < 2
      ? []
      : [{ label: `${what}: ${shown[0]} | ${shown.slice(1).join(', ')}`, edit: parted(record, field) }]
  const named = (codes: readonly string[]): string[] => codes.map((code) => nameOf(code) ?? code)
  return [
    ...parting('donors', 'Donors', named(record.donors)),
    ...parting('recipients', 'Recipients', named(record.recipients)),
    ...parting('items', 'Goods', record.items.map(itemShown)),
    ...(record.amount && record.equivalents.length
      ? [
          {
            label: `Sums: ${amountShown(record.amount)} | ${record.equivalents.map(amountShown).join(', ')}`,
            edit: partedSums(record),
          },
        ]
      : []),
    ...(record.amount && record.items.length ? [{ label: 'The sum | the goods', edit: sumFromGoods(record) }] : []),
    { label: 'Two alike, to be changed by hand', edit: { kind: 'split', record: record.id, first: {}, second: {} } },
  ]
}

function parted(record: AidRecord, field: ListField): Edit {
  const list: readonly unknown[] = record[field]
  return {
    kind: 'split',
    record: record.id,
    first: { [field]: list.slice(0, 1) },
    second: { [field]: list.slice(1), spans: spansFrom(record, field, 1) },
  }
}

/** Spans by place move up when the first goes: `items.1` becomes `items.0`. */
function spansFrom({ spans }: AidRecord, field: string, by: number): AidRecord['spans'] {
  return Object.fromEntries(
    Object.entries(spans).flatMap(([path, span]) => {
      const place = path.startsWith(`${field}.`) ? Number(path.slice(field.length + 1)) : Number.NaN
      if (Number.isNaN(place)) return [[path, span] as const]
      return place < by ? [] : [[`${field}.${place - by}`, span] as const]
    }),
  )
}

function partedSums(record: AidRecord): Edit {
  const [first, ...rest] = record.equivalents
  const { amount: _, 'equivalents.0': own, ...spans } = spansFrom(record, 'equivalents', 0)
  const moved = spansFrom({ ...record, spans }, 'equivalents', 1)
  return {
    kind: 'split',
    record: record.id,
    first: { equivalents: [] },
    second: { amount: first!, equivalents: rest, spans: { ...moved, ...(own ? { amount: own } : {}) } },
  }
}

function sumFromGoods(record: AidRecord): Edit {
  const { amount: _, ...spans } = record.spans
  return {
    kind: 'split',
    record: record.id,
    first: { items: [] },
    second: {
      amount: null,
      equivalents: [],
      spans: Object.fromEntries(Object.entries(spans).filter(([path]) => !path.startsWith('equivalents.'))),
    },
  }
}
