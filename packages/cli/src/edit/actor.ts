/**
 * Who does something, for the log and for claims.
 */
import { userInfo } from 'node:os'

/** What was said, else what the environment says, else the user of this machine. */
export function actorName(said: string | undefined): string {
  const name = said ?? process.env.MILEMARK_ACTOR ?? user()
  return (
    name
      .replaceAll(/[\p{C}\s]+/gu, ' ')
      .trim()
      .slice(0, 60) || 'somebody'
  )
}

function user(): string {
  try {
    return userInfo().username
  } catch {
    return 'somebody'
  }
}
