import { type FSWatcher, watch } from 'node:fs'

/**
 * Hears when something stirs in folders, from the system: one watch a folder, whatever lies in it. Only hints: what is lost here, and that
 * happens, a full scan finds.
 */
export interface FolderWatch {
  /** A scan comes to this folder, and has not looked into it yet: from here on nothing in it goes unheard. */
  enter(folder: Buffer): void
  /** The scan has come to its end: folders that it did not come to are gone. */
  settle(): void
  close(): void
}

/**
 * @param ring something stirred.
 * @param lose the system watches no more folders; told once.
 */
export function watchFolders(ring: () => void, lose: (error: Error) => void): FolderWatch {
  const watched = new Map<string, { readonly watcher: FSWatcher; round: number }>()
  let round = 0
  let lost = false
  const drop = (folder: string): void => {
    watched.get(folder)?.watcher.close()
    watched.delete(folder)
  }
  const listen = (folder: Buffer, key: string): FSWatcher => {
    const own = folder.subarray(folder.lastIndexOf(47) + 1)
    const watcher = watch(folder, { persistent: false, encoding: 'buffer' })
    watcher.on('change', (kind, name) => {
      // taken away or renamed: what comes there next is another folder, and is entered anew
      if (kind === 'rename' && Buffer.isBuffer(name) && own.equals(name)) drop(key)
      ring()
    })
    watcher.on('error', () => {
      drop(key)
      ring()
    })
    return watcher
  }
  return {
    enter(folder) {
      const key = folder.toString('latin1')
      const known = watched.get(key)
      if (known) known.round = round
      if (known || lost) return
      try {
        watched.set(key, { watcher: listen(folder, key), round })
      } catch (error) {
        if (!isLimit(error)) return
        lost = true
        lose(error)
      }
    },
    settle() {
      for (const [folder, known] of watched) if (known.round !== round) drop(folder)
      round++
    },
    close() {
      for (const folder of [...watched.keys()]) drop(folder)
    },
  }
}

const isLimit = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EMFILE')
