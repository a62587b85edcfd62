import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockFolder } from './lock.ts'
import { NOTES } from './store.ts'
import { sweepFolder } from './sweep.ts'

/** No process has it: Linux numbers end below. */
const NOBODY = 2 ** 22 + 1

/** What stands in a folder's notes once a lock was taken, what the dead left swept, and the lock given free. */
function check(name: string, left: Readonly<Record<string, string>>): void {
  test(name, () => {
    const folder = mkdtempSync(join(tmpdir(), 'aidtrail-lock-'))
    const notes = join(folder, NOTES)
    mkdirSync(notes)
    for (const [file, content] of Object.entries(left)) writeFileSync(join(notes, file), content)
    const free = lockFolder(folder)
    expect(existsSync(join(notes, 'lock'))).toBe(true)
    sweepFolder(folder)
    free()
    expect(readdirSync(notes)).toEqual([])
    rmSync(folder, { recursive: true })
  })
}

check('a lock is taken and given free', {})
check('that of a dead run is taken over', { lock: JSON.stringify({ pid: NOBODY, host: hostname(), start: null }) })
check('what a run left that was killed while it took one over is swept', {
  [`lock.${NOBODY}.tmp`]: '{}',
  [`lock.old.${NOBODY}.tmp`]: '{}',
})
