/**
 * Who does something, for the log and for claims.
 */
import { userInfo } from 'node:os'
import { actorText } from '@milemark/node'

/** What was said, else what the environment says, else the user of this machine. */
export function actorName(said: string | undefined): string {
  return actorText(said ?? process.env.MILEMARK_ACTOR ?? user()) ?? 'somebody'
}

function user(): string {
  try {
    return userInfo().username
  } catch {
    return 'somebody'
  }
}
