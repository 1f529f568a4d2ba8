/**
 * What an agent may take now, of what is ready: nothing that another one has taken, nothing that would run beside work which
 * touches the same files, nothing that the document wants to have done alone.
 */
import type { Key, Plan, Task } from '../plan/plan.ts'
import type { PlanAt } from '../plan/plan-at.ts'
import { sharedPath, taskPaths } from '../plan/task-paths.ts'
import type { NextOptions, ReadyRow } from './next.ts'
import { nextOf } from './next.ts'
import type { Reason } from './reasons.ts'

/** A claim, as far as it matters here. */
export interface ClaimedTask {
  readonly path: string
  readonly key: Key
  readonly actor: string
  /** False once its lease has ended: then the task may be taken over, begun as it is. */
  readonly isLive: boolean
  /** Done by that actor in another work tree: on another branch, of which this document knows nothing yet. */
  readonly isFinished?: boolean
}

export interface Claimable {
  /** In the order of `next`; what the actor has already goes first. */
  readonly rows: readonly ReadyRow[]
  readonly held: readonly { readonly row: ReadyRow; readonly because: Reason }[]
}

export interface ClaimableOptions extends NextOptions {
  readonly actor: string
  readonly claims: readonly ClaimedTask[]
}

export function claimable(plans: readonly PlanAt[], { asOf, actor, claims }: ClaimableOptions): Claimable {
  const running = plans.flatMap((at) => runningTasks(at, claims))
  const tasks = new Map(plans.map((at) => [at.path, { at, byKey: new Map(at.plan.tasks.map((task) => [task.key, task])) }]))
  const rows: ReadyRow[] = []
  const held: { row: ReadyRow; because: Reason }[] = []
  for (const row of nextOf(plans, { asOf }).ready) {
    const at = tasks.get(row.path)?.at
    const task = tasks.get(row.path)?.byKey.get(row.key)
    if (!at || !task) continue
    const own = running.find((other) => other.path === row.path && other.task.key === row.key)
    const others = running.filter((other) => other !== own && other.actor !== actor)
    const finished = claims.find((claim) => claim.isLive && claim.isFinished && claim.path === row.path && claim.key === row.key)
    const because = finished ? doneBy(finished, task) : own && own.actor !== actor ? takenBy(own) : hindrance(at, task, others)
    if (because) held.push({ row, because })
    else rows.push(row)
  }
  const isMine = ({ path, key }: ReadyRow): boolean =>
    claims.some((claim) => claim.isLive && !claim.isFinished && claim.actor === actor && claim.path === path && claim.key === key)
  return { rows: [...rows.filter(isMine), ...rows.filter((row) => !isMine(row))], held }
}

/** Work that somebody has taken, or has begun without taking it. */
interface Running {
  readonly path: string
  readonly plan: Plan
  readonly task: Task
  readonly actor: string
  readonly isClaimed: boolean
  /** What it touches. */
  readonly paths: readonly string[]
}

function runningTasks({ plan, path }: PlanAt, claims: readonly ClaimedTask[]): Running[] {
  return plan.tasks.flatMap((task): Running[] => {
    if (!task.unit || task.state === 'done' || task.state === 'cancelled') return []
    const claim = claims.find((other) => !other.isFinished && other.path === path && other.key === task.key)
    if (claim?.isLive) return [{ path, plan, task, actor: claim.actor, isClaimed: true, paths: taskPaths(plan, task) }]
    // Begun, and its claim has ended: it may be taken over. Begun without any claim: somebody is at it.
    if (claim || task.state !== 'doing') return []
    return [{ path, plan, task, actor: task.owners[0]?.value ?? '', isClaimed: false, paths: taskPaths(plan, task) }]
  })
}

const doneBy = ({ actor }: ClaimedTask, { key, line }: Task): Reason => ({
  kind: 'claimed',
  key,
  line,
  text: `done by ${actor} in another work tree, and not merged yet`,
})

const takenBy = ({ task, actor, isClaimed }: Running): Reason => ({
  kind: 'claimed',
  key: task.key,
  line: task.line,
  text: isClaimed ? `taken by ${actor}` : `begun${actor === '' ? '' : ` by ${actor}`}`,
})

function hindrance({ plan, path }: PlanAt, task: Task, others: readonly Running[]): Reason | null {
  if (others.length === 0) return null
  const paths = taskPaths(plan, task)
  const marksParallel = plan.tasks.some(({ parallel }) => parallel)
  for (const other of others) {
    const name = other.task.id ?? `“${other.task.title}”`
    const clash = sharedPath(paths, other.paths)
    if (clash !== null)
      return {
        kind: 'claimed',
        key: other.task.key,
        line: other.task.line,
        text: `touches ${clash}, as ${name} does, which ${whose(other)}`,
      }
    // Where a document marks what may run in parallel, the rest of a phase is done one after the other.
    const isBeside = other.path === path && other.task.phase === task.phase
    if (marksParallel && isBeside && !(task.parallel && other.task.parallel))
      return {
        kind: 'claimed',
        key: other.task.key,
        line: other.task.line,
        text: `not marked to run beside ${name}, which ${whose(other)}`,
      }
  }
  return null
}

const whose = ({ actor, isClaimed }: Running): string => (isClaimed ? `${actor} has taken` : 'is begun')
