/**
 * Tasks that somebody else has taken: an agent is told before it changes one.
 */
import type { EditRequest, Plan, Task } from '@milemark/core'
import { oneTask } from '@milemark/core'
import { claimedIn } from './claim-next.ts'
import type { ClaimOptions } from './claims.ts'

/** Why an actor may not make some requests; null where nobody else holds what they are about. */
export function heldProblem(
  { path, plan }: { readonly path: string; readonly plan: Plan },
  actor: string,
  requests: readonly EditRequest[],
  options: ClaimOptions = {},
): { readonly code: string; readonly message: string } | null {
  const claims = claimedIn({ path }, options).filter((claim) => claim.isLive && !claim.isFinished && claim.actor !== actor)
  if (claims.length === 0) return null
  for (const request of requests) {
    const task = changedBy(plan, request)
    const claim = claims.find(({ key }) => key === task?.key)
    if (!task || !claim) continue
    const until = claim.until.slice(0, 16).replace('T', ' ')
    const name = `${task.id === null ? '' : `${task.id} `}“${task.title}”`
    return { code: 'MM-CLAIMED', message: `${name} is taken by ${claim.actor} until ${until} UTC; nothing was changed.` }
  }
  return null
}

/** The task that a request changes. Of an order, that is the one which has to wait. */
function changedBy(plan: Plan, request: EditRequest): Task | null {
  const name = 'task' in request ? request.task : request.do === 'link' || request.do === 'unlink' ? request.to : null
  const task = name === null ? null : oneTask(plan, name)
  return task === null || 'ok' in task ? null : task
}
