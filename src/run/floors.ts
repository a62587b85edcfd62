import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { causeOf, type Issue, IssueError, issue } from '../core/issue.ts'
import { writeWhole } from './atomic.ts'
import type { Score } from './score-tally.ts'

/**
 * The last good score of an annotated folder, kept in its `floors.json`: F1 by area and accuracy by field, as shares. A floor
 * rises with `raise`, and falls only when somebody says `lower`.
 */
export interface Floors {
  readonly areas: Readonly<Record<string, number>>
  readonly fields: Readonly<Record<string, number>>
}

export const FLOOR_DEEDS = ['check', 'raise', 'lower'] as const
export type FloorDeed = (typeof FLOOR_DEEDS)[number]

/** A figure may lie so far below its floor, or by one case where there are few, before it is told. */
const SLACK = 0.005

const schema = z.strictObject({ areas: z.record(z.string(), z.number()), fields: z.record(z.string(), z.number()) })
const fileOf = (folder: string): string => join(folder, 'floors.json')

/** @throws IssueError when there are none, or they cannot be read. */
export function readFloors(folder: string): Floors {
  const path = fileOf(folder)
  const bad = (cause: string): IssueError =>
    new IssueError([issue('score/floors', cause, path, 'write them: aidtrail score FOLDER --floors raise')])
  if (!existsSync(path)) throw bad('the folder has no floors.json')
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw bad(causeOf(error))
  }
}

/** Every figure that has fallen below its floor, or is no longer there. */
export function fallen(score: Score, floors: Floors, folder: string): Issue[] {
  const told = (name: string, got: number | null, floor: number): Issue =>
    issue(
      'score/below-floor',
      `${name} is ${got === null ? 'no longer counted' : percent(got)}, and was ${percent(floor)}`,
      fileOf(folder),
      'mend what made it fall; if it is the price of something better, say so with --floors lower',
    )
  const below = (got: number, floor: number, n: number): boolean => got < floor - Math.max(SLACK, 1 / Math.max(1, n))
  return [
    ...Object.entries(floors.areas).flatMap(([name, floor]) => {
      const area = score.areas[name]
      return area && !below(area.f1, floor, area.tp + area.fn) ? [] : [told(`F1 of ${name}`, area?.f1 ?? null, floor)]
    }),
    ...Object.entries(floors.fields).flatMap(([name, floor]) => {
      const field = score.fields[name]
      return field && !below(field.accuracy, floor, field.n)
        ? []
        : [told(`accuracy of ${name}`, field?.accuracy ?? null, floor)]
    }),
  ]
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

/** Writes the score as floors: `raise` keeps the old where it was higher. */
export function writeFloors(score: Score, folder: string, deed: 'raise' | 'lower'): void {
  const old = deed === 'raise' && existsSync(fileOf(folder)) ? readFloors(folder) : { areas: {}, fields: {} }
  const higher = (now: Record<string, number>, before: Readonly<Record<string, number>>): Record<string, number> =>
    Object.fromEntries(
      Object.entries({ ...before, ...now })
        .map(([name]) => [name, Math.max(now[name] ?? 0, before[name] ?? 0)] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    )
  const figures = {
    areas: higher(
      shares(score.areas, ({ f1 }) => f1),
      old.areas,
    ),
    fields: higher(
      shares(score.fields, ({ accuracy }) => accuracy),
      old.fields,
    ),
  }
  writeWhole(fileOf(folder), `${JSON.stringify(figures, null, 2)}\n`)
}

/** To a tenth of a percent, downwards: what is written must not be above what was reached. */
const shares = <T>(figures: Readonly<Record<string, T>>, share: (figure: T) => number): Record<string, number> =>
  Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [name, Math.floor(share(figure) * 1000 + 1e-9) / 1000]),
  )
