import type { Reason } from '../core/record.ts'
import { isObject, same } from './same.ts'
import type { Edit } from './step.ts'

/** Fields whose correction has one reason. */
const BY_FIELD: Readonly<Record<string, Reason>> = {
  donors: 'wrong_donor',
  recipients: 'wrong_recipient',
  equivalents: 'wrong_sum',
  items: 'wrong_item',
  type: 'wrong_type',
  status: 'wrong_stage',
  announced: 'wrong_date',
  period: 'wrong_date',
  delivery: 'wrong_date',
  officials: 'wrong_office',
}

/**
 * Why a step was done, as far as the step itself tells: the log has a reason also when nobody stops to give one.
 *
 * @param before the record as it was. @returns null where the step leaves the reason open.
 */
export function reasonOf(step: Edit, before: unknown): Reason | null {
  switch (step.kind) {
    case 'set':
      return reasonOfField(step.path, step.value, before)
    case 'span':
      return 'span_only'
    case 'reject':
      return 'not_aid'
    case 'add':
      return 'missed_record'
    case 'split':
    case 'merge':
      return step.kind
    default:
      return null
  }
}

function reasonOfField(path: string, value: unknown, before: unknown): Reason | null {
  const [field = ''] = path.split('.')
  if (field === 'amount') return isCurrency(path, value, before) ? 'wrong_currency' : 'wrong_sum'
  return Object.hasOwn(BY_FIELD, field) ? BY_FIELD[field]! : null
}

/** Another currency for the same figures. */
function isCurrency(path: string, value: unknown, before: unknown): boolean {
  if (path === 'amount.currency') return true
  const sum = isObject(before) ? before.amount : null
  if (path !== 'amount' || !isObject(value) || !isObject(sum)) return false
  return value.currency !== sum.currency && same({ ...value, currency: null }, { ...sum, currency: null })
}
