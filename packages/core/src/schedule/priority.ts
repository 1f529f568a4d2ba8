/**
 * Priority rules: which activity goes first when several may. Small keys go first.
 *
 * Which rule is best depends on the plan, so that `schedule` tries all of them. The rules are those of Kolisch 1996 that do
 * best in serial schemes, and the resource-weighted path length that TaskJuggler calls path criticalness.
 */
import type { Network } from './network.ts'
import type { Activity, Link, Placement, Problem } from './problem.ts'
import { durationOf, NOBODY } from './problem.ts'

type Times = Pick<Placement, 'start' | 'finish'>

export interface Keys {
  readonly rule: 'document order' | 'latest finish' | 'latest start' | 'scarcest path'
  readonly key: Float64Array
}

/** @param late the latest times that keep the end, when people are never busy elsewhere */
export function priorities(problem: Problem, from: Network, late: Times): Keys[] {
  const due = problem.activities.some((activity) => activity.due !== null) ? pulledByDue(problem, from, late) : late
  return [
    { rule: 'document order', key: Float64Array.from(problem.activities, (_, index) => index) },
    { rule: 'latest finish', key: due.finish },
    { rule: 'latest start', key: due.start },
    { rule: 'scarcest path', key: scarcestPath(problem, from) },
  ]
}

/** Latest times when due dates count like the end: what a task with an early due date waits for becomes urgent as well. */
function pulledByDue({ activities }: Problem, { out, order }: Network, late: Times): Times {
  const times = { start: late.start.slice(), finish: late.finish.slice() }
  for (let at = order.length - 1; at >= 0; at--) {
    const index = order[at] as number
    const length = (late.finish[index] as number) - (late.start[index] as number)
    let finish = Math.min(times.finish[index] as number, (activities[index] as Activity).due ?? Number.POSITIVE_INFINITY)
    for (const { to, type } of out[index] as readonly Link[]) if (type === 'FS') finish = Math.min(finish, times.start[to] as number)
    times.finish[index] = finish
    times.start[index] = finish - length
  }
  return times
}

/**
 * The longest path behind each activity, where an hour of a person counts by how much of the plan hangs on that person.
 */
function scarcestPath(problem: Problem, { out, order }: Network): Float64Array {
  const { activities, resources } = problem
  const load = resources.map(() => 0)
  for (const activity of activities)
    for (const resource of activity.anyOf)
      load[resource] = (load[resource] as number) + durationOf(problem, activity, resource) / activity.anyOf.length
  const most = Math.max(1, ...load)
  const weight = (activity: Activity): number => {
    const [first] = activity.anyOf
    if (first === undefined) return durationOf(problem, activity, NOBODY)
    const scarcity = activity.anyOf.reduce((sum, resource) => sum + (load[resource] as number), 0) / activity.anyOf.length / most
    return durationOf(problem, activity, first) * (1 + scarcity)
  }
  const key = new Float64Array(activities.length)
  for (let at = order.length - 1; at >= 0; at--) {
    const index = order[at] as number
    let behind = 0
    for (const { to } of out[index] as readonly Link[]) behind = Math.min(behind, key[to] as number)
    key[index] = behind - weight(activities[index] as Activity)
  }
  return key
}

/** Keys by rank first: what has begun goes on before anything else begins. */
export function ranked({ activities }: Problem, key: Float64Array): Float64Array {
  const span = key.reduce((most, value) => Math.max(most, Math.abs(value)), 0) * 2 + 1
  return key.map((value, index) => (activities[index] as Activity).rank * span + value)
}
