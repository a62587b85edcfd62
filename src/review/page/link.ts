import { server, Unreachable } from './server.ts'
import { change, get } from './state.ts'

/** Whether the server can be reached. Who finds that it cannot says so here; from then on it is asked until it answers. */
const RETRY = 1000

let knocking = false
const backs: Array<() => void> = []

/** What is done when the server is back. */
export const onBack = (deed: () => void): void => void backs.push(deed)

export function lost(cause = 'The server does not answer.'): void {
  const now = get()
  if (!now.offline || now.obstacle !== cause) change({ offline: true, obstacle: cause })
  if (knocking) return
  knocking = true
  setTimeout(() => void knock(), RETRY)
}

async function knock(): Promise<void> {
  knocking = false
  try {
    await server.hello()
    reached()
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    lost(error.message)
  }
}

export function reached(): void {
  if (!get().offline) return
  change({ offline: false, obstacle: null })
  for (const deed of backs) deed()
}

/** @returns undefined when the server cannot be reached. */
export async function reach<T>(deed: () => Promise<T>): Promise<T | undefined> {
  try {
    return await deed()
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    lost(error.message)
    return undefined
  }
}
