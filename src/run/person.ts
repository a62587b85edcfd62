import { execFileSync, spawn } from 'node:child_process'
import { userInfo } from 'node:os'

/** Who works here, for the review log: git's `user.name`, else the login. */
export function reviewerName(): string {
  try {
    const name = execFileSync('git', ['config', 'user.name'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    if (name.trim()) return name.trim()
  } catch {
    // no git here, or no name in it
  }
  try {
    return userInfo().username
  } catch {
    return 'reviewer'
  }
}

/** Opens an address in the browser of this machine; without one nothing happens, and the printed address remains. */
export function openBrowser(address: string): void {
  const [command, args] =
    process.platform === 'darwin'
      ? ['open', [address]]
      : process.platform === 'win32'
        ? ['rundll32', ['url.dll,FileProtocolHandler', address]]
        : ['xdg-open', [address]]
  const child = spawn(command as string, args as string[], { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
