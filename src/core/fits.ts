import type { z } from 'zod'

/** Whether a value fits a schema. */
export type Fits = (value: unknown) => boolean

/**
 * A schema as a plain question: no copy of the value, no list of what is wrong. Every article written is asked, and nearly every one
 * fits; what does not is asked once more of the schema itself, which says why.
 *
 * In:  a schema.
 * Out: yes for what it takes, no for all else; the kinds and checks that are not known here are left to the schema.
 */
export const fitsOf = (schema: z.core.$ZodType): Fits => known(schema) ?? ((value) => asked(schema, value))

const asked = (schema: z.core.$ZodType, value: unknown): boolean => {
  const result = schema._zod.run({ value, issues: [] }, {})
  return !(result instanceof Promise) && result.issues.length === 0
}

/** Null where only the schema knows. */
function known(schema: z.core.$ZodType): Fits | null {
  const { def } = schema._zod as z.core.$ZodTypes['_zod']
  switch (def.type) {
    case 'string':
      return withChecks((value) => typeof value === 'string', def)
    case 'number':
      return withChecks((value) => typeof value === 'number' && Number.isFinite(value), def)
    case 'enum': {
      const values = new Set<unknown>(Object.values(def.entries))
      return (value) => values.has(value)
    }
    case 'literal': {
      const values = new Set<unknown>(def.values)
      return (value) => values.has(value)
    }
    case 'nullable': {
      const inner = fitsOf(def.innerType)
      return (value) => value === null || inner(value)
    }
    case 'optional': {
      const inner = fitsOf(def.innerType)
      return (value) => value === undefined || inner(value)
    }
    case 'array':
      return def.checks?.length ? null : everyOf(fitsOf(def.element))
    case 'record':
      return def.checks?.length || !isAnyString(def.keyType) ? null : eachValueOf(fitsOf(def.valueType))
    case 'object':
      return def.checks?.length || def.catchall?._zod.def.type !== 'never' ? null : fieldsOf(def.shape)
    default:
      return null
  }
}

function everyOf(item: Fits): Fits {
  return (value) => {
    if (!Array.isArray(value)) return false
    for (let i = 0; i < value.length; i++) if (!item(value[i])) return false
    return true
  }
}

function eachValueOf(item: Fits): Fits {
  return (value) => {
    if (!isPlain(value)) return false
    for (const key of Object.keys(value)) if (!item(value[key])) return false
    return Object.getOwnPropertySymbols(value).length === 0
  }
}

const isAnyString = (schema: z.core.$ZodType): boolean => {
  const { def } = schema._zod as z.core.$ZodTypes['_zod']
  return def.type === 'string' && !def.checks?.length
}

/** Null where a field may be left out for another reason than being optional: what that means, the schema knows. */
function fieldsOf(shape: Readonly<Record<string, z.core.$ZodType>>): Fits | null {
  const names = Object.keys(shape)
  const fields = names.map((name) => known(shape[name]!))
  if (fields.some((fits) => fits === null)) return null
  const all = new Set(names)
  return (value) => {
    if (!isPlain(value)) return false
    for (let i = 0; i < names.length; i++) if (!fields[i]!(value[names[i]!])) return false
    for (const key of Object.keys(value)) if (!all.has(key)) return false
    return true
  }
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

interface Checked {
  readonly checks?: readonly z.core.$ZodCheck<never>[] | undefined
  /** A schema that is a check itself: `z.int()`. */
  readonly check?: unknown
}

/** Null where a check is not known. */
function withChecks(is: Fits, def: Checked): Fits | null {
  const own = typeof def.check === 'string' ? [checkOf(def as z.core.$ZodChecks['_zod']['def'])] : []
  const more = (def.checks ?? []).map((check) => checkOf(check._zod.def as z.core.$ZodChecks['_zod']['def']))
  const checks = [...own, ...more]
  if (checks.some((check) => check === null)) return null
  return (value) => {
    if (!is(value)) return false
    for (let i = 0; i < checks.length; i++) if (!checks[i]!(value)) return false
    return true
  }
}

function checkOf(def: z.core.$ZodChecks['_zod']['def']): Fits | null {
  switch (def.check) {
    case 'number_format':
      return def.format === 'safeint' ? Number.isSafeInteger : null
    case 'greater_than': {
      const least = Number(def.value)
      return def.inclusive ? (value) => Number(value) >= least : (value) => Number(value) > least
    }
    case 'less_than': {
      const most = Number(def.value)
      return def.inclusive ? (value) => Number(value) <= most : (value) => Number(value) < most
    }
    case 'min_length': {
      const { minimum } = def
      return (value) => String(value).length >= minimum
    }
    case 'string_format': {
      const { pattern } = def
      return pattern && !pattern.global && !pattern.sticky ? (value) => pattern.test(String(value)) : null
    }
    default:
      return null
  }
}
