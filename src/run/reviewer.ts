import { spawnSync } from 'node:child_process'
import { userInfo } from 'node:os'

/** Whose name stands in the review log: the option, else git's user, else the login. */
export function reviewerName(option: string | null): string {
  return option?.trim() || gitUser() || login()
}

function gitUser(): string {
  const asked = spawnSync('git', ['config', 'user.name'], { encoding: 'utf8', timeout: 5000 })
  return asked.status === 0 ? asked.stdout.trim() : ''
}

/** A container may have no name for its user. */
function login(): string {
  try {
    return userInfo().username
  } catch {
    return 'reviewer'
  }
}
